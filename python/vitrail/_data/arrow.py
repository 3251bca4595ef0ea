# In:  objects that lend Arrow memory (__arrow_c_stream__ or __arrow_c_array__): polars, pyarrow, DuckDB and others.
# Out: an ArrayData: columns stay apart, missing values become NaN, words become categories.
"""Reading Arrow columns and tables without an Arrow library."""

import array
import ctypes

from ..errors import Error, type_text
from . import categories, columns, dates, memory
from .buffers import BOOL, F64, I64, NAN, ArrayData, doubles, format_dtype

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .columns import Read


class _Schema(ctypes.Structure):
    pass


_Schema._fields_ = [
    ("format", ctypes.c_char_p),
    ("name", ctypes.c_char_p),
    ("metadata", ctypes.c_void_p),
    ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("children", ctypes.POINTER(ctypes.POINTER(_Schema))),
    ("dictionary", ctypes.POINTER(_Schema)),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(_Schema))),
    ("private_data", ctypes.c_void_p),
]


class _Array(ctypes.Structure):
    pass


_Array._fields_ = [
    ("length", ctypes.c_int64),
    ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(_Array))),
    ("dictionary", ctypes.POINTER(_Array)),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(_Array))),
    ("private_data", ctypes.c_void_p),
]


class _Stream(ctypes.Structure):
    pass


_Stream._fields_ = [
    ("get_schema", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_Stream), ctypes.POINTER(_Schema))),
    ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_Stream), ctypes.POINTER(_Array))),
    ("get_last_error", ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.POINTER(_Stream))),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(_Stream))),
    ("private_data", ctypes.c_void_p),
]

_FORMATS = {"c": "b", "C": "B", "s": "h", "S": "H", "i": "i", "I": "I", "l": "q", "L": "Q", "e": "e", "f": "f", "g": "d"}
# Times count in these parts of a second; the third letter of ts?, tt? and tD?.
_UNITS = {"s": (1, 1), "m": (1, 1000), "u": (1, 1000000), "n": (1, 1000000000)}


class _Held:
    """Releases what a producer filled in, once."""

    def __init__(self) -> None:
        self.schema: _Schema = _Schema()
        self.chunks: "list[_Array]" = []

    def __del__(self) -> None:
        for chunk in self.chunks:
            if chunk.release:
                chunk.release(ctypes.byref(chunk))
        if self.schema.release:
            self.schema.release(ctypes.byref(self.schema))


def read(data: "Any", what: str, read_any: "Read") -> ArrayData:
    """Read an Arrow column as (N,), a table as (N, columns). `read_any` reads lists of words."""
    held = _Held()
    get = ctypes.pythonapi.PyCapsule_GetPointer
    get.restype = ctypes.c_void_p
    get.argtypes = [ctypes.py_object, ctypes.c_char_p]
    if hasattr(data, "__arrow_c_stream__"):
        capsule = data.__arrow_c_stream__()
        stream = _Stream.from_address(get(capsule, b"arrow_array_stream"))
        if stream.get_schema(ctypes.byref(stream), ctypes.byref(held.schema)):
            raise Error("%s: %s gives no Arrow schema: %s" % (what, type_text(data), _last(stream)))
        while True:
            chunk = _Array()
            if stream.get_next(ctypes.byref(stream), ctypes.byref(chunk)):
                raise Error("%s: reading %s failed: %s" % (what, type_text(data), _last(stream)))
            if not chunk.release:
                break
            held.chunks.append(chunk)
    else:
        schemas, chunks = data.__arrow_c_array__()
        ctypes.memmove(ctypes.byref(held.schema), get(schemas, b"arrow_schema"), ctypes.sizeof(_Schema))
        chunk = _Array()
        ctypes.memmove(ctypes.byref(chunk), get(chunks, b"arrow_array"), ctypes.sizeof(_Array))
        # Taken over: the capsules must not release them again.
        _Schema.from_address(get(schemas, b"arrow_schema")).release = type(held.schema.release)()
        _Array.from_address(get(chunks, b"arrow_array")).release = type(chunk.release)()
        held.chunks.append(chunk)
    if held.schema.format == b"+s":
        return _table(held, what, read_any)
    return _column(held.schema, held.chunks, held, what, read_any)


