// In:  a scene; what its toolbar, keys and clicks ask for.
// Out: modes, presets, clip box, rulers, the table, selection by hand; what a screen reader is told.
// Called by: scene.js makes one for each scene; toolbar.js, keys.js, hover.js, controls.js.
import { Hover } from "./hover.js";
import { SelectNews, Selector } from "./select.js";
import { showTable } from "./table.js";
import { Toolbar } from "./toolbar.js";
import { Interface } from "./ui.js";

const TELL_MS = 500; // after the picture has come to rest, its description is made anew
const WORDS = {
  orbit: "Dragging turns the picture.", pan: "Dragging moves the picture.", box: "Dragging selects a box.",
  lasso: "Dragging selects a lasso.", measure: "Click two points to measure.",
};

export class Tools {
  #timer = 0;
  #clip = null;
  #news = true; // since the description was made

  constructor(scene) {
    this.scene = scene;
    this.ui = this.hover = this.toolbar = null;
    this.selector = new Selector(scene);
  }

  /** The scene has come into a page. */
  mount(toolbar) {
    const { scene } = this, { stage } = scene;
    if (stage.own) this.ui = new Interface(scene);
    this.hover = new Hover(scene);
    if (this.ui && toolbar) this.toolbar = new Toolbar(scene, this);
    stage.frame.addEventListener("focusin", () => this.describe(), { signal: stage.abort.signal });
    stage.abort.signal.addEventListener("abort", () => clearTimeout(this.#timer), { once: true });
    this.hover.cursor();
  }

  /** Something in the scene or about its camera changed. */
  changed() {
    this.#news = true;
    this.hover?.touch();
  }

  /** The picture is finished. */
  rested() {
    if (this.ui) {
      this.ui.dress();
      this.toolbar?.refresh();
    }
    if (this.#news && !this.#timer) this.#timer = setTimeout(() => this.describe(), TELL_MS);
  }

  // --- for screen readers ---
  announce(text) { this.ui?.announce(text); }

  describe() {
    const { scene } = this, { stage } = scene;
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!this.#news || scene.disposed) return;
    this.#news = false;
    const keys = scene.controls?.keys ? ` Press ${this.toolbar ? "the question mark for the list of keys" : "arrow keys to turn, F to fit"}.` : "";
    stage.tell(scene.title, (scene.engine.describe(scene.id) + keys).trim());
  }

  /** The news of a selection, which is also said where the reader is. */
  selected() {
    const news = new SelectNews(this.scene);
    if (this.scene.stage?.frame.matches(":hover, :focus-within")) this.announce(`${news.count} selected.`);
    return news;
  }

  // --- what tools do ---
  setMode(mode) {
    const { selector, scene } = this;
    selector.mode = mode === selector.mode && mode !== "orbit" ? "orbit" : mode; // the same again: back to turning
    scene.controls?.stop();
    this.announce(WORDS[selector.mode]);
  }
  setVisibleOnly(on) {
    this.selector.visible = on;
    this.announce(on ? "Selects what is visible only." : "Selects what is hidden too.");
  }
  preset(name) {
    this.scene.camera.glide((camera) => camera[name]());
    this.announce(name === "home" ? "Home view." : `From the ${name}.`);
  }
  flipProjection() {
    const { camera } = this.scene, flat = camera.projection === "perspective";
    camera.projection = flat ? "orthographic" : "perspective";
    this.toolbar?.refresh();
    this.announce(flat ? "Parallel projection." : "Perspective.");
  }

  /** Hides a node or shows it again. */
  flip(node) {
    const { scene } = this, { engine } = scene, { index } = engine.kindAt(node).property.get("visible");
    const visible = !engine.getNumbers(node, index)[0];
    engine.setNumber(node, index, Number(visible));
    scene.invalidate();
    this.tell(node, { visible });
    this.announce(`${engine.getText(node, engine.kindAt(node).property.get("label").index)} ${visible ? "shown" : "hidden"}.`);
  }

  /** The reader changed a property by hand. */
  tell(node, changes) {
    const { scene } = this;
    scene.events.emit("change", { scene, node, artist: scene.artistOf(node), changes });
  }

  get clipped() { return this.scene.engine.kindAt(this.#clip?.id ?? 0)?.name === "clip_box"; }
  /** A box with handles round everything, or none. */
  flipClip() {
    const { scene } = this, bounds = scene.bounds;
    if (this.clipped) {
      this.#clip.remove();
      this.#clip = null;
    } else if (bounds) {
      const [low, high] = bounds, size = low.map((x, i) => (high[i] - x) * 1.001 || 1);
      this.#clip = scene.create("clip_box", { position: low.map((x, i) => (x + high[i]) / 2), size, handles: true });
    }
    this.toolbar?.refresh();
    this.announce(this.clipped ? "Clip box on: drag its handles." : "Clip box off.");
  }

  /** The picture as a file for the reader, with as many pixels as a good print wants. */
  async download() {
    const { scene } = this, link = document.createElement("a");
    const blob = await scene.toBlob({ pixelRatio: Math.max(2, scene.stage.ratio) });
    link.href = URL.createObjectURL(blob);
    link.download = `${scene.title.replace(/[^\p{L}\p{N} _-]+/gu, "") || "scene"}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    this.announce("The picture is saved.");
  }

  table() { return showTable(this.scene); }
}
