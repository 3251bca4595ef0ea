// In:  a scene. Out: a clip box with handles round everything in it, made when first wanted, then hidden and shown.
import { toData, toScene } from "./element_values.js";

/** @typedef {import("../api/base_scene.js").BaseScene} BaseScene */

const KIND = "clip_box";

/** @param {BaseScene} scene */
function find({ engine, id }) {
  return [...engine.nodes(id)].find((node) => engine.kindAt(node).name === KIND);
}

/** @param {BaseScene} scene */
export function isClipped(scene) {
  const box = find(scene);
  return Boolean(box && scene.engine.numbersOf(box, "visible")[0]);
}

/** @param {BaseScene} scene */
export function toggleClipBox(scene) {
  const box = find(scene), [low, high] = scene.bounds?.map((corner) => toScene(scene, corner)) ?? [];
  if (box) return scene.ui.toggleVisible(box);
  if (!low) return;
  const sides = low.map((x, i) => high[i] - x), position = toData(scene, low.map((x, i) => (x + high[i]) / 2));
  const size = sides.map((side) => side * 1.001 || Math.max(...sides) / 10 || 1); // what is flat gets some thickness
  const { id } = scene.create(KIND, { position, size, handles: true });
  scene.ui.emitChange(id, ["position", "size", "handles"], "made");
}
