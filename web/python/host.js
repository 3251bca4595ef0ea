// In:  the wasm's bytes, once; then calls from Python, where an exception of ours could not be caught (MicroPython).
// Out: flat functions that never throw. Each returns its value, or a string that starts with "!" and goes on with the error.
//
// What crosses: numbers, texts, and typed arrays or addresses for bulk data. Nodes, kinds, properties, arrays and dtypes are
// their numbers in the table. A text that is an answer starts with "=", several numbers are one text: "=0 1.5 NaN".
// Angles are radians, as in C: Python turns every property that the table calls an angle.
import { writeArray } from "../core/array_write.js";
import { downloadFile, drawImageData } from "../core/canvas.js";
import { F32, F64, SELECT_VISIBLE, U32, U8 } from "../core/constants.js";
import { loadSync, pageEngine } from "../core/load.js";
import { findElement } from "../ui/viewport.js";
import { BaseScene } from "../api/base_scene.js";
import { link } from "../api/link.js";
import { copyToPython, withAllElements, withElements } from "./memory.js";
import { Session } from "./session_restore.js";

const safe = (call) => (...values) => {
  try {
    return call(...values) ?? 0;
  } catch (error) {
    return `!${error.message}`;
  }
};
const allSafe = (calls) => Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, safe(call)]));
const text = (value) => `=${value}`;
const sized = (width, height, ratio) => (width ? { width, height, pixelRatio: ratio || 1 } : {});
const numbers = (values) => `=${values.join(" ")}`;

// MicroPython keeps a function alive by itself. Pyodide destroys the proxy of an argument when the call returns.
const keep = (callback) => ("copy" in callback ? callback.copy() : callback);
const drop = (callback) => { if ("destroy" in callback) callback.destroy(); };

// What display(scene) puts into a page: wherever it lands, the scene moves.
function defineSlot() {
  if (typeof customElements === "undefined" || customElements.get("vitrail-slot")) return;
  customElements.define("vitrail-slot", class extends HTMLElement {
    connectedCallback() {
      const id = Number(this.dataset.scene);
      this.style.display = "block";
      for (const scene of pageEngine().scenes) if (scene.id === id) scene.mount(this);
    }
  });
}

