// In:  what the user or the controls want to see.
// Out: the camera of a scene: its view node's properties, presets, matrices, projection of points; degrees.
import { VitrailError } from "../core/errors.js";
import { Glide, isStill } from "../ui/motion.js";
import { defineProperties, Node } from "./node.js";

const DEGREES = 180 / Math.PI;
const PRESETS = { home: [25, -60], top: [90, -90], front: [0, -90], side: [0, 0] }; // elevation, azimuth

/** How a scene is looked at. Changes show in the next frame; reading gives what that frame will use. */
export class Camera extends Node {
  #glide = null;

  /** Changes properties at once; what was still moving stops. */
  set(options) {
    this.stop();
    return super.set(options);
  }

  /**
   * Turns about the target: elevation above the horizon, azimuth about z, roll; degrees. What is left out stays.
   * @param {{elev?: number, azim?: number, roll?: number}} [angles]
   */
  view({ elev, azim, roll, ...rest } = {}) {
    const [unknown] = Object.keys(rest);
    if (unknown) throw new VitrailError(`view: there is no "${unknown}"; there are elev, azim and roll`, "name");
    const now = this.angles;
    const angles = [elev ?? now.elev, azim ?? now.azim, roll ?? now.roll].map((angle) => Number(angle) / DEGREES);
    return this.#act((x, id) => x.vt_view_look(id, ...angles));
  }

  /** {elev, azim, roll} in degrees. */
  get angles() {
    const { engine, id } = this;
    const [elev, azim, roll] = engine.readNumbers(3, (out) => engine.exports.vt_view_angles(id, out));
    return { elev: elev * DEGREES, azim: azim * DEGREES, roll: roll * DEGREES };
  }

  /** Brings an artist, or everything, wholly into sight without turning. */
  fit(artist) { return this.#act((x, id) => x.vt_view_fit(id, artist ? artist.id : this.scene.id)); }

  /** The starting view: everything in sight, elev 25, azim -60. */
  home() {
    this.#preset("home");
    this.autofit = true;
    return this;
  }
  /** From above, x to the right, y up. */
  top() { return this.#preset("top"); }
  /** Along y: x to the right, z up. */
  front() { return this.#preset("front"); }
  /** Along x: y to the right, z up. */
  side() { return this.#preset("side"); }

  #preset(name) {
    const [elev, azim] = PRESETS[name];
    return this.view({ elev, azim, roll: 0 }).fit();
  }

  /** Brings a place of the scene into the middle; direction and distance stay. */
  centre(place) {
    const { eye, target } = this;
    return this.set({ eye: eye.map((x, i) => x + place[i] - target[i]), target: place });
  }

  /** Turns as if the scene were held and dragged by so many CSS pixels. */
  orbit(dx, dy) { return this.#act((x, id) => x.vt_view_orbit(id, dx, dy)); }
  /** Moves the scene by so many CSS pixels. */
  pan(dx, dy) { return this.#act((x, id) => x.vt_view_pan(id, dx, dy)); }
  /** Nearer by a factor (more than 1), so that what is at (x, y) CSS pixels, or in the middle, stays where it is. */
  zoom(factor, x, y) {
    const [middleX, middleY] = this.middle, at = [x ?? middleX, y ?? middleY];
    return this.#act((exports, id) => exports.vt_view_zoom(id, factor, ...at));
  }

  /** {view, projection}: 16 numbers each, column-major, as the next frame uses them. */
  get matrices() {
    const { engine, id } = this;
    const all = engine.readNumbers(32, (out) => engine.exports.vt_view_matrices(id, out, out + 128));
    return { view: Object.freeze(all.slice(0, 16)), projection: Object.freeze(all.slice(16)) };
  }
  /** Uses these matrices until the camera is next changed. null goes back to the properties. */
  set matrices(value) {
    const { engine, id } = this;
    if (value === null) {
      this.#act((x) => x.vt_view_set_matrices(id, 0, 0));
      return;
    }
    if (value?.view?.length !== 16 || value?.projection?.length !== 16) {
      throw new VitrailError("camera.matrices: wanted {view, projection} of 16 numbers each, column-major, or null");
    }
    this.#act((x) => {
      engine.doubles.set(value.view, 0);
      engine.doubles.set(value.projection, 16);
      return x.vt_view_set_matrices(id, engine.staging, engine.staging + 128);
    });
  }

  /** Where a point of the scene is in the picture: [x, y] in CSS pixels from the top left and its depth, 0 near to 1 far. */
  project(point) {
    const { engine, id } = this;
    engine.doubles.set(point, 0);
    return engine.readNumbers(3, (out) => engine.exports.vt_view_project(id, out, out)).slice(0, 3);
  }

  /** Where the target is in the picture: not in the canvas's middle when axes take room on one side. */
  get middle() {
    try {
      return this.project(this.target);
    } catch { // matrices that look elsewhere
      return [this.width / this.pixel_ratio / 2, this.height / this.pixel_ratio / 2];
    }
  }

  // --- motion ---
  #act(change) {
    this.stop();
    this.engine.check(change(this.engine.exports, this.id));
    this.scene.cameraChanged();
    return this;
  }

  /** An automatic fit that is due moves the camera when it is looked at, not only when it is drawn. */
  refresh() {
    const { engine, id } = this;
    engine.exports.vt_view_matrices(id, engine.staging, engine.staging + 128);
    return this;
  }
  get(name) { return super.get.call(this.refresh(), name); }

  /** Makes a change of the camera over 225 ms: `glide((camera) => camera.top())`; at once where less motion is wanted. */
  glide(change) {
    this.stop();
    const { engine, id } = this, from = engine.pose(id);
    change(this);
    const { eye, target, up, autofit } = this, to = engine.pose(id);
    if (isStill() || this.scene.viewport === null || to.every((x, i) => x === from[i])) return this;
    this.#glide = { path: new Glide(from, to), goal: { eye, target, up, autofit } };
    engine.setPose(id, from);
    this.scene.cameraChanged();
    return this;
  }

  /** Stops a glide where it is, upright. */
  stop() {
    const glide = this.#glide;
    this.#glide = null;
    if (glide) super.set({ up: glide.goal.up });
  }

  get moving() { return this.#glide !== null; }

  /** One step of a glide; called by the scene in each frame. */
  step(time) {
    const glide = this.#glide;
    if (!glide) return;
    const pose = glide.path.at(time);
    if (pose) {
      this.engine.setPose(this.id, pose);
      this.scene.cameraChanged();
    } else {
      this.#glide = null;
      super.set(glide.goal); // autofit last: changing others ends it
    }
  }
}

let made = null;

/** The Camera class, with one accessor for each property of views. */
export function cameraClass(kind) {
  if (made?.kind !== kind) made = { kind, Class: defineProperties(class extends Camera {}, kind) };
  return made.Class;
}
