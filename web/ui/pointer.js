// In:  the pointer over a scene's frame; keys that step from element to element.
// Out: what is under it: the events hover, click and dblclick, the tooltip and the ring round the element, the cursor's shape.
import { PICK_ELEMENT, PICK_HANDLE, PICK_LEGEND, PICK_NAMES, PICK_NOTHING, PICK_TRIAD } from "../core/constants.js";
import { listen } from "../core/dom.js";
import { elementCount, selectableNodes } from "../kinds/elements.js";
import { elementValues, toScene } from "./element_values.js";
import { Tooltip } from "./tooltip.js";

const REACH = 5, TOUCH_REACH = 16; // CSS px that an element may be missed by
const STILL = 4, TOUCH_STILL = 12; // CSS px that a pointer may move in a click
const DOUBLE_MS = 400;
const SLICE_MS = 8, REST_MS = 100; // of building an index at once; without a change before

const RING = (x, y) => `M${x - 7} ${y}a7 7 0 1 0 14 0a7 7 0 1 0-14 0`;

/** What hover, click, dblclick and scene.pick() tell. */
export class PointerNews {
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

export class Hover {
  #pressed = null; // a click that may come of it
  #clicked = null; // the last one
  #told = "";      // of which the event hover told
  #waits = 0;      // for the next slice of an index that is being built
  #late = 0;
  #changed = 0;    // when the picture did

