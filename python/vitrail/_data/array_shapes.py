# In:  an ArrayData of any shape, and what is wanted: points, segments, a grid, faces, one value for each...
# Out: an ArrayData of exactly that shape, or an error that says what came, what was wanted and the fix.
"""What shape each array must have, and what to say when it has another."""

from ..errors import Error, shape_text
from . import buffers
from .arrays import columns, read
from .buffers import ArrayData
from .columns import numbers_only

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


def points(values: "Sequence[Any]", what: str) -> ArrayData:
    """Read (N, 3) points from one table of them, or from x, y and z.

    Parameters
    ----------
    values : sequence
        One (N, 3) array-like, or three of N values each; a number among three stands for a whole column.
    what : str
        What to call them in errors.

    Raises
    ------
    vitrail.Error
        Where the shape is another.
    """
    if len(values) == 3:
        return columns(values, what)
    if len(values) != 1:
        fix = ""
        if len(values) == 2:
            fix = "; for points in a plane give a number as the third: x, y, 0"
        elif len(values) == 4:
            fix = "; did you mean c= for the fourth?"
        raise Error("%s: got %d arrays, need one of shape (N, 3), or three: x, y and z%s" % (what, len(values), fix))
    arr = read(values[0], what)
    shape = arr.shape
    if arr.count() == 0:
        return ArrayData([b""], buffers.F64, (0, 3))
    if len(shape) == 2 and shape[1] == 3 and arr.names is None and arr.time is None:
        return arr
    numbers_only(arr, what)
    if arr.unshaped and len(shape) == 1:
        if shape[0] % 3 == 0:
            return arr.reshape(shape[0] // 3, 3)
        raise Error(
            "%s: got %d numbers in a row, need three for each point, and %d is no multiple of 3"
            % (what, shape[0], shape[0])
        )
    raise Error("%s: got shape %s, need (N, 3): %s" % (what, shape_text(shape), _points_fix(shape, what)))


def _points_fix(shape: "tuple[int, ...]", what: str) -> str:
    name = "points" if what.endswith("positions") else "data"
    if shape == ():
        return "did you mean [[x, y, z]]?"
    if len(shape) == 1:
        if shape[0] == 3:
            return "did you mean [%s]?" % name
        if shape[0] % 3 == 0:
            return "did you mean %s.reshape(-1, 3), or x, y, z as three arguments?" % name
        return "give x, y and z as three arguments"
    if len(shape) == 2:
        if shape[0] == 3:
            return "did you mean %s.T?" % name
        if shape[1] == 2:
            return "add a third column, or give x, y, 0 as three arguments"
        if shape[0] == 2:
            return "did you mean x, y, 0 as three arguments?"
        if shape[1] == 4:
            return "did you mean %s[:, :3], with c=%s[:, 3]?" % (name, name)
        return "choose three columns, such as %s[:, :3]; heights on a grid are for surface()" % name
    if shape[-1] == 3:
        return "did you mean %s.reshape(-1, 3)?" % name
    return "one row of x, y, z for each point"


def each(value: "Any", what: str, counts: "Sequence[int]", per: str) -> ArrayData:
    """Read one number for each of something; `counts` are the lengths that fit."""
    arr = numbers_only(read(value, what), what)
    if arr.count() not in counts:
        wanted = " or ".join(str(n) for n in counts)
        shape = shape_text(arr.shape) if len(arr.shape) > 1 else str(arr.count())
        raise Error("%s: got %s values, need %s: one for each %s" % (what, shape, wanted, per))
    return arr.reshape(arr.count())


def volume(value: "Any", what: str, components: int = 1) -> ArrayData:
    """Read (layers, rows, columns) numbers, or with the components of each element (of vectors: 3) as a fourth length.

    Layers are along z, rows along y, columns along x: values[z][y][x].
    """
    arr = numbers_only(read(value, what), what)
    shape = arr.shape
    if len(shape) == 3 and components == 1 or len(shape) == 4 and shape[3] == components:
        return arr
    if arr.count() == 0:
        return arr.reshape(*((0, 0, 0) if components == 1 else (0, 0, 0, components)))
    wanted, order = "(layers, rows, columns)", "(z, y, x)"
    fix = "values[z][y][x]"
    if components != 1:
        wanted = "(layers, rows, columns, %d)" % components
    if len(shape) == 1:
        fix = "did you mean .reshape%s?" % wanted
    elif len(shape) == 2:
        fix = "did you mean values[np.newaxis], one layer?"
    elif len(shape) == 4 and shape[0] == components != 1:
        fix = "components come last: did you mean .transpose(1, 2, 3, 0)?"
    elif len(shape) == 4 and components == 1:
        fix = "choose one component, such as values[..., 0]"
    elif len(shape) == 3:
        fix = "one vector of %d numbers for each place" % components
    raise Error("%s: got shape %s, need %s, which is %s: %s" % (what, shape_text(shape), wanted, order, fix))


def rows(value: "Any", what: str, least: int, most: int) -> ArrayData:
    """Read (N, k) with k from `least` to `most`."""
    arr = numbers_only(read(value, what), what)
    shape = arr.shape
    if len(shape) == 2 and least <= shape[1] <= most:
        return arr
    if arr.count() == 0:
        return arr.reshape(0, least)
    if len(shape) == 1 and (arr.unshaped or least == 1) and shape[0] % least == 0:
        return arr.reshape(shape[0] // least, least)
    wanted = "(N, %d)" % least if least == most else " or ".join("(N, %d)" % k for k in range(least, most + 1))
    fix = ""
    if len(shape) == 2 and least <= shape[0] <= most:
        fix = ": did you mean .T?"
    elif len(shape) == 1 and shape[0] % least == 0:
        fix = ": did you mean .reshape(-1, %d)?" % least
    raise Error("%s: got shape %s, need %s%s" % (what, shape_text(shape), wanted, fix))


def pixels(value: "Any", what: str) -> ArrayData:
    """Read rows of pixels: (rows, columns) numbers, or (rows, columns, 3 or 4) colours."""
    arr = numbers_only(read(value, what), what)
    shape = arr.shape
    if len(shape) == 2 or (len(shape) == 3 and 1 <= shape[2] <= 4):
        return arr
    fix = ""
    if len(shape) == 3 and shape[0] in (3, 4):
        fix = ": did you mean .transpose(1, 2, 0)?"
    elif len(shape) == 4:
        fix = ": choose one picture, such as pixels[0]"
    raise Error(
        "%s: got shape %s, need (rows, columns) numbers or (rows, columns, 3 or 4) colours%s"
        % (what, shape_text(shape), fix)
    )
