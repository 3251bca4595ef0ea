// In:  a scene; later the page's element that it is shown in.
// Out: all that is over and around its picture: overlay, pointer, selection, toolbar, commands; what a screen reader is told.
import { listen } from "../core/dom.js";
import { textOf } from "../core/elements.js";
import { commandsOf } from "./commands.js";
import { Overlay } from "./overlay.js";
import { Pointer } from "./pointer.js";
import { RulerTool } from "./ruler.js";
import { SelectEvent, Selector } from "./selection.js";
import { Toolbar } from "./toolbar.js";

const DESCRIBE_MS = 500; // after the picture has come to rest, its description is made anew

/** @typedef {import("./commands.js").Command} Command */

export class SceneUi {
  #describeTimer = 0;
  #changed = true; // since the description was made

  /** @param {import("../api/base_scene.js").BaseScene} scene */
  constructor(scene) {
    this.scene = scene;
    /** @type {Overlay | null} */
    this.overlay = null; // where the scene has a frame of its own in the page
    /** @type {Pointer | null} */
    this.pointer = null;
    /** @type {Toolbar | null} */
    this.toolbar = null;
    this.selector = new Selector(scene);
    this.ruler = new RulerTool(scene);
    this.commands = commandsOf(scene, this);
  }

  /** The scene has come into a page. @param {boolean} toolbar whether it is to have one */
  mount(toolbar) {
    const { scene } = this, { viewport } = scene;
    if (viewport.ownsFrame) this.overlay = new Overlay(scene);
    this.pointer = new Pointer(scene);
    if (this.overlay && toolbar) this.toolbar = new Toolbar(this);
    listen(viewport.frame, viewport.abort.signal, { focusin: () => this.describe() });
    this.pointer.updateCursor();
  }

  /** Something in the scene or about its camera changed. */
  invalidate() {
    this.#changed = true;
    this.pointer?.invalidate();
  }

  /** The picture is finished. */
  pictureFinished() {
    this.overlay?.applyTheme();
    this.toolbar?.refresh();
    if (this.#changed && !this.#describeTimer) this.#describeTimer = setTimeout(() => this.describe(), DESCRIBE_MS);
  }

  /** Stops what is being drawn or measured; whether there was something. */
  cancel() {
    const drawing = this.selector.cancel(), measuring = this.ruler.cancel();
    return drawing || measuring;
  }

  /** Runs a command and says so. @param {Command} command */
  run({ label, run, isOn }) {
    this.scene.controls?.stop();
    this.toolbar?.close();
    run();
    this.toolbar?.refresh();
    this.announce(isOn ? `${label}: ${isOn() ? "on" : "off"}` : label);
  }

  // --- for screen readers ---

  /** @param {string} text */
  announce(text) { this.overlay?.announce(text); }

  describe() {
    const { scene } = this;
    clearTimeout(this.#describeTimer);
    this.#describeTimer = 0;
    if (!this.#changed || scene.disposed) return; // it may be gone by now
    this.#changed = false;
    scene.viewport.describePicture(scene.title, `${scene.engine.describe(scene.id)}${this.toolbar && scene.controls?.keys ? " ? lists the keys." : ""}`.trim());
  }

  /** The event "select", which is also said where the user is. */
  selectEvent() {
    const event = new SelectEvent(this.scene);
    if (this.scene.viewport?.frame.matches(":hover, :focus-within")) this.announce(`${event.count} selected`);
    return event;
  }

  // --- what is done by hand ---

  /** Hides a node or shows it again. @param {number} node */
  toggleVisible(node) {
    const { scene } = this, { engine } = scene, visible = !engine.numbersOf(node, "visible")[0];
    engine.setNumbersOf(node, "visible", [Number(visible)]);
    scene.invalidate();
    this.emitChange(node, ["visible"]);
    this.announce(`${textOf(scene, node, "label")}: ${visible ? "on" : "off"}`);
  }

  /**
   * Says that something was made, removed or set by hand: these properties of it.
   * @param {number} node @param {string[]} names @param {"set" | "made" | "removed"} [action]
   */
  emitChange(node, names, action = "set") {
    const { scene } = this, artist = scene.artistOf(node);
    scene.events.emit("change", { scene, node, artist, action, changes: Object.fromEntries(names.map((name) => [name, artist?.[name]])) });
  }

  /** Takes out what the user does not want. @param {number} node */
  remove(node) {
    const { scene } = this, artist = scene.artistOf(node);
    this.emitChange(node, [], "removed");
    if (!scene.engine.kindAt(node)) return; // a listener was faster
    if (artist) artist.remove();
    else scene.engine.remove(node);
    this.pointer.hide();
    scene.invalidate();
  }
}
