// In:  an element that is pointed at, and where. Out: its values in a box beside it.
import { element } from "../core/dom.js";
import { elementName } from "../core/elements.js";
import { elementValues } from "./element_values.js";

/** @typedef {import("../api/base_scene.js").BaseScene} BaseScene */
/** @typedef {import("../core/engine.js").Hit} Hit */

const GAP = 14, EDGE = 8; // CSS px

/**
 * What to say of an element: the host's words (Python has the data then) or those that JavaScript knows. A promise among them brings
 * better ones later. false: nothing.
 */
export function tooltipRows(scene, { node, index, position }, better) {
  const answer = scene.source?.(node, index) ?? null;
  if (typeof answer?.then === "function") answer.then((rows) => better(rows ?? null), () => {});
  else if (answer !== null) return answer;
  return elementValues(scene, node, index, position);
}

export class Tooltip {
  #turn = 0; // an answer that comes when another element is shown is late

  /** @param {BaseScene} scene */
  constructor(scene) {
    this.scene = scene;
    this.box = element("div", { class: "tip", role: "tooltip", hidden: true });
    scene.ui.overlay.root.append(this.box);
  }

  /** @param {Hit} hit @param {number} x @param {number} y @param {boolean} announce */
  show(hit, x, y, announce) {
    const turn = ++this.#turn, name = elementName(this.scene, hit.node, hit.index);
    const fill = (rows) => {
      if (turn !== this.#turn || rows === null) return;
      if (!rows) return void (this.box.hidden = true);
      this.box.replaceChildren(element("b", {}, name), ...rows.map(([label, text]) => {
        return label ? element("div", {}, element("span", {}, label), String(text)) : element("div", {}, String(text));
      }));
      this.box.hidden = false;
      this.move(x, y);
      if (announce) this.scene.ui.announce(`${name}: ${rows.map(([label, text]) => `${label} ${text}`.trim()).join(", ")}`);
    };
    fill(tooltipRows(this.scene, hit, fill));
  }

  /** Beside a place in the picture, on the side where there is room. @param {number} x @param {number} y */
  move(x, y) {
    const { offsetWidth: width, offsetHeight: height } = this.box, { clientWidth, clientHeight } = this.scene.viewport.frame;
    const beside = (at, size, whole) => Math.max(EDGE, at + GAP + size + EDGE <= whole ? at + GAP : Math.min(at - GAP, whole - EDGE) - size);
    this.box.style.transform = `translate(${beside(x, width, clientWidth)}px,${beside(y, height, clientHeight)}px)`;
  }

  hide() {
    this.#turn++;
    this.box.hidden = true;
  }
}
