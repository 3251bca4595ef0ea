// In:  clicks while the mode is "measure". Out: rulers, made by two of them.
import { elementValues } from "./element_values.js";

const KIND = "ruler";

/** Whether a node is one. @param {import("../core/engine.js").Engine} engine @param {number} node */
export const isRuler = (engine, node) => engine.kindAt(node)?.name === KIND;

export class RulerTool {
  #open = null; // the ruler whose end follows the pointer

  /** @param {import("../api/base_scene.js").BaseScene} scene */
  constructor(scene) { this.scene = scene; }

  /** Sets an end. @param {number[]} position in data numbers */
  click(position) {
    const { scene } = this, ruler = this.#open;
    if (!ruler) {
      this.#open = scene.create(KIND, { start: position, end: position, pickable: false });
      return scene.ui.announce("First end set");
    }
    this.#open = null;
    ruler.set({ end: position, pickable: true });
    scene.ui.emitChange(ruler.id, ["start", "end"], "made");
    scene.ui.announce(elementValues(scene, ruler.id, -1).join().replace(",", " "));
  }

  /** The pointer is somewhere else: the open end follows. */
  follow(position) { this.#open?.set({ end: position }); }

  /** Takes an open one away; whether there was one. */
  cancel() {
    const ruler = this.#open;
    this.#open = null;
    ruler?.remove();
    return ruler !== null;
  }
}
