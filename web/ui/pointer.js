// In:  the pointer over a scene's frame; keys that step from element to element.
// Out: what is under it: the events hover, click and dblclick, the tooltip and the ring round the element, the cursor's shape.
import { PICK_ELEMENT, PICK_HANDLE, PICK_LEGEND, PICK_NAMES, PICK_NOTHING, PICK_TRIAD } from "../core/constants.js";
import { listen } from "../core/dom.js";
import { elementCount, selectableNodes } from "../core/elements.js";
import { elementValues, toScene } from "./element_values.js";
import { Tooltip } from "./tooltip.js";

/** @typedef {import("../api/base_scene.js").BaseScene} BaseScene */
/** @typedef {import("../core/engine.js").Hit} Hit */
/** @typedef {{x: number, y: number}} Point */

const REACH = 5, TOUCH_REACH = 16; // CSS px that an element may be missed by
const STILL = 4, TOUCH_STILL = 12; // CSS px that a pointer may move in a click
const DOUBLE_MS = 400;
const SLICE_MS = 8, REST_MS = 100; // of building an index at once; without a change before

const RING = (x, y) => `M${x - 7} ${y}a7 7 0 1 0 14 0a7 7 0 1 0-14 0`;

/** What hover, click, dblclick and scene.pick() tell. */
export class ScenePointerEvent {
  /** @param {BaseScene} scene @param {Hit | null} hit @param {Point} point @param {Partial<MouseEvent>} [event] */
  constructor(scene, hit, { x, y }, event = {}) {
    this.scene = scene;
    this.what = PICK_NAMES[hit?.what ?? PICK_NOTHING];
    this.node = hit?.node ?? 0;
    this.artist = scene.artistOf(this.node);
    this.index = hit?.what === PICK_ELEMENT && hit.index >= 0 ? hit.index : null;
    this.position = hit?.what === PICK_ELEMENT ? hit.position : null;
    Object.assign(this, { x, y, button: Math.max(0, event.button ?? 0) }, modifiers(event));
  }

  /** [[name, text]...], as the tooltip says them. */
  get values() { return this.position ? elementValues(this.scene, this.node, this.index ?? -1, this.position) : []; }
}

export const modifiers = ({ shiftKey = false, ctrlKey = false, altKey = false, metaKey = false }) => (
  { shift: shiftKey, ctrl: ctrlKey, alt: altKey, meta: metaKey });

export class Pointer {
  #pressed = null; // a click that may come of it
  #clicked = null; // the last one
  #announced = "";      // of which the event hover told
  #buildTimer = 0;      // for the next slice of an index that is being built
  #wait = 0;
  #changed = 0;    // when the picture did

