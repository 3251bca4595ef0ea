// In:  the wasm's bytes, once; then calls from Python, where an exception of ours could not be caught (MicroPython).
// Out: flat functions that never throw. Each returns its value, or a string that starts with "!" and goes on with the error.
// Called by: python/vitrail/hosts/page.py. build.mjs makes this the body of a function: Function("wasmBytes", text)(bytes).
//
// What crosses: numbers, texts, and typed arrays or addresses for bulk data. Nodes, kinds, properties, arrays and dtypes are
// their numbers in the table. A text that is an answer starts with "=", several numbers are one text: "=0 1.5 NaN".
// Angles are radians, as in C: Python turns every property that the table calls an angle.
import { dtypeBytes, write } from "./arrays.js";
import { engine, loadSync } from "./engine.js";
import { defineElement } from "./element.js";
import { Scene } from "./scene.js";

const safe = (call) => (...values) => {
  try {
    return call(...values) ?? 0;
  } catch (error) {
    return `!${error.message}`;
  }
};
const allSafe = (calls) => Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, safe(call)]));
const text = (value) => `=${value}`;
const numbers = (values) => `=${values.join(" ")}`;

// MicroPython keeps a function alive by itself. Pyodide destroys the proxy of an argument when the call returns.
const keep = (callback) => ("copy" in callback ? callback.copy() : callback);
const drop = (callback) => { if ("destroy" in callback) callback.destroy(); };

// The bytes of an array from Python: a buffer's proxy (Pyodide), a typed array, or an address in MicroPython's memory.
function withElements(source, dtype, count, act) {
  if (typeof source === "number") {
    const bytes = new Uint8Array(globalThis.Module.HEAPU8.buffer, source, count * dtypeBytes(dtype));
    return act(packed(bytes, dtype, count));
  }
  if (!("getBuffer" in source)) return act(packed(source, dtype, count));
  const buffer = source.getBuffer();
  try {
    const shape = Array.from(buffer.shape), strides = Array.from(buffer.strides), size = dtypeBytes(dtype);
    if (buffer.data.BYTES_PER_ELEMENT !== size) return act(packed(buffer.data, dtype, count)); // bytes that hold something else
    return act({ data: buffer.data, dtype, shape: shape.length ? shape : [1], strides: shape.length ? strides : [1], offset: buffer.offset });
  } finally {
    buffer.release();
  }
}
const packed = (view, dtype, count) => ({
  data: view.BYTES_PER_ELEMENT === 1 ? aligned(view, dtypeBytes(dtype)) : view, dtype, shape: [count], strides: [1], offset: 0,
});
// Only the place of the bytes matters to a copy; their type has to have the right size.
function aligned(view, size) {
  const Raw = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array, 8: BigUint64Array }[size];
  const bytes = view.byteOffset % size ? view.slice() : view;
  return new Raw(bytes.buffer, bytes.byteOffset, Math.floor(bytes.byteLength / size));
}

