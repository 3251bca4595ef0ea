// In:  drags, clicks and keys while a mode other than turning is on.
// Out: boxes and lassos over the picture, what is in them selected; distances measured; what is selected, as element numbers.
import { PICK_ELEMENT, SELECT_ADD, SELECT_REMOVE, SELECT_REPLACE, SELECT_TOGGLE, SELECT_VISIBLE } from "../core/constants.js";
import { selectableNodes } from "../kinds/elements.js";
import { elementValues } from "./element_values.js";

export const MODES = ["orbit", "pan", "box", "lasso", "measure"];
const NEAR = 3;     // CSS px between two corners of a lasso
const STEP = 8, LEAP = 40; // CSS px of an arrow key, with shift

/** What modifier keys mean in a selection. */
export const howOf = ({ shiftKey, altKey, ctrlKey, metaKey }) => (
  shiftKey ? SELECT_ADD : altKey ? SELECT_REMOVE : ctrlKey || metaKey ? SELECT_TOGGLE : SELECT_REPLACE);

/** The selected elements: node -> their numbers. */
export function selectionOf(scene) {
  const selection = new Map();
  for (const node of selectableNodes(scene)) {
    const elements = scene.engine.selected(node);
    if (elements.length) selection.set(node, elements);
  }
  return selection;
}

/** What the event select tells. */
export class SelectNews {
  #selection = null;
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
  #ruled = null; // measuring: the ruler whose end follows the pointer

  constructor(scene) {
    this.scene = scene;
    this.path = null;    // corners of what is being drawn
    this.crosshair = null; // where arrow keys have it
  }

  get mode() { return this.#mode; }
  set mode(mode) {
    this.cancel();
    this.#mode = mode;
    this.scene.tools.hover?.cursor();
    this.scene.tools.toolbar?.refresh();
  }

  /** Whether only what nothing hides is selected by boxes and lassos. */
  get visible() { return this.#visible; }
  set visible(on) {
    this.#visible = on;
    this.scene.tools.toolbar?.refresh();
  }

  /** Whether it shows something over the picture. */
  get busy() { return this.path !== null || this.crosshair !== null; }
  get turns() { return this.#mode === "orbit" || this.#mode === "pan"; }
  get draws() { return this.#mode === "box" || this.#mode === "lasso"; }

  // --- drawing, by pointer ---
  begin(at) {
    this.crosshair = null;
    this.path = [at];
    this.scene.tools.hover?.hide();
  }
  move(at) {
    if (this.#mode === "box") this.path = [this.path[0], at];
    else if (Math.hypot(at.x - this.path.at(-1).x, at.y - this.path.at(-1).y) >= NEAR) this.path.push(at);
    this.show();
  }
  end(event) {
    const corners = this.corners, { path } = this;
    this.cancel();
    if (path.length > 1 && corners.length > 2) this.in(corners, howOf(event));
  }
  /** Whether there was something to stop. */
  cancel() {
    const busy = this.path !== null || this.#ruled !== null || this.crosshair !== null;
    this.#ruled?.remove();
    this.path = this.#ruled = this.crosshair = null;
    this.show();
    return busy;
  }

  get corners() {
    if (this.#mode !== "box") return this.path;
    const [a, b = a] = this.path;
    return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
  }

  show() {
    const { path, crosshair: cross } = this;
    let line = path?.length > 1 ? `M${this.corners.map(({ x, y }) => `${x} ${y}`).join("L")}Z` : "";
    if (cross) line = `M${cross.x - 12} ${cross.y}h24M${cross.x} ${cross.y - 12}v24${line}`;
    this.scene.tools.ui?.draw(line);
  }

  // --- selecting ---
  in(corners, how, visible = this.#visible) {
    const { scene } = this, { engine } = scene;
    if (visible) engine.presenter.open(); // it looks at the depth of what is drawn
    const count = engine.select(scene.camera.id, corners.flatMap(({ x, y }) => [x, y]), how + (visible ? SELECT_VISIBLE : 0));
    scene.chosen();
    return count;
  }
  all(how) {
    const { clientWidth: x, clientHeight: y } = this.scene.stage.frame;
    return this.in([{ x: 0, y: 0 }, { x, y: 0 }, { x, y }, { x: 0, y }], how, how === SELECT_TOGGLE ? false : this.#visible);
  }
  clear() {
    const { scene } = this;
    for (const node of selectableNodes(scene)) scene.engine.setSelected(node, []);
    scene.chosen();
  }
  /** One element, on top of what is selected or instead of it. */
  one({ node, index }, how) {
    if (how === SELECT_REPLACE) this.clear();
    this.scene.engine.setSelected(node, [Math.max(0, index)], how);
    this.scene.chosen();
  }

  click(hit, event) {
    const { scene } = this, how = howOf(event);
    if (this.#mode === "measure") {
      if (hit.what === PICK_ELEMENT) this.#measure(hit.position);
    } else if (this.draws) {
      if (hit.what === PICK_ELEMENT) this.one(hit, how);
      else if (how === SELECT_REPLACE && scene.selection.size) this.clear();
    }
  }

  // --- measuring ---
  #measure(place) {
    const { scene } = this, ruler = this.#ruled;
    if (!ruler) {
      this.#ruled = scene.create("ruler", { start: place, end: place, pickable: false });
      return scene.tools.announce("First end set");
    }
    this.#ruled = null;
    ruler.set({ end: place, pickable: true });
    scene.tools.tell(ruler.id, ["start", "end"], "made");
    scene.tools.announce(elementValues(scene, ruler.id, -1).join().replace(",", " "));
  }
  /** The pointer is on something else: the ruler's end follows. */
  follow(hit) {
    if (this.#ruled && hit?.what === PICK_ELEMENT) this.#ruled.set({ end: hit.position });
  }

  // --- drawing, by keys ---
  /** An arrow key moves a cross; Enter sets a corner (a box has two, a lasso ends where it stands still). */
  arrow(dx, dy, event) {
    const { hover } = this.scene.tools, { clientWidth, clientHeight } = this.scene.stage.frame, by = event.shiftKey ? LEAP : STEP;
    const from = this.crosshair ?? { x: clientWidth / 2 - dx * by, y: clientHeight / 2 - dy * by };
    const within = (value, most) => Math.max(0, Math.min(most, value));
    this.crosshair = { x: within(from.x + dx * by, clientWidth), y: within(from.y + dy * by, clientHeight) };
    if (this.path && this.#mode === "box") this.path = [this.path[0], this.crosshair];
    if (!this.path) {
      hover.at = { ...this.crosshair, reach: 5 };
      hover.stale = true;
    }
    this.show();
    this.scene.invalidate();
  }
  corner(event) {
    const at = this.crosshair;
    if (!at || !this.draws) return false;
    const last = this.path?.at(-1), closing = last && (this.#mode === "box" || (last.x === at.x && last.y === at.y));
    if (closing) {
      this.end(event);
      this.crosshair = at;
      this.show();
    } else {
      this.path = [...(this.path ?? []), at];
      this.scene.tools.announce(`${this.path.length} corners set`);
    }
    return true;
  }
}
