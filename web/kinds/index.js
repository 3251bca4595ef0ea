// In:  a kind's name. Out: what JavaScript knows of it that the library's table does not say.
import { image } from "./image.js";
import { mesh } from "./mesh.js";
import { ruler } from "./ruler.js";
import { segments } from "./segments.js";
import { surface } from "./surface.js";

/** @typedef {import("../api/artist.js").Artist} Artist */
/**
 * What a kind may say of itself; most say nothing. `artist` is one that JavaScript made, so that it has the arrays as they were given.
 * @typedef {object} KindValues
 * @property {boolean} [wide] An element is too large to be at one position: it is pointed at where the pointer met it.
 * @property {(artist: Artist, index: number) => number[][] | null} [positions] Where an element is: one position, or the two ends of it.
 * @property {(artist: Artist, index: number, position: number[] | null) => number[] | null} [scalars] The numbers behind an element's colour.
 * @property {(artist: Artist, index: number) => [string, string][]} [rows] What a tooltip says besides position and colour.
 * @property {(node: {engine: import("../core/engine.js").Engine, id: number}) => [string, string][]} [summary] What it says instead of them.
 * @property {{[name: string]: (node: Artist) => unknown}} [properties] What artists of the kind have besides the table's properties; read only.
 */

/** @type {{[kind: string]: KindValues}} */
const KINDS = { image, mesh, ruler, segments, surface };
const PLAIN = {};

/** @returns {KindValues} */
export const kindValues = (kind) => KINDS[kind] ?? PLAIN;
