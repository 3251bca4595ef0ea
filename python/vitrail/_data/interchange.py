# In:  arrays and tables of other libraries: NumPy, pandas, polars, anything with __array_interface__, __dlpack__, __array__.
# Out: an ArrayData over their own memory where they lend it.
"""Reading other libraries' arrays and tables."""

import array
import sys

from ..errors import Error, is_a, shape_text, type_text
from . import buffers, categories, columns, dates, memory
from .buffers import F64, NAN, ArrayData

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .columns import Read


def read(data: "Any", what: str, read_any: "Read") -> "ArrayData | None":
    """Read an array or table of another library; None where it is not one. `read_any` reads what is inside."""
    root = type(data).__module__.partition(".")[0]
    if root == "pandas":
        return _pandas(data, what, read_any)
    if root == "polars" and hasattr(data, "collect"):
        raise Error("%s: got a polars LazyFrame, which has no data yet: call .collect() on it" % what)
    if hasattr(getattr(data, "dtype", None), "kind") and hasattr(data, "astype"):
        return _numpy(data, what, read_any)
    if hasattr(data, "__arrow_c_stream__") or hasattr(data, "__arrow_c_array__"):
        from . import arrow  # needs ctypes, which is slow to import

        return arrow.read(data, what, read_any)
    if isinstance(data, (bytes, bytearray, memoryview)):
        return buffers.from_buffer(data, what)
    if hasattr(data, "__dlpack__") and hasattr(data, "__dlpack_device__"):
        return _dlpack(data, what)
    if hasattr(data, "__array_interface__"):
        return _interface(data, what)
    if hasattr(data, "to_memoryview"):  # a typed array of JavaScript, in Pyodide
        return buffers.from_buffer(data.to_memoryview(), what)
    arr = buffers.from_buffer(data, what)
    if arr is None and hasattr(data, "__array__"):
        return _numpy(data.__array__(), what, read_any)
    return arr


# --- NumPy ---


def _numpy(data: "Any", what: str, read_any: "Read") -> ArrayData:
    kind: str = data.dtype.kind
    if hasattr(data, "filled") and kind in "fiub":  # a masked array
        if data.mask is not False and data.mask.any():
            return _numpy(data.astype("f8").filled(NAN), what, read_any)
        data = data.data
    if kind in "fiub" and data.dtype.itemsize <= 8:
        if not data.shape:
            return ArrayData([array.array("d", [float(data)])], F64, ())
        arr = buffers.from_buffer(data, what)
        if arr is not None:
            return arr
    if kind == "f":
        return _numpy(data.astype("f8"), what, read_any)
    if kind == "m":
        return _durations(data, what, read_any)
    if kind == "M":
        return _times(data, what)
    if kind in "UST":
        return _words(data.tolist(), data.shape, what)
    if kind == "c":
        raise Error("%s: got complex numbers, need real ones: did you mean abs(values) or values.real?" % what)
    if kind == "O":
        return read_any(data.tolist(), what)
    if kind == "V" and data.dtype.names:
        return columns.chosen(list(data.dtype.names), lambda name: data[name], what, read_any)
    try:  # kinds that other packages add, such as bfloat16
        return _numpy(data.astype("f4"), what, read_any)
    except (TypeError, ValueError):
        raise Error("%s: got elements of type %s, need floats, integers or booleans" % (what, data.dtype)) from None


def _durations(data: "Any", what: str, read_any: "Read") -> ArrayData:
    """Durations become seconds; NaT becomes NaN."""
    numpy: "Any" = sys.modules["numpy"]
    if numpy.datetime_data(data.dtype)[0] in ("Y", "M"):
        raise Error("%s: got durations in months or years, whose seconds differ: need days or shorter units" % what)
    if hasattr(data, "filled"):
        data = data.filled(numpy.timedelta64("NaT"))
    arr = _numpy(data / numpy.timedelta64(1, "s"), what, read_any)
    arr.unit = "s"
    return arr


