# In:  an address, a shape and strides.
# Out: an ArrayData of what is there; whoever owns the memory is kept alive with it.
"""Memory of other libraries by its address."""

from .buffers import ITEM_BYTES, ArrayData


def _memory(address: int, nbytes: int, keep: object) -> memoryview:
    import ctypes  # slow to import, and seldom needed

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
) -> ArrayData:
    """Make an ArrayData of memory at an address; strides are in bytes. Anything but C order is gathered into a copy."""
    size = ITEM_BYTES[dtype & 0xFF]
    dense: "list[int]" = []
    step = size
    for n in reversed(shape):
        dense.insert(0, step)
        step *= n
    total = step
    if total == 0:
        return ArrayData([b""], dtype, shape, False, None, keep)
    ordinary = strides is None or all(a == b or n == 1 for a, b, n in zip(strides, dense, shape))
    if ordinary:
        return ArrayData([_memory(address, total, keep)], dtype, shape, False, None, keep)
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
    return ArrayData([out], dtype, shape, False, None, keep)
