// In:  drags, clicks and keys while a mode other than turning is on.
// Out: boxes and lassos over the picture, what is in them selected; distances measured; what is selected, as element numbers.
import { PICK_ELEMENT, SELECT_ADD, SELECT_REMOVE, SELECT_REPLACE, SELECT_TOGGLE, SELECT_VISIBLE } from "../core/constants.js";
import { selectableNodes } from "../core/elements.js";

/** @typedef {import("../api/base_scene.js").BaseScene} BaseScene */
/** @typedef {import("../core/engine.js").Hit} Hit */
/** @typedef {{x: number, y: number}} Point */

export const MODES = ["orbit", "pan", "box", "lasso", "measure"];
const NEAR = 3;     // CSS px between two corners of a lasso
const STEP = 8, LEAP = 40; // CSS px of an arrow key, with shift

/** What modifier keys mean in a selection. */
export const selectModeOf = ({ shiftKey, altKey, ctrlKey, metaKey }) => (
  shiftKey ? SELECT_ADD : altKey ? SELECT_REMOVE : ctrlKey || metaKey ? SELECT_TOGGLE : SELECT_REPLACE);

/** The selected elements: node -> their numbers. @param {BaseScene} scene @returns {Map<number, Uint32Array>} */
export function selectionOf(scene) {
  const selection = new Map();
  for (const node of selectableNodes(scene)) {
    const elements = scene.engine.selected(node);
    if (elements.length) selection.set(node, elements);
  }
  return selection;
}

/** What the event select tells. */
export class SelectEvent {
  #selection = null;
  /** @param {BaseScene} scene */
  constructor(scene) { this.scene = scene; }
  /** Artist (or the number of a node that JavaScript did not make) -> element numbers. */
  get selection() { return (this.#selection ??= this.scene.selection); }
  get count() {
    let count = 0;
    for (const elements of this.selection.values()) count += elements.length;
    return count;
  }
}

export class Selector {
  #mode = "orbit";
  #visible = true;

  /** @param {BaseScene} scene */
  constructor(scene) {
    this.scene = scene;
    this.path = null;    // corners of what is being drawn
    this.crosshair = null; // where arrow keys have it
  }

  get mode() { return this.#mode; }
  set mode(mode) {
    this.scene.ui.cancel();
    this.#mode = mode;
    this.scene.ui.pointer?.updateCursor();
    this.scene.ui.toolbar?.refresh();
  }

  /** Whether only what nothing hides is selected by boxes and lassos. */
  get visible() { return this.#visible; }
  set visible(on) {
    this.#visible = on;
    this.scene.ui.toolbar?.refresh();
  }

  /** Whether it shows something over the picture. */
  get busy() { return this.path !== null || this.crosshair !== null; }
  get isTurning() { return this.#mode === "orbit" || this.#mode === "pan"; }
  get isDrawingMode() { return this.#mode === "box" || this.#mode === "lasso"; }

  // --- drawing, by pointer ---
  /** @param {Point} at */
  begin(at) {
    this.crosshair = null;
    this.path = [at];
    this.scene.ui.pointer?.hide();
  }
  /** @param {Point} at */
  move(at) {
    if (this.#mode === "box") this.path = [this.path[0], at];
    else if (Math.hypot(at.x - this.path.at(-1).x, at.y - this.path.at(-1).y) >= NEAR) this.path.push(at);
    this.draw();
  }
  end(event) {
    const corners = this.corners, { path } = this;
    this.cancel();
    if (path.length > 1 && corners.length > 2) this.selectInside(corners, selectModeOf(event));
  }
  /** Whether there was something to stop. */
  cancel() {
    const { busy } = this;
    this.path = this.crosshair = null;
    this.draw();
    return busy;
  }

  get corners() {
    if (this.#mode !== "box") return this.path;
    const [a, b = a] = this.path;
    return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
  }

  draw() {
    const { path, crosshair: cross } = this;
    let line = path?.length > 1 ? `M${this.corners.map(({ x, y }) => `${x} ${y}`).join("L")}Z` : "";
    if (cross) line = `M${cross.x - 12} ${cross.y}h24M${cross.x} ${cross.y - 12}v24${line}`;
    this.scene.ui.overlay?.draw(line);
  }

  // --- selecting ---
  /** @param {Point[]} corners @param {number} how @param {boolean} [visible] */
  selectInside(corners, how, visible = this.#visible) {
    const { scene } = this, { engine } = scene;
    if (visible) engine.presenter.open(); // it looks at the depth of what is drawn
    const count = engine.select(scene.camera.id, corners.flatMap(({ x, y }) => [x, y]), how + (visible ? SELECT_VISIBLE : 0));
    scene.selectionChanged();
    return count;
  }
  /** @param {number} how */
  selectAll(how) {
    const { clientWidth: x, clientHeight: y } = this.scene.viewport.frame;
    return this.selectInside([{ x: 0, y: 0 }, { x, y: 0 }, { x, y }, { x: 0, y }], how, how === SELECT_TOGGLE ? false : this.#visible);
  }
  clear() {
    const { scene } = this;
    for (const node of selectableNodes(scene)) scene.engine.setSelected(node, []);
    scene.selectionChanged();
  }
  /** One element, on top of what is selected or instead of it. @param {{node: number, index: number}} element @param {number} how */
  selectElement({ node, index }, how) {
    if (how === SELECT_REPLACE) this.clear();
    this.scene.engine.setSelected(node, [Math.max(0, index)], how);
    this.scene.selectionChanged();
  }

  /** @param {Hit} hit @param {any} event */
  click(hit, event) {
    const { scene } = this, how = selectModeOf(event);
    if (this.#mode === "measure") {
      if (hit.what === PICK_ELEMENT) scene.ui.ruler.click(hit.position);
    } else if (this.isDrawingMode) {
      if (hit.what === PICK_ELEMENT) this.selectElement(hit, how);
      else if (how === SELECT_REPLACE && scene.selection.size) this.clear();
    }
  }

  // --- drawing, by keys ---
  /**
   * An arrow key moves a cross; Enter sets a corner (a box has two, a lasso ends where it stands still).
   * @param {number} dx @param {number} dy @param {KeyboardEvent} event
   */
  moveCrosshair(dx, dy, event) {
    const { pointer } = this.scene.ui, { clientWidth, clientHeight } = this.scene.viewport.frame, step = event.shiftKey ? LEAP : STEP;
    const from = this.crosshair ?? { x: clientWidth / 2 - dx * step, y: clientHeight / 2 - dy * step };
    const within = (value, most) => Math.max(0, Math.min(most, value));
    this.crosshair = { x: within(from.x + dx * step, clientWidth), y: within(from.y + dy * step, clientHeight) };
    if (this.path && this.#mode === "box") this.path = [this.path[0], this.crosshair];
    if (!this.path) {
      pointer.position = { ...this.crosshair, reach: 5 };
      pointer.stale = true;
    }
    this.draw();
    this.scene.invalidate();
  }
  /** @param {any} event */
  setCorner(event) {
    const at = this.crosshair;
    if (!at || !this.isDrawingMode) return false;
    const last = this.path?.at(-1), closing = last && (this.#mode === "box" || (last.x === at.x && last.y === at.y));
    if (closing) {
      this.end(event);
      this.crosshair = at;
      this.draw();
    } else {
      this.path = [...(this.path ?? []), at];
      this.scene.ui.announce(`${this.path.length} corners set`);
    }
    return true;
  }
}
