// In:  the bytes of vitrail.wasm.
// Out: one Engine a page: the library's verbs by number, texts and numbers in and out of its memory, the page's frame loop.
import { ERROR_HANDLE, ERROR_MEMORY, ERROR_VALUE, STAGING_BYTES, STATUS_NAMES } from "./constants.js";
import { report, VitrailError } from "./errors.js";
import { GL } from "./gl.js";
import { Presenter } from "./presenter.js";

export const VERSION = "0.1.0";
const FRAME_MS = 24; // of drawing in one frame; scenes that are left over come first in the next

/**
 * A property's row of the library's table.
 * @typedef {{name: string, index: number, type: "number" | "angle" | "bool" | "choice" | "color" | "text" | string, count: number,
 *   choices?: string[], default: (number | null)[] | string}} PropertySpec
 */
/**
 * An array's row of it.
 * @typedef {{name: string, index: number, components: [number, number], dimensions: number, storage: string}} ArraySpec
 */
/**
 * A kind's row of it, with its properties and arrays by name.
 * @typedef {{name: string, index: number, properties: PropertySpec[], arrays: ArraySpec[], property: Map<string, PropertySpec>,
 *   array: Map<string, ArraySpec>}} KindSpec
 */
/**
 * What is at a place of the picture.
 * @typedef {object} Hit
 * @property {number} what PICK_ELEMENT...
 * @property {number} node
 * @property {number} index -1: the node as a whole
 * @property {number[]} position in data numbers
 * @property {number[]} scenePosition in the scene's
 * @property {number} [depth]
 * @property {number} [distance]
 * @property {number} [part] of a handle or the triad
 * @property {boolean} [anchored] whether position is the element's own, not where the pointer met it
 */
