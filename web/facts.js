// In:  an element of an artist: what the user gave for it.
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
  if (artist && kind.name === "ruler") return [["distance", inWords(Number(artist.distance.toPrecision(C_DIGITS)))]];
  const rows = axisRows(scene, artist, kind, node, index, position);
  if (!artist) return rows;
  const colour = colourOf(artist, kind.name, index, position);
  if (colour) rows.push([textOf(scene, node, "colorbar_label") || "value", categoryOf(textOf(scene, node, "categories"), colour)]);
  return [...rows, ...extras(artist.hover, Math.max(0, index))];
}

function categoryOf(names, values) {
  const list = names && names.split("\n");
  return values.map((value) => (list && list[value]) || inWords(value)).join(" \u2013 ");
}

// x, y, z as the axes would say them.
function axisRows(scene, artist, kind, node, index, position) {
  const { engine } = scene;
  let places = artist ? given(artist, kind.name, index) : null, digits = 0;
  if (!places || moved(engine, node)) {
    const anchored = kind.name !== "mesh" && kind.name !== "image"; // those are too large to be at one place
    places = [anchored || !position ? engine.place(node, Math.max(0, index)) : position];
    digits = C_DIGITS;
  }
  const rows = AXES.map((axis, i) => {
    const unit = plain(scene.get(`${axis}unit`));
    const words = places.map((place) => (Number.isFinite(place[i]) ? engine.axisWord(scene.id, i, place[i], digits) || inWords(place[i]) : "\u2013"));
    return [plain(scene.get(`${axis}label`)) || axis, words.join(" \u2013 ") + (unit && ` ${unit}`)];
  });
  if (kind.name === "image" && artist) {
    const columns = artist.shape("pixels")?.columns;
    if (columns) rows.push(["row, column", `${Math.floor(index / columns)}, ${index % columns}`]);
  }
  return rows;
}

// Whether a node's own numbers are not the scene's.
function moved(engine, node) {
  return engine.answer(16, (out) => engine.exports.vt_world_matrix(node, out)).some((value, i) => value !== Number(i % 5 === 0));
}

// Where an element is, as the user said it: one place, two of a segment, or null.
function given(artist, kind, index) {
  const point = (i) => artist.given("positions", i);
  if (kind === "points" || kind === "line") return point(index) && [point(index)];
  if (kind === "segments") return point(2 * index) && [point(2 * index), point(2 * index + 1)];
  if (kind !== "surface") return null;
  const height = artist.given("heights", index), { columns } = artist.shape("heights") ?? {};
  if (!height || !columns) return null;
  const along = (name, at) => {
    const shape = artist.shape(name);
    return shape ? artist.given(name, shape.rows * shape.columns > Math.max(columns, artist.shape("heights").rows) ? index : at)?.[0] : at;
  };
  return [[along("x", index % columns), along("y", Math.floor(index / columns)), height[0]]];
}

// The numbers behind an element's colour: one, two of a segment, or null.
function colourOf(artist, kind, index, position) {
  if (kind === "image") {
    const pixel = artist.given("pixels", index);
    return pixel?.length === 1 ? pixel : null;
  }
  const shape = artist.shape("scalars"), at = (i) => artist.given("scalars", i);
  if (!shape || index < 0) return null;
  if (kind === "segments") return at(2 * index) && [...at(2 * index), ...at(2 * index + 1)];
  if (kind !== "mesh") return at(index);
  const faces = artist.shape("faces"), corners = faces ? artist.given("faces", index) : [0, 1, 2].map((i) => 3 * index + i);
  if (shape.rows === (faces?.rows ?? -1) || !corners) return at(index);
  if (!position) return null;
  const far = (corner) => { // the vertex next to where the pointer met the face
    const place = artist.given("positions", corner);
    return place ? Math.hypot(...place.map((value, i) => value - position[i])) : Infinity;
  };
  return at(corners.reduce((best, corner) => (far(corner) < far(best) ? corner : best)));
}

// What the user wants said besides: {name: values}, a text for each element, or a function of the element's number.
function extras(hover, index) {
  if (!hover) return [];
  const said = typeof hover === "function" ? hover(index) : "length" in hover ? hover[index] : null;
  if (said === null && typeof hover !== "function") return Object.entries(hover).map(([name, list]) => [name, inWords(list[index] ?? "\u2013")]);
  if (said === null || said === undefined || said === "") return [];
  if (Array.isArray(said)) return said.map(([name, value]) => [String(name), inWords(value)]);
  return typeof said === "object" && !(said instanceof Date) ? Object.entries(said).map(([name, value]) => [name, inWords(value)]) : [["", inWords(said)]];
}
