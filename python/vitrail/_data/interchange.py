# In:  arrays and tables of other libraries: NumPy, pandas, polars, anything with __array_interface__, __dlpack__, __array__.
# Out: a Block over their own memory where they lend it.
"""Reading other libraries' arrays and tables."""

import array
import sys

from ..errors import Error, is_a, shape_text, type_text
from . import arrays, buffers
from .arrays import columns
from .buffers import F64, NAN, Block

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def read(data: "Any", what: str) -> "Block | None":
    """Read an array or table of another library; None where it is not one."""
    root = type(data).__module__.partition(".")[0]
    if root == "pandas":
        return _pandas(data, what)
    if root == "polars" and hasattr(data, "collect"):
        raise Error("%s: got a polars LazyFrame, which has no data yet: call .collect() on it" % what)
    if hasattr(getattr(data, "dtype", None), "kind") and hasattr(data, "astype"):
        return _numpy(data, what)
    if hasattr(data, "__arrow_c_stream__") or hasattr(data, "__arrow_c_array__"):
        from . import arrow

        return arrow.read(data, what)
    if isinstance(data, (bytes, bytearray, memoryview)):
        return None
    if hasattr(data, "__dlpack__") and hasattr(data, "__dlpack_device__"):
        return _dlpack(data, what)
    if hasattr(data, "__array_interface__"):
        return _interface(data, what)
    if hasattr(data, "to_memoryview"):  # a typed array of JavaScript, in Pyodide
        return arrays.buffer(data.to_memoryview(), what)
    block = arrays.buffer(data, what)
    if block is None and hasattr(data, "__array__"):
        return _numpy(data.__array__(), what)
    return block


# --- NumPy ---


def _numpy(data: "Any", what: str) -> Block:
    kind: str = data.dtype.kind
    if hasattr(data, "filled") and kind in "fiub":  # a masked array
        if data.mask is not False and data.mask.any():
            return _numpy(data.astype("f8").filled(NAN), what)
        data = data.data
    if kind in "fiub" and data.dtype.itemsize <= 8:
        if not data.shape:
            return Block([array.array("d", [float(data)])], F64, ())
        block = arrays.buffer(data, what)
        if block is not None:
            return block
    if kind == "f":
        return _numpy(data.astype("f8"), what)
    if kind == "m":
        return _durations(data, what)
    if kind == "M":
        return _times(data, what)
    if kind in "UST":
        return _words(data.tolist(), data.shape, what)
    if kind == "c":
        raise Error("%s: got complex numbers, need real ones: did you mean abs(values) or values.real?" % what)
    if kind == "O":
        return arrays.read(data.tolist(), what)
    if kind == "V" and data.dtype.names:
        return table(list(data.dtype.names), lambda name: data[name], what)
    try:  # kinds that other packages add, such as bfloat16
        return _numpy(data.astype("f4"), what)
    except (TypeError, ValueError):
        raise Error("%s: got elements of type %s, need floats, integers or booleans" % (what, data.dtype)) from None


def _durations(data: "Any", what: str) -> Block:
    """Durations become seconds; NaT becomes NaN."""
    numpy: "Any" = sys.modules["numpy"]
    if numpy.datetime_data(data.dtype)[0] in ("Y", "M"):
        raise Error("%s: got durations in months or years, whose seconds differ: need days or shorter units" % what)
    if hasattr(data, "filled"):
        data = data.filled(numpy.timedelta64("NaT"))
    block = _numpy(data / numpy.timedelta64(1, "s"), what)
    block.unit = "s"
    return block


def _times(data: "Any", what: str) -> Block:
    """Times stay whole ticks since 1970."""
    from . import dates

    numpy: "Any" = sys.modules["numpy"]
    if hasattr(data, "filled"):
        data = data.filled(numpy.datetime64("NaT"))
    unit, step = numpy.datetime_data(data.dtype)
    if unit in ("Y", "M", "generic"):
        data, unit, step = data.astype("M8[D]"), "D", 1
    numerator, denominator = dates.UNITS[unit]
    ticks = data.reshape(data.shape or (1,)).astype(data.dtype.newbyteorder("=")).view("i8")
    block = arrays.buffer(numpy.ascontiguousarray(ticks), what)
    assert block is not None
    block.shape = tuple(data.shape)
    block.time = (numerator * int(step), denominator)
    return block


