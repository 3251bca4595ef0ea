// In:  scenes that are to be looked at together. Out: one camera, one selection for all of them, until unlinked.
import { elementCount, selectableNodes, textOf } from "../core/elements.js";
import { VitrailError } from "../core/errors.js";

/** @typedef {import("./base_scene.js").BaseScene} BaseScene */

/** What makes two cameras look alike. */
export const CAMERA_PROPERTIES = ["eye", "target", "up", "projection", "fov"];
const SAME = 1e-9; // of numbers of a pose

const same = (a, b) => a?.length === b?.length && (!a || a.every((value, i) => value === b[i]));

/**
 * link(a, b, c..., {camera: true, selection: true}): what happens to one happens to all. The first one's camera is where they start.
 * Scenes of the same data have the same camera; others its direction and lens, their own data as far away and as far from the middle.
 * Selections go by element numbers, between artists of the same label, or else of the same place in the order.
 * @returns {() => void} parts them
 */
export function link(...scenes) {
  const last = scenes.at(-1), { camera = true, selection = true } = last?.engine || Array.isArray(last) ? {} : scenes.pop() ?? {};
  const all = scenes.flat(), known = new Map(), offs = [];
  if (all.length < 2 || all.some((scene) => !scene?.engine || scene.disposed)) throw new VitrailError("link: wanted two scenes or more, none disposed");
  for (const scene of all) {
    if (camera) offs.push(scene.on("camera", () => copyCamera(scene, all, known)));
    if (selection) offs.push(scene.on("select", () => copySelection(scene, all)));
  }
  if (camera) copyCamera(all[0], all, known);
  if (selection && all[0].selection.size) copySelection(all[0], all);
  return () => offs.splice(0).forEach((off) => off());
}

const numbersOf = ({ engine, camera }, name) => engine.numbersOf(camera.id, name);
const stateOf = (scene) => {
  scene.camera.refresh(); // an automatic fit that is due
  return String(CAMERA_PROPERTIES.map((name) => numbersOf(scene, name)));
};

// A scene whose camera is as it was told or given last has no news, so that the news ends.
/** @param {BaseScene} from @param {BaseScene[]} all @param {Map<BaseScene, string>} known */
function copyCamera(from, all, known) {
  const state = stateOf(from);
  if (known.get(from) === state) return;
  known.set(from, state);
  const { engine, camera: { autofit } } = from, pose = engine.pose(from.camera.id);
  for (const to of all) {
    if (to === from || to.disposed) continue;
    const before = stateOf(to), view = to.camera.id, alike = same(engine.bounds(from.id), engine.bounds(to.id));
    for (const name of alike ? CAMERA_PROPERTIES : CAMERA_PROPERTIES.slice(2)) {
      const values = numbersOf(from, name);
      if (same(values, numbersOf(to, name))) continue;
      to.camera.stop();
      engine.setNumbersOf(view, name, values);
    }
    // Where one fits its data by itself, so does the other.
    const count = autofit ? 3 : 7, own = engine.pose(view), wanted = pose.map((value, i) => (i < count ? value : own[i]));
    if (!alike && (to.camera.autofit !== autofit || wanted.some((value, i) => Math.abs(value - own[i]) > SAME))) {
      to.camera.stop();
      engine.setPose(view, wanted);
      if (autofit) engine.setNumbersOf(view, "autofit", [1]);
    }
    known.set(to, stateOf(to));
    if (known.get(to) !== before) to.cameraChanged();
  }
}

/** @param {BaseScene} from @param {BaseScene[]} all */
function copySelection(from, all) {
  const { engine } = from, mine = nodesOf(from);
  for (const to of all) {
    if (to === from || to.disposed || to.id === from.id) continue;
    const theirs = nodesOf(to);
    let changed = false;
    mine.forEach(({ id, label, kind }, i) => {
      const other = (label && theirs.find((node) => node.label === label && node.kind === kind)) || theirs[i];
      if (!other || other.kind !== kind) return;
      const theirCount = elementCount(engine, other.id), count = elementCount(engine, id), old = engine.selected(other.id);
      const elements = [...engine.selected(id).filter((index) => index < theirCount), ...old.filter((index) => index >= count)];
      if (same(elements, old)) return; // those beyond the shorter one's end are nobody else's
      engine.setSelected(other.id, elements);
      changed = true;
    });
    if (changed) to.selectionChanged();
  }
}

const nodesOf = (scene) => selectableNodes(scene).map((id) => ({ id, label: textOf(scene, id, "label"), kind: scene.engine.kindAt(id).name }));
