// In:  whatever JavaScript holds numbers in: typed arrays, lists, lists of lists, raw bytes, strided views, columns, pictures.
// Out: a Block: typed elements with shape and strides; the values of one element.
// Called by: artist.js, make.js. Python reads its arrays itself, so its page does without.
import { VitrailError } from "./engine.js";
import { isNumbers } from "./node.js";
import { BIG_ENDIAN, CODES, dtypeBytes, numberAt, RAW, rowMajor, SIZES, SWAPPED, walker } from "./write.js";

/** @typedef {import("./write.js").Block} Block */

const SHORT = ["f4", "f8", "f2", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "b1"];
const LONG = ["float32", "float64", "float16", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "bool"];

/** The code of a dtype's name: "f4", "<f4", ">f8", "uint8", "float32"... */
export function dtypeCode(name) {
  const [, order, word] = /^([<>=|]?)(.*)$/.exec(String(name));
  const code = Math.max(SHORT.indexOf(word), LONG.indexOf(word));
  if (code < 0) throw new VitrailError(`got the dtype "${name}", wanted one of ${SHORT.join(", ")}, with > in front when big-endian`);
  const swapped = SIZES[code] > 1 && (order === ">" ? !BIG_ENDIAN : order === "<" && BIG_ENDIAN);
  return swapped ? code + SWAPPED : code;
}

function describe(value) {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "object") return `an object (${value.constructor?.name ?? "without a class"})`;
  return `${typeof value} ${JSON.stringify(typeof value === "bigint" ? String(value) : value)}`;
}

/**
 * Any input as a Block.
 * @param {any} input @param {string} what for error texts: "points.positions"
 * @param {string} [dtype] how to read raw bytes, or elements that are not what their container says
 * @returns {Block}
 */
export function block(input, what, dtype) {
  if (input === null || typeof input !== "object") {
    throw new VitrailError(`${what}: got ${describe(input)}, wanted numbers: a typed array, a list, or a list of lists`);
  }
  if (ArrayBuffer.isView(input)) return typed(input, what, dtype);
  if (Object.prototype.toString.call(input).endsWith("ArrayBuffer]")) return typed(new DataView(input), what, dtype);
  if (Array.isArray(input)) return nested(input, what);
  if ("data" in input) return strided(input, what, dtype);
  const still = picture(input);
  if (still) return strided(still, what);
  if (typeof input[Symbol.iterator] === "function") return nested(Array.from(input), what);
  throw new VitrailError(`${what}: got ${describe(input)}, wanted numbers: a typed array, a list, a list of lists, or {data, shape}`);
}

function typed(view, what, dtype) {
  const natural = CODES[view[Symbol.toStringTag]];
  if (natural === undefined && !dtype) {
    throw new VitrailError(`${what}: got raw bytes, whose type is not known; say it with dtype: "f4" (or "f8", "u1", ">i2"...)`);
  }
  const code = dtype ? dtypeCode(dtype) : natural;
  const size = dtypeBytes(code);
  let data = view;
  if (natural === undefined || view.BYTES_PER_ELEMENT !== size) { // other elements over the same bytes
    if (view.byteLength % size) {
      throw new VitrailError(`${what}: got ${view.byteLength} bytes, wanted a multiple of ${size}, the size of ${dtype}`);
    }
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    const { buffer, byteOffset } = view.byteOffset % size ? bytes.slice() : bytes; // typed arrays start at whole elements only
    data = new RAW[size](buffer, byteOffset, view.byteLength / size);
  }
  return { data, dtype: code, shape: [data.length], strides: [1], offset: 0 };
}