/** @typedef {import("../api/base_scene.js").BaseScene} BaseScene */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Engine {
  #u8 = new Uint8Array(0);
  #f64 = new Float64Array(0); // the staging window, as doubles
  #handle = 0;
  /** @type {BaseScene[]} */
  #queue = [];
  #turns = 0;

  constructor() {
    /** Everything on this page that may want frames. @type {Set<BaseScene>} */
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
    /** The library's functions, as vitrail.h has them: numbers in, numbers out. @type {any} */
    this.exports = instance.exports;
    this.exports._initialize?.();
    this.staging = this.exports.vt_staging() >>> 0;
    this.stagingBytes = STAGING_BYTES;
    this.version = this.string(this.exports.vt_version());
    this.table = JSON.parse(this.string(this.exports.vt_table()));
    /** @type {Map<string, KindSpec>} */
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
  /** @param {number} address */
  string(address) {
    const start = address >>> 0;
    if (!start) return "";
    const bytes = this.bytes;
    return decoder.decode(bytes.subarray(start, bytes.indexOf(0, start)));
  }
  /** Memory of the library's own for `count` bytes, until the next call of temporaryMemory() or text(). */
  temporaryMemory(count) {
    const address = this.exports.vt_temporary(count) >>> 0;
    if (!address) this.fail(ERROR_MEMORY);
    return address;
  }
  /** The address of a text, until the next call of temporaryMemory() or text(). @param {unknown} value */
  text(value) {
    const text = String(value).replaceAll("\0", "\ufffd"); // C would stop there
    const capacity = text.length * 3 + 1;
    const address = this.temporaryMemory(capacity);
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
  /** Passes a status through, or throws what the library says about it. @param {number} status */
  check(status) {
    if (status < 0) this.fail(status);
    return status;
  }

  /** The text at an address, or what the library says against there being none. @param {number} address @param {number} [status] */
  textOrFail(address, status = ERROR_VALUE) { return address ? this.string(address) : this.fail(status); }

  // --- verbs ---
  /** @param {string} name @returns {KindSpec} */
  kindOf(name) { return this.kinds.get(name) ?? this.fail(this.exports.vt_kind_find(this.text(name))); }
  /** @param {KindSpec} kind @param {string} name @returns {PropertySpec} */
  propertyOf(kind, name) {
    return kind.property.get(name) ?? this.fail(this.exports.vt_property_find(kind.index, this.text(name)));
  }
  /** @param {KindSpec} kind @param {string} name @returns {ArraySpec} */
  arrayOf(kind, name) { return kind.array.get(name) ?? this.fail(this.exports.vt_array_find(kind.index, this.text(name))); }

  /** @param {number} kind its index @param {number} parent @returns {number} */
  create(kind, parent) { return (this.exports.vt_create(kind, parent) >>> 0) || this.fail(ERROR_VALUE); }
  /** @param {number} node */
  remove(node) { this.check(this.exports.vt_remove(node)); }
  /** @param {number} node @param {number} parent */
  move(node, parent) { this.check(this.exports.vt_move(node, parent)); }
  /** @param {ArrayLike<number>} values */
  setNumbers(node, property, values) {
    const { doubles } = this, count = Math.min(values.length, doubles.length);
    for (let i = 0; i < count; i++) doubles[i] = values[i];
    this.check(this.exports.vt_set_numbers(node, property, this.staging, count));
  }
  /** @param {number} node @param {number} property @param {unknown} text */
  setText(node, property, text) { this.check(this.exports.vt_set_text(node, property, this.text(text))); }
  /** @param {number} node @param {number} property its index */
  getNumbers(node, property) {
    return this.stagedNumbers(this.check(this.exports.vt_get_numbers(node, property, this.staging, this.stagingBytes / 8)));
  }
  /** @param {number} node @param {number} property */
  getText(node, property) { return this.textOrFail(this.exports.vt_get_text(node, property)); }
  /** A picture file's bytes, into an array of pixels. */
  decode(node, array, bytes) {
    const address = this.temporaryMemory(bytes.length);
    this.bytes.set(bytes, address);
    this.check(this.exports.vt_array_decode(node, array, address, bytes.length));
  }
  info(node) { return JSON.parse(this.textOrFail(this.exports.vt_info(node), ERROR_HANDLE)); }
  /** Six numbers, or null when there is nothing to see. @param {number} node @returns {number[] | null} */
  bounds(node) {
    return this.exports.vt_bounds(node, this.staging) ? this.stagedNumbers(6) : null;
  }
  /**
   * Calls a function that leaves `count` doubles at the address it is given, and returns them.
   * @param {number} count @param {(address: number) => any} call
   */
  readNumbers(count, call) {
    this.check(call(this.staging) ?? 0);
    return this.stagedNumbers(count);
  }
  /** The first doubles of the staging window, as a list. @param {number} count */
  stagedNumbers(count) { return [...this.doubles.subarray(0, count)]; }
  stats() { return JSON.parse(this.string(this.exports.vt_stats())); }
  /** @param {string} text */
  color(text) { return this.readNumbers(4, (out) => this.exports.vt_color(this.text(text), out)); }
  /** @param {string} name @param {number} count */
  colormap(name, count) {
    const size = Math.min(count, this.stagingBytes / 4);
    this.check(this.exports.vt_colormap(this.text(name), size, this.staging));
    return this.bytes.slice(this.staging, this.staging + size * 4);
  }

  /**
   * What cameras of different data can have in common: elevation, azimuth and roll in radians; where the target is in the axes' box,
   * 0 to 1 each way; how far away the eye is, in diagonals of that box.
   * @param {number} view
   */
  pose(view) { return this.readNumbers(7, (out) => this.exports.vt_view_pose(view, out)); }
  /** Ends the automatic fit. */
  setPose(view, pose) {
    this.doubles.set(pose);
    this.check(this.exports.vt_view_set_pose(view, this.staging));
  }

  // --- asking ---
  /**
   * What is at (x, y) CSS pixels, or up to `radius` beside it.
   * what: 0 nothing, 1 an element, 2 an entry of the legend, 3 a handle, 4 the triad. index -1: the node as a whole.
   * position is in data numbers, scenePosition in the scene's.
   * @param {number} view @param {number} x @param {number} y @param {number} radius @returns {Hit}
   */
  pick(view, x, y, radius) {
    const all = this.readNumbers(12, (out) => this.exports.vt_view_pick(view, x, y, radius, out));
    const [what, node, index, , , , depth, distance, part] = all;
    return { what, node, index, position: all.slice(3, 6), depth, distance, part, scenePosition: all.slice(9) };
  }
  /**
   * 0: that takes but a moment. Else goes on for a ms or two with what will make it so; 1: it takes a few ms, 2: more.
   * @param {number} view
   */
  prepareQueries(view) { return this.check(this.exports.vt_view_ready(view)); }
  /**
   * Selects what is in a polygon [x, y, x, y...]; how: 0 replace, 1 add, 2 remove, 3 toggle, + 8 what is visible only.
   * @param {number} view @param {number[]} corners @param {number} how @returns {number} how many are selected then
   */
  select(view, corners, how) {
    const address = this.temporaryMemory(corners.length * 8);
    new Float64Array(this.exports.memory.buffer, address, corners.length).set(corners);
    return this.check(this.exports.vt_view_select(view, address, corners.length / 2, how));
  }
  /** @returns {Uint32Array} the numbers of a node's selected elements */
  selected(node) {
    const x = this.exports, count = this.check(x.vt_selected(node, 0, 0)), address = this.temporaryMemory(count * 4);
    this.check(x.vt_selected(node, address, count));
    return new Uint32Array(x.memory.buffer, address, count).slice();
  }
  /** @param {ArrayLike<number>} elements @param {number} [how] 0 replace, 1 add, 2 remove, 3 toggle */
  setSelected(node, elements, how = 0) {
    const address = this.temporaryMemory(elements.length * 4);
    new Uint32Array(this.exports.memory.buffer, address, elements.length).set(elements);
    this.check(this.exports.vt_select(node, address, elements.length, how));
  }
  /** Where an element is, in data numbers. @param {number} node @param {number} element */
  elementPosition(node, element) { return this.readNumbers(3, (out) => this.exports.vt_place(node, element, out)); }
  /** @param {number} view @param {number} node @param {number} part @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 */
  drag(view, node, part, x0, y0, x1, y1) { this.check(this.exports.vt_view_drag(view, node, part, x0, y0, x1, y1)); }
  /**
   * A number as an axis (0, 1, 2) says it, with so many digits, or as many as it has (0).
   * @param {number} scene @param {number} axis @param {number} number @param {number} [digits]
   */
  formatOnAxis(scene, axis, number, digits = 0) {
    return this.textOrFail(this.exports.vt_axis_word(scene, axis, number, digits));
  }
  /** @param {number} scene @returns {string} */
  describe(scene) { return this.string(this.exports.vt_describe(scene)); }
  /** Every node below a scene, depth first. @param {number} scene @returns {Generator<number>} */
  *nodes(scene) {
    for (let id = scene; (id = this.exports.vt_next(scene, id) >>> 0);) yield id;
  }
  /** A node's kind as a row of `kinds`, or undefined when it is gone. @param {number} node @returns {KindSpec | undefined} */
  kindAt(node) { return this.kinds.get(this.table.kinds[this.exports.vt_kind(node)]?.name); }

  /** A property of a node, by its name; of one that surely has it. @param {number} node @param {string} name */
  numbersOf(node, name) { return this.getNumbers(node, this.kindAt(node).property.get(name).index); }
  /** @param {number} node @param {string} name @param {ArrayLike<number>} values */
  setNumbersOf(node, name, values) { this.setNumbers(node, this.kindAt(node).property.get(name).index, values); }

  // --- frames: one loop for the page, running only while something on screen has something to do ---
  /** @param {BaseScene} scene */
  add(scene) { this.scenes.add(scene); }
  /** @param {BaseScene} scene */
  delete(scene) {
    this.scenes.delete(scene);
    if (this.scenes.size || !this.#handle) return;
    cancelAnimationFrame(this.#handle);
    this.#handle = 0;
  }
  request() {
    if (!this.#handle && typeof requestAnimationFrame === "function") this.#handle = requestAnimationFrame(this.tick);
  }
  /** @param {number} time in ms */
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
