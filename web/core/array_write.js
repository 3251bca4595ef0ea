// In:  Strided arrays: elements with shape and strides, or columns of them.
// Out: the elements in the library's memory.

import { DTYPE_BYTES, F16, I64, SWAPPED } from "./constants.js";
import { VitrailError } from "./errors.js";

// By their positions in the table's "dtypes": what a DataView and, with Array, a typed array call them; the last is a byte that says yes or no.
export const ARRAY_TYPES = ["Float32", "Float64", "Float16", "Int8", "Uint8", "Int16", "Uint16", "Int32", "Uint32", "BigInt64", "BigUint64", "Uint8"];
// By name, so that arrays of another window count too.
export const DTYPE_OF_ARRAY = { ...Object.fromEntries(ARRAY_TYPES.map((name, code) => [`${name}Array`, code])), Uint8Array: 4, Uint8ClampedArray: 4 };
export const RAW_ARRAYS = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array, 8: BigUint64Array }; // moves elements without looking at them
export const BIG_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 0;

/**
 * Elements, not copied: number `offset + i * strides[0] + j * strides[1]...` of `data` is element (i, j...).
 * @typedef {object} StridedArray
 * @property {any} data a typed array whose elements have the dtype's size
 * @property {number} dtype
 * @property {number[]} shape
 * @property {number[]} strides in elements
 * @property {number} offset in elements
 */

/**
 * Columns side by side; a number stands for a whole column of it.
 * @typedef {object} Columns
 * @property {(StridedArray | number)[]} columns
 * @property {number} rows
 * @property {number} dtype
 */

/**
 * How many elements an array has, in layers, rows and columns, and how many numbers are one element.
 * @typedef {object} ArrayShape
 * @property {number} [layers] 1 but in three dimensions
 * @property {number} rows
 * @property {number} columns
 * @property {number} components
 */

/** @param {number} code */
export const dtypeBytes = (code) => DTYPE_BYTES[code & 0xff];

/** The strides of elements that lie row by row. @param {number[]} shape @returns {number[]} */
export function rowMajor(shape) {
  const strides = new Array(shape.length);
  for (let i = shape.length - 1, step = 1; i >= 0; step *= shape[i--]) strides[i] = step;
  return strides;
}

/** @param {ArrayShape} shape */
export const elementsOfShape = ({ layers = 1, rows, columns }) => layers * rows * columns;

/** A length as the library counts: a larger one would be cut to 32 bits on the way. @param {number} length */
function counted(length) {
  if (length < 2 ** 32) return length;
  throw new VitrailError(`got an array with a length of ${length}, wanted less than ${2 ** 32}: give a part of it`);
}

/** @param {StridedArray} b */
const isContiguous = (b) => {
  const wanted = rowMajor(b.shape);
  return b.strides.every((step, i) => step === wanted[i] || b.shape[i] === 1);
};

/**
 * Writes elements `first`... of a node's array, whose whole shape is `shape`.
 * @param {import("./engine.js").Engine} engine
 * @param {number} node @param {number} array its index
 * @param {StridedArray | Columns} source @param {ArrayShape} shape
 */
export function writeArray(engine, node, array, source, shape, first = 0, elements = elementsOfShape(shape)) {
  const x = engine.exports, size = dtypeBytes(source.dtype), stride = size * shape.components;
  const end = (count) => { engine.check(x.vt_array_end(node, array, first, count)); };
  engine.check(x.vt_array_begin(node, array, source.dtype, counted(shape.layers ?? 1), counted(shape.rows), counted(shape.columns), shape.components));
  if (!elements) return end(0);
  /** Puts n elements from the i-th on into the staging window. @type {(i: number, n: number) => void} */
  let fill;
  if ("columns" in source) fill = columnFiller(engine, source);
  else if (!isContiguous(source)) fill = stridedFiller(engine, source, shape.components);
  else {
    const bytes = new Uint8Array(source.data.buffer, source.data.byteOffset + source.offset * size, elements * stride);
    const address = x.vt_array_place(node, array, first) >>> 0;
    if (address) {
      engine.bytes.set(bytes, address);
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

/** @param {import("./engine.js").Engine} engine @param {Columns} source */
function columnFiller(engine, { columns, dtype }) {
  const width = columns.length;
  return (i, n) => {
    const out = new (dtype ? Float64Array : Float32Array)(engine.exports.memory.buffer, engine.staging, n * width);
    columns.forEach((column, k) => {
      if (typeof column === "number") for (let j = 0; j < n; j++) out[k + j * width] = column;
      else readColumn(column, i, n, out, k, width);
    });
  };
}

/** @param {StridedArray} b @param {number} from @param {number} n @param {Float32Array | Float64Array} out @param {number} k @param {number} width */
function readColumn(b, from, n, out, k, width) {
  const { data, shape, strides: [step], offset } = b, index = elementIndexer(b);
  if (DTYPE_OF_ARRAY[data[Symbol.toStringTag]] === b.dtype && b.dtype < I64 && shape.length === 1) { // the most of them, and quickly
    for (let j = 0; j < n; j++) out[k + j * width] = data[offset + (from + j) * step];
  } else {
    for (let j = 0; j < n; j++) out[k + j * width] = numberAt(b, index(from + j));
  }
}

// Elements whose values are not side by side: in the order and type that they have. Asked for one after the other.
/** @param {import("./engine.js").Engine} engine @param {StridedArray} source @param {number} components */
function stridedFiller(engine, { data, shape, strides, offset }, components) {
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

/** One number of any dtype, in either byte order. @param {StridedArray & {view?: DataView}} b @param {number} index */
export function numberAt(b, index) {
  const { data, dtype } = b, code = dtype & 0xff;
  if (DTYPE_OF_ARRAY[data[Symbol.toStringTag]] === dtype) return Number(data[index]);
  const view = (b.view ??= new DataView(data.buffer, data.byteOffset)), little = dtype < SWAPPED !== BIG_ENDIAN, at = index * DTYPE_BYTES[code];
  return code === F16 ? half(view.getUint16(at, little)) : Number(view[`get${ARRAY_TYPES[code]}`](at, little));
}

function half(bits) {
  const exponent = (bits >> 10) & 31, fraction = bits & 1023, sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : 2 ** -14 * (fraction / 1024));
}

/** From an element's number, row by row, to its index in the data. @param {StridedArray} source @returns {(i: number) => number} */
export function elementIndexer({ shape, strides, offset }) {
  return (i) => shape.reduceRight((at, n, d) => {
    at += (i % n) * strides[d];
    i = Math.floor(i / n);
    return at;
  }, offset);
}