// {data, shape, strides, offset}: what Pyodide's getBuffer and the ndarray package give; ImageData; {data, width, height}.
function strided(input, what, dtype) {
  const { data: flat, dtype: code, offset: from } = block(input.data, what, input.dtype ?? dtype);
  const shape = Array.from(input.shape ?? (input.width ? [input.height, input.width, flat.length / (input.width * input.height)] : [flat.length]), Number);
  const strides = Array.from(input.strides ?? input.stride ?? rowMajor(shape), Number);
  const offset = from + Number(input.offset ?? 0);
  const text = `shape (${shape.join(", ")}), strides (${strides.join(", ")}), offset ${offset}`;
  if (strides.length !== shape.length || ![...shape, ...strides, offset].every(Number.isInteger) || shape.some((n) => n < 0)) {
    throw new VitrailError(`${what}: got ${text}; wanted whole numbers, as many strides as lengths`);
  }
  let low = offset, high = offset;
  shape.forEach((n, i) => { if (strides[i] < 0) low += (n - 1) * strides[i]; else high += (n - 1) * strides[i]; });
  if (shape.every(Boolean) && (low < 0 || high >= flat.length)) {
    throw new VitrailError(`${what}: got ${flat.length} elements, but ${text} reaches from element ${low} to ${high}`);
  }
  return { data: flat, dtype: code, shape, strides, offset };
}

function nested(list, what) {
  const shape = [];
  for (let level = list; isNumbers(level); level = level[0]) shape.push(level.length);
  if (shape.length > 3) throw new VitrailError(`${what}: got lists nested ${shape.length} deep, wanted at most 3`);
  const data = new Float64Array(shape.reduce((a, b) => a * b, 1));
  let at = 0;
  const fill = (level, depth, path) => {
    if (!isNumbers(level) || level.length !== shape[depth]) {
      throw new VitrailError(`${what}: row ${path.join(", ")} ${isNumbers(level) ? `has ${level.length} values` : `is ${describe(level)}`}, `
        + `but row 0 has ${shape[depth]}: every row must be as long as the first`);
    }
    const last = depth === shape.length - 1;
    for (let i = 0; i < level.length; i++) {
      const value = level[i];
      if (!last) fill(value, depth + 1, [...path, i]);
      else if (typeof value === "number") data[at++] = value;
      else data[at++] = odd(value, what, path, i);
    }
  };
  fill(list, 0, []);
  return { data, dtype: 1, shape, strides: rowMajor(shape), offset: 0 };
}

// The values of a list that are not plain numbers.
function odd(value, what, path, i) {
  if (value === null || value === undefined) return NaN; // missing
  if (value instanceof Date) return value / 1000; // axes of dates count seconds
  if (typeof value === "bigint" || typeof value === "boolean") return Number(value);
  throw new VitrailError(`${what}: value ${[...path, i].join(", ")} is ${describe(value)}, wanted a number`);
}

/** The pixels of an <img>, <canvas>, ImageBitmap, <video>... or null when it is none. */
function picture(source) {
  const width = source.naturalWidth ?? source.videoWidth ?? source.displayWidth ?? source.width;
  const height = source.naturalHeight ?? source.videoHeight ?? source.displayHeight ?? source.height;
  if (!(width > 0 && height > 0) || typeof OffscreenCanvas === "undefined") return null;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(source, 0, 0);
  return context.getImageData(0, 0, width, height);
}

/** True for bytes that begin as a PNG, JPEG, GIF or BMP file does. */
export function isPictureFile(input) {
  const bytes = input instanceof ArrayBuffer ? new Uint8Array(input) : input;
  if (!(bytes instanceof Uint8Array) || bytes.length < 26) return false;
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  return start === "\x89PNG" || start.startsWith("\xff\xd8\xff") || start === "GIF8" || start.startsWith("BM");
}

/**
 * Columns side by side as one (N, k) input; a plain number stands for a whole column of it.
 * @param {any[]} columns @param {string} what @param {string[]} names
 */
