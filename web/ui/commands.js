// In:  a scene; what its buttons, keys and clicks ask for.
// Out: modes, presets, clip box, rulers, the table, selection by hand; what a screen reader is told.
import { offer } from "../core/canvas.js";
import { listen } from "../core/dom.js";
import { textOf } from "../kinds/elements.js";
import { showTable } from "./data_table.js";
import { toData, toScene } from "./element_values.js";
import { Interface } from "./overlay.js";
import { Hover } from "./pointer.js";
import { SelectNews, Selector } from "./selection.js";
import { Toolbar } from "./toolbar.js";

const TELL_MS = 500; // after the picture has come to rest, its description is made anew

export class Tools {
  #timer = 0;
  #news = true; // since the description was made

  constructor(scene) {
    this.scene = scene;
    this.ui = this.hover = this.toolbar = null;
    const selector = this.selector = new Selector(scene);
    const mode = (name, words, key) => [name, words, key, () => {
      scene.mode = selector.mode === name ? "orbit" : name; // the same again: back to turning
    }, () => selector.mode === name];
    const preset = (name, words, key) => [name, words, key, () => scene.camera.glide((camera) => camera[name]())];
    /** What buttons and keys do: [name, words, key, act, whether it is on]. @type {[string, string, string, () => unknown, (() => boolean)?][]} */
    this.list = [
      preset("home", "Home view", "H"), preset("top", "From the top", "3"), preset("front", "From the front", "1"), preset("side", "From the side", "2"),
      ["projection", "Parallel projection", "P", () => {
        const { camera } = scene;
        camera.projection = camera.projection === "perspective" ? "orthographic" : "perspective";
      }, () => scene.camera.projection === "orthographic"],
      mode("orbit", "Turn", "O"), mode("box", "Select a box", "B"), mode("lasso", "Select a lasso", "L"),
      ["visible", "Select visible only", "V", () => { selector.visible = !selector.visible; }, () => selector.visible],
      mode("measure", "Measure", "M"),
      ["clip", "Clip box", "C", () => this.#flipClip(), () => this.#clipped],
      ["picture", "Save as a picture", "S", () => this.#download()],
      ["full", "Full screen", "", () => this.#full()],
      ["table", "Data as a table", "T", () => showTable(scene)],
      ["help", "Keys", "?", () => this.toolbar?.help()],
    ];
  }

  /** The scene has come into a page. */
  mount(toolbar) {
    const { scene } = this, { stage } = scene;
    if (stage.own) this.ui = new Interface(scene);
    this.hover = new Hover(scene);
    if (this.ui && toolbar) this.toolbar = new Toolbar(this);
    listen(stage.frame, stage.abort.signal, { focusin: () => this.describe() });
    this.hover.cursor();
  }

  /** Does what one of the list does, and says so. */
  use([, words, , act, on]) {
    this.scene.controls?.stop();
    this.toolbar?.close();
    act();
    this.toolbar?.refresh();
    this.announce(on ? `${words}: ${on() ? "on" : "off"}` : words);
  }

  /** Something in the scene or about its camera changed. */
  changed() {
    this.#news = true;
    this.hover?.touch();
  }

  /** The picture is finished. */
  rested() {
    this.ui?.dress();
    this.toolbar?.refresh();
    if (this.#news && !this.#timer) this.#timer = setTimeout(() => this.describe(), TELL_MS);
  }

  // --- for screen readers ---
  announce(text) { this.ui?.announce(text); }

  describe() {
    const { scene } = this;
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!this.#news || scene.disposed) return; // it may be gone by now
    this.#news = false;
    scene.stage.tell(scene.title, `${scene.engine.describe(scene.id)}${this.toolbar && scene.controls?.keys ? " ? lists the keys." : ""}`.trim());
  }

  /** The news of a selection, which is also said where the reader is. */
  selected() {
    const news = new SelectNews(this.scene);
    if (this.scene.stage?.frame.matches(":hover, :focus-within")) this.announce(`${news.count} selected`);
    return news;
  }

  // --- what tools do ---
  /** Hides a node or shows it again. */
  flip(node) {
    const { scene } = this, { engine } = scene, visible = !engine.numbersOf(node, "visible")[0];
    engine.setNumbersOf(node, "visible", [Number(visible)]);
    scene.invalidate();
    this.tell(node, ["visible"]);
    this.announce(`${textOf(scene, node, "label")}: ${visible ? "on" : "off"}`);
  }

  /** The reader made, removed or set something by hand: these properties of it. */
  tell(node, names, action = "set") {
    const { scene } = this, artist = scene.artistOf(node);
    scene.events.emit("change", { scene, node, artist, action, changes: Object.fromEntries(names.map((name) => [name, artist?.[name]])) });
  }

  /** Takes something out that the reader does not want. */
  remove(node) {
    const { scene } = this, artist = scene.artistOf(node);
    this.tell(node, [], "removed");
    if (!scene.engine.kindAt(node)) return; // a listener was faster
    if (artist) artist.remove();
    else scene.engine.remove(node);
    this.hover.hide();
    scene.invalidate();
  }

  get #clip() {
    const { engine, id } = this.scene;
    return [...engine.nodes(id)].find((node) => engine.kindAt(node).name === "clip_box");
  }
  get #clipped() {
    const clip = this.#clip;
    return Boolean(clip && this.scene.engine.numbersOf(clip, "visible")[0]);
  }
  // A box with handles round everything; once there is one, it is hidden and shown.
  #flipClip() {
    const { scene } = this, clip = this.#clip, [low, high] = scene.bounds?.map((place) => toScene(scene, place)) ?? [];
    if (clip) return this.flip(clip);
    if (!low) return;
    const sides = low.map((x, i) => high[i] - x), position = toData(scene, low.map((x, i) => (x + high[i]) / 2));
    const size = sides.map((side) => side * 1.001 || Math.max(...sides) / 10 || 1); // what is flat gets some thickness
    const { id } = scene.create("clip_box", { position, size, handles: true });
    this.tell(id, ["position", "size", "handles"], "made");
  }

  // The picture as a file, with as many pixels as a good print wants.
  async #download() {
    const { scene } = this, blob = await scene.toBlob({ pixelRatio: Math.max(2, scene.stage.ratio) });
    offer(blob, `${scene.title.replace(/[^\p{L}\p{N} _-]+/gu, "") || "scene"}.png`);
  }

  #full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.scene.stage.frame.requestFullscreen?.().catch(() => this.announce("This page allows no full screen"));
  }
}