def _last(stream: _Stream) -> str:
    text: "bytes | None" = stream.get_last_error(ctypes.byref(stream))
    return text.decode() if text else "no reason given"


def _table(held: _Held, what: str, read_any: "Read") -> ArrayData:
    count: int = held.schema.n_children
    names: "list[str]" = [held.schema.children[i].contents.name.decode() for i in range(count)]

    def column(name: str) -> ArrayData:
        i = names.index(name)
        chunks: "list[_Array]" = []
        for chunk in held.chunks:
            child = chunk.children[i].contents
            if chunk.offset or child.length != chunk.length:  # a sliced struct cuts its children
                cut = _Array()
                ctypes.memmove(ctypes.byref(cut), ctypes.byref(child), ctypes.sizeof(_Array))
                cut.offset += chunk.offset
                cut.length = chunk.length
                cut.null_count = -1
                child = cut
            chunks.append(child)
        return _column(held.schema.children[i].contents, chunks, held, "%s %r" % (what, name), read_any)

    return columns.chosen(names, column, what, read_any)


def _column(schema: _Schema, chunks: "list[_Array]", held: _Held, what: str, read_any: "Read") -> ArrayData:
    kind: str = schema.format.decode()
    if schema.dictionary:
        return _dictionary(schema, chunks, held, what, read_any)
    if kind in ("u", "U", "vu"):
        words: "list[str | None]" = []
        for chunk in chunks:
            words += _words(kind, chunk)
        return categories.read(words, what)
    tick = (0, 0)  # seconds in a tick, of times and durations
    letter = _FORMATS.get(kind, "")
    if kind[:2] in ("ts", "tD", "tt"):
        tick = _UNITS[kind[2]]
        letter = "i" if kind[:3] in ("tts", "ttm") else "q"
    elif kind in ("tdD", "tdm"):
        letter, tick = ("i", (86400, 1)) if kind == "tdD" else ("q", (1, 1000))
    if kind == "b":
        return _truths(chunks)
    if kind == "n":
        return _joined([array.array("d", [NAN]) * chunk.length for chunk in chunks])
    if not letter:
        raise Error("%s: got an Arrow column of format %r, need numbers, times or words" % (what, kind))
    size = ctypes.sizeof({"b": ctypes.c_int8, "h": ctypes.c_int16, "i": ctypes.c_int32, "q": ctypes.c_int64}.get(
        letter.lower() if letter not in "efd" else {"e": "h", "f": "i", "d": "q"}[letter], ctypes.c_int64))
    dtype = format_dtype("=" + letter, size)
    arrs = [
        _dense((chunk.buffers[1] or 0) + chunk.offset * size, chunk.length, dtype, held) for chunk in chunks
    ]
    holes = any(_validity(chunk) for chunk in chunks)
    if kind[:2] in ("ts", "td"):
        return _times(chunks, arrs, tick, holes)
    if len(arrs) == 1 and not tick[0] and not holes:
        return arrs[0]
    pieces: "list[array.array[float]]" = []
    for chunk, arr in zip(chunks, arrs):
        numbers = doubles(arr)
        if tick[1] > 1:
            numbers = array.array("d", [n / tick[1] for n in numbers])
        _punch(numbers, chunk)
        pieces.append(numbers)
    joined = _joined(pieces)
    joined.unit = "s" if tick[0] else ""
    return joined


def _times(chunks: "list[_Array]", arrs: "list[ArrayData]", tick: "tuple[int, int]", holes: bool) -> ArrayData:
    """Times stay whole ticks since 1970; their zone changes how they are written, and nothing else."""
    if len(arrs) == 1 and arrs[0].dtype == I64 and not holes and len(arrs[0]):
        arrs[0].time = tick
        return arrs[0]
    joined: "array.array[int]" = array.array("q")
    for chunk, arr in zip(chunks, arrs):
        letter = "q" if arr.dtype == I64 else "i"
        ticks: "array.array[int]" = array.array("q", array.array(letter, bytes(arr.parts[0])))
        if _validity(chunk):
            for i, there in enumerate(_bitmap(chunk.buffers[0], chunk.offset, chunk.length)):
                if not there:
                    ticks[i] = dates.NAT
        joined.extend(ticks)
    return ArrayData([joined if len(joined) else b""], I64, (len(joined),), time=tick)


