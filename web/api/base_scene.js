// In:  an element of the page (or none), options; then whatever users do with the scene.
// Out: the scene: its artists, camera, events, frames and pictures; everything given back by dispose().
import { newCanvas, withImage } from "../core/canvas.js";
import { VitrailError } from "../core/errors.js";
import { requireEngine } from "../core/load.js";
import { Tools } from "../ui/commands.js";
import { Controls } from "../ui/controls.js";
import { showTable } from "../ui/data_table.js";
import { MODES, selectionOf } from "../ui/selection.js";
import { resolve, Stage } from "../ui/viewport.js";
import { cameraClass } from "./camera.js";
import { Events } from "./events.js";
import { defineProperties, Node, Part } from "./node.js";

/** What every scene is; plot.js adds what its users in JavaScript make things with. */
export class Scene extends Node {
  /**
   * A scene in an element (or, with null, nowhere: for toBlob). The engine must be loaded; createScene() sees to that.
   * @param {Element | string | null} [target] @param {import("../index.d.ts").SceneOptions} [options]
   */
  static open(target = null, options = {}) {
    const engine = requireEngine();
    if (!Object.hasOwn(this.prototype, "background")) defineProperties(this, engine.kindOf("scene"));
    return new this(engine, target === null ? null : resolve(target), options);
  }

