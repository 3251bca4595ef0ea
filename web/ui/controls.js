// In:  mouse, wheel, fingers and keys on a scene's frame.
// Out: the camera moved: orbit, pan, zoom to the pointer, twist, presets; a short run-out after a drag.
import { listen } from "../core/dom.js";
import { handleKey } from "./keys.js";
import { GLIDE_MS, isStill } from "./motion.js";

const WHEEL_ZOOM = 0.0015;    // log of the factor for each pixel of wheel
const LINE_PX = 16, PAGE_PX = 400;
const FLING_PX_MS = 0.05;     // a slower release stops dead

export class Controls {
  #pointers = new Map(); // id -> {x, y}
  #armed = false;        // the pointer has moved over the picture: the wheel is meant for it, not for scrolling past
  #fling = null;
  #speed = { x: 0, y: 0, time: 0 };
  #panning = false;
  #handle = null;        // of a clip, that is dragged: {node, part}
  #drawing = false;      // a box or a lasso

  /** @param {import("../api/base_scene.js").BaseScene} scene @param {{inertia?: boolean, wheel?: boolean, keys?: boolean}} options */
  constructor(scene, { inertia = true, wheel = true, keys = true } = {}) {
    this.scene = scene;
    this.viewport = scene.viewport;
    this.inertia = inertia;
    this.keys = keys;
    const { frame, abort } = this.viewport;
    listen(frame, abort.signal, {
      pointerdown: (event) => this.down(event),
      pointermove: (event) => this.move(event),
      "pointerup pointercancel lostpointercapture": (event) => this.up(event),
      pointerenter: () => { this.#armed = false; },
      contextmenu: (event) => event.preventDefault(), // Linux and macOS would open it as the right button goes down
      // Safari's trackpad pinch
      gesturestart: (event) => { event.preventDefault(); this.scaled = 1; },
      gesturechange: (event) => {
        event.preventDefault();
        const { x, y } = this.viewport.positionOf(event);
        if (!this.#pointers.size) this.camera.zoom(event.scale / this.scaled, x, y); // on a phone the fingers are pointers too
        this.scaled = event.scale;
      },
    });
    if (wheel) listen(frame, abort.signal, { wheel: (event) => this.wheel(event) }, { passive: false });
    if (keys) listen(frame, abort.signal, { keydown: (event) => this.key(event) });
  }

  get camera() { return this.scene.camera; }
  /** Something still moves without a hand. */
  get active() { return this.#fling !== null; }
  /** The picture is held, or still turns. */
  get busy() { return this.#pointers.size > 0 || this.active; }

  down(event) {
    if (event.pointerType === "mouse" && event.button > 2) return;
    if (!this.viewport.isOnPicture(event)) return;
    const { pointer, selector } = this.scene.ui, first = this.#pointers.size === 0;
    this.stop();
    this.camera.stop();
    this.viewport.canvas.focus({ preventScroll: true });
    this.viewport.showFocus(false); // it did not come by keyboard, whatever :focus-visible says of a finger
    if (event.button === 1) event.preventDefault(); // no auto-scroll
    try {
      this.viewport.frame.setPointerCapture(event.pointerId); // a drag goes on outside
    } catch { /* an event that a script made has no pointer to capture */ }
    const at = this.viewport.positionOf(event);
    this.#handle = first && event.button === 0 ? pointer.handle(event) : null;
    if (this.#drawing) selector.cancel(); // a second finger: it is no drawing any more
    this.#drawing = first && event.button === 0 && selector.isDrawingMode && !this.#handle;
    if (this.#drawing) selector.begin(at);
    this.#pointers.set(event.pointerId, at);
    this.#panning = event.button > 0 || event.shiftKey || selector.mode === "pan";
    pointer.updateCursor();
    this.#speed = { x: 0, y: 0, time: event.timeStamp };
    this.#armed = true;
  }

  move(event) {
    if (event.movementX || event.movementY) this.#armed = true;
    const was = this.#pointers.get(event.pointerId);
    if (!was) return;
    const is = this.viewport.positionOf(event), dx = is.x - was.x, dy = is.y - was.y;
    if (!dx && !dy) return;
    if (this.#handle) {
      this.scene.engine.drag(this.camera.id, this.#handle.node, this.#handle.part, was.x, was.y, is.x, is.y);
      this.scene.invalidate();
    } else if (this.#drawing) this.scene.ui.selector.move(is);
    else if (this.#pointers.size === 1) this.#drag(dx, dy, event.timeStamp);
    else if (this.#pointers.size === 2) this.#pinch(event.pointerId, was, is);
    this.#pointers.set(event.pointerId, is);
  }

  #drag(dx, dy, time) {
    this.camera[this.#panning ? "pan" : "orbit"](dx, dy);
    const since = Math.max(1, time - this.#speed.time), keep = Math.exp(-since / 40); // the last 40 ms count
    this.#speed = { x: this.#speed.x * keep + (dx / since) * (1 - keep), y: this.#speed.y * keep + (dy / since) * (1 - keep), time };
  }

  // Two fingers: their middle pans, their distance zooms, their angle twists.
  #pinch(id, was, is) {
    const other = [...this.#pointers].find(([key]) => key !== id)[1];
    const span = (a) => Math.max(8, Math.hypot(a.x - other.x, a.y - other.y));
    const angle = (a) => Math.atan2(a.y - other.y, a.x - other.x);
    this.camera.pan((is.x - was.x) / 2, (is.y - was.y) / 2);
    this.camera.zoom(span(is) / span(was), (is.x + other.x) / 2, (is.y + other.y) / 2);
    let twist = angle(is) - angle(was);
    if (twist > Math.PI) twist -= 2 * Math.PI;
    if (twist < -Math.PI) twist += 2 * Math.PI;
    this.#twist(twist, (is.x + other.x) / 2, (is.y + other.y) / 2);
  }

  // Turns the picture clockwise about (x, y): the camera rolls the other way, about the middle, and is moved back.
  #twist(angle, x, y) {
    if (!angle) return;
    const { camera } = this, { roll } = camera.angles, [middleX, middleY] = camera.middle;
    camera.view({ roll: roll - (angle * 180) / Math.PI });
    const dx = x - middleX, dy = y - middleY, cos = Math.cos(angle), sin = Math.sin(angle);
    camera.pan(dx - (dx * cos - dy * sin), dy - (dx * sin + dy * cos));
  }

  up(event) {
    if (!this.#pointers.delete(event.pointerId)) return;
    const { x, y, time } = this.#speed;
    const left = this.#pointers.size, rested = event.timeStamp - time > 60;
    this.#speed = { x: 0, y: 0, time: event.timeStamp }; // a finger that stays goes on from here
    if (left) return;
    this.scene.ui.pointer.updateCursor();
    if (this.#handle) this.#moved();
    if (this.#drawing) this.scene.ui.selector.end(event);
    if (this.#drawing || this.#handle) {
      this.#drawing = false;
      this.#handle = null;
      return;
    }
    if (!this.inertia || isStill() || rested || event.type === "pointercancel" || Math.hypot(x, y) < FLING_PX_MS) return;
    this.#fling = { x, y, pan: this.#panning, start: null, last: 0 };
    this.scene.invalidate();
  }

  // A handle was let go.
  #moved() {
    const { node } = this.#handle, { property } = this.scene.engine.kindAt(node) ?? {};
    if (property) this.scene.ui.emitChange(node, ["position", property.has("normal") ? "normal" : "size"]);
  }

  stop() { this.#fling = null; }

  /** One frame of the run-out: the speed falls to nothing over 225 ms. */
  tick(time) {
    const fling = this.#fling;
    if (!fling) return;
    fling.start ??= time;
    const way = (t) => GLIDE_MS * (t - t * t + t ** 3 / 3); // the integral of (1 - t) squared
    const now = Math.min(1, (time - fling.start) / GLIDE_MS), step = way(now) - way(fling.last);
    fling.last = now;
    if (step > 0) this.camera[fling.pan ? "pan" : "orbit"](fling.x * step, fling.y * step);
    if (now >= 1) this.#fling = null;
  }

  wheel(event) {
    if (!this.#armed && !event.ctrlKey) return;
    event.preventDefault();
    this.stop();
    const unit = event.deltaMode === 1 ? LINE_PX : event.deltaMode === 2 ? PAGE_PX : 1;
    const speed = event.ctrlKey ? 6 : 1; // a trackpad's pinch comes as small steps with ctrl
    const { x, y } = this.viewport.positionOf(event);
    const exponent = Math.max(-1, Math.min(1, -event.deltaY * unit * WHEEL_ZOOM * speed));
    this.camera.zoom(Math.exp(exponent), x, y);
  }

  key(event) {
    if (this.viewport.isOnPicture(event) && !event.defaultPrevented) handleKey(this.scene, event);
  }
}