def _words(words: "list[Any]", shape: "tuple[int, ...]", what: str) -> Block:
    if len(shape) != 1:
        raise Error("%s: got text of shape %s, need numbers: did you mean .astype(float)?" % (what, shape_text(shape)))
    return arrays.categories([w.decode() if isinstance(w, bytes) else w for w in words], what)


# --- tables ---


def table(names: "list[str]", column: "Callable[[str], Any]", what: str) -> Block:
    """Choose three columns for points: those called x, y, z, or all if there are three; else any number of columns."""
    lower = [str(name).lower() for name in names]
    if len(names) > 4 or (len(names) == 4 and {"x", "y", "z"} <= set(lower)):
        if not {"x", "y", "z"} <= set(lower):
            raise Error(
                "%s: got a table with the columns %s, need three: did you mean table[[%s]]?"
                % (what, ", ".join(names), ", ".join(repr(n) for n in names[:3]))
            )
        names = [names[lower.index(name)] for name in "xyz"]
    if not names:
        return Block([b""], F64, (0,), True)
    return columns([column(name) for name in names], what, [repr(name) for name in names])


def _pandas(data: "Any", what: str) -> Block:
    if hasattr(data, "columns"):
        # By position, because names may be there twice.
        labels: "list[Any]" = list(data.columns)
        names = [str(label) for label in labels]
        places = {name: names.index(name) for name in names}
        if len(places) < len(names):
            return columns([data.iloc[:, i] for i in range(len(names))], what, names)
        return table(names, lambda name: data.iloc[:, places[name]], what)
    if not hasattr(data, "to_numpy"):
        return _numpy(data.__array__(), what) if hasattr(data, "__array__") else arrays.read(list(data), what)
    dtype = data.dtype
    if hasattr(dtype, "categories") and hasattr(dtype, "ordered"):
        values = data.array if hasattr(data, "array") else data
        names = [str(name) for name in dtype.categories]
        codes = values.codes.astype("f8")
        codes[codes < 0] = NAN
        block = _numpy(codes, what)
        block.names = names
        block.fixed = True
        return block
    numpy: "Any" = sys.modules["numpy"]
    kind = getattr(dtype, "kind", "O")
    if isinstance(dtype, numpy.dtype):
        return _numpy(data.to_numpy(), what)
    if kind == "b" and not data.isna().any():
        return _numpy(data.to_numpy(dtype="bool"), what)
    if kind in "fiub":
        return _numpy(data.to_numpy(dtype="float64", na_value=NAN), what)
    if hasattr(dtype, "freq"):  # periods are where they begin
        return _pandas((data if hasattr(data, "to_timestamp") and not hasattr(data, "dt") else data.dt).to_timestamp(), what)
    if kind in "Mm":  # with a zone: what comes out is UTC
        unit = getattr(dtype, "unit", None) or getattr(getattr(dtype, "pyarrow_dtype", None), "unit", None) or "ns"
        return _numpy(data.to_numpy(dtype=("datetime64[%s]" if kind == "M" else "timedelta64[%s]") % unit), what)
    return arrays.read(data.tolist(), what)


# --- memory by its address ---


def _memory(address: int, nbytes: int, keep: object) -> memoryview:
    import ctypes

    if nbytes == 0:
        return memoryview(b"")
    raw = (ctypes.c_ubyte * nbytes).from_address(address)
    raw.keep = keep  # type: ignore[attr-defined]
    return memoryview(raw).cast("B")


def strided(
    address: int,
    shape: "tuple[int, ...]",
    strides: "tuple[int, ...] | None",
    dtype: int,
    keep: object,
) -> Block:
    """Make a Block of memory at an address; strides are in bytes. Anything but C order is gathered into a copy."""
    size = buffers.ITEM_BYTES[dtype & 0xFF]
    dense: "list[int]" = []
    step = size
    for n in reversed(shape):
        dense.insert(0, step)
        step *= n
    total = step
    if total == 0:
        return Block([b""], dtype, shape, False, None, keep)
    ordinary = strides is None or all(a == b or n == 1 for a, b, n in zip(strides, dense, shape))
    if ordinary:
        return Block([_memory(address, total, keep)], dtype, shape, False, None, keep)
    assert strides is not None
    out = bytearray(total)
    low = sum(min(0, (n - 1) * s) for n, s in zip(shape, strides))
    high = sum(max(0, (n - 1) * s) for n, s in zip(shape, strides)) + size
    source = _memory(address + low, high - low, keep)
    places = [-low]
    for n, s in zip(shape[:-1], strides[:-1]):
        places = [p + i * s for p in places for i in range(n)]
    last, stride = shape[-1], strides[-1]
    at = 0
    for place in places:
        for i in range(last):
            p = place + i * stride
            out[at : at + size] = source[p : p + size]
            at += size
    return Block([out], dtype, shape, False, None, keep)