def _dense(address: int, length: int, dtype: int, held: _Held) -> ArrayData:
    """One dense column at an address."""
    return memory.strided(address, (length,), None, dtype, held)


def _joined(pieces: "list[array.array[float]]") -> ArrayData:
    if len(pieces) == 1:
        return ArrayData([pieces[0]], F64, (len(pieces[0]),))
    joined = array.array("d")
    for piece in pieces:
        joined.extend(piece)
    return ArrayData([joined if len(joined) else b""], F64, (len(joined),))


def _bitmap(address: int, offset: int, length: int) -> "list[bool]":
    raw = (ctypes.c_uint8 * ((offset + length + 7) // 8)).from_address(address)
    return [bool(raw[i >> 3] & (1 << (i & 7))) for i in range(offset, offset + length)]


def _validity(chunk: _Array) -> bool:
    return chunk.null_count != 0 and chunk.n_buffers > 0 and bool(chunk.buffers[0])


def _punch(numbers: "array.array[float]", chunk: _Array) -> None:
    """Write NaN where a value is missing."""
    if _validity(chunk):
        for i, there in enumerate(_bitmap(chunk.buffers[0], chunk.offset, chunk.length)):
            if not there:
                numbers[i] = NAN


def _truths(chunks: "list[_Array]") -> ArrayData:
    """Truths stay truths where none is missing."""
    if any(_validity(chunk) for chunk in chunks):
        pieces: "list[array.array[float]]" = []
        for chunk in chunks:
            pieces.append(array.array("d", _bits(chunk)))
            _punch(pieces[-1], chunk)
        return _joined(pieces)
    bits = array.array("B", [bit for chunk in chunks for bit in _bits(chunk)])
    return ArrayData([bits if len(bits) else b""], BOOL, (len(bits),))


def _bits(chunk: _Array) -> "list[bool]":
    return _bitmap(chunk.buffers[1], chunk.offset, chunk.length) if chunk.length else []


def _words(kind: str, chunk: _Array) -> "list[str | None]":
    there = [True] * chunk.length
    if _validity(chunk):
        there = _bitmap(chunk.buffers[0], chunk.offset, chunk.length)
    words: "list[str | None]" = []
    for i in range(chunk.length):
        place = chunk.offset + i
        if not there[i]:
            words.append(None)
        elif kind == "vu":
            words.append(_view_word(chunk, place))
        else:
            step = 4 if kind == "u" else 8
            ends = (ctypes.c_int32 if kind == "u" else ctypes.c_int64) * 2
            start, end = ends.from_address(chunk.buffers[1] + place * step)
            words.append(ctypes.string_at(chunk.buffers[2] + start, end - start).decode())
    return words


def _view_word(chunk: _Array, place: int) -> str:
    """Arrow's string views: up to 12 bytes stand in the view itself, longer ones in a numbered buffer."""
    view = chunk.buffers[1] + 16 * place
    length = ctypes.c_int32.from_address(view).value
    if length <= 12:
        return ctypes.string_at(view + 4, length).decode()
    buffer, offset = (ctypes.c_int32 * 2).from_address(view + 8)
    return ctypes.string_at(chunk.buffers[2 + buffer] + offset, length).decode()


def _dictionary(schema: _Schema, chunks: "list[_Array]", held: _Held, what: str, read_any: "Read") -> ArrayData:
    """Words stored as codes: the codes are used as they are when all chunks share the words."""
    inner: str = schema.dictionary.contents.format.decode()
    plain = _Schema()
    ctypes.memmove(ctypes.byref(plain), ctypes.byref(schema), ctypes.sizeof(_Schema))
    plain.dictionary = ctypes.POINTER(_Schema)()
    values: "list[Any]" = []
    for chunk in chunks:
        codes = doubles(_column(plain, [chunk], held, what, read_any))
        if inner in ("u", "U", "vu"):
            words: "list[Any]" = _words(inner, chunk.dictionary.contents)
        else:
            words = list(doubles(_column(schema.dictionary.contents, [chunk.dictionary.contents], held, what, read_any)))
        values += [words[int(code)] if code == code else None for code in codes]
    arr = read_any(values, what)
    arr.fixed = True
    return arr
