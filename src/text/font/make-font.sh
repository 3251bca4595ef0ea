#!/bin/sh
# In:  Noto Sans, Noto Sans Math and Noto Sans Symbols2 of Debian's fonts-noto-core; fonttools (pip install fonttools).
# Out: sans.bin beside this script: the letters, figures and signs that plots need, packed (pack.py).
# Run by hand when the set of characters changes. The result is committed, so that every machine draws the same text.
set -eu
noto=${NOTO:-/usr/share/fonts/truetype/noto}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ASCII, Latin-1, Latin Extended-A, accents, Greek, punctuation, super- and subscripts, letter-like units.
letters=U+0020-007E,U+00A0-017F,U+0192,U+02C6,U+02C7,U+02D8-02DD,U+0384-0386,U+0388-038A,U+038C,U+038E-03A1,U+03A3-03CE
letters=$letters,U+03D1,U+03D5,U+03F5,U+1E9E,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032,U+2033
letters=$letters,U+2039,U+203A,U+2044,U+2070,U+2071,U+2074-208E,U+2090-209C,U+20AC,U+2103,U+2109,U+2116,U+210F,U+2113,U+2122,U+2126,U+212B
letters=$letters,U+FFFD
# Minus, arrows, calculus, relations, sets, logic.
maths=U+2190-2195,U+21D0-21D4,U+2200,U+2202-2209,U+220B,U+220F-2213,U+2215,U+2217-221A,U+221D,U+221E,U+2220
maths=$maths,U+2225,U+2227-222C,U+222E,U+2234,U+2236,U+223C,U+2243,U+2245,U+2248,U+2260,U+2261,U+2264,U+2265,U+226A
maths=$maths,U+226B,U+2282-2287,U+2295,U+2297,U+22A5,U+27E8,U+27E9
symbols=U+22C5,U+25A0,U+25A1,U+25B2,U+25BC,U+25C6,U+25CB,U+25CF,U+2605

bare="--no-hinting --no-glyph-names --drop-tables+=DSIG,GDEF,GSUB,gasp,MATH"
pyftsubset "$noto/NotoSans-Regular.ttf" --unicodes=$letters --layout-features= --notdef-outline \
    --name-IDs=0,1,2,3,4,5,6,13,14 $bare --output-file="$work/a.ttf"
pyftsubset "$noto/NotoSansMath-Regular.ttf" --unicodes=$maths --layout-features= $bare --output-file="$work/b.ttf"
pyftsubset "$noto/NotoSansSymbols2-Regular.ttf" --unicodes=$symbols --layout-features= $bare --output-file="$work/c.ttf"
pyftmerge --output-file="$work/all.ttf" "$work/a.ttf" "$work/b.ttf" "$work/c.ttf"
pyftsubset "$work/all.ttf" --unicodes='*' --layout-features= --notdef-outline --name-IDs=0,13,14 \
    $bare --drop-tables+=OS/2,post --no-recalc-timestamp --output-file="$work/sans.ttf"
python3 "$here/pack.py" "$work/sans.ttf" "$here/sans.bin"