/** @param {BaseScene} scene @param {Session | null} session */
function makeHost(scene, session) {
  const running = scene.engine, x = running.exports, view = scene.camera.id;
  const listeners = new Map(); // token -> [event, callback, off]
  let tokens = 0;
  let transfer = null; // bytes that Python takes next: a picture, a file, element numbers
  let valueSource = null; // Python's function that knows the values of elements
  const changed = (id, ...call) => {
    if (id !== view) return scene.invalidate();
    scene.camera.stop();
    scene.cameraChanged();
    session?.noteCameraCall(call);
  };
  const moved = (status, ...call) => {
    running.check(status);
    changed(view, ...call);
  };
  const removeListener = (token) => {
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
    set_numbers(id, property, ...values) { running.setNumbers(id, property, values); changed(id, property, ...values); },
    set_text(id, property, value) { running.setText(id, property, value); changed(id, property, value); },
    get_numbers(id, property) { return numbers(running.getNumbers(id, property)); },
    get_text(id, property) { return text(running.getText(id, property)); },
    info(id) { return text(JSON.stringify(running.info(id))); },
    /** "=" and six numbers, or "=" alone when there is nothing to see. */
    bounds(id) { return numbers(running.bounds(id) ?? []); },

    // arrays: `count` elements from `first` on, of layers * rows * columns; all of them, in an array that is new
    write(id, array, dtype, layers, rows, columns, components, first, count, source) {
      withElements(source, dtype, count * components, (elements) => {
        writeArray(running, id, array, elements, { layers, rows, columns, components }, first, count);
      });
      scene.invalidate();
    },
    /** The same from one source for each component, all of one dtype; they come together on the way. */
    write_columns(id, array, dtype, rows, first, ...sources) {
      withAllElements(sources, dtype, rows, (columns) => {
        writeArray(running, id, array, { columns, rows, dtype: dtype === F32 ? F32 : F64 }, { rows, columns: 1, components: columns.length }, first);
      });
      scene.invalidate();
    },
    /** A picture file's bytes: a buffer's proxy, a Uint8Array, or an address. */
    decode(id, array, source, count) {
      withElements(source, U8, count, ({ data, offset }) => {
        running.decode(id, array, new Uint8Array(data.buffer, data.byteOffset + offset, count));
      });
      scene.invalidate();
    },

    // camera; radians
    fit(id) { moved(x.vt_view_fit(view, id || scene.id), "fit"); },
    look(elevation, azimuth, roll) { moved(x.vt_view_look(view, elevation, azimuth, roll), "look", elevation, azimuth, roll); },
    orbit(dx, dy) { moved(x.vt_view_orbit(view, dx, dy)); },
    pan(dx, dy) { moved(x.vt_view_pan(view, dx, dy)); },
    zoom(factor, at_x, at_y) { moved(x.vt_view_zoom(view, factor, at_x, at_y)); },
    /** Where it looks, as scenes of other data can have it too; vitrail.h has the seven numbers. */
    pose() { return numbers(running.pose(view)); },
    set_pose(...values) { running.setPose(view, values); changed(view, "pose", ...values); },
    angles() { return numbers(running.readNumbers(3, (out) => x.vt_view_angles(view, out))); },
    /** The view matrix's 16 numbers, then the projection's. */
    matrices() { return numbers(running.readNumbers(32, (out) => x.vt_view_matrices(view, out, out + 128))); },
    set_matrices(...values) {
      if (!values.length) return moved(x.vt_view_set_matrices(view, 0, 0));
      running.doubles.set(values.slice(0, 32));
      moved(x.vt_view_set_matrices(view, running.staging, running.staging + 128));
    },
    project(px, py, pz) {
      running.doubles.set([px, py, pz]);
      return numbers(running.readNumbers(3, (out) => x.vt_view_project(view, out, out)));
    },

    // frames and pictures
    render() { scene.render(); },
    /** Draws the finished picture and says "=width height"; its bytes are host.picture, or go to take(). */
    pixels(width, height, ratio) {
      transfer = scene.toImageData(sized(width, height, ratio));
      return numbers([transfer.width, transfer.height]);
    },
    /** The same as a PNG file, at once: "=count" of bytes. */
    png_now() {
      const canvas = drawImageData(document.createElement("canvas"), scene.toImageData());
      const file = atob(canvas.toDataURL("image/png").split(",")[1]);
      transfer = { data: Uint8Array.from(file, (letter) => letter.charCodeAt(0)) };
      return numbers([file.length]);
    },
    /** Copies that picture's bytes into Python: to an address in MicroPython's memory, or into a buffer. */
    take(target) {
      const { data } = transfer;
      transfer = null;
      copyToPython(data, target);
    },
    /** Lets the user save bytes as a file. */
    offer(name, source, count) {
      withElements(source, U8, count, ({ data }) => downloadFile(new Blob([data.slice()], { type: "image/png" }), name));
    },
    /** The picture's width and height in CSS pixels. */
    size() {
      const { camera } = scene;
      return numbers([camera.width / camera.pixel_ratio, camera.height / camera.pixel_ratio]);
    },
    /** A promise of the finished picture as a PNG file's bytes. */
    png(width, height, ratio) {
      return scene.toBlob(sized(width, height, ratio)).then((blob) => blob.arrayBuffer()).then((bytes) => new Uint8Array(bytes));
    },
    /** Lets the user save the finished picture as a file. */
    download(name, width, height, ratio) {
      return scene.toBlob(sized(width, height, ratio)).then((blob) => { downloadFile(blob, name); return 0; });
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

    // events: callback(time, delta) in ms for "frame", else callback(json), which may return true to keep the page from doing
    // what it would; the answer is what off() wants
    on(event, callback) {
      const kept = keep(callback);
      const listener = event === "frame" ? ({ time, delta }) => kept(time, delta) : (details) => {
        const { scene: _scene, camera: _camera, artist: _artist, ...detail } = details;
        if (detail.changes) detail.changes = Object.keys(detail.changes);
        if (kept(JSON.stringify(detail)) === true) details.preventDefault?.();
      };
      let off;
      try {
        off = scene.on(event, listener);
      } catch (error) {
        drop(kept);
        throw error;
      }
      listeners.set(++tokens, [event, kept, off]);
      return tokens;
    },
    off: removeListener,

    // asking
    /** callback(node, index): JSON of what a tooltip says, or "". */
    source(callback) {
      if (valueSource) drop(valueSource);
      valueSource = keep(callback);
      scene.source = (node, index) => {
        const answer = valueSource ? valueSource(node, index) : "";
        return answer ? JSON.parse(answer) : null;
      };
    },
    /** "=" and 12 numbers as vt_view_pick has them. */
    pick(px, py, radius) {
      const hit = running.pick(view, px, py, radius);
      return numbers([hit.what, hit.node, hit.index, ...hit.position, hit.depth, hit.distance, hit.part, ...hit.scenePosition]);
    },
    /** Corners as x, y, x, y... of a polygon; how as vt_view_select. */
    select_in(how, ...corners) {
      const points = Array.from({ length: corners.length / 2 }, (_, i) => ({ x: corners[2 * i], y: corners[2 * i + 1] }));
      return scene.ui.selector.selectInside(points, how & ~SELECT_VISIBLE, Boolean(how & SELECT_VISIBLE));
    },
    select(id, source, count, how) {
      if (!count) return scene.setSelected(id, [], how);
      withElements(source, U32, count, ({ data }) => scene.setSelected(id, data, how));
    },
    /** How many elements are selected; their numbers go to take(). */
    selected(id) {
      const elements = running.selected(id);
      transfer = { data: new Uint8Array(elements.buffer) };
      return elements.length;
    },
    place(id, element) { return numbers(running.elementPosition(id, element)); },
    axis_word(axis, number, digits) { return text(running.formatOnAxis(scene.id, axis, number, digits)); },
    show_table() { scene.table(); },

    // the page
    mount(target) { scene.mount(target); },
    /** Sets what is said of the picture, where there are words; returns what the scene says of itself. */
    describe(words) {
      if (words) scene.viewport?.describe(words);
      return text(running.describe(scene.id));
    },
    /** Whether the page behind is dark and the scene follows it. */
    dark() { return scene.dark; },
    close() {
      for (const token of [...listeners.keys()]) removeListener(token);
      scene.source = null;
      if (valueSource) drop(valueSource);
      valueSource = null;
      session?.close();
      scene.dispose();
      transfer = null;
    },
  }), {
    root: scene.id,
    view,
    scene, // for JavaScript that is beside
    get element() { return scene.viewport?.frame ?? null; },
    get picture() { return transfer?.data ?? null; },
  });
}

