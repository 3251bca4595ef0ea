// In:  scenes that are to be looked at together. Out: one camera, one selection for all of them, until unlinked.
// Called by: users.
import { VitrailError } from "./engine.js";
import { countOf, selectable, textOf } from "./facts.js";

/** What makes two cameras look alike. */
export const POSE = ["eye", "target", "up", "projection", "fov"];

const same = (a, b) => a.length === b.length && a.every((value, i) => value === b[i]);

/**
 * link(a, b, c..., {camera: true, selection: true}): what happens to one happens to all. The first one's camera is where they start.
 * Selections go by element numbers, between artists of the same label, or else of the same place in the order.
 * @returns {() => void} parts them
 */
export function link(...scenes) {
  const last = scenes.at(-1), { camera = true, selection = true } = last?.engine || Array.isArray(last) ? {} : scenes.pop() ?? {};
  const all = scenes.flat();
  if (all.length < 2 || all.some((scene) => !scene?.engine || scene.disposed)) throw new VitrailError("link: wanted two scenes or more that are not disposed");
  const offs = [];
  for (const scene of all) {
    if (camera) offs.push(scene.on("camera", () => look(scene, all)));
    if (selection) offs.push(scene.on("select", () => choose(scene, all)));
  }
  if (camera) look(all[0], all);
  if (selection && all[0].selection.size) choose(all[0], all);
  return () => offs.splice(0).forEach((off) => off());
}

// What is equal already is left alone, so that the news ends when all agree.
function look(from, all) {
  const { engine } = from;
  for (const to of all) {
    if (to === from || to.disposed) continue;
    let changed = false;
    for (const name of POSE) {
      const values = engine.numbersOf(from.camera.id, name);
      if (same(values, engine.numbersOf(to.camera.id, name))) continue;
      if (!changed) to.camera.stop();
      engine.setNumbersOf(to.camera.id, name, values);
      changed = true;
    }
    if (changed) to.looked();
  }
}

function choose(from, all) {
  const { engine } = from, mine = nodes(from);
  for (const to of all) {
    if (to === from || to.disposed || to.id === from.id) continue;
    const theirs = nodes(to);
    let changed = false;
    mine.forEach(({ id, label, kind }, i) => {
      const other = (label && theirs.find((node) => node.label === label && node.kind === kind)) || theirs[i];
      if (!other || other.kind !== kind) return;
      const theirCount = countOf(to, other.id), count = countOf(from, id), old = engine.selected(other.id);
      const elements = [...engine.selected(id).filter((index) => index < theirCount), ...old.filter((index) => index >= count)];
      if (same(elements, old)) return; // those beyond the shorter one's end are nobody else's
      engine.setSelected(other.id, elements);
      changed = true;
    });
    if (changed) to.chosen();
  }
}

const nodes = (scene) => selectable(scene).map((id) => ({ id, label: textOf(scene, id, "label"), kind: scene.engine.kindAt(id).name }));
