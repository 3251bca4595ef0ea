// In:  Blocks: elements with shape and strides, or columns of them.
// Out: the elements in the library's memory.
// Called by: arrays.js and artist.js for JavaScript's data; host.js and replay.js for Python's.

export const SWAPPED = 0x100; // added to a dtype in the other byte order
// Positions in the table's "dtypes"; by name, so that arrays of another window count too.
export const CODES = {
  Float32Array: 0, Float64Array: 1, Float16Array: 2, Int8Array: 3, Uint8Array: 4, Uint8ClampedArray: 4, Int16Array: 5,
  Uint16Array: 6, Int32Array: 7, Uint32Array: 8, BigInt64Array: 9, BigUint64Array: 10,
};
export const SIZES = [4, 8, 2, 1, 1, 2, 2, 4, 4, 8, 8, 1];
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

export const dtypeBytes = (code) => SIZES[code & 0xff];

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
 * @param {Block | ReturnType<typeof import("./arrays.js").columns>} source
 * @param {{rows: number, columns: number, components: number}} shape
 */
export function write(engine, node, array, source, shape, first = 0, elements = shape.rows * shape.columns) {
  const x = engine.exports;
  engine.check(x.vt_array_begin(node, array, source.dtype, shape.rows, shape.columns, shape.components));
  if (!elements) return void engine.check(x.vt_array_end(node, array, 0, 0));
  if (source.columns) return putColumns(engine, node, array, source, first);
  const size = dtypeBytes(source.dtype), stride = size * shape.components;
  if (!isContiguous(source)) return putStrided(engine, node, array, source, shape.components, first);
  const from = source.data.byteOffset + source.offset * size;
  const bytes = new Uint8Array(source.data.buffer, from, elements * stride);
  const place = x.vt_array_place(node, array, first) >>> 0;
  if (place) {
    engine.bytes.set(bytes, place);
    return void engine.check(x.vt_array_end(node, array, first, elements));
  }
  const chunk = Math.max(1, Math.floor(engine.stagingBytes / stride));
  for (let i = 0; i < elements; i += chunk) {
    const n = Math.min(chunk, elements - i);
    engine.bytes.set(bytes.subarray(i * stride, (i + n) * stride), engine.staging);
    engine.check(x.vt_array_put(node, array, first + i, n, engine.staging));
  }
  engine.check(x.vt_array_end(node, array, first, 0)); // what put() took is known already
}

function putColumns(engine, node, array, source, first) {
  const x = engine.exports, width = source.columns.length, size = source.dtype === 0 ? 4 : 8;
  const chunk = Math.floor(engine.stagingBytes / (size * width));
  for (let i = 0; i < source.rows; i += chunk) {
    const n = Math.min(chunk, source.rows - i);
    const out = new (size === 4 ? Float32Array : Float64Array)(engine.exports.memory.buffer, engine.staging, n * width);
    source.columns.forEach((column, k) => {
      if (typeof column === "number") for (let j = 0, at = k; j < n; j++, at += width) out[at] = column;
      else readColumn(column, i, n, out, k, width);
    });
    engine.check(x.vt_array_put(node, array, first + i, n, engine.staging));
  }
  engine.check(x.vt_array_end(node, array, first, 0));
}

const halfScratch = new DataView(new ArrayBuffer(8));

// Reads one number of any dtype, in either byte order.
export function numberAt(b, index) {
  const value = b.data[index], tag = b.data[Symbol.toStringTag], code = b.dtype & 0xff;
  if (!(b.dtype & SWAPPED) && CODES[tag] === code) return Number(value);
  const size = dtypeBytes(code), little = !(b.dtype & SWAPPED) !== BIG_ENDIAN;
  if (size === 8) halfScratch.setBigUint64(0, BigInt.asUintN(64, BigInt(value)), !BIG_ENDIAN);
  else if (size === 4) halfScratch.setUint32(0, value, !BIG_ENDIAN);
  else halfScratch.setUint16(0, value, !BIG_ENDIAN);
  switch (code) {
    case 0: return halfScratch.getFloat32(0, little);
    case 1: return halfScratch.getFloat64(0, little);
    case 2: return half(halfScratch.getUint16(0, little));
    case 5: return halfScratch.getInt16(0, little);
    case 6: return halfScratch.getUint16(0, little);
    case 7: return halfScratch.getInt32(0, little);
    case 8: return halfScratch.getUint32(0, little);
    case 9: return Number(halfScratch.getBigInt64(0, little));
    case 10: return Number(halfScratch.getBigUint64(0, little));
    case 3: return (value << 24) >> 24;
    default: return Number(value);
  }
}

function half(bits) {
  const exponent = (bits >> 10) & 31, fraction = bits & 1023, sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : 2 ** -14 * (fraction / 1024));
}

function readColumn(b, from, n, out, k, width) {
  const plain = typeof b.data[0] === "number" && CODES[b.data[Symbol.toStringTag]] === b.dtype && b.shape.length === 1;
  if (plain) {
    const { data } = b, step = b.strides[0];
    for (let j = 0, at = k, index = b.offset + from * step; j < n; j++, at += width, index += step) out[at] = data[index];
    return;
  }
  const index = walker(b);
  for (let j = 0; j < n; j++) out[k + j * width] = numberAt(b, index(from + j));
}

// From an element's number, row by row, to its place in the data.
export function walker(b) {
  const { shape, strides, offset } = b;
  return (i) => {
    let at = offset;
    for (let d = shape.length - 1, rest = i; d >= 0; d--) {
      at += (rest % shape[d]) * strides[d];
      rest = Math.floor(rest / shape[d]);
    }
    return at;
  };
}

// Elements whose values are not side by side: collected in the staging window, in the order and type that they have.
function putStrided(engine, node, array, b, components, first) {
  const x = engine.exports, size = dtypeBytes(b.dtype), { data } = b;
  const Elements = CODES[data[Symbol.toStringTag]] === (b.dtype & 0xff) ? data.constructor : RAW[size];
  const shape = [1, 1, 1, ...b.shape].slice(-3), steps = [0, 0, 0, ...b.strides].slice(-3);
  const [, n1, n2] = shape, [s0, s1, s2] = steps, values = shape[0] * n1 * n2;
  const chunk = Math.floor(engine.stagingBytes / (size * components)) * components;
  let i0 = 0, i1 = 0, i2 = 0, at = b.offset;
  for (let done = 0; done < values;) {
    const n = Math.min(chunk, values - done);
    const out = new Elements(engine.exports.memory.buffer, engine.staging, n);
    for (let i = 0; i < n; i++) {
      out[i] = data[at];
      at += s2;
      if (++i2 < n2) continue;
      i2 = 0;
      if (++i1 === n1) { i1 = 0; i0++; }
      at = b.offset + i0 * s0 + i1 * s1;
    }
    engine.check(x.vt_array_put(node, array, first + done / components, n / components, engine.staging));
    done += n;
  }
  engine.check(x.vt_array_end(node, array, first, 0));
}
