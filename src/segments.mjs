// In:  a WebAssembly file.
// Out: the same file with its data in few segments: zeros between two are written out, where there are not too many.
//
// The linker's optimizer leaves out every few zeros, at the price of a head for each of hundreds of segments. Zeros compress
// to nothing and heads do not: this takes 2 KB off a page's download.
import { readFileSync, writeFileSync } from "node:fs";

const MOST_ZEROS = 1000; // in a row
const DATA = 11, DATA_COUNT = 12, ACTIVE = 0, I32_CONST = 0x41, END = 0x0b;
const [, , path] = process.argv;
const bytes = readFileSync(path);

function reader(at) {
  const byte = () => bytes[at++];
  const number = (signed) => { // LEB128
    let value = 0, shift = 0, last;
    do {
      last = byte();
      value |= (last & 127) << shift;
      shift += 7;
    } while (last & 128);
    return signed && shift < 32 && last & 64 ? value | (-1 << shift) : value >>> 0;
  };
  return { byte, number, take: (count) => bytes.subarray(at, (at += count)), at: () => at };
}
const unsigned = (value) => (value > 127 ? [(value & 127) | 128, ...unsigned(value >>> 7)] : [value]);
const signed = (value) => (value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)]);

/** @returns {{ at: number, data: number[] }[]} the segments, near ones joined */
function joined({ byte, number, take }) {
  const segments = [];
  for (let left = number(); left > 0; left--) {
    if (byte() !== ACTIVE || byte() !== I32_CONST) throw new Error(`${path}: a segment of a kind that is not known`);
    const at = number(true), last = segments.at(-1);
    if (byte() !== END) throw new Error(`${path}: a segment's place is not a number`);
    const data = take(number()), gap = last ? at - last.at - last.data.length : -1;
    if (gap >= 0 && gap <= MOST_ZEROS) last.data.push(...new Uint8Array(gap), ...data);
    else segments.push({ at, data: [...data] });
  }
  return segments;
}

const section = (id, content) => [Uint8Array.of(id, ...unsigned(content.length)), Uint8Array.from(content)];
const parts = [bytes.subarray(0, 8)], file = reader(8);
let count = null;
while (file.at() < bytes.length) {
  const id = file.byte(), length = file.number(), content = reader(file.at()), whole = file.take(length);
  if (id === DATA) {
    const segments = joined(content);
    parts.push(...section(DATA, [...unsigned(segments.length), ...segments.flatMap(({ at, data }) => [ACTIVE, I32_CONST, ...signed(at), END, ...unsigned(data.length), ...data])]));
    count?.push(...section(DATA_COUNT, unsigned(segments.length)));
  } else if (id === DATA_COUNT) {
    parts.push((count = []));
  } else {
    parts.push(...section(id, whole));
  }
}
writeFileSync(path, Buffer.concat(parts.flat()));