  #engine;
  #artists = new Map();
  #own = true;
  #looked = false; // the camera changed since the last "camera" event
  #chosen = false; // the selection, since the last "select"
  #drawn = false;  // ever
  #mounting;       // options for then

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
    this.#own = !of;
    this.events = new Events();
    this.stage = null;
    this.controls = null;
    this.dirty = true;
    this.disposed = false;
    this.turn = this.tickedAt = 0;
    this.#mounting = { controls, toolbar, width, height, description };
    this.tooltip = tooltip;
    this.tools = new Tools(this);
    try {
      this.camera = new (cameraClass(view))(this, view, engine.create(view.index, this.id));
      this.set(rest);
      this.camera.set(camera);
      if (target) this.mount(target);
      else this.#sized(Number(width) || 640, Number(height) || 480, 1);
    } catch (error) {
      this.dispose();
      throw error;
    }
    engine.add(this);
  }

  get engine() { return this.#engine; }
  /** Whether the page behind the picture is dark. */
  get dark() { return this.stage?.dark ?? false; }

  /** Shows the scene in an element; a scene that is shown already moves there. */
  mount(target) {
    const element = resolve(target);
    if (this.stage) {
      element.append(this.stage.frame);
      this.stage.measure();
      return this;
    }
    const { controls, toolbar, ...options } = this.#mounting;
    this.stage = new Stage(element, { ...options, keys: controls && controls.keys !== false }, {
      resized: () => this.#resized(),
      sighted: () => this.invalidate(),
      darkened: (dark) => { if (!this.disposed) this.#put("dark", Number(dark)); },
    });
    this.#engine.presenter.add(this.stage);
    if (controls) this.controls = new Controls(this, controls === true ? {} : controls);
    this.tools.mount(toolbar && Boolean(controls));
    this.#resized();
    return this;
  }

  // --- artists ---
  /** Makes a node that the reader asked for: a ruler, a clip box. */
  create(kind, options) {
    const spec = this.#engine.kindOf(kind);
    return new Part(this, spec, this.#engine.create(spec.index, this.id)).set(options);
  }
  /** Those that JavaScript made, by their numbers. */
  get known() { return this.#artists; }
  remember(artist) { this.#artists.set(artist.id, artist); }
  artistOf(id) { return this.#artists.get(id) ?? null; }
  forget(artist) {
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
  get mode() { return this.tools.selector.mode; }
  set mode(mode) {
    if (!MODES.includes(mode)) throw new VitrailError(`scene.mode: got "${mode}", wanted one of ${MODES.join(", ")}`);
    this.tools.selector.mode = mode;
  }

  /** What is selected: artist (or the number of a node that JavaScript did not make) -> element numbers. */
  get selection() { return new Map([...selectionOf(this)].map(([node, elements]) => [this.artistOf(node) ?? node, elements])); }

  /** Selects elements of a node; see engine.setSelected. */
  choose(node, elements, how = 0) {
    this.#engine.setSelected(node, elements, how);
    this.chosen();
  }
  /** The selection changed: listeners hear of it in the next frame. */
  chosen() {
    this.#chosen = true;
    this.invalidate();
  }

  /** Shows the data as a table in a dialog. */
  table() {
    if (!this.tools.ui) throw new VitrailError("table: the scene is not shown in a page");
    return showTable(this);
  }

  // --- frames ---
  /** Says that the picture is no longer right: it is drawn in the next frame. Properties and data do this by themselves. */
  invalidate() {
    this.dirty = true;
    this.tools.changed();
    this.#engine.request();
  }
  changed(node) {
    if (node === this.camera) this.#looked = true;
    this.invalidate();
  }
  looked() { this.changed(this.camera); }

  /** Whether the page's loop has something to do here. */
  get active() {
    const { stage } = this;
    return !this.disposed && stage !== null && stage.inSight && stage.width > 0 && stage.height > 0
      && (this.dirty || this.#looked || this.#chosen || this.camera.moving || this.controls?.active || this.tools.hover?.wants || this.events.has("frame"));
  }

  tick(time) {
    const delta = this.tickedAt ? Math.min(1000, time - this.tickedAt) : 0;
    this.tickedAt = time;
    this.events.emit("frame", { scene: this, time, delta });
    if (this.disposed) return;
    this.controls?.tick(time);
    this.camera.step(time);
    this.#tell();
    if (this.disposed) return;
    if (this.dirty) this.#draw(true);
    this.tools.hover?.tick();
    if (!this.active) this.tickedAt = 0; // after a rest, the next frame has no frame before it
  }

  #tell() {
    if (this.#looked) {
      this.#looked = false;
      this.events.emit("camera", { scene: this, camera: this.camera });
    }
    if (!this.#chosen || this.disposed) return;
    this.#chosen = false;
    this.events.emit("select", this.tools.selected());
  }

  /** Draws now, before it returns. */
  render() {
    if (!this.stage) return this;
    this.stage.measure();
    this.#tell();
    if (this.stage.width && this.stage.height) this.#draw();
    if (this.dirty) this.#engine.request();
    return this;
  }

  #draw(quiet = false) {
    const { stage } = this;
    this.#drawn = true;
    this.dirty = false;
    try {
      this.dirty = this.#engine.presenter.draw(stage, this.camera.id, stage.width, stage.height);
      if (stage.message) stage.note("");
    } catch (error) {
      const known = stage.message?.textContent === error.message; // said and shown already
      stage.note(error.message);
      if (!known || !quiet) throw error;
      return;
    }
    if (this.dirty) return;
    this.tools.rested();
    this.events.emit("rest", { scene: this });
  }

  /** Resolves when the picture on screen is finished: all data there, edges smoothed. */
  async settled() {
    while (this.dirty && !this.disposed) await this.once("rest");
    return this;
  }

  #resized() {
    const { stage } = this;
    if (!stage || !stage.width || !stage.height) return;
    this.tools.toolbar?.fit();
    this.#sized(stage.width, stage.height, stage.ratio);
    this.events.emit("resize", { scene: this, width: stage.width / stage.ratio, height: stage.height / stage.ratio, pixelRatio: stage.ratio });
    this.invalidate();
    if (stage.inSight && this.#drawn && !stage.message) this.render(); // before the page is painted, so that nothing flickers
  }

  #sized(width, height, ratio) {
    this.#put("width", width);
    this.#put("height", height);
    this.#put("pixel_ratio", ratio);
  }

  // What the page says of the picture, which is no change of the camera by anybody.
  #put(name, value) {
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
    if (!same) this.#sized(...wanted);
    try {
      const pixels = this.#engine.presenter.read(camera.id, wanted[0], wanted[1]);
      return new ImageData(new Uint8ClampedArray(pixels.buffer), wanted[0], wanted[1]);
    } finally {
      if (!same) this.#sized(...now);
      this.invalidate();
    }
  }

  /**
   * The finished picture as a file.
   * @param {{type?: string, quality?: number, width?: number, height?: number, pixelRatio?: number}} [options] PNG unless type says otherwise
   * @returns {Promise<Blob>}
   */
  async toBlob({ type = "image/png", quality, ...size } = {}) {
    const canvas = withImage(newCanvas(), this.toImageData(size));
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
    this.#engine.exports.vt_remove(this.#own ? this.id : this.camera?.id ?? 0);
    this.#engine.presenter.delete(this.stage);
    this.stage?.dispose();
    for (const scene of this.#engine.scenes) scene.invalidate(); // the next frame frees what this one had on the GPU
  }
}
