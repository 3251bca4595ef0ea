// In:  an element of the page (or none), options; then whatever users do with the scene.
// Out: the scene: its artists, camera, events, frames and pictures; everything given back by dispose().
import { createCanvas, drawImageData } from "../core/canvas.js";
import { VitrailError } from "../core/errors.js";
import { requireEngine } from "../core/load.js";
import { Controls } from "../ui/controls.js";
import { openDataTable } from "../ui/data_table.js";
import { SceneUi } from "../ui/scene_ui.js";
import { MODES, selectionOf } from "../ui/selection.js";
import { findElement, Viewport } from "../ui/viewport.js";
import { cameraClass } from "./camera.js";
import { Events } from "./events.js";
import { defineProperties, Node, Part } from "./node.js";

/** What every scene is; scene.js adds what its users in JavaScript make things with. */
export class BaseScene extends Node {
  /**
   * A scene in an element (or, with null, nowhere: for toBlob). The engine must be loaded; createScene() sees to that.
   * @param {Element | string | null} [target] @param {import("../index.d.ts").SceneOptions} [options]
   */
  static open(target = null, options = {}) {
    const engine = requireEngine();
    if (!Object.hasOwn(this.prototype, "background")) defineProperties(this, engine.kindOf("scene"));
    return new this(engine, target === null ? null : findElement(target), options);
  }

  #engine;
  #artists = new Map();
  #ownsNodes = true;
  #cameraChanged = false;    // since the last "camera" event
  #selectionChanged = false; // since the last "select" event
  #drawn = false;            // ever
  #mountOptions;

  /** Whether a box beside the pointer says what is there. */
  tooltip = true;
  /**
   * Where an element's values are said when JavaScript does not have them (Python does): (node, index) => [[name, text]...], a promise of
   * them, null (not known there) or false (no tooltip).
   */
  source = null;

  // of: another scene whose artists this one shows too, by a camera of its own; it has to live longer than this one
  constructor(engine, target, options) {
    const { controls = true, toolbar = true, tooltip = true, camera = {}, of = null, width, height, description, ...rest } = options;
    const spec = engine.kindOf("scene"), view = engine.kindOf("view");
    super(null, spec, of ? of.id : engine.create(spec.index, 0));
    this.#engine = engine;
    this.#ownsNodes = !of;
    this.events = new Events();
    this.viewport = null;
    this.controls = null;
    this.dirty = true;
    this.disposed = false;
    this.turn = this.tickedAt = 0;
    this.#mountOptions = { controls, toolbar, width, height, description };
    this.tooltip = tooltip;
    this.ui = new SceneUi(this);
    try {
      this.camera = new (cameraClass(view))(this, view, engine.create(view.index, this.id));
      this.set(rest);
      this.camera.set(camera);
      if (target) this.mount(target);
      else this.#setSize(Number(width) || 640, Number(height) || 480, 1);
    } catch (error) {
      this.dispose();
      throw error;
    }
    engine.add(this);
  }