/** @param {BufferSource} wasmBytes */
export function start(wasmBytes) {
  const running = loadSync(wasmBytes), x = running.exports;
  defineSlot();
  const links = new Map();
  return allSafe({
    /** target: an element, an id, a selector, or null; options: JSON as createScene takes them. */
    open(target, options) {
      const scene = BaseScene.open(target || null, options ? JSON.parse(options) : {});
      return makeHost(scene, target ? new Session(scene, findElement(target)) : null);
    },
    /** Keeps scenes together, by their numbers; the answer is what unlink() wants. */
    link(camera, selection, ...ids) {
      const scenes = ids.map((id) => [...pageEngine().scenes].find((scene) => scene.id === id));
      links.set(links.size + 1, link(...scenes, { camera, selection }));
      return links.size;
    },
    unlink(token) {
      links.get(token)?.();
      links.set(token, null);
    },
    version: () => text(running.version),
    table: () => text(JSON.stringify(running.table)),
    stats: () => text(JSON.stringify({ ...running.stats(), scenes: pageEngine().scenes.size, presenter: running.presenter.mode })),
    // indexes of names; the failure is the library's sentence with "did you mean"
    find_kind: (name) => running.check(x.vt_kind_find(running.text(name))),
    find_property: (kind, name) => running.check(x.vt_property_find(kind, running.text(name))),
    find_array: (kind, name) => running.check(x.vt_array_find(kind, running.text(name))),
    color: (words) => numbers(running.color(words)),
    /** count colours as a Uint8Array of red, green, blue, alpha. */
    colormap: (name, count) => running.colormap(name, count),
  });
}