  constructor(scene) {
    this.scene = scene;
    this.at = null;     // the pointer: {x, y, reach}
    this.found = null;  // what it points at
    this.stale = false; // it moved, or the picture changed
    this.tip = scene.tools.ui && new Tooltip(scene);
    listen(scene.stage.frame, scene.stage.abort.signal, {
      pointermove: (event) => this.move(event),
      pointerleave: (event) => this.leave(event),
      pointerdown: (event) => this.down(event),
      pointerup: (event) => this.up(event),
      pointercancel: () => { this.#pressed = null; },
    });
  }

  // --- what is there ---

  /** Asks at once. reach -1: no elements. */
  pick({ x, y, reach }) {
    const { scene } = this;
    return scene.engine.pick(scene.camera.id, x, y, reach);
  }

  // How soon there is an answer, as engine.ready() says. A large array's index is built between frames, in tasks that leave room
  // for others, once nothing changes any more.
  #ready() { return (this.#late = this.scene.engine.ready(this.scene.camera.id)); }
  #build() {
    this.#waits ||= setTimeout(() => {
      const start = performance.now();
      this.#waits = 0;
      if (this.scene.disposed || this.#busy || !this.at) return;
      while (start - this.#changed > REST_MS && this.#ready() && performance.now() - start < SLICE_MS);
      if (this.#late) this.#build();
      else this.scene.engine.request();
    });
  }

  /** While the picture is turned, nothing is asked. */
  get #busy() { return this.scene.controls?.busy || this.scene.camera.moving; }
  get wants() { return this.stale && this.at !== null && !(this.#late > 1 && this.#waits) && !this.#busy; }

  /** The picture changed, or the pointer moved. */
  touch() {
    this.stale = true;
    this.#changed = performance.now();
  }

  tick() {
    if (!this.stale) return;
    if (!this.at) return this.#follow();
    if (this.#busy) return this.hide();
    if (this.#ready()) this.#build();
    if (this.#late > 1) return this.show(null);
    this.stale = false;
    const hit = this.pick(this.at);
    this.show(hit.what === PICK_NOTHING ? null : hit, { at: this.at });
    this.scene.tools.selector.follow(this.found);
  }

  /** Points at something; null: at nothing. */
  show(hit, { at = null, event = {}, announce = false } = {}) {
    const { scene } = this, element = hit?.what === PICK_ELEMENT;
    this.found = hit;
    this.cursor();
    const spot = at ?? (hit && this.spot(hit)), key = element ? `${hit.node} ${hit.index}` : "";
    if (element && spot && scene.tooltip && scene.artistOf(hit.node)?.tooltip !== false) {
      this.tip?.show(hit, spot.x, spot.y, announce);
    } else {
      this.tip?.hide();
    }
    this.#mark();
    if (key === this.#told) return;
    this.#told = key;
    scene.events.emit("hover", new PointerNews(scene, element ? hit : null, spot ?? { x: 0, y: 0 }, event));
  }

  hide() {
    if (this.found || this.#told) this.show(null);
  }

  /** Where something is in the picture, CSS px, or null behind the camera. */
  spot({ position }) {
    try {
      const [x, y] = this.scene.camera.project(position);
      return { x, y };
    } catch {
      return null;
    }
  }

  #mark() {
    if (this.scene.tools.selector.busy) return; // it draws
    const spot = this.found?.what === PICK_ELEMENT && this.found.index >= 0 ? this.spot(this.found) : null;
    this.scene.tools.ui?.draw(spot ? RING(spot.x, spot.y) : "");
  }

  // What keys or a finger pointed at goes with its element.
  #follow() {
    const { scene, found } = this, { engine } = scene;
    this.stale = false;
    if (found?.what !== PICK_ELEMENT) return;
    const count = engine.kindAt(found.node) ? elementCount(engine, found.node) : 0;
    if (Math.max(0, found.index) >= count) return this.hide();
    if (found.anchored) {
      found.position = engine.place(found.node, Math.max(0, found.index));
      found.place = toScene(scene, found.position);
    }
    this.show(found);
  }

  cursor() {
    const { controls, stage } = this.scene, { selector } = this.scene.tools, what = this.found?.what;
    let shape = { orbit: controls ? "grab" : "default", pan: "move" }[selector.mode] ?? "crosshair";
    if (this.#late > 1) shape = "progress";
    else if (what === PICK_HANDLE) shape = "move";
    else if (what === PICK_LEGEND || what === PICK_TRIAD) shape = "pointer";
    else if (what === PICK_ELEMENT && shape === "grab" && this.scene.events.has("click")) shape = "pointer";
    if (controls?.busy && !selector.path) shape = "grabbing";
    stage.frame.style.cursor = shape;
  }

  // --- the pointer ---

  #where(event) {
    const touch = event.pointerType === "touch";
    return { ...this.scene.stage.at(event), reach: touch ? TOUCH_REACH : REACH, still: touch ? TOUCH_STILL : STILL };
  }

  move(event) {
    if (this.#pressed) {
      const { x, y } = this.scene.stage.at(event), from = this.#pressed;
      if (Math.hypot(x - from.x, y - from.y) > from.still) this.#pressed = null;
    }
    if (event.pointerType === "touch") return; // a finger that moves turns the picture
    this.at = this.scene.stage.inside(event) ? this.#where(event) : null;
    if (!this.at) return this.hide();
    this.stale = true;
    this.scene.engine.request();
  }

  leave(event) {
    if (event?.pointerType === "touch") return; // a finger leaves with each tap
    this.at = null;
    this.stale = false;
    this.hide();
  }

  down(event) {
    const first = this.#pressed === null && event.isPrimary && this.scene.stage.inside(event);
    this.#pressed = first ? { ...this.#where(event), id: event.pointerId } : null;
    if (event.pointerType === "touch") this.hide();
  }

  up(event) {
    const from = this.#pressed;
    this.#pressed = null;
    if (this.at) this.touch();
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

  /** What can be dragged there: {node, part}, or null. */
  handle(event) {
    const hit = this.pick({ ...this.#where(event), reach: -1 });
    return hit?.what === PICK_HANDLE ? hit : null;
  }

  // --- clicks ---

  click(hit, at, event) {
    const { scene } = this;
    if (!scene.events.ask("click", new PointerNews(scene, hit, at, event)) || event.button > 0 || scene.disposed) return;
    if (hit.what === PICK_LEGEND) scene.tools.flip(hit.node);
    else if (hit.what === PICK_TRIAD) this.#along(hit.part);
    else scene.tools.selector.click(hit, event);
  }

  double(hit, at, event) {
    const { scene } = this;
    if (!scene.events.ask("dblclick", new PointerNews(scene, hit, at, event)) || hit.what !== PICK_ELEMENT || !scene.controls) return;
    scene.camera.glide((camera) => camera.centre(hit.place));
  }

  // Looks against an arm of the triad: 0, 1, 2 are x, y, z; 3, 4, 5 their other ends.
  #along(part) {
    const { scene } = this, axis = part % 3, [low, high] = scene.get(`${"xyz"[axis]}lim`) ?? [];
    const sign = (part < 3) === !(low > high) ? 1 : -1; // a reversed axis points the other way
    const [elev, azim] = [[0, sign > 0 ? 0 : 180], [0, sign * 90], [sign * 90, -90]][axis];
    scene.camera.glide((camera) => camera.view({ elev, azim, roll: 0 }));
  }

  // --- keys ---

  /** Goes on by `step` elements of the artist that is pointed at; `other`: to the next artist. */
  step(step, other = false) {
    const { scene } = this, { engine } = scene;
    const nodes = selectableNodes(scene).filter((id) => elementCount(engine, id) && engine.info(id).shown
      && engine.numbersOf(id, "pickable")[0]);
    if (!nodes.length) return scene.tools.announce("There is nothing to point at.");
    const known = nodes.indexOf(this.found?.what === PICK_ELEMENT ? this.found.node : 0);
    const node = nodes[other ? (known + 1) % nodes.length : Math.max(0, known)], count = elementCount(engine, node);
    let index = known < 0 || other ? 0 : Math.max(0, this.found.index) + step;
    for (let tries = 0; tries < Math.min(count, 10000); tries++, index += Math.sign(step) || 1) {
      index = ((index % count) + count) % count;
      const position = engine.place(node, index);
      if (!position.every(Number.isFinite)) continue; // left out of the picture
      const single = engine.kindAt(node).array.size === 0;
      this.at = null;
      return this.show({ what: PICK_ELEMENT, node, index: single ? -1 : index, position, place: toScene(scene, position), anchored: true }, { announce: true });
    }
  }

  /** A click on what is pointed at, by a key. */
  press(event) {
    const spot = this.found && (this.at ?? this.spot(this.found));
    if (spot) this.click(this.found, spot, event);
    return Boolean(spot);
  }
}
