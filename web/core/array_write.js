// In:  Blocks: elements with shape and strides, or columns of them.
// Out: the elements in the library's memory.

import { DTYPE_BYTES, F16, I64, SWAPPED } from "./constants.js";

// By their positions in the table's "dtypes": what a DataView and, with Array, a typed array call them; the last is a byte that says yes or no.
export const TYPES = ["Float32", "Float64", "Float16", "Int8", "Uint8", "Int16", "Uint16", "Int32", "Uint32", "BigInt64", "BigUint64", "Uint8"];
// By name, so that arrays of another window count too.
export const CODES = { ...Object.fromEntries(TYPES.map((name, code) => [`${name}Array`, code])), Uint8Array: 4, Uint8ClampedArray: 4 };
export const RAW = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array, 8: BigUint64Array }; // moves elements without looking at them
export const BIG_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 0;

/**
 * Elements, not copied: number `offset + i * strides[0] + j * strides[1]...` of `data` is element (i, j...).
 * @typedef {object} Block
 * @property {any} data a typed array whose elements have the dtype's size
 * @property {number} dtype
 * @property {number[]} shape
 * @property {number[]} strides in elements
 * @property {number} offset in elements
 */

export const dtypeBytes = (code) => DTYPE_BYTES[code & 0xff];

export function rowMajor(shape) {
  const strides = new Array(shape.length);
  for (let i = shape.length - 1, step = 1; i >= 0; step *= shape[i--]) strides[i] = step;
  return strides;
}

const isContiguous = (b) => {
  const wanted = rowMajor(b.shape);
  return b.strides.every((step, i) => step === wanted[i] || b.shape[i] === 1);
};

/**
 * Writes elements `first`... of a node's array, whose whole shape is `shape`.
 * @param {import("./engine.js").Engine} engine
 * @param {Block | ReturnType<typeof import("../api/array_input.js").columns>} source
 * @param {{rows: number, columns: number, components: number}} shape
 */
export function write(engine, node, array, source, shape, first = 0, elements = shape.rows * shape.columns) {
  const x = engine.exports, size = dtypeBytes(source.dtype), stride = size * shape.components;
  const end = (count) => { engine.check(x.vt_array_end(node, array, first, count)); };
  engine.check(x.vt_array_begin(node, array, source.dtype, shape.rows, shape.columns, shape.components));
  if (!elements) return end(0);
  let fill; // puts n elements from the i-th on into the staging window
  if (source.columns) fill = columnsOf(engine, source);
  else if (!isContiguous(source)) fill = stridedOf(engine, source, shape.components);
  else {
    const bytes = new Uint8Array(source.data.buffer, source.data.byteOffset + source.offset * size, elements * stride);
    const place = x.vt_array_place(node, array, first) >>> 0;
    if (place) {
      engine.bytes.set(bytes, place);
      return end(elements);
    }
    fill = (i, n) => engine.bytes.set(bytes.subarray(i * stride, (i + n) * stride), engine.staging);
  }
  const chunk = Math.floor(engine.stagingBytes / stride) || 1;
  for (let i = 0; i < elements; i += chunk) {
    const n = Math.min(chunk, elements - i);
    fill(i, n);
    engine.check(x.vt_array_put(node, array, first + i, n, engine.staging));
  }
  end(0); // what put() took is known already
}

function columnsOf(engine, { columns, dtype }) {
  const width = columns.length;
  return (i, n) => {
    const out = new (dtype ? Float64Array : Float32Array)(engine.exports.memory.buffer, engine.staging, n * width);
    columns.forEach((column, k) => {
      if (typeof column === "number") for (let j = 0; j < n; j++) out[k + j * width] = column;
      else readColumn(column, i, n, out, k, width);
    });
  };
}

function readColumn(b, from, n, out, k, width) {
  const { data, shape, strides: [step], offset } = b, index = walker(b);
  if (CODES[data[Symbol.toStringTag]] === b.dtype && b.dtype < I64 && shape.length === 1) { // the most of them, and quickly
    for (let j = 0; j < n; j++) out[k + j * width] = data[offset + (from + j) * step];
  } else {
    for (let j = 0; j < n; j++) out[k + j * width] = numberAt(b, index(from + j));
  }
}

// Elements whose values are not side by side: in the order and type that they have. Asked for one after the other.
function stridedOf(engine, { data, shape, strides, offset }, components) {
  const at = shape.map(() => 0);
  return (_, n) => {
    const out = new data.constructor(engine.exports.memory.buffer, engine.staging, n * components);
    for (let i = 0; i < out.length; i++) {
      out[i] = data[offset];
      for (let d = shape.length - 1; d >= 0; d--) {
        offset += strides[d];
        if (++at[d] < shape[d]) break;
        offset -= strides[d] * shape[d];
        at[d] = 0;
      }
    }
  };
}

/** One number of any dtype, in either byte order. */
export function numberAt(b, index) {
  const { data, dtype } = b, code = dtype & 0xff;
  if (CODES[data[Symbol.toStringTag]] === dtype) return Number(data[index]);
  const view = (b.view ??= new DataView(data.buffer, data.byteOffset)), little = dtype < SWAPPED !== BIG_ENDIAN, at = index * DTYPE_BYTES[code];
  return code === F16 ? half(view.getUint16(at, little)) : Number(view[`get${TYPES[code]}`](at, little));
}

function half(bits) {
  const exponent = (bits >> 10) & 31, fraction = bits & 1023, sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : 2 ** -14 * (fraction / 1024));
}

/** From an element's number, row by row, to its place in the data. */
export function walker({ shape, strides, offset }) {
  return (i) => shape.reduceRight((at, n, d) => {
    at += (i % n) * strides[d];
    i = Math.floor(i / n);
    return at;
  }, offset);
}
