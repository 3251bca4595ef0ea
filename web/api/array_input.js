// In:  whatever JavaScript holds numbers in: typed arrays, lists, lists of lists, raw bytes, strided views, columns, pictures.
// Out: a StridedArray: typed elements with shape and strides; the values of one element.
import { ARRAY_TYPES, BIG_ENDIAN, DTYPE_OF_ARRAY, dtypeBytes, elementIndexer, numberAt, RAW_ARRAYS, rowMajor } from "../core/array_write.js";
import { createCanvas } from "../core/canvas.js";
import { BOOL, DTYPE_BYTES, DTYPES, F16, F32, F64, I64, SWAPPED } from "../core/constants.js";
import { VitrailError } from "../core/errors.js";
import { isNumbers } from "./node.js";

/** @typedef {import("../core/array_write.js").StridedArray} StridedArray */

const LONG_NAMES = ARRAY_TYPES.map((name) => name.toLowerCase().replace("big", ""));
LONG_NAMES[BOOL] = "bool";

/** The code of a dtype's name: "f4", "<f4", ">f8", "uint8", "float32"... */
export function dtypeCode(name) {
  const [, order, type] = /^([<>=|]?)(.*)$/.exec(String(name)), code = Math.max(DTYPES.indexOf(type), LONG_NAMES.indexOf(type));
  if (code < 0) throw new VitrailError(`got the dtype "${name}", wanted one of ${DTYPES.join(", ")}, with > in front when big-endian`);
  return DTYPE_BYTES[code] > 1 && order === (BIG_ENDIAN ? "<" : ">") ? code + SWAPPED : code;
}

const describe = (value) => {
  if (typeof value === "object" && value) return `an object (${value.constructor?.name ?? "without a class"})`;
  return typeof value === "number" || typeof value === "string" ? `${typeof value} ${JSON.stringify(value)}` : String(value);
};

/** A StridedArray of numbers that lie row by row. @returns {StridedArray} */
const dense = (data, dtype, shape = [data.length]) => ({ data, dtype, shape, strides: rowMajor(shape), offset: 0 });

const product = (numbers) => numbers.reduce((a, b) => a * b, 1);
const count = (b) => product(b.shape);

/**
 * Any input as a StridedArray.
 * @param {any} input @param {string} what for error texts: "points.positions"
 * @param {string} [dtype] how to read raw bytes, or elements that are not what their container says
 * @returns {StridedArray}
 */
export function stridedArray(input, what, dtype) {
  if (typeof input === "object" && input) {
    if (ArrayBuffer.isView(input)) return typed(input, what, dtype);
    if ("byteLength" in input) return typed(new DataView(input), what, dtype);
    if (Array.isArray(input)) return nested(input, what);
    if ("data" in input) return strided(input, what, dtype);
    const still = picture(input);
    if (still) return strided(still, what);
    if (Symbol.iterator in input) return nested([...input], what);
  }
  throw new VitrailError(`${what}: got ${describe(input)}, wanted numbers: a typed array, a list, a list of lists, or {data, shape}`);
}

function typed(view, what, dtype) {
  const natural = DTYPE_OF_ARRAY[view[Symbol.toStringTag]], { byteLength, byteOffset } = view;
  if (natural === undefined && !dtype) {
    throw new VitrailError(`${what}: got raw bytes: say their type, as dtype: "f4" (or "f8", "u1", ">i2"...)`);
  }
  const code = dtype ? dtypeCode(dtype) : natural, size = dtypeBytes(code);
  if (natural !== undefined && view.BYTES_PER_ELEMENT === size) return dense(view, code);
  if (byteLength % size) throw new VitrailError(`${what}: got ${byteLength} bytes, wanted a multiple of ${size}, the size of ${dtype}`);
  const bytes = new Uint8Array(view.buffer, byteOffset, byteLength), even = byteOffset % size ? bytes.slice() : bytes;
  return dense(new RAW_ARRAYS[size](even.buffer, even.byteOffset, byteLength / size), code); // other elements over the same bytes
}

