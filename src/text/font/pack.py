#!/usr/bin/env python3
# In:  a TrueType font (quadratic outlines).
# Out: the same outlines as outline.c reads them: a third smaller to download, compressed, than the TrueType file.
#
# Numbers are little-endian base 128 with the sign in the lowest bit; alike ones stand together, so that they compress well:
#   glyphs; then for each glyph in the order of code points (0: only a part of others): code point, as a difference;
#   advance; contours (0 none, 1 + count, or 1 for a glyph made of others); contour lengths; parts of those made of others:
#   count, then glyph, x, y (a glyph less than 0: -1 - glyph, small, for what stands high or low); x of all points, as differences; y; whether points are on the curve, eight to a byte.
# Lengths are in 1/500 em.
import sys

from fontTools.ttLib import TTFont

UNITS = 500
SMALL, RISE, DROP = 0.62, 0.3, 0.14  # of the letters themselves; em
HIGH = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱªº", "0123456789+−=()niao"))
LOW = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₔₕₖₗₘₙₚₛₜ", "0123456789+−=()aeoxəhklmnpst"))


def number(value, out):
    rest = value * 2 if value >= 0 else -value * 2 - 1
    while rest >= 128:
        out.append(rest & 127 | 128)
        rest >>= 7
    out.append(rest)


font = TTFont(sys.argv[1])
scale = UNITS / font["head"].unitsPerEm
glyf, names, advances = font["glyf"], font.getBestCmap(), font["hmtx"]
entries = [(code, name) for code, name in sorted(names.items())]
parts = {part.glyphName for name in names.values() if glyf[name].isComposite() for part in glyf[name].components}
entries = [(0, ".notdef")] + [(0, name) for name in sorted(parts - set(names.values()))] + entries
index = {}
for i, (_, name) in enumerate(entries):
    index.setdefault(name, i)

out, lengths, made_of, xs, ys, bits = bytearray(), bytearray(), bytearray(), bytearray(), bytearray(), []
number(len(entries), out)
last = 0
for code, _ in entries:
    number(code - last, out)
    last = code
small = {code: (names[ord(letter)], shift) for table, shift in ((HIGH, RISE), (LOW, -DROP))
         for code, letter in ((ord(c), table[c]) for c in table) if ord(letter) in names}  # fmt: skip
for code, name in entries:
    width = advances[name][0] if code not in small else advances[small[code][0]][0] * SMALL
    number(round(width * scale), out)
for i, (code, name) in enumerate(entries):
    glyph = glyf[name]
    if code in small:
        number(1, out)
        for value in (1, -1 - index[small[code][0]], 0, round(small[code][1] * UNITS)):
            number(value, made_of)
    elif index[name] != i:  # another character with the same shape
        number(1, out)
        for value in (1, index[name], 0, 0):
            number(value, made_of)
    elif glyph.isComposite() and not any(hasattr(part, "transform") for part in glyph.components):
        number(1, out)
        number(len(glyph.components), made_of)
        for part in glyph.components:
            for value in (index[part.glyphName], round(part.x * scale), round(part.y * scale)):
                number(value, made_of)
    elif glyph.numberOfContours == 0:
        number(0, out)
    else:  # its own, or others turned and put together
        points, ends, flags = glyph.getCoordinates(glyf)
        number(1 + len(ends), out)
        start, x, y = -1, 0, 0
        for end in ends:
            number(end - start, lengths)
            start = end
        for (px, py), flag in zip(points, flags):
            px, py = round(px * scale), round(py * scale)
            number(px - x, xs)
            number(py - y, ys)
            x, y = px, py
            bits.append(flag & 1)
curve = bytes(sum(bit << k for k, bit in enumerate(bits[i : i + 8])) for i in range(0, len(bits), 8))
with open(sys.argv[2], "wb") as file:
    file.write(out + lengths + made_of + xs + ys + curve)
