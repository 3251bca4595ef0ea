// In:  an element of an artist that JavaScript made: the arrays that were written, what the user wants said besides.
// Out: its place and its values, as they were given. Python keeps what it gave itself, so its page does without.
import { textOf } from "../core/elements.js";
import { kindValues } from "../kinds/index.js";
import { formatValue } from "../ui/element_values.js";

/** Where an element is, as the user said it: one place, two of a segment, or null. */
export function sourcePositions(artist, index) {
  const { positions } = kindValues(artist.kind);
  if (positions) return positions(artist, index);
  const position = artist.given("positions", index);
  return position && [position];
}

/**
 * What an element is besides its position.
 * @param {import("./artist.js").Artist} artist @param {number} index @param {number[] | null} position @returns {[string, string][]}
 */
export function sourceRows(artist, index, position) {
  const { scene, id } = artist, rows = kindValues(artist.kind).rows?.(artist, index) ?? [], scalars = scalarsOf(artist, index, position);
  if (scalars) rows.push([textOf(scene, id, "colorbar_label") || "value", categoryNames(textOf(scene, id, "categories"), scalars)]);
  return [...rows, ...hoverRows(artist.hover, Math.max(0, index))];
}

function categoryNames(names, values) {
  const list = names && names.split("\n");
  return values.map((value) => (list && list[value]) || formatValue(value)).join(" \u2013 ");
}

// The numbers behind an element's colour: one, two of a segment, or null.
function scalarsOf(artist, index, position) {
  const { scalars } = kindValues(artist.kind);
  if (index < 0) return null;
  return scalars ? scalars(artist, index, position) : artist.given("scalars", index);
}

/**
 * What the user wants said besides: {name: values}, a text for each element, or a function of the element's number.
 * @returns {[string, string][]}
 */
function hoverRows(hover, index) {
  if (!hover) return [];
  const value = typeof hover === "function" ? hover(index) : "length" in hover ? hover[index] : null;
  if (value === null && typeof hover !== "function") return Object.entries(hover).map(([name, list]) => [name, formatValue(list[index] ?? "\u2013")]);
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value)) return value.map(([name, one]) => [String(name), formatValue(one)]);
  return typeof value === "object" && !(value instanceof Date) ? Object.entries(value).map(([name, one]) => [name, formatValue(one)]) : [["", formatValue(value)]];
}