// {data, shape, strides, offset}: what Pyodide's getBuffer and the ndarray package give; ImageData; {data, width, height}.
function strided(input, what, dtype) {
  const { data, dtype: code, offset: from } = stridedArray(input.data, what, input.dtype ?? dtype), { width, height, length = data.length } = input;
  const shape = Array.from(input.shape ?? (width ? [height, width, length / (width * height)] : [length]), Number);
  const strides = Array.from(input.strides ?? input.stride ?? rowMajor(shape), Number), offset = from + Number(input.offset ?? 0);
  let low = offset, high = offset;
  shape.forEach((n, i) => { if (strides[i] < 0) low += (n - 1) * strides[i]; else high += (n - 1) * strides[i]; });
  const whole = strides.length === shape.length && [...shape, ...strides, offset].every(Number.isInteger) && shape.every((n) => n >= 0);
  if (!whole || (product(shape) && (low < 0 || high >= data.length))) {
    throw new VitrailError(`${what}: got shape (${shape.join(", ")}), strides (${strides.join(", ")}), offset ${offset}, `
      + `wanted whole numbers inside the ${data.length} elements, as many strides as lengths`);
  }
  return { data, dtype: code, shape, strides, offset };
}

function nested(list, what) {
  const shape = [];
  for (let level = list; isNumbers(level); level = level[0]) shape.push(level.length);
  const array = dense(new Float64Array(product(shape)), F64, shape), { data, strides } = array;
  let at = 0;
  // The indexes of the value that is next: of its row, in the first `depth` dimensions.
  const indexes = (depth = shape.length) => shape.slice(0, depth).map((n, d) => Math.floor(at / strides[d]) % n).join(", ");
  const fill = (level, depth) => {
    if (!isNumbers(level) || level.length !== shape[depth]) {
      throw new VitrailError(`${what}: row ${indexes(depth)} ${isNumbers(level) ? `has ${level.length} values` : `is ${describe(level)}`}, `
        + `but row 0 has ${shape[depth]}`);
    }
    for (const value of level) {
      if (depth < shape.length - 1) fill(value, depth + 1);
      else if (typeof value === "number") data[at++] = value;
      else if (value === null || value === undefined) data[at++] = NaN; // missing
      else if (value instanceof Date) data[at++] = value.getTime() / 1000; // axes of dates count seconds
      else if (typeof value === "bigint" || typeof value === "boolean") data[at++] = Number(value);
      else throw new VitrailError(`${what}: value ${indexes()} is ${describe(value)}, wanted a number`);
    }
  };
  fill(list, 0);
  return array;
}

/** The pixels of an <img>, <canvas>, ImageBitmap, <video>... or null when it is none. */
function picture(source) {
  const width = source.naturalWidth ?? source.videoWidth ?? source.displayWidth ?? source.width;
  const height = source.naturalHeight ?? source.videoHeight ?? source.displayHeight ?? source.height;
  if (!(width > 0 && height > 0)) return null;
  const context = Object.assign(createCanvas(), { width, height }).getContext("2d");
  context.drawImage(source, 0, 0);
  return context.getImageData(0, 0, width, height);
}

/** True for bytes that begin as a PNG, JPEG, GIF or BMP file does. */
export function isPictureFile(input) {
  const bytes = input instanceof ArrayBuffer ? new Uint8Array(input) : input;
  return bytes instanceof Uint8Array && bytes.length > 25 && /^(\x89PNG|\xff\xd8\xff|GIF8|BM)/.test(String.fromCharCode(...bytes.subarray(0, 4)));
}

/**
 * Columns side by side as one (N, k) input; a plain number stands for a whole column of it.
 * @param {any[]} columns @param {string} what @param {string[]} names @returns {import("../core/array_write.js").Columns}
 */
