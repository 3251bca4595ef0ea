// In:  an element of the page (or none), options.
// Out: the scene as users in JavaScript have it: with artists that they make and hold.
import { SELECT_MODES } from "../core/constants.js";
import { VitrailError } from "../core/errors.js";
import { load } from "../core/load.js";
import { ScenePointerEvent } from "../ui/pointer.js";
import { appendMessage, findElement } from "../ui/viewport.js";
import { ArtistFactory } from "./artist_factory.js";
import { BaseScene } from "./base_scene.js";

export class Scene extends ArtistFactory(BaseScene) {
  /** Those that are in the scene, in the order in which they were made. */
  get artists() { return [...this.artistsById.values()]; }

  /** Turns the camera: view({elev: 25, azim: -60}), degrees. */
  view(angles) {
    this.camera.view(angles);
    return this;
  }

  /**
   * Selects what is inside a polygon of the picture: [[x, y]...] in CSS pixels, three corners or more. Returns how many are selected.
   * @param {ArrayLike<ArrayLike<number>>} polygon
   * @param {{mode?: "replace" | "add" | "remove" | "toggle", visible?: boolean}} [options] visible: only what nothing hides
   */
  select(polygon, { mode = "replace", visible = false } = {}) {
    const how = SELECT_MODES.indexOf(mode);
    if (how < 0) throw new VitrailError(`select: got the mode "${mode}", wanted one of ${SELECT_MODES.join(", ")}`);
    return this.ui.selector.selectInside(Array.from(polygon, (corner) => ({ x: corner[0], y: corner[1] })), how, visible);
  }
  /** What is seen at a place in the picture, CSS pixels from its top left, or up to `radius` beside it; null: nothing. */
  pick(x, y, radius = 4) {
    const hit = this.engine.pick(this.camera.id, x, y, radius);
    return hit.what ? new ScenePointerEvent(this, hit, { x, y }) : null;
  }
  clearSelection() {
    this.ui.selector.clear();
    return this;
  }

  /** A ruler between two places, in data numbers; its `distance` is theirs. */
  measure(start, end, options = {}) {
    return this.create("ruler", { start, end, ...options });
  }
}

/**
 * Loads the engine when needed and opens a scene in an element.
 * @param {Element | string | null} target an element, an id or a CSS selector; null: not shown
 * @param {import("../index.d.ts").SceneOptions & {wasm?: any}} [options]
 */
export async function createScene(target, { wasm, ...options } = {}) {
  try {
    await load(wasm);
  } catch (error) {
    if (target !== null) appendMessage(findElement(target), error.message);
    throw error;
  }
  return Scene.open(target, options);
}
