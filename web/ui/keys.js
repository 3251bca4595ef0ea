// In:  keys on the picture. Out: what they do, and the list that the help shows.
import { PICK_ELEMENT, SELECT_REPLACE, SELECT_TOGGLE } from "../core/constants.js";
import { modifiers } from "./pointer.js";
import { howOf } from "./selection.js";

const STEP_DEGREES = 7.5; // an arrow key
const STEP_ZOOM = 1.2;    // + and -
const STEP_PX = 40;       // shift and an arrow key

/** For the help, beside the keys of the tools. */
export const HELP = [
  ["Arrow keys", "Turn; with Shift: move"], ["+ \u2212", "Zoom"], ["F", "Fit all into the picture"],
  [". ,", "Next, previous element; with Shift: ten further"], [";", "Next artist"], ["Enter", "Click it; set a corner of a box or lasso, which arrow keys move"],
  ["Space", "Select it"], ["Shift Alt Ctrl", "When selecting: add, remove, swap"], ["Ctrl+A", "Select all in the picture"], ["I", "Invert the selection"],
  ["Delete", "Remove the ruler that is pointed at"], ["Esc", "Stop; select nothing"],
];

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What a key does, or undefined. */
function actOf(scene, event) {
  const { camera } = scene, { hover, selector, list } = scene.tools, { key } = event;
  const pick = (how) => hover.found?.what === PICK_ELEMENT && selector.one(hover.found, how);
  if (event.altKey) return undefined;
  if (event.ctrlKey || event.metaKey) return { a: () => selector.all(SELECT_REPLACE), " ": () => pick(SELECT_TOGGLE) }[key];
  const arrow = ARROWS[key];
  if (arrow) {
    return () => {
      const [dx, dy] = arrow;
      if (!selector.turns) return selector.arrow(dx, dy, event);
      if (event.shiftKey) return camera.pan(dx * STEP_PX, dy * STEP_PX);
      const { elev, azim } = camera.angles; // as a drag that way would
      return camera.set({ autofit: false }).view({ elev: elev + dy * STEP_DEGREES, azim: azim - dx * STEP_DEGREES });
    };
  }
  if (key === "Delete" || key === "Backspace") {
    const { node } = hover.found ?? {};
    return scene.engine.kindAt(node ?? 0)?.name === "ruler" ? () => scene.tools.remove(node) : undefined;
  }
  const tool = list.find(([, , name]) => name === key.toUpperCase());
  if (tool) return () => scene.tools.use(tool);
  return {
    "+": () => camera.zoom(STEP_ZOOM), "=": () => camera.zoom(STEP_ZOOM), "-": () => camera.zoom(1 / STEP_ZOOM), _: () => camera.zoom(1 / STEP_ZOOM),
    f: () => camera.glide((c) => c.fit()), i: () => selector.all(SELECT_TOGGLE),
    ".": () => hover.step(1), ",": () => hover.step(-1), ">": () => hover.step(10), "<": () => hover.step(-10), ";": () => hover.step(0, true),
    enter: () => selector.corner(event) || hover.press(event), " ": () => pick(howOf(event)),
    escape: hover.found || selector.busy || !selector.turns || scene.selection.size ? () => escape(scene) : undefined,
  }[key.toLowerCase()];
}

function escape(scene) {
  const { hover, selector } = scene.tools;
  if (selector.cancel()) return;
  if (!selector.turns) scene.mode = "orbit";
  else if (scene.selection.size) selector.clear();
  hover.hide();
}

/** A key on the picture: users hear of it first. */
export function press(scene, event) {
  const { key, code, repeat } = event;
  if (!scene.events.ask("key", { scene, key, code, repeat, ...modifiers(event) })) return event.preventDefault();
  const act = actOf(scene, event);
  if (!act) return;
  event.preventDefault();
  scene.controls.stop();
  act();
}