def _interface(data: "Any", what: str) -> Block:
    inter: "dict[str, Any]" = data.__array_interface__
    typestr: str = inter["typestr"]
    shape = tuple(inter["shape"])
    size = int(typestr[2:])
    letters = {"f": {2: "e", 4: "f", 8: "d"}, "i": {1: "b", 2: "h", 4: "i", 8: "q"},
               "u": {1: "B", 2: "H", 4: "I", 8: "Q"}, "b": {1: "?"}}
    letter = letters.get(typestr[1], {}).get(size)
    if letter is None:
        raise Error("%s: got elements of type %s, need floats, integers or booleans" % (what, typestr))
    order = typestr[0] if typestr[0] in "<>" else "="
    dtype = buffers.format_dtype(order + letter, size)
    place: "Any" = inter.get("data")
    if is_a(place, tuple):
        address: int = place[0]
        return strided(address, shape, inter.get("strides"), dtype, data)
    if inter.get("strides") is not None:
        raise Error("%s: got strided memory without an address from __array_interface__, need it dense" % what)
    view = memoryview(data if place is None else place).cast("B")
    offset = int(inter.get("offset", 0))
    total = size
    for n in shape:
        total *= n
    return Block([view[offset : offset + total]], dtype, shape, False, None, data)


def _dlpack(data: "Any", what: str) -> Block:
    device = data.__dlpack_device__()
    if int(device[0]) not in (1, 3):  # CPU, or CPU memory pinned for CUDA
        raise Error(
            "%s: got %s on a device (DLPack type %d), need it in the computer's memory: did you mean .cpu()?"
            % (what, type_text(data), int(device[0]))
        )
    import ctypes

    class Tensor(ctypes.Structure):
        _fields_ = [
            ("data", ctypes.c_void_p),
            ("device_type", ctypes.c_int32),
            ("device_id", ctypes.c_int32),
            ("ndim", ctypes.c_int32),
            ("code", ctypes.c_uint8),
            ("bits", ctypes.c_uint8),
            ("lanes", ctypes.c_uint16),
            ("shape", ctypes.POINTER(ctypes.c_int64)),
            ("strides", ctypes.POINTER(ctypes.c_int64)),
            ("byte_offset", ctypes.c_uint64),
        ]

    try:
        capsule = data.__dlpack__()
    except Exception as error:
        raise Error("%s: %s does not lend its memory: %s" % (what, type_text(data), error)) from None
    get = ctypes.pythonapi.PyCapsule_GetPointer
    get.restype = ctypes.c_void_p
    get.argtypes = [ctypes.py_object, ctypes.c_char_p]
    # The capsule stays unconsumed, so its own destructor gives the memory back when the Block is dropped.
    tensor = Tensor.from_address(get(capsule, b"dltensor"))
    bits: int = tensor.bits
    names = {0: "i", 1: "u", 2: "f", 6: "b"}
    size = bits // 8
    letters = {"i1": "b", "i2": "h", "i4": "i", "i8": "q", "u1": "B", "u2": "H", "u4": "I", "u8": "Q",
               "f2": "e", "f4": "f", "f8": "d", "b1": "?"}
    letter = letters.get("%s%d" % (names.get(tensor.code, "-"), size))
    if letter is None or tensor.lanes != 1:
        raise Error(
            "%s: got elements of a type (DLPack code %d, %d bits) that cannot be read: convert them to float32"
            % (what, tensor.code, bits)
        )
    shape: "tuple[int, ...]" = tuple(tensor.shape[i] for i in range(tensor.ndim))
    strides: "tuple[int, ...] | None" = None
    if tensor.strides:
        strides = tuple(tensor.strides[i] * size for i in range(tensor.ndim))
    address = (tensor.data or 0) + tensor.byte_offset
    return strided(address, shape, strides, buffers.format_dtype("=" + letter, size), (data, capsule))