def _times(data: "Any", what: str) -> ArrayData:
    """Times stay whole ticks since 1970."""
    numpy: "Any" = sys.modules["numpy"]
    if hasattr(data, "filled"):
        data = data.filled(numpy.datetime64("NaT"))
    unit, step = numpy.datetime_data(data.dtype)
    if unit in ("Y", "M", "generic"):
        data, unit, step = data.astype("M8[D]"), "D", 1
    numerator, denominator = dates.UNITS[unit]
    ticks = data.reshape(data.shape or (1,)).astype(data.dtype.newbyteorder("=")).view("i8")
    arr = buffers.from_buffer(numpy.ascontiguousarray(ticks), what)
    assert arr is not None
    arr.shape = tuple(data.shape)
    arr.time = (numerator * int(step), denominator)
    return arr


def _words(words: "list[Any]", shape: "tuple[int, ...]", what: str) -> ArrayData:
    if len(shape) != 1:
        raise Error("%s: got text of shape %s, need numbers: did you mean .astype(float)?" % (what, shape_text(shape)))
    return categories.read([w.decode() if isinstance(w, bytes) else w for w in words], what)


# --- pandas ---


def _pandas(data: "Any", what: str, read_any: "Read") -> ArrayData:
    if hasattr(data, "columns"):
        # By position, because names may be there twice.
        labels: "list[Any]" = list(data.columns)
        names = [str(label) for label in labels]
        places = {name: names.index(name) for name in names}
        if len(places) < len(names):
            return columns.read_all([data.iloc[:, i] for i in range(len(names))], what, names, read_any)
        return columns.chosen(names, lambda name: data.iloc[:, places[name]], what, read_any)
    if not hasattr(data, "to_numpy"):
        return _numpy(data.__array__(), what, read_any) if hasattr(data, "__array__") else read_any(list(data), what)
    dtype = data.dtype
    if hasattr(dtype, "categories") and hasattr(dtype, "ordered"):
        values = data.array if hasattr(data, "array") else data
        names = [str(name) for name in dtype.categories]
        codes = values.codes.astype("f8")
        codes[codes < 0] = NAN
        arr = _numpy(codes, what, read_any)
        arr.names = names
        arr.fixed = True
        return arr
    numpy: "Any" = sys.modules["numpy"]
    kind = getattr(dtype, "kind", "O")
    if isinstance(dtype, numpy.dtype):
        return _numpy(data.to_numpy(), what, read_any)
    if kind == "b" and not data.isna().any():
        return _numpy(data.to_numpy(dtype="bool"), what, read_any)
    if kind in "fiub":
        return _numpy(data.to_numpy(dtype="float64", na_value=NAN), what, read_any)
    if hasattr(dtype, "freq"):  # periods are where they begin
        return _pandas((data if hasattr(data, "to_timestamp") and not hasattr(data, "dt") else data.dt).to_timestamp(), what, read_any)
    if kind in "Mm":  # with a zone: what comes out is UTC
        unit = getattr(dtype, "unit", None) or getattr(getattr(dtype, "pyarrow_dtype", None), "unit", None) or "ns"
        return _numpy(data.to_numpy(dtype=("datetime64[%s]" if kind == "M" else "timedelta64[%s]") % unit), what, read_any)
    return read_any(data.tolist(), what)


# --- interfaces ---


def _interface(data: "Any", what: str) -> ArrayData:
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
        return memory.strided(address, shape, inter.get("strides"), dtype, data)
    if inter.get("strides") is not None:
        raise Error("%s: got strided memory without an address from __array_interface__, need it dense" % what)
    view = memoryview(data if place is None else place).cast("B")
    offset = int(inter.get("offset", 0))
    total = size
    for n in shape:
        total *= n
    return ArrayData([view[offset : offset + total]], dtype, shape, False, None, data)


def _dlpack(data: "Any", what: str) -> ArrayData:
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
    # The capsule stays unconsumed, so its own destructor gives the memory back when the ArrayData is dropped.
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
    return memory.strided(address, shape, strides, buffers.format_dtype("=" + letter, size), (data, capsule))