  /** @param {BaseScene} scene */
  constructor(scene) {
    this.scene = scene;
    this.position = null;     // the pointer: {x, y, reach}
    this.target = null;  // what it points at
    this.stale = false; // it moved, or the picture changed
    this.tooltip = scene.ui.overlay && new Tooltip(scene);
    listen(scene.viewport.frame, scene.viewport.abort.signal, {
      pointermove: (event) => this.move(event),
      pointerleave: (event) => this.leave(event),
      pointerdown: (event) => this.down(event),
      pointerup: (event) => this.up(event),
      pointercancel: () => { this.#pressed = null; },
    });
  }

  // --- what is there ---

  /** Asks at once. reach -1: no elements. @param {{x: number, y: number, reach: number}} at */
  pick({ x, y, reach }) {
    const { scene } = this;
    return scene.engine.pick(scene.camera.id, x, y, reach);
  }

  // How soon there is an answer, as engine.ready() says. A large array's index is built between frames, in tasks that leave room
  // for others, once nothing changes any more.
  #ready() { return (this.#wait = this.scene.engine.prepareQueries(this.scene.camera.id)); }
  #build() {
    this.#buildTimer ||= setTimeout(() => {
      const start = performance.now();
      this.#buildTimer = 0;
      if (this.scene.disposed || this.#busy || !this.position) return;
      while (start - this.#changed > REST_MS && this.#ready() && performance.now() - start < SLICE_MS);
      if (this.#wait) this.#build();
      else this.scene.engine.request();
    });
  }

  /** While the picture is turned, nothing is asked. */
  get #busy() { return this.scene.controls?.busy || this.scene.camera.moving; }
  get wantsTick() { return this.stale && this.position !== null && !(this.#wait > 1 && this.#buildTimer) && !this.#busy; }

  /** The picture changed, or the pointer moved. */
  invalidate() {
    this.stale = true;
    this.#changed = performance.now();
  }

  tick() {
    if (!this.stale) return;
    if (!this.position) return this.#follow();
    if (this.#busy) return this.hide();
    if (this.#ready()) this.#build();
    if (this.#wait > 1) return this.show(null);
    this.stale = false;
    const hit = this.pick(this.position);
    this.show(hit.what === PICK_NOTHING ? null : hit, { at: this.position });
    if (hit.what === PICK_ELEMENT) this.scene.ui.ruler.follow(hit.position);
  }

  /**
   * Points at something; null: at nothing.
   * @param {Hit | null} hit @param {{at?: Point | null, event?: Partial<MouseEvent>, announce?: boolean}} [options]
   */
  show(hit, { at = null, event = {}, announce = false } = {}) {
    const { scene } = this, element = hit?.what === PICK_ELEMENT;
    this.target = hit;
    this.updateCursor();
    const spot = at ?? (hit && this.screenPosition(hit)), key = element ? `${hit.node} ${hit.index}` : "";
    if (element && spot && scene.tooltip && scene.artistOf(hit.node)?.tooltip !== false) {
      this.tooltip?.show(hit, spot.x, spot.y, announce);
    } else {
      this.tooltip?.hide();
    }
    this.#mark();
    if (key === this.#announced) return;
    this.#announced = key;
    scene.events.emit("hover", new ScenePointerEvent(scene, element ? hit : null, spot ?? { x: 0, y: 0 }, event));
  }

  hide() {
    if (this.target || this.#announced) this.show(null);
  }

  /** Where something is in the picture, CSS px, or null behind the camera. @param {{position: number[]}} hit @returns {Point | null} */
  screenPosition({ position }) {
    try {
      const [x, y] = this.scene.camera.project(position);
      return { x, y };
    } catch {
      return null;
    }
  }

  #mark() {
    if (this.scene.ui.selector.busy) return; // it draws
    const spot = this.target?.what === PICK_ELEMENT && this.target.index >= 0 ? this.screenPosition(this.target) : null;
    this.scene.ui.overlay?.draw(spot ? RING(spot.x, spot.y) : "");
  }

  // What keys or a finger pointed at goes with its element.
  #follow() {
    const { scene, target } = this, { engine } = scene;
    this.stale = false;
    if (target?.what !== PICK_ELEMENT) return;
    const count = engine.kindAt(target.node) ? elementCount(engine, target.node) : 0;
    if (Math.max(0, target.index) >= count) return this.hide();
    if (target.anchored) {
      target.position = engine.elementPosition(target.node, Math.max(0, target.index));
      target.scenePosition = toScene(scene, target.position);
    }
    this.show(target);
  }

  updateCursor() {
    const { controls, viewport } = this.scene, { selector } = this.scene.ui, what = this.target?.what;
    let cursor = { orbit: controls ? "grab" : "default", pan: "move" }[selector.mode] ?? "crosshair";
    if (this.#wait > 1) cursor = "progress";
    else if (what === PICK_HANDLE) cursor = "move";
    else if (what === PICK_LEGEND || what === PICK_TRIAD) cursor = "pointer";
    else if (what === PICK_ELEMENT && cursor === "grab" && this.scene.events.has("click")) cursor = "pointer";
    if (controls?.busy && !selector.path) cursor = "grabbing";
    viewport.frame.style.cursor = cursor;
  }

  // --- the pointer ---

  /** @param {PointerEvent} event */
  #locate(event) {
    const touch = event.pointerType === "touch";
    return { ...this.scene.viewport.positionOf(event), reach: touch ? TOUCH_REACH : REACH, still: touch ? TOUCH_STILL : STILL };
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (this.#pressed) {
      const { x, y } = this.scene.viewport.positionOf(event), from = this.#pressed;
      if (Math.hypot(x - from.x, y - from.y) > from.still) this.#pressed = null;
    }
    if (event.pointerType === "touch") return; // a finger that moves turns the picture
    this.position = this.scene.viewport.isOnPicture(event) ? this.#locate(event) : null;
    if (!this.position) return this.hide();
    this.stale = true;
    this.scene.engine.request();
  }

  /** @param {PointerEvent} event */
  leave(event) {
    if (event?.pointerType === "touch") return; // a finger leaves with each tap
    this.position = null;
    this.stale = false;
    this.hide();
  }

  /** @param {PointerEvent} event */
  down(event) {
    const first = this.#pressed === null && event.isPrimary && this.scene.viewport.isOnPicture(event);
    this.#pressed = first ? { ...this.#locate(event), id: event.pointerId } : null;
    if (event.pointerType === "touch") this.hide();
  }

  /** @param {PointerEvent} event */
  up(event) {
    const from = this.#pressed;
    this.#pressed = null;
    if (this.position) this.invalidate();
    this.scene.engine.request();
    if (from?.id !== event.pointerId) return;
    const twice = this.#clicked && event.timeStamp - this.#clicked.time < DOUBLE_MS
      && Math.hypot(from.x - this.#clicked.x, from.y - this.#clicked.y) < 2 * from.still && event.button === 0;
    this.#clicked = twice ? null : { ...from, time: event.timeStamp };
    const hit = this.pick(from);
    if (event.pointerType === "touch") this.show(hit.what === PICK_NOTHING ? null : hit);
    this.click(hit, from, event);
    if (twice) this.double(hit, from, event);
  }

  /** What can be dragged there: {node, part}, or null. @param {PointerEvent} event */
  handle(event) {
    const hit = this.pick({ ...this.#locate(event), reach: -1 });
    return hit?.what === PICK_HANDLE ? hit : null;
  }

  // --- clicks ---

  /** @param {Hit} hit @param {Point} at @param {any} event */
  click(hit, at, event) {
    const { scene } = this;
    if (!scene.events.emitCancelable("click", new ScenePointerEvent(scene, hit, at, event)) || event.button > 0 || scene.disposed) return;
    if (hit.what === PICK_LEGEND) scene.ui.toggleVisible(hit.node);
    else if (hit.what === PICK_TRIAD) this.#along(hit.part);
    else scene.ui.selector.click(hit, event);
  }

  /** @param {Hit} hit @param {Point} at @param {any} event */
  double(hit, at, event) {
    const { scene } = this;
    if (!scene.events.emitCancelable("dblclick", new ScenePointerEvent(scene, hit, at, event)) || hit.what !== PICK_ELEMENT || !scene.controls) return;
    scene.camera.glide((camera) => camera.centre(hit.scenePosition));
  }

  // Looks against an arm of the triad: 0, 1, 2 are x, y, z; 3, 4, 5 their other ends.
  /** @param {number} part */
  #along(part) {
    const { scene } = this, axis = part % 3, [low, high] = scene.get(`${"xyz"[axis]}lim`) ?? [];
    const sign = (part < 3) === !(low > high) ? 1 : -1; // a reversed axis points the other way
    const [elev, azim] = [[0, sign > 0 ? 0 : 180], [0, sign * 90], [sign * 90, -90]][axis];
    scene.camera.glide((camera) => camera.view({ elev, azim, roll: 0 }));
  }

  // --- keys ---

  /**
   * Goes on by `step` elements of the artist that is pointed at; `other`: to the next artist.
   * @param {number} step @param {boolean} [other]
   */
  step(step, other = false) {
    const { scene } = this, { engine } = scene;
    const nodes = selectableNodes(scene).filter((id) => elementCount(engine, id) && engine.info(id).shown
      && engine.numbersOf(id, "pickable")[0]);
    if (!nodes.length) return scene.ui.announce("There is nothing to point at.");
    const known = nodes.indexOf(this.target?.what === PICK_ELEMENT ? this.target.node : 0);
    const node = nodes[other ? (known + 1) % nodes.length : Math.max(0, known)], count = elementCount(engine, node);
    let index = known < 0 || other ? 0 : Math.max(0, this.target.index) + step;
    for (let tries = 0; tries < Math.min(count, 10000); tries++, index += Math.sign(step) || 1) {
      index = ((index % count) + count) % count;
      const position = engine.elementPosition(node, index);
      if (!position.every(Number.isFinite)) continue; // left out of the picture
      const single = engine.kindAt(node).array.size === 0;
      this.position = null;
      return this.show({ what: PICK_ELEMENT, node, index: single ? -1 : index, position, scenePosition: toScene(scene, position), anchored: true }, { announce: true });
    }
  }

  /** A click on what is pointed at, by a key. */
  press(event) {
    const spot = this.target && (this.position ?? this.screenPosition(this.target));
    if (spot) this.click(this.target, spot, event);
    return Boolean(spot);
  }
}
