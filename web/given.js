// In:  an element of an artist that JavaScript made: the arrays that were written, what the user wants said besides.
// Out: its place and its values, as they were given.
// Called by: artist.js, for facts.js. Python keeps what it gave itself, so its page does without.
import { inWords, textOf } from "./facts.js";

/** Where an element is, as the user said it: one place, two of a segment, or null. */
export function placesOf(artist, index) {
  const { kind } = artist, point = (i) => artist.given("positions", i);
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

/** What an element is besides its place: [[name, text]...]. */
export function saidOf(artist, index, position) {
  const { scene, id } = artist, rows = [], colour = colourOf(artist, index, position);
  const columns = artist.kind === "image" && artist.shape("pixels")?.columns;
  if (columns) rows.push(["row, column", `${Math.floor(index / columns)}, ${index % columns}`]);
  if (colour) rows.push([textOf(scene, id, "colorbar_label") || "value", categoryOf(textOf(scene, id, "categories"), colour)]);
  return [...rows, ...extras(artist.hover, Math.max(0, index))];
}

function categoryOf(names, values) {
  const list = names && names.split("\n");
  return values.map((value) => (list && list[value]) || inWords(value)).join(" \u2013 ");
}

// The numbers behind an element's colour: one, two of a segment, or null.
function colourOf(artist, index, position) {
  const { kind } = artist;
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
