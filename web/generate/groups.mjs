// In:  the kinds of the table, and what a language says of each of their fields.
// Out: the same, with what several kinds share said once, in groups that kinds extend.

const has = (name) => (kind) => kind.properties.some((property) => property.name === name);

const is = (flag) => (kind) => kind.flags.includes(flag);

/**
 * Which kinds are in a group, and what they are together. It holds what these kinds have in common and no earlier group has; `only`
 * says which of that.
 * @type {{[name: string]: {what: string, of: (kind: any) => boolean, only?: RegExp}}}
 */
const GROUPS = {
  node: { what: "everything in a scene", of: has("position") },
  artist: { what: "everything that is drawn", of: has("pickable") },
  data: { what: "what shows data", of: (kind) => kind.arrays.length > 0, only: /^(data|c)$/ },
  colormap: { what: "what can show numbers as colours", of: has("cmap") },
  colored: { what: "what can have a colour or a number for each element", of: (kind) => arrayOf(kind, "colors"), only: /^(color|c)$/ },
  stroke: { what: "lines and segments", of: has("dashes") },
  shading: { what: "what light falls on", of: has("specular"), only: /^(shading|specular)$/ },
  wireframe: { what: "what has edges", of: has("wireframe") },
  shape: { what: "ready shapes", of: is("instanced") },
  axial: { what: "shapes with an axis", of: has("axis") },
  light: { what: "lights", of: is("light") },
  clip: { what: "clips", of: is("clip") },
};

/** "point_light" as a class is called: "PointLight". */
export const camel = (name) => name.replace(/(^|_)(\w)/g, (_, __, letter) => letter.toUpperCase());

/** A name for a group that no kind has. */
const unused = (name, kinds) => (kinds.some((kind) => kind.name === name) ? `${name}_group` : name);

/**
 * @param {any[]} kinds of the table
 * @param {(kind: any) => {[field: string]: string}} fieldsOf what is said of each field; what is said in the same words is the same
 * @returns {{name: string, what: string, parents: string[], fields: {[field: string]: string}}[]} groups first, then the kinds, each
 *   after its parents, with the fields that none of its parents has
 */
export function grouped(kinds, fieldsOf) {
  const all = new Map(kinds.map((kind) => [kind, fieldsOf(kind)])), made = [];
  const above = (entry) => entry.parents.flatMap((name) => {
    const parent = made.find((other) => other.name === name);
    return [parent, ...above(parent)];
  });
  const entry = (name, members, fields) => {
    const wider = made.filter((other) => members.every((kind) => other.members.includes(kind)));
    const parents = wider.filter((other) => !wider.some((one) => above(one).includes(other))).map((other) => other.name);
    const known = new Set(above({ parents }).flatMap((other) => Object.keys(other.fields)));
    return { name, members, parents, fields: Object.fromEntries(Object.entries(fields).filter(([field]) => !known.has(field))) };
  };
  for (const [name, { what, of, only = /./ }] of Object.entries(GROUPS)) {
    const members = kinds.filter(of);
    if (members.length < 2) continue;
    const [first, ...rest] = members.map((kind) => all.get(kind));
    const common = Object.entries(first).filter(([field, text]) => only.test(field) && rest.every((fields) => fields[field] === text));
    const group = entry(unused(name, kinds), members, Object.fromEntries(common));
    if (Object.keys(group.fields).length) made.push({ ...group, what });
  }
  return [...made, ...kinds.map((kind) => ({ ...entry(kind.name, [kind], all.get(kind)), what: kind.name.replaceAll("_", " ") }))];
}

/** What an array is for: the kind's main data, a value for each element beside a property of one for all, or more. */
export function roleOf(kind, array) {
  if (array === kind.arrays[0]) return "main";
  return ["scalars", "colors", "sizes", "selected"].includes(array.name) ? array.name : "more";
}

export const arrayOf = (kind, name) => kind.arrays.find((array) => array.name === name);
export const propertyOf = (kind, name) => kind.properties.find((property) => property.name === name);

/** Whether a property may be left to the library. */
export const isAuto = ({ type, default: initial }) => type !== "text" && initial.includes(null);

/**
 * A sentence about a property or an array.
 * @param {{help: string, type?: string, unit?: string}} row of the table
 * @param {string} nothing what "auto" is called: None, null
 */
export function helpOf({ help, type, unit }, nothing) {
  let text = type === "choice" ? help : help.replace(/\bauto: /g, `${nothing}: `);
  if (nothing === "None" || !/^(true|false)\b/.test(text)) text = text.replace(/^(?![xyz]\b)./, (letter) => letter.toUpperCase());
  if (type === "angle") text += " (degrees)";
  if (unit === "px") text += " (CSS pixels)";
  if (unit === "device px") text += " (device pixels)";
  return /\.$/.test(text) ? text : `${text}.`;
}