export function columns(columns, what, names) {
  const blocks = columns.map((column, i) => typeof column === "number" ? column : block(column, `${what} (${names[i]})`));
  const longest = blocks.find((b) => typeof b !== "number");
  const rows = longest ? count(longest) : 1;
  blocks.forEach((b, i) => {
    if (typeof b !== "number" && count(b) !== rows) {
      const first = names[blocks.indexOf(longest)];
      throw new VitrailError(`${what}: ${first} has ${rows} values and ${names[i]} has ${count(b)}: columns must be equally long`);
    }
  });
  return { columns: blocks, rows, dtype: blocks.every((b) => typeof b !== "number" && b.dtype === 0) ? 0 : 1 };
}

const count = (b) => b.shape.reduce((n, m) => n * m, 1);

/**
 * The shape in the library's words.
 * @param {Block} b @param {{dimensions: number, components: number[], index: number}} spec @param {string} what
 * @param {number} [known] how many elements the node has, where a flat list could mean two things
 */
export function fit(b, spec, what, known) {
  const [least, most] = spec.components, shape = b.shape, total = count(b);
  if (spec.dimensions === 2) {
    if (shape.length === 3) return { rows: shape[0], columns: shape[1], components: shape[2] };
    if (shape.length === 2 && least === 1) return { rows: shape[0], columns: shape[1], components: 1 };
    const beside = spec.index > 0; // x and y beside the heights may be one row
    if (shape.length === 1 && most === 1 && beside) return { rows: 1, columns: shape[0], components: 1 };
    const wanted = most === 1 ? "(rows, columns)" : `(rows, columns${least === 1 ? "[" : ""}, ${least === 1 ? "3 or 4]" : `${least} or ${most}`})`;
    throw new VitrailError(`${what}: got shape (${shape.join(", ")}), wanted ${wanted}`);
  }
  if (shape.length === 3) return { rows: shape[0] * shape[1], columns: 1, components: shape[2] };
  if (shape.length === 2 && !(most === 1 && shape[1] !== 1)) return { rows: shape[0], columns: 1, components: shape[1] };
  if (least === 1 && most === 1) { // one number for each: a grid of numbers is as good as a row
    return shape.length === 2 && shape[0] !== 1 && known !== undefined && total !== known
      ? { rows: shape[0], columns: 1, components: shape[1] }
      : { rows: total, columns: 1, components: 1 };
  }
  // A flat list of x, y, z, x, y, z...
  for (let c = least; c <= most; c++) if (total === known * c) return { rows: known, columns: 1, components: c };
  if (total % least === 0) return { rows: total / least, columns: 1, components: least };
  throw new VitrailError(`${what}: got ${total} numbers in a row, wanted shape (N, ${least === most ? least : `${least} or ${most}`}) `
    + `or a flat list of ${least} for each, and ${total} is not a multiple of ${least}`);
}

// A float32's shortest digits that mean it, so that 0.1 stays 0.1.
function short(value) {
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return value;
}

/** The values of one element, as they were given. */
export function elementAt(source, components, element) {
  const value = (b, i) => (b.dtype % SWAPPED ? numberAt(b, i) : short(numberAt(b, i)));
  if (source.columns) return source.columns.map((column) => (typeof column === "number" ? column : value(column, walker(column)(element))));
  const index = walker(source);
  return Array.from({ length: components }, (_, i) => value(source, index(element * components + i)));
}

const CONTAINERS = [Float32Array, Float64Array, null, Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array];

/** The same values in another dtype: a part of an array has to come in the type of the whole. */
export function converted(source, dtype, what) {
  if (source.dtype === dtype) return source;
  const Container = CONTAINERS[dtype];
  if (!Container || source.columns) {
    throw new VitrailError(`${what}: a part has to come in the type of the whole, ${SHORT[dtype & 0xff]}; got ${SHORT[source.dtype & 0xff]}`);
  }
  const index = walker(source), data = Container.from({ length: count(source) }, (_, i) => numberAt(source, index(i)));
  return { data, dtype, shape: source.shape, strides: rowMajor(source.shape), offset: 0 };
}
