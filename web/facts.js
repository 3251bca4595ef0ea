// In:  an element of a node; where JavaScript made it, what the user gave (given.js).
// Out: its label and its values in words, in the precision that they were given in.
// Called by: tooltip.js, table.js; users through event.values.

const AXES = ["x", "y", "z"];
const C_DIGITS = 7; // of places that come back from the library, which holds float32 beside a double origin

/** A number in as few digits as its own type needs. */
export const inWords = (value) => {
  if (value instanceof Date) return value.toISOString();
  return Object.is(value, -0) ? "0" : String(value);
};

// Titles may have formulas in $...$: their letters without the marks.
const plain = (text) => text.replace(/\$([^$]*)\$/g, (_, formula) => formula.replace(/[\\{}_]/g, ""));

/** How many elements a node has that can be named. */
export function countOf({ engine }, node) {
  const { kind, arrays } = engine.info(node), of = (name) => arrays[name]?.count ?? 0;
  if (kind === "segments") return of("positions") >> 1;
  if (kind === "mesh") return of("faces") || Math.floor(of("positions") / 3);
  const [main] = engine.kindAt(node).arrays;
  return main ? of(main.name) : 1;
}

/** A place in the scene's own numbers, which mirrors space.c. */
export const toScene = (scene, position) => scaled(scene, position, Math.log10, (x, threshold) => (x /= threshold, x <= 1 ? x : 1 + Math.log10(x)));
/** The other way: in data numbers. */
export const toData = (scene, place) => scaled(scene, place, (x) => 10 ** x, (x, threshold) => threshold * (x <= 1 ? x : 10 ** (x - 1)));

const scaled = (scene, numbers, log, symlog) => Array.from(numbers, (value, i) => {
  const scale = scene.get(`${AXES[i]}scale`);
  if (scale === "log") return log(value);
  return scale === "symlog" ? Math.sign(value) * symlog(Math.abs(value), scene.get(`${AXES[i]}threshold`)) : value;
});

/** Whether a node has elements or is one, so that it can be pointed at and selected. */
export const isSelectable = (kind) => Boolean(kind && (kind.array.has("selected") || kind.property.has("selected")));

/** The nodes of a scene that are so, in their order. */
export const selectable = ({ engine, id }) => [...engine.nodes(id)].filter((node) => isSelectable(engine.kindAt(node)));

export function textOf({ engine }, node, name) {
  const property = engine.kindAt(node)?.property.get(name);
  return property ? plain(engine.getText(node, property.index)) : "";
}

/** "Quakes 12", "box": what an element is called. */
export function nameOf(scene, node, index) {
  const kind = scene.engine.kindAt(node), name = textOf(scene, node, "label") || kind?.name || "";
  return kind?.array.has("selected") && index >= 0 ? `${name} ${index}` : name;
}

/**
 * [[name, text]...] of an element. `position` is where the pointer met it, in data numbers.
 * @returns {[string, string][]}
 */
export function valuesOf(scene, node, index, position = null) {
  const { engine } = scene, artist = scene.artistOf(node), kind = engine.kindAt(node);
  if (!kind) return [];
  if (kind.name === "ruler") {
    const [start, end] = ["start", "end"].map((name) => engine.numbersOf(node, name));
    return [["distance", inWords(Number(Math.hypot(...start.map((x, i) => x - end[i])).toPrecision(C_DIGITS)))]];
  }
  return [...axisRows(scene, artist, kind, node, index, position), ...(artist?.said(index, position) ?? [])];
}

// x, y, z as the axes would say them.
function axisRows(scene, artist, kind, node, index, position) {
  const { engine } = scene;
  let places = artist?.places(index), digits = 0;
  if (!places || moved(engine, node)) {
    const anchored = kind.name !== "mesh" && kind.name !== "image"; // those are too large to be at one place
    places = [anchored || !position ? engine.place(node, Math.max(0, index)) : position];
    digits = C_DIGITS;
  }
  return AXES.map((axis, i) => {
    const unit = plain(scene.get(`${axis}unit`));
    const words = places.map((place) => (Number.isFinite(place[i]) ? engine.axisWord(scene.id, i, place[i], digits) || inWords(place[i]) : "\u2013"));
    return [plain(scene.get(`${axis}label`)) || axis, words.join(" \u2013 ") + (unit && ` ${unit}`)];
  });
}

// Whether a node's own numbers are not the scene's.
function moved(engine, node) {
  return engine.answer(16, (out) => engine.exports.vt_world_matrix(node, out)).some((value, i) => value !== Number(i % 5 === 0));
}