export function columns(columns, what, names) {
  const blocks = columns.map((column, i) => typeof column === "number" ? column : stridedArray(column, `${what} (${names[i]})`));
  const [first] = blocks.flatMap((b, i) => (typeof b === "number" ? [] : i)), rows = first === undefined ? 1 : count(blocks[first]);
  blocks.forEach((b, i) => {
    if (typeof b !== "number" && count(b) !== rows) {
      throw new VitrailError(`${what}: ${names[first]} has ${rows} values and ${names[i]} has ${count(b)}`);
    }
  });
  return { columns: blocks, rows, dtype: blocks.every((b) => typeof b !== "number" && b.dtype === F32) ? F32 : F64 };
}

/**
 * The shape in the library's words; it refuses most of those that are wrong.
 * @param {StridedArray} b @param {{dimensions: number, components: number[], index: number}} spec @param {string} what
 * @param {number} [known] how many elements the node has, where a flat list could mean two things
 */
export function arrayShape(b, spec, what, known) {
  const [least, most] = spec.components, { shape, shape: [n, m = 1, k = 1] } = b, total = count(b), grid = spec.dimensions === 2;
  const is = (rows, columns, components) => ({ rows, columns, components });
  if (spec.dimensions === 3) return volumeShape(shape, least, most, what);
  if (shape.length > 3 || (grid && shape.length < 2 && (most > 1 || !spec.index))) { // x and y beside the heights may be one row
    throw new VitrailError(`${what}: got shape (${shape.join(", ")}), wanted ${grid ? "(rows, columns)" : `(N, ${least})`}`);
  }
  if (grid) return shape.length === 1 ? is(1, n, 1) : is(n, m, k);
  if (shape.length === 3) return is(n * m, 1, k);
  if (shape.length === 2 && (most > 1 || m === 1 || (n > 1 && known !== undefined && total !== known))) return is(n, 1, m);
  // A flat list of x, y, z, x, y, z... Of one number for each, a grid is as good as a row.
  for (let c = least; c <= most; c++) if (total === known * c) return is(known, 1, c);
  return total % least ? is(total, 1, 1) : is(total / least, 1, least);
}

// [z][y][x], and the components of each element last where there are several.
function volumeShape(shape, least, most, what) {
  const [layers, rows, columns, components = 1] = shape;
  if ((shape.length === 3 || shape.length === 4) && components >= least && components <= most) return { layers, rows, columns, components };
  const wanted = `(layers, rows, columns${least > 1 ? `, ${least}` : ""})`, last = shape.length === 4 && layers >= least && layers <= most;
  const fix = shape.length < 3 ? `; give data and shape: {data, shape: [layers, rows, columns]}` : last ? "; components come last" : "";
  throw new VitrailError(`${what}: got shape (${shape.join(", ")}), wanted ${wanted}${fix}`);
}

// A float32's shortest digits that mean it, so that 0.1 stays 0.1.
function shortestFloat(value) {
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return value;
}

/**
 * The values of one element, as they were given.
 * @param {StridedArray | import("../core/array_write.js").Columns} source @param {number} components @param {number} element
 */
export function elementAt(source, components, element) {
  const value = (b, i) => (b.dtype % SWAPPED ? numberAt(b, i)  : shortestFloat(numberAt(b, i)));
  if ("columns" in source) return source.columns.map((column) => (typeof column === "number" ? column : value(column, elementIndexer(column)(element))));
  const index = elementIndexer(source);
  return Array.from({ length: components }, (_, i) => value(source, index(element * components + i)));
}

/**
 * The same values in another dtype: a part of an array has to come in the type of the whole.
 * @param {StridedArray | import("../core/array_write.js").Columns} source @param {number} dtype @param {string} what
 */
export function converted(source, dtype, what) {
  if (source.dtype === dtype) return source;
  if (dtype >= I64 || dtype === F16 || "columns" in source) {
    throw new VitrailError(`${what}: a part has to come in the type of the whole, ${DTYPES[dtype & 0xff]}; got ${DTYPES[source.dtype & 0xff]}`);
  }
  const index = elementIndexer(source);
  return dense(globalThis[`${ARRAY_TYPES[dtype]}Array`].from({ length: count(source) }, (_, i) => numberAt(source, index(i))), dtype, source.shape);
}
