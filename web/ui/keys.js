// In:  keys on the picture. Out: what they do, and the list that the help shows.
import { PICK_ELEMENT, SELECT_REPLACE, SELECT_TOGGLE } from "../core/constants.js";
import { modifiers } from "./pointer.js";
import { isRuler } from "./ruler.js";
import { selectModeOf } from "./selection.js";

/** @typedef {import("../api/base_scene.js").BaseScene} BaseScene */

const STEP_DEGREES = 7.5; // an arrow key
const STEP_ZOOM = 1.2;    // + and -
const STEP_PX = 40;       // shift and an arrow key

/** For the help, beside the keys of the commands. */
export const HELP = [
  ["Arrow keys", "Turn; with Shift: move"], ["+ \u2212", "Zoom"], ["F", "Fit all into the picture"],
  [". ,", "Next, previous element; with Shift: ten further"], [";", "Next artist"], ["Enter", "Click it; set a corner of a box or lasso, which arrow keys move"],
  ["Space", "Select it"], ["Shift Alt Ctrl", "When selecting: add, remove, swap"], ["Ctrl+A", "Select all in the picture"], ["I", "Invert the selection"],
  ["Delete", "Remove the ruler that is pointed at"], ["Esc", "Stop; select nothing"],
];

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What a key does, or undefined. @param {BaseScene} scene @param {KeyboardEvent} event @returns {(() => unknown) | undefined} */
function actionOf(scene, event) {
  const { camera } = scene, { pointer, selector, commands } = scene.ui, { key } = event;
  const pick = (how) => pointer.target?.what === PICK_ELEMENT && selector.selectElement(pointer.target, how);
  if (event.altKey) return undefined;
  if (event.ctrlKey || event.metaKey) return { a: () => selector.selectAll(SELECT_REPLACE), " ": () => pick(SELECT_TOGGLE) }[key];
  const arrow = ARROWS[key];
  if (arrow) {
    return () => {
      const [dx, dy] = arrow;
      if (!selector.isTurning) return selector.moveCrosshair(dx, dy, event);
      if (event.shiftKey) return camera.pan(dx * STEP_PX, dy * STEP_PX);
      const { elev, azim } = camera.angles; // as a drag that way would
      return camera.set({ autofit: false }).view({ elev: elev + dy * STEP_DEGREES, azim: azim - dx * STEP_DEGREES });
    };
  }
  if (key === "Delete" || key === "Backspace") {
    const { node } = pointer.target ?? {};
    return isRuler(scene.engine, node ?? 0) ? () => scene.ui.remove(node) : undefined;
  }
  const command = commands.find((one) => one.key === key.toUpperCase());
  if (command) return () => scene.ui.run(command);
  return {
    "+": () => camera.zoom(STEP_ZOOM), "=": () => camera.zoom(STEP_ZOOM), "-": () => camera.zoom(1 / STEP_ZOOM), _: () => camera.zoom(1 / STEP_ZOOM),
    f: () => camera.glide((c) => c.fit()), i: () => selector.selectAll(SELECT_TOGGLE),
    ".": () => pointer.step(1), ",": () => pointer.step(-1), ">": () => pointer.step(10), "<": () => pointer.step(-10), ";": () => pointer.step(0, true),
    enter: () => selector.setCorner(event) || pointer.press(event), " ": () => pick(selectModeOf(event)),
    escape: pointer.target || selector.busy || !selector.isTurning || scene.selection.size ? () => escape(scene) : undefined,
  }[key.toLowerCase()];
}

function escape(scene) {
  const { pointer, selector } = scene.ui;
  if (scene.ui.cancel()) return;
  if (!selector.isTurning) scene.mode = "orbit";
  else if (scene.selection.size) selector.clear();
  pointer.hide();
}

/** A key on the picture: listeners hear of it first. @param {BaseScene} scene @param {KeyboardEvent} event */
export function handleKey(scene, event) {
  const { key, code, repeat } = event;
  if (!scene.events.emitCancelable("key", { scene, key, code, repeat, ...modifiers(event) })) return event.preventDefault();
  const action = actionOf(scene, event);
  if (!action) return;
  event.preventDefault();
  scene.controls.stop();
  action();
}
