// In:  keys on the picture. Out: what they do, and the list that the help shows.
// Called by: controls.js, toolbar.js.
import { modifiers } from "./hover.js";
import { howOf } from "./select.js";

const STEP_DEGREES = 7.5; // an arrow key
const STEP_ZOOM = 1.2;    // + and -
const STEP_PX = 40;       // shift and an arrow key

/** For the help: keys, and what they do. */
export const HELP = [
  ["Arrow keys", "turn; with Shift they move the picture"], ["+ \u2212", "zoom"], ["F", "fit everything into the picture"], ["H", "back to the start"],
  ["1 2 3", "from the front, the side, the top"], ["P", "perspective or parallel"],
  [". ,", "next, previous element (> < go ten times as far)"], [";", "next artist"], ["Enter", "click what is pointed at"], ["Space", "select it"],
  ["O", "turn with the pointer"], ["B", "select a box: arrow keys move a cross, Enter sets its corners"], ["L", "select a lasso: Enter sets corners, Enter again closes"],
  ["V", "select what is visible only, or all that is behind too"], ["Shift, Alt, Ctrl", "while selecting: add, take away, swap"],
  ["Ctrl+A", "select all in the picture"], ["I", "swap what is selected"], ["M", "measure between two points"], ["C", "clip box on or off"],
  ["T", "the data as a table"], ["Esc", "stop; then select nothing"], ["?", "this list"],
];

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What a key does, or undefined. */
function actOf(scene, event) {
  const { camera } = scene, { hover, selector } = scene.tools, mode = (name) => () => scene.tools.setMode(name);
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.altKey) return undefined;
  if (event.ctrlKey || event.metaKey) return key === "a" ? () => selector.all(0) : key === " " ? () => pick(3) : undefined;
  const arrow = ARROWS[key];
  if (arrow) {
    return () => {
      const [dx, dy] = arrow;
      if (selector.mode !== "orbit" && selector.mode !== "pan") return selector.arrow(dx, dy, event);
      if (event.shiftKey) return camera.pan(dx * STEP_PX, dy * STEP_PX);
      const { elev, azim } = camera.angles; // as a drag that way would
      return camera.set({ autofit: false }).view({ elev: elev + dy * STEP_DEGREES, azim: azim - dx * STEP_DEGREES });
    };
  }
  const pick = (how) => hover.found?.what === 1 && selector.one(hover.found, how);
  return {
    "+": () => camera.zoom(STEP_ZOOM), "=": () => camera.zoom(STEP_ZOOM), "-": () => camera.zoom(1 / STEP_ZOOM), _: () => camera.zoom(1 / STEP_ZOOM),
    f: () => camera.glide((c) => c.fit()), h: () => scene.tools.preset("home"),
    1: () => scene.tools.preset("front"), 2: () => scene.tools.preset("side"), 3: () => scene.tools.preset("top"),
    p: () => scene.tools.flipProjection(),
    ".": () => hover.step(1), ",": () => hover.step(-1), ">": () => hover.step(10), "<": () => hover.step(-10), ";": () => hover.step(0, true),
    Enter: () => selector.corner(event) || hover.press(event), " ": () => pick(howOf(event)),
    o: mode("orbit"), b: mode("box"), l: mode("lasso"), m: mode("measure"),
    v: () => scene.tools.setVisibleOnly(!selector.visible), i: () => selector.all(3),
    c: () => scene.tools.flipClip(), t: () => scene.table(), "?": () => scene.tools.toolbar?.help(),
    Escape: hover.found || selector.busy || selector.mode !== "orbit" || scene.selection.size ? () => escape(scene) : undefined,
  }[key];
}

function escape(scene) {
  const { hover, selector } = scene.tools;
  if (selector.cancel()) return;
  if (selector.mode !== "orbit") scene.tools.setMode("orbit");
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
