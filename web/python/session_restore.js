// In:  a scene that a script opens in an element; the element's earlier scenes.
// Out: a script that runs again shows the picture as the user had turned it, with what was selected.
import { selectableNodes } from "../core/elements.js";
import { CAMERA_PROPERTIES } from "../api/link.js";

const CAMERA = [...CAMERA_PROPERTIES, "autofit"]; // last: changing others ends it
const KEPT_SESSIONS = 8; // scenes that an element remembers

const sessions = new WeakMap(); // element -> what was opened in it, the last one last

/** Where a scene was opened, what its script said of the camera, and what the user made of it. */
export class Session {
  #cameraCalls = [];
  #scriptCamera = "";     // after the script's last word
  #saved = null; // of a scene that is closed
  #shown = false; // a frame has been drawn

  /** @param {import("../api/base_scene.js").BaseScene} scene @param {Element} element */
  constructor(scene, element) {
    this.scene = scene;
    const past = sessions.get(element) ?? [], before = past.filter((session) => session.#shown);
    sessions.set(element, [...past.slice(1 - KEPT_SESSIONS), this]);
    this.#scriptCamera = JSON.stringify(this.#camera());
    scene.once("frame", () => {
      this.#shown = true;
      const old = before.findLast((session) => session.#isGone && session.#title === this.#title);
      if (old) this.#restore(old.#save());
    });
  }

  /** The script moved the camera. */
  noteCameraCall(call) {
    this.#cameraCalls.push(call);
    this.#scriptCamera = JSON.stringify(this.#camera());
  }

  close() {
    this.#saved = this.#save();
  }

  get #title() { return this.#saved?.title ?? this.scene.title; }
  /** Whether its picture is in the page no longer, so that another may stand for it. */
  get #isGone() { return this.scene.disposed || !this.scene.viewport?.frame.isConnected; }

  #camera() {
    const { camera, engine } = this.scene;
    return CAMERA.map((name) => engine.numbersOf(camera.id, name));
  }

  #save() {
    if (this.#saved || this.scene.disposed) return this.#saved;
    const { scene } = this, { engine } = scene, camera = this.#camera();
    const moved = !camera.at(-1)[0] && JSON.stringify(camera) !== this.#scriptCamera;
    return {
      title: scene.title, cameraCalls: JSON.stringify(this.#cameraCalls), camera: moved ? camera : null,
      selections: selectableNodes(scene).map((node) => ({ kind: engine.kindAt(node).name, elements: engine.selected(node) })),
    };
  }

  #restore(saved) {
    const { scene } = this, { engine, camera } = scene;
    if (!saved) return;
    if (saved.camera && saved.cameraCalls === JSON.stringify(this.#cameraCalls)) {
      CAMERA.forEach((name, i) => engine.setNumbersOf(camera.id, name, saved.camera[i]));
      scene.cameraChanged();
    }
    selectableNodes(scene).forEach((node, i) => {
      const { kind, elements } = saved.selections[i] ?? {};
      if (!elements?.length || kind !== engine.kindAt(node).name || engine.selected(node).length) return;
      try {
        scene.setSelected(node, elements);
      } catch { /* there are fewer now */ }
    });
  }
}