  get engine() { return this.#engine; }
  /** Whether the page behind the picture is dark. */
  get dark() { return this.viewport?.dark ?? false; }

  /** Shows the scene in an element; a scene that is shown already moves there. */
  mount(target) {
    const element = findElement(target);
    if (this.viewport) {
      element.append(this.viewport.frame);
      this.viewport.measure();
      return this;
    }
    const { controls, toolbar, ...options } = this.#mountOptions;
    this.viewport = new Viewport(element, { ...options, keys: controls && controls.keys !== false }, {
      onResize: () => this.#onResize(),
      onVisible: () => this.invalidate(),
      onDarkChange: (dark) => { if (!this.disposed) this.#setViewProperty("dark", Number(dark)); },
    });
    this.#engine.presenter.add(this.viewport);
    if (controls) this.controls = new Controls(this, controls === true ? {} : controls);
    this.ui.mount(toolbar && Boolean(controls));
    this.#onResize();
    return this;
  }

  // --- artists ---
  /** Makes a node that the user asked for: a ruler, a clip box. */
  create(kind, options) {
    const spec = this.#engine.kindOf(kind);
    return new Part(this, spec, this.#engine.create(spec.index, this.id)).set(options);
  }
  /** Those that JavaScript made, by their numbers. */
  get artistsById() { return this.#artists; }
  addArtist(artist) { this.#artists.set(artist.id, artist); }
  artistOf(id) { return this.#artists.get(id) ?? null; }
  removeArtist(artist) {
    this.#artists.delete(artist.id);
    if (artist.kind === "group") { // what was below it went with it
      for (const id of this.#artists.keys()) if (this.#engine.exports.vt_kind(id) < 0) this.#artists.delete(id);
    }
    this.invalidate();
  }

  /** Removes every artist and light; the camera, the background and the listeners stay. */
  clear() {
    const engine = this.#engine, mine = (id) => engine.exports.vt_parent(id) >>> 0 === this.id;
    for (const id of [...engine.nodes(this.id)].filter(mine)) if (engine.kindAt(id).name !== "view") engine.remove(id);
    this.#artists.clear();
    this.invalidate();
    return this;
  }

  // --- events ---
  /** Calls listener(event) until the function that is returned is called. */
  on(event, listener, once = false) {
    this.events.on(event, listener, once);
    if (event === "frame") this.#engine.request();
    return () => { this.off(event, listener); };
  }
  /** Calls listener(event) the next time only; without a listener: a promise of the event. */
  once(event, listener) {
    if (!listener) return new Promise((done) => { this.once(event, done); });
    return this.on(event, listener, true);
  }
  off(event, listener) {
    this.events.off(event, listener);
    return this;
  }

  // --- pointing and selecting ---
  /** What dragging does: "orbit" (turn), "pan", "box" or "lasso" (select), "measure" (clicks set points). */
  get mode() { return this.ui.selector.mode; }
  set mode(mode) {
    if (!MODES.includes(mode)) throw new VitrailError(`scene.mode: got "${mode}", wanted one of ${MODES.join(", ")}`);
    this.ui.selector.mode = mode;
  }

  /** What is selected: artist (or the number of a node that JavaScript did not make) -> element numbers. */
  get selection() { return new Map([...selectionOf(this)].map(([node, elements]) => [this.artistOf(node) ?? node, elements])); }

  /** Selects elements of a node; see engine.setSelected. */
  setSelected(node, elements, how = 0) {
    this.#engine.setSelected(node, elements, how);
    this.selectionChanged();
  }
  /** The selection changed: listeners hear of it in the next frame. */
  selectionChanged() {
    this.#selectionChanged = true;
    this.invalidate();
  }

  /** Shows the data as a table in a dialog. */
  table() {
    if (!this.ui.overlay) throw new VitrailError("table: the scene is not shown in a page");
    return openDataTable(this);
  }

  // --- frames ---
  /** Says that the picture is no longer right: it is drawn in the next frame. Properties and data do this by themselves. */
  invalidate() {
    this.dirty = true;
    this.ui.invalidate();
    this.#engine.request();
  }
  nodeChanged(node) {
    if (node === this.camera) this.#cameraChanged = true;
    this.invalidate();
  }
  cameraChanged() { this.nodeChanged(this.camera); }

  /** Whether the page's loop has something to do here. */
  get active() {
    const { viewport } = this;
    return !this.disposed && viewport !== null && viewport.isVisible && viewport.width > 0 && viewport.height > 0
      && (this.dirty || this.#cameraChanged || this.#selectionChanged || this.camera.moving || this.controls?.active || this.ui.pointer?.wantsTick || this.events.has("frame"));
  }

  tick(time) {
    const delta = this.tickedAt ? Math.min(1000, time - this.tickedAt) : 0;
    this.tickedAt = time;
    this.events.emit("frame", { scene: this, time, delta });
    if (this.disposed) return;
    this.controls?.tick(time);
    this.camera.step(time);
    this.#emitChanges();
    if (this.disposed) return;
    if (this.dirty) this.#draw(true);
    this.ui.pointer?.tick();
    if (!this.active) this.tickedAt = 0; // after a rest, the next frame has no frame before it
  }

  #emitChanges() {
    if (this.#cameraChanged) {
      this.#cameraChanged = false;
      this.events.emit("camera", { scene: this, camera: this.camera });
    }
    if (!this.#selectionChanged || this.disposed) return;
    this.#selectionChanged = false;
    this.events.emit("select", this.ui.selectEvent());
  }

  /** Draws now, before it returns. */
  render() {
    if (!this.viewport) return this;
    this.viewport.measure();
    this.#emitChanges();
    if (this.viewport.width && this.viewport.height) this.#draw();
    if (this.dirty) this.#engine.request();
    return this;
  }

  #draw(quiet = false) {
    const { viewport } = this;
    this.#drawn = true;
    this.dirty = false;
    try {
      this.dirty = this.#engine.presenter.draw(viewport, this.camera.id, viewport.width, viewport.height);
      if (viewport.message) viewport.showMessage("");
    } catch (error) {
      const known = viewport.message?.textContent === error.message; // said and shown already
      viewport.showMessage(error.message);
      if (!known || !quiet) throw error;
      return;
    }
    if (this.dirty) return;
    this.ui.pictureFinished();
    this.events.emit("rest", { scene: this });
  }

  /** Resolves when the picture on screen is finished: all data there, edges smoothed. */
  async settled() {
    while (this.dirty && !this.disposed) await this.once("rest");
    return this;
  }

  #onResize() {
    const { viewport } = this;
    if (!viewport || !viewport.width || !viewport.height) return;
    this.ui.toolbar?.fit();
    this.#setSize(viewport.width, viewport.height, viewport.ratio);
    this.events.emit("resize", { scene: this, width: viewport.width / viewport.ratio, height: viewport.height / viewport.ratio, pixelRatio: viewport.ratio });
    this.invalidate();
    if (viewport.isVisible && this.#drawn && !viewport.message) this.render(); // before the page is painted, so that nothing flickers
  }

  #setSize(width, height, ratio) {
    this.#setViewProperty("width", width);
    this.#setViewProperty("height", height);
    this.#setViewProperty("pixel_ratio", ratio);
  }

  // What the page says of the picture, which is no change of the camera by anybody.
  #setViewProperty(name, value) {
    this.#engine.setNumbersOf(this.camera.id, name, [value]);
    this.invalidate();
  }

  // --- pictures ---
  /**
   * The finished picture, edges smoothed. With a size in CSS pixels, or more device pixels in each, drawn anew for it.
   * @param {{width?: number, height?: number, pixelRatio?: number}} [size] @returns {ImageData}
   */
  toImageData({ width, height, pixelRatio } = {}) {
    const { camera } = this, now = [camera.width, camera.height, camera.pixel_ratio];
    const ratio = pixelRatio ?? now[2];
    const wanted = [Math.round((width ?? now[0] / now[2]) * ratio), Math.round((height ?? now[1] / now[2]) * ratio), ratio];
    const same = wanted.every((value, i) => value === now[i]);
    if (!same) this.#setSize(...wanted);
    try {
      const pixels = this.#engine.presenter.read(camera.id, wanted[0], wanted[1]);
      return new ImageData(new Uint8ClampedArray(pixels.buffer), wanted[0], wanted[1]);
    } finally {
      if (!same) this.#setSize(...now);
      this.invalidate();
    }
  }

  /**
   * The finished picture as a file.
   * @param {{type?: string, quality?: number, width?: number, height?: number, pixelRatio?: number}} [options] PNG unless type says otherwise
   * @returns {Promise<Blob>}
   */
  async toBlob({ type = "image/png", quality, ...size } = {}) {
    const canvas = drawImageData(createCanvas(), this.toImageData(size));
    if (canvas.convertToBlob) return canvas.convertToBlob({ type, quality });
    return new Promise((done, fail) => {
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new VitrailError(`the browser cannot write ${type}`))), type, quality);
    });
  }

  /** Gives everything back: artists, memory, GL objects, listeners, the element. */
  dispose() {
    if (this.disposed) return;
    this.disposed = true;
    this.#engine.delete(this);
    this.events.clear();
    this.#artists.clear();
    this.#engine.exports.vt_remove(this.#ownsNodes ? this.id : this.camera?.id ?? 0);
    this.#engine.presenter.delete(this.viewport);
    this.viewport?.dispose();
    for (const scene of this.#engine.scenes) scene.invalidate(); // the next frame frees what this one had on the GPU
  }
}
