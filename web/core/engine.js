// In:  the bytes of vitrail.wasm.
// Out: one Engine a page: the library's verbs by number, texts and numbers in and out of its memory, the page's frame loop.
import { ERROR_HANDLE, ERROR_MEMORY, ERROR_VALUE, STAGING_BYTES, STATUS_NAMES } from "./constants.js";
import { report, VitrailError } from "./errors.js";
import { GL } from "./gl.js";
import { Presenter } from "./presenter.js";

export const VERSION = "0.1.0";
const FRAME_MS = 24; // of drawing in one frame; scenes that are left over come first in the next

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Engine {
  #u8 = new Uint8Array(0);
  #f64 = new Float64Array(0); // the staging window, as doubles
  #handle = 0;
  #queue = [];
  #turns = 0;

  constructor() {
    /** Everything on this page that may want frames. @type {Set<import("../api/base_scene.js").Scene>} */
    this.scenes = new Set();
    this.gl = new GL(this);
    this.presenter = new Presenter(this);
    this.tick = this.tick.bind(this);
  }

  /** What the module wants. */
  imports() {
    const env = this.gl.imports();
    return { env, wasi_snapshot_preview1: env };
  }

  /** @param {WebAssembly.Instance} instance */
  start(instance) {
    this.exports = /** @type {any} */ (instance.exports);
    this.exports._initialize?.();
    this.staging = this.exports.vt_staging() >>> 0;
    this.stagingBytes = STAGING_BYTES;
    this.version = this.string(this.exports.vt_version());
    this.table = JSON.parse(this.string(this.exports.vt_table()));
    this.kinds = new Map(this.table.kinds.map((kind, index) => [kind.name, {
      ...kind,
      index,
      property: new Map(kind.properties.map((property, i) => [property.name, { ...property, index: i }])),
      array: new Map(kind.arrays.map((array, i) => [array.name, { ...array, index: i }])),
    }]));
    return this;
  }

  // --- memory: views are looked at anew each time, because growing memory empties the old ones ---
  get bytes() {
    const { buffer } = this.exports.memory;
    return this.#u8.buffer === buffer ? this.#u8 : (this.#u8 = new Uint8Array(buffer));
  }
  /** The staging window as doubles: where numbers go in and come out. */
  get doubles() {
    const { buffer } = this.exports.memory;
    if (this.#f64.buffer !== buffer) this.#f64 = new Float64Array(buffer, this.staging, this.stagingBytes / 8);
    return this.#f64;
  }
  string(address) {
    const start = address >>> 0;
    if (!start) return "";
    const bytes = this.bytes;
    return decoder.decode(bytes.subarray(start, bytes.indexOf(0, start)));
  }
  /** A place of the library's own for `count` bytes, until the next call of temporary() or text(). */
  temporary(count) {
    const address = this.exports.vt_temporary(count) >>> 0;
    if (!address) this.fail(ERROR_MEMORY);
    return address;
  }
  text(value) {
    const text = String(value).replaceAll("\0", "\ufffd"); // C would stop there
    const capacity = text.length * 3 + 1;
    const address = this.temporary(capacity);
    this.encode(text, address, capacity);
    return address;
  }
  /** Writes a text and the 0 that ends it, in `capacity` bytes. */
  encode(text, address, capacity) {
    const { bytes } = this, { written } = encoder.encodeInto(text, bytes.subarray(address, address + capacity - 1));
    bytes[address + written] = 0;
  }
  /** @returns {never} */
  fail(status) {
    throw new VitrailError(this.string(this.exports.vt_error()) || "the engine failed", STATUS_NAMES[-status]);
  }
  /** Passes a status through, or throws what the library says about it. */
  check(status) {
    if (status < 0) this.fail(status);
    return status;
  }

  /** The text at an address, or what the library says against there being none. */
  said(address, status = ERROR_VALUE) { return address ? this.string(address) : this.fail(status); }

  // --- verbs ---
  kindOf(name) { return this.kinds.get(name) ?? this.fail(this.exports.vt_kind_find(this.text(name))); }
  propertyOf(kind, name) {
    return kind.property.get(name) ?? this.fail(this.exports.vt_property_find(kind.index, this.text(name)));
  }
  arrayOf(kind, name) { return kind.array.get(name) ?? this.fail(this.exports.vt_array_find(kind.index, this.text(name))); }

  create(kind, parent) { return (this.exports.vt_create(kind, parent) >>> 0) || this.fail(ERROR_VALUE); }
  remove(node) { this.check(this.exports.vt_remove(node)); }
  move(node, parent) { this.check(this.exports.vt_move(node, parent)); }
  /** @param {ArrayLike<number>} values */
  setNumbers(node, property, values) {
    const { doubles } = this, count = Math.min(values.length, doubles.length);
    for (let i = 0; i < count; i++) doubles[i] = values[i];
    this.check(this.exports.vt_set_numbers(node, property, this.staging, count));
  }
  setText(node, property, text) { this.check(this.exports.vt_set_text(node, property, this.text(text))); }
  getNumbers(node, property) {
    return this.take(this.check(this.exports.vt_get_numbers(node, property, this.staging, this.stagingBytes / 8)));
  }
  getText(node, property) { return this.said(this.exports.vt_get_text(node, property)); }
  /** A picture file's bytes, into an array of pixels. */
  decode(node, array, bytes) {
    const place = this.temporary(bytes.length);
    this.bytes.set(bytes, place);
    this.check(this.exports.vt_array_decode(node, array, place, bytes.length));
  }
  info(node) { return JSON.parse(this.said(this.exports.vt_info(node), ERROR_HANDLE)); }
  /** Six numbers, or null when there is nothing to see. */
  bounds(node) {
    return this.exports.vt_bounds(node, this.staging) ? this.take(6) : null;
  }
  /** Calls a function that leaves `count` doubles at the address it is given, and returns them. */
  answer(count, call) {
    this.check(call(this.staging) ?? 0);
    return this.take(count);
  }
  /** The first doubles of the staging window, as a list. */
  take(count) { return [...this.doubles.subarray(0, count)]; }
  stats() { return JSON.parse(this.string(this.exports.vt_stats())); }
  color(text) { return this.answer(4, (out) => this.exports.vt_color(this.text(text), out)); }
  colormap(name, count) {
    const size = Math.min(count, this.stagingBytes / 4);
    this.check(this.exports.vt_colormap(this.text(name), size, this.staging));
    return this.bytes.slice(this.staging, this.staging + size * 4);
  }

  /**
   * What cameras of different data can have in common: elevation, azimuth and roll in radians; where the target is in the axes' box,
   * 0 to 1 each way; how far away the eye is, in diagonals of that box.
   */
  pose(view) { return this.answer(7, (out) => this.exports.vt_view_pose(view, out)); }
  /** Ends the automatic fit. */
  setPose(view, pose) {
    this.doubles.set(pose);
    this.check(this.exports.vt_view_set_pose(view, this.staging));
  }

  // --- asking ---
  /**
   * What is at (x, y) CSS pixels, or up to `radius` beside it.
   * what: 0 nothing, 1 an element, 2 an entry of the legend, 3 a handle, 4 the triad. index -1: the node as a whole.
   * position is in data numbers, place in the scene's.
   */
  pick(view, x, y, radius) {
    const all = this.answer(12, (out) => this.exports.vt_view_pick(view, x, y, radius, out));
    const [what, node, index, , , , depth, distance, part] = all;
    return { what, node, index, position: all.slice(3, 6), depth, distance, part, place: all.slice(9) };
  }
  /** 0: that takes but a moment. Else goes on for a ms or two with what will make it so; 1: it takes a few ms, 2: more. */
  ready(view) { return this.check(this.exports.vt_view_ready(view)); }
  /** Selects what is in a polygon [x, y, x, y...]; how: 0 replace, 1 add, 2 remove, 3 toggle, + 8 what is visible only. */
  select(view, corners, how) {
    const place = this.temporary(corners.length * 8);
    new Float64Array(this.exports.memory.buffer, place, corners.length).set(corners);
    return this.check(this.exports.vt_view_select(view, place, corners.length / 2, how));
  }
  /** @returns {Uint32Array} the numbers of a node's selected elements */
  selected(node) {
    const x = this.exports, count = this.check(x.vt_selected(node, 0, 0)), place = this.temporary(count * 4);
    this.check(x.vt_selected(node, place, count));
    return new Uint32Array(x.memory.buffer, place, count).slice();
  }
  /** @param {ArrayLike<number>} elements @param {number} [how] 0 replace, 1 add, 2 remove, 3 toggle */
  setSelected(node, elements, how = 0) {
    const place = this.temporary(elements.length * 4);
    new Uint32Array(this.exports.memory.buffer, place, elements.length).set(elements);
    this.check(this.exports.vt_select(node, place, elements.length, how));
  }
  /** Where an element is, in data numbers. */
  place(node, element) { return this.answer(3, (out) => this.exports.vt_place(node, element, out)); }
  drag(view, node, part, x0, y0, x1, y1) { this.check(this.exports.vt_view_drag(view, node, part, x0, y0, x1, y1)); }
  /** A number as an axis (0, 1, 2) says it, with so many digits, or as many as it has (0). */
  axisWord(scene, axis, number, digits = 0) {
    return this.said(this.exports.vt_axis_word(scene, axis, number, digits));
  }
  describe(scene) { return this.string(this.exports.vt_describe(scene)); }
  /** Every node below a scene, depth first. */
  *nodes(scene) {
    for (let id = scene; (id = this.exports.vt_next(scene, id) >>> 0);) yield id;
  }
  /** A node's kind as a row of `kinds`, or undefined when it is gone. */
  kindAt(node) { return this.kinds.get(this.table.kinds[this.exports.vt_kind(node)]?.name); }

  /** A property of a node, by its name; of one that surely has it. */
  numbersOf(node, name) { return this.getNumbers(node, this.kindAt(node).property.get(name).index); }
  setNumbersOf(node, name, values) { this.setNumbers(node, this.kindAt(node).property.get(name).index, values); }

  // --- frames: one loop for the page, running only while something on screen has something to do ---
  add(scene) { this.scenes.add(scene); }
  delete(scene) {
    this.scenes.delete(scene);
    if (this.scenes.size || !this.#handle) return;
    cancelAnimationFrame(this.#handle);
    this.#handle = 0;
  }
  request() {
    if (!this.#handle && typeof requestAnimationFrame === "function") this.#handle = requestAnimationFrame(this.tick);
  }
  tick(time) {
    this.#handle = 0;
    const queue = this.#queue, start = performance.now();
    for (const scene of this.scenes) if (scene.active) queue.push(scene);
    queue.sort((a, b) => a.turn - b.turn); // who waited longest comes first
    for (const scene of queue) {
      scene.turn = ++this.#turns;
      try {
        scene.tick(time);
      } catch (error) {
        report(error);
      }
      if (performance.now() - start > FRAME_MS) break;
    }
    if (queue.some((scene) => scene.active)) this.request();
    queue.length = 0;
  }
}
