// In:  arrays that Python has, where they lie: proxies of buffers (Pyodide), typed arrays, addresses in MicroPython's memory.
// Out: their elements as JavaScript reads them, without a copy where that can be; bytes into Python's memory.
import { ARRAY_TYPES, dtypeBytes, RAW_ARRAYS } from "../core/array_write.js";

// The elements of an array from Python, where they lie: a buffer's proxy (Pyodide), a typed array, or an address in
// MicroPython's memory.
export function withElements(source, dtype, count, act) {
  const size = dtypeBytes(dtype);
  if (typeof source === "number") {
    return act(packed(new Uint8Array(globalThis.Module.HEAPU8.buffer, source, count * size), dtype, count));
  }
  if (!("getBuffer" in source)) return act(packed(source, dtype, count));
  // As bytes, because Pyodide refuses to say what big-endian or half floats are; strides and offset are bytes then.
  const buffer = source.getBuffer("u8");
  try {
    const shape = Array.from(buffer.shape), strides = Array.from(buffer.strides, (step) => step / size), offset = buffer.offset / size;
    const same = buffer.itemsize === size && [...strides, offset].every(Number.isInteger); // else: bytes that hold something else
    return act(same ? { data: elements(buffer.data, dtype), dtype, shape, strides, offset } : packed(buffer.data, dtype, count));
  } finally {
    buffer.release();
  }
}
export function withAllElements(sources, dtype, count, act, done = []) {
  if (done.length === sources.length) return act(done);
  return withElements(sources[done.length], dtype, count, (one) => withAllElements(sources, dtype, count, act, [...done, one]));
}
const packed = (view, dtype, count) => ({
  data: view.BYTES_PER_ELEMENT === 1 ? elements(view, dtype) : view, dtype, shape: [count], strides: [1], offset: 0,
});
// The same memory as elements of the dtype's size; of its type, where that is in our byte order.
function elements(bytes, dtype) {
  const size = dtypeBytes(dtype), Elements = globalThis[`${ARRAY_TYPES[dtype]}Array`] ?? RAW_ARRAYS[size];
  const { buffer, byteOffset } = bytes.byteOffset % size ? bytes.slice() : bytes; // typed arrays start at whole elements only
  return new Elements(buffer, byteOffset, Math.floor(bytes.byteLength / size));
}

/** Copies bytes to an address in MicroPython's memory, or into a buffer's proxy. */
export function copyToPython(bytes, target) {
  if (typeof target === "number") {
    new Uint8Array(globalThis.Module.HEAPU8.buffer, target, bytes.length).set(bytes);
    return;
  }
  const buffer = target.getBuffer("u8");
  try {
    buffer.data.set(bytes);
  } finally {
    buffer.release();
  }
}
