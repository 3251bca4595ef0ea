// In:  an element of a node; where JavaScript made it, the artist that has the arrays as they were given.
// Out: its values in words, in the precision that they were given in; places in data numbers and in the scene's.
import { withoutFormulas } from "../core/elements.js";
import { kindValues } from "../kinds/index.js";

/** @typedef {import("../api/base_scene.js").BaseScene} BaseScene */
/** @typedef {import("../core/engine.js").Engine} Engine */

const AXES = ["x", "y", "z"];
const C_DIGITS = 7; // of positions that come back from the library, which holds float32 beside a double origin
const DASH = "\u2013";

/** A value in as few digits as its own type needs. @param {unknown} value */
export const formatValue = (value) => {
  if (value instanceof Date) return value.toISOString();
  return Object.is(value, -0) ? "0" : String(value);
};

/**
 * A place in the scene's own numbers, which mirrors the scales of the library's axes.
 * @param {BaseScene} scene @param {ArrayLike<number>} position @returns {number[]}
 */
export const toScene = (scene, position) => scaled(scene, position, Math.log10, (x, threshold) => (x /= threshold, x <= 1 ? x : 1 + Math.log10(x)));
/** The other way: in data numbers. @param {BaseScene} scene @param {ArrayLike<number>} place @returns {number[]} */
export const toData = (scene, place) => scaled(scene, place, (x) => 10 ** x, (x, threshold) => threshold * (x <= 1 ? x : 10 ** (x - 1)));

const scaled = (scene, numbers, log, symlog) => Array.from(numbers, (value, i) => {
  const scale = scene.get(`${AXES[i]}scale`);
  if (scale === "log") return log(value);
  return scale === "symlog" ? Math.sign(value) * symlog(Math.abs(value), scene.get(`${AXES[i]}threshold`)) : value;
});

/**
 * [[name, text]...] of an element. `position` is where the pointer met it, in data numbers.
 * @returns {[string, string][]}
 * @param {BaseScene} scene @param {number} node @param {number} index @param {number[] | null} [position]
 */
export function elementValues(scene, node, index, position = null) {
  const { engine } = scene, artist = scene.artistOf(node), kind = engine.kindAt(node);
  if (!kind) return [];
  const { summary, wide } = kindValues(kind.name);
  if (summary) return summary({ engine, id: node });
  return [...axisRows(scene, artist, node, index, wide ? position : null), ...(artist?.sourceRows(index, position) ?? [])];
}

// x, y, z as the axes would say them.
/** @param {BaseScene} scene @param {import("../api/artist.js").Artist | null} artist @returns {[string, string][]} */
function axisRows(scene, artist, node, index, position) {
  const { engine } = scene;
  let positions = artist?.sourcePositions(index), digits = 0;
  if (!positions || isTransformed(engine, node)) {
    positions = [position ?? engine.elementPosition(node, Math.max(0, index))];
    digits = C_DIGITS;
  }
  return AXES.map((axis, i) => {
    const unit = withoutFormulas(scene.get(`${axis}unit`));
    const texts = positions.map((place) => (Number.isFinite(place[i]) ? engine.formatOnAxis(scene.id, i, place[i], digits) || formatValue(place[i]) : DASH));
    return [withoutFormulas(scene.get(`${axis}label`)) || axis, texts.join(` ${DASH} `) + (unit && ` ${unit}`)];
  });
}

// Whether a node's own numbers are not the scene's.
/** @param {Engine} engine @param {number} node */
function isTransformed(engine, node) {
  return engine.readNumbers(16, (out) => engine.exports.vt_world_matrix(node, out)).some((value, i) => value !== Number(i % 5 === 0));
}
