// In:  a scene that a script opens in an element; the element's earlier scenes.
// Out: a script that runs again shows the picture as the reader had turned it, with what was selected.
import { selectableNodes } from "../kinds/elements.js";
import { POSE } from "../api/link.js";

const CAMERA = [...POSE, "autofit"]; // last: changing others ends it
const KEPT = 8; // scenes that an element remembers

const homes = new WeakMap(); // element -> Homes, the last one last

/** Where a scene was opened, what its script said of the camera, and what the reader made of it. */
export class Home {
  #said = [];
  #pose = "";     // after the script's last word
  #memory = null; // of a scene that is closed
  #begun = false; // a frame has been drawn

  constructor(scene, element) {
    this.scene = scene;
    const past = homes.get(element) ?? [], before = past.filter((home) => home.#begun);
    homes.set(element, [...past.slice(1 - KEPT), this]);
    this.#pose = JSON.stringify(this.#camera());
    scene.once("frame", () => {
      this.#begun = true;
      const old = before.findLast((home) => home.#over && home.#title === this.#title);
      if (old) this.#take(old.#remember());
    });
  }

  /** The script moved the camera. */
  say(words) {
    this.#said.push(words);
    this.#pose = JSON.stringify(this.#camera());
  }

  leave() {
    this.#memory = this.#remember();
  }

  get #title() { return this.#memory?.title ?? this.scene.title; }
  /** Whether its picture is in the page no longer, so that another may stand for it. */
  get #over() { return this.scene.disposed || !this.scene.stage?.frame.isConnected; }

  #camera() {
    const { camera, engine } = this.scene;
    return CAMERA.map((name) => engine.numbersOf(camera.id, name));
  }

  #remember() {
    if (this.#memory || this.scene.disposed) return this.#memory;
    const { scene } = this, { engine } = scene, camera = this.#camera();
    const moved = !camera.at(-1)[0] && JSON.stringify(camera) !== this.#pose;
    return {
      title: scene.title, said: JSON.stringify(this.#said), camera: moved ? camera : null,
      chosen: selectableNodes(scene).map((node) => ({ kind: engine.kindAt(node).name, elements: engine.selected(node) })),
    };
  }

  #take(memory) {
    const { scene } = this, { engine, camera } = scene;
    if (!memory) return;
    if (memory.camera && memory.said === JSON.stringify(this.#said)) {
      CAMERA.forEach((name, i) => engine.setNumbersOf(camera.id, name, memory.camera[i]));
      scene.looked();
    }
    selectableNodes(scene).forEach((node, i) => {
      const { kind, elements } = memory.chosen[i] ?? {};
      if (!elements?.length || kind !== engine.kindAt(node).name || engine.selected(node).length) return;
      try {
        scene.choose(node, elements);
      } catch { /* there are fewer now */ }
    });
  }
}
