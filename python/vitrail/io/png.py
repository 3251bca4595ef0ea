# In:  pixels, red, green, blue, alpha, the top row first.
# Out: a PNG file as bytes.
"""Writing PNG files."""

import struct
import zlib


def encode(width: int, height: int, rgba: "bytes | bytearray") -> bytes:
    """Write a PNG file; without an alpha channel where every pixel is opaque.

    Parameters
    ----------
    width, height : int
    rgba : bytes-like
        width * height * 4 bytes, straight alpha.

    Examples
    --------
    >>> encode(1, 1, bytes([255, 0, 0, 255]))[1:4]
    b'PNG'
    """
    opaque = rgba[3::4].count(255) == width * height
    channels = 3 if opaque else 4
    pixels = rgba
    if opaque:
        pixels = bytearray(3 * width * height)
        for channel in range(3):
            pixels[channel::3] = rgba[channel::4]
    stride = width * channels
    rows = bytearray()
    for y in range(height):
        rows.append(0)  # no filter
        rows += pixels[y * stride : (y + 1) * stride]
    header = struct.pack(">IIBBBBB", width, height, 8, 2 if opaque else 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"sRGB", b"\0")
        + _chunk(b"IDAT", zlib.compress(bytes(rows), 6)) + _chunk(b"IEND", b"")
    )


def described(file: bytes, words: "dict[str, str]") -> bytes:
    """Add texts to a PNG file, as iTXt chunks: {"Title": ..., "Description": ...}."""
    head = 8 + 25  # the signature, and IHDR as it is in every PNG file
    texts = b"".join(
        [_chunk(b"iTXt", name.encode() + b"\0\0\0\0\0" + words[name].encode()) for name in words if words[name]]
    )
    return file[:head] + texts + file[head:]


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data) & 0xFFFFFFFF)