function makeHost(scene) {
  const running = scene.engine, x = running.exports, view = scene.camera.id;
  const listeners = new Map(); // token -> [event, callback, off]
  let tokens = 0, picture = null;
  const touched = (id) => {
    if (id !== view) return scene.invalidate();
    scene.camera.stop();
    scene.looked();
  };
  const looked = (status) => {
    running.check(status);
    touched(view);
  };
  const drop_listener = (token) => {
    const [, callback, off] = listeners.get(token) ?? [];
    if (!off) return;
    listeners.delete(token);
    off();
    drop(callback);
  };

  return Object.assign(allSafe({
    // nodes
    create(kind, parent) { const id = running.create(kind, parent); scene.invalidate(); return id; },
    remove(id) { running.remove(id); scene.invalidate(); },
    move(id, parent) { running.move(id, parent); scene.invalidate(); },
    clear() { scene.clear(); },
    /** The numbers of a property follow one by one: a call with numbers costs less than a list. */
    set_numbers(id, property, ...values) { running.setNumbers(id, property, values); touched(id); },
    set_text(id, property, value) { running.setText(id, property, value); touched(id); },
    get_numbers(id, property) { return numbers(running.getNumbers(id, property)); },
    get_text(id, property) { return text(running.getText(id, property)); },
    info(id) { return text(JSON.stringify(running.info(id))); },
    /** "=" and six numbers, or "=" alone when there is nothing to see. */
    bounds(id) { return numbers(running.bounds(id) ?? []); },

    // arrays: `count` elements from `first` on, of rows * columns; all of them, in an array that is new
    write(id, array, dtype, rows, columns, components, first, count, source) {
      withElements(source, dtype, count * components, (elements) => {
        write(running, id, array, elements, { rows, columns, components }, first, count);
      });
      scene.invalidate();
    },
    /** A picture file's bytes: a buffer's proxy, a Uint8Array, or an address. */
    decode(id, array, source, count) {
      withElements(source, 4, count, ({ data, offset }) => {
        const place = running.temporary(count);
        running.bytes.set(new Uint8Array(data.buffer, data.byteOffset + offset, count), place);
        running.check(x.vt_array_decode(id, array, place, count));
      });
      scene.invalidate();
    },

    // camera; radians
    fit(id) { looked(x.vt_view_fit(view, id || scene.id)); },
    look(elevation, azimuth, roll) { looked(x.vt_view_look(view, elevation, azimuth, roll)); },
    orbit(dx, dy) { looked(x.vt_view_orbit(view, dx, dy)); },
    pan(dx, dy) { looked(x.vt_view_pan(view, dx, dy)); },
    zoom(factor, at_x, at_y) { looked(x.vt_view_zoom(view, factor, at_x, at_y)); },
    angles() { return numbers(running.answer(3, (out) => x.vt_view_angles(view, out))); },
    /** The view matrix's 16 numbers, then the projection's. */
    matrices() { return numbers(running.answer(32, (out) => x.vt_view_matrices(view, out, out + 128))); },
    set_matrices(...values) {
      if (!values.length) return looked(x.vt_view_set_matrices(view, 0, 0));
      running.doubles.set(values.slice(0, 32));
      looked(x.vt_view_set_matrices(view, running.staging, running.staging + 128));
    },
    project(px, py, pz) {
      running.doubles.set([px, py, pz]);
      return numbers(running.answer(3, (out) => x.vt_view_project(view, out, out)));
    },

    // frames and pictures
    render() { scene.render(); },
    /** Draws the finished picture and says "=width height"; its bytes are host.picture, or go to take(). */
    pixels(width, height, ratio) {
      const size = width ? { width, height, pixelRatio: ratio || 1 } : {};
      picture = scene.toImageData(size);
      return numbers([picture.width, picture.height]);
    },
    /** Copies that picture's bytes to an address in MicroPython's memory. */
    take(address) {
      new Uint8Array(globalThis.Module.HEAPU8.buffer, address, picture.data.length).set(picture.data);
      picture = null;
    },
    /** A promise of the finished picture as a PNG file's bytes. */
    png(width, height, ratio) {
      const size = width ? { width, height, pixelRatio: ratio || 1 } : {};
      return scene.toBlob(size).then((blob) => blob.arrayBuffer()).then((bytes) => new Uint8Array(bytes));
    },
    /** Lets the reader save the finished picture as a file. */
    download(name, width, height, ratio) {
      const size = width ? { width, height, pixelRatio: ratio || 1 } : {};
      return scene.toBlob(size).then((blob) => {
        const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
        return 0;
      });
    },
    /** A promise of the next frame's time in ms; it comes in hidden pages too, slowly. */
    next_frame() {
      return new Promise((done) => {
        const slow = setTimeout(() => { cancelAnimationFrame(soon); done(performance.now()); }, 250);
        const soon = requestAnimationFrame((time) => { clearTimeout(slow); done(time); });
      });
    },
    /** A promise that the picture on screen is finished. */
    settled() { return scene.settled().then(() => 0); },

    // events: callback(time, delta) in ms for "frame", else callback(json); the answer is what off() wants
    on(event, callback) {
      const kept = keep(callback);
      const tell = event === "frame" ? ({ time, delta }) => kept(time, delta)
        : ({ scene: _scene, camera: _camera, ...detail }) => kept(JSON.stringify(detail));
      const off = scene.on(event, tell);
      listeners.set(++tokens, [event, kept, off]);
      return tokens;
    },
    off(token) { drop_listener(token); },

    // the page
    mount(target) { scene.mount(target); },
    describe(words) { scene.stage?.describe(words); },
    /** Whether the page behind is dark and the scene follows it. */
    dark() { return scene.dark && scene.ownBackground; },
    close() {
      for (const token of [...listeners.keys()]) drop_listener(token);
      scene.dispose();
      picture = null;
    },
  }), {
    root: scene.id,
    view,
    scene, // for JavaScript that is beside
    get element() { return scene.stage?.frame ?? null; },
    get picture() { return picture?.data ?? null; },
  });
}

/** @param {BufferSource} wasmBytes */
export function start(wasmBytes) {
  const running = loadSync(wasmBytes), x = running.exports;
  defineElement();
  return allSafe({
    /** target: an element, an id, a selector, or null; options: JSON as createScene takes them. */
    open(target, options) { return makeHost(Scene.open(target || null, options ? JSON.parse(options) : {})); },
    version: () => text(running.version),
    table: () => text(JSON.stringify(running.table)),
    stats: () => text(JSON.stringify({ ...running.stats(), scenes: engine().scenes.size, presenter: running.presenter.mode })),
    // indexes of names; the failure is the library's sentence with "did you mean"
    find_kind: (name) => running.check(x.vt_kind_find(running.text(name))),
    find_property: (kind, name) => running.check(x.vt_property_find(kind, running.text(name))),
    find_array: (kind, name) => running.check(x.vt_array_find(kind, running.text(name))),
    color: (words) => numbers(running.color(words)),
    /** count colours as a Uint8Array of red, green, blue, alpha. */
    colormap: (name, count) => running.colormap(name, count),
  });
}
