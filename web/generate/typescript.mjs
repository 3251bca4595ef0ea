// In:  the table.
// Out: kinds.d.ts: for each kind the options that make it, and the accessors of what was made.
import { pickNames, selectModes, statusNames } from "./constants.mjs";
import { arrayOf, camel, grouped, helpOf, isAuto, propertyOf, roleOf } from "./groups.mjs";

// One number is used for all of them in these; of others that would be odd to want.
const ONE_FOR_ALL = ["position", "rotation", "scale", "size", "dashes", "offset"];
// Interfaces whose live objects can more than the table says stand in index.d.ts; these are made with data or words, too.
const BY_HAND = ["group", "ruler"], WITH_WORDS = ["group", "text"];
const NAMES = { scene: "SceneProperties", view: "CameraOptions" }, LIVE = { scene: "SceneAccessors", view: "CameraAccessors" };
const optionsName = (name) => NAMES[name] ?? `${camel(name)}Options`;
const accessorsName = (name) => LIVE[name] ?? `${camel(name)}Accessors`;

const orNull = (type, auto) => (auto ? `${type} | null` : type);
const union = (words) => words.map((word) => `"${word}"`).join(" | ");

const colored = (kind, { name }) => name === "color" && arrayOf(kind, "colors");

/** What a property takes and gives. */
function typesOf(kind, property) {
  const { name, type, count, choices } = property, auto = isAuto(property);
  if (type === "bool") return { set: "boolean", get: "boolean" };
  if (type === "text") return { set: name === "cmap" ? "Colormap" : "string", get: "string" };
  if (type === "choice") return { set: union(choices), get: union(choices) };
  if (type === "color") {
    return { set: orNull(colored(kind, property) ? "ColorInput | ColorsInput" : "ColorInput", auto), get: orNull("Color", auto) };
  }
  if (count === 1) {
    return { set: orNull(arrayOf(kind, `${name}s`) ? "number | ArrayInput" : "number", auto), get: orNull("number", auto) };
  }
  const item = auto && !choices.length ? "number | null" : "number", list = `ArrayLike<${item}>`;
  const set = choices.length ? `${union(choices)} | ${list}` : ONE_FOR_ALL.includes(name) ? `number | ${list}` : list;
  const vector = count > 4 ? "readonly number[]" : `readonly [${Array(count).fill(item).join(", ")}]`;
  return { set: orNull(set, auto), get: orNull(choices.length ? `${vector} | "${choices[1]}"` : vector, auto) };
}

const MAIN = "The main array: positions, heights or pixels.";
const WORDS = {
  color: "One colour for all, or a list of colours.",
  c: "A colour, or a number for each element (shown through cmap).",
  hover: "What tooltips and tables say besides: {name: values}, a text for each element, or a function of the element's number.",
  tooltip: "Whether a tooltip shows when the pointer is on it. Default true.",
  selected: "Which elements are selected: their numbers, or a list of true and false. null: none.",
};

function arrayType(kind, array) {
  if (roleOf(kind, array) === "selected") return "SelectionInput";
  if (array.storage === "pixels") return "PixelInput";
  return array.name === "colors" ? "ColorsInput" : "ArrayInput";
}

// Columns of a sentence that stands above a member.
function doc(text, indent = "  ") {
  const one = `${indent}/** ${text} */`;
  if (one.length <= 140) return one;
  const cut = text.lastIndexOf(" ", 130);
  return `${indent}/** ${text.slice(0, cut)}\n${indent} * ${text.slice(cut + 1)} */`;
}
const said = (kind, property) => {
  const help = helpOf(property, "null");
  return colored(kind, property) ? `${help.slice(0, -1)}; or a list of colours.` : help;
};

function optionsOf(kind) {
  const fields = {}, add = (name, type, text) => { fields[name] = `${doc(text)}\n  ${name}?: ${type};`; };
  for (const property of kind.properties) add(property.name, typesOf(kind, property).set, said(kind, property));
  for (const array of kind.arrays) {
    const selected = roleOf(kind, array) === "selected";
    add(array.name, `${arrayType(kind, array)} | null`, selected ? WORDS.selected : helpOf(array, "null"));
  }
  if (kind.arrays.length) {
    add("data", "ArrayInput | PixelInput | null", MAIN);
    add("c", "ColorInput | ColorsInput", WORDS.c);
  }
  if (propertyOf(kind, "pickable")) {
    add("hover", "HoverInput | null", WORDS.hover);
    add("tooltip", "boolean", WORDS.tooltip);
  }
  return fields;
}

function accessorsOf(kind) {
  const fields = {};
  const add = (name, { get, set }, text) => {
    fields[name] = `${doc(text)}\n  get ${name}(): ${get}; set ${name}(value: ${set});`;
  };
  for (const property of kind.properties) add(property.name, typesOf(kind, property), said(kind, property));
  for (const array of kind.arrays) {
    const selected = roleOf(kind, array) === "selected", get = selected ? "Uint32Array" : "ArrayShape | null";
    const text = selected ? "The numbers of the selected elements, ascending; a list of true and false can be set too." : helpOf(array, "null");
    add(array.name, { get, set: `${arrayType(kind, array)} | null` }, text);
  }
  return fields;
}

const interfaces = (entries, nameOf) => entries.map(({ name, parents, fields }) => {
  const above = parents.length ? ` extends ${parents.map(nameOf).join(", ")}` : "", body = Object.values(fields).join("\n");
  return `export interface ${nameOf(name)}${above} {${body && `\n${body}\n`}}\n`;
}).join("");

export function typescriptKinds({ kinds, constants }) {
  const made = kinds.filter(({ name }) => name !== "scene" && name !== "view");
  const live = made.filter(({ name }) => !BY_HAND.includes(name));
  return `// Generated by web/generate.mjs from src/kinds.h: ./dev generate.
// In:  nothing. Out: the types of each kind: the options that make it, and the accessors of what was made.
import type { Artist, ArrayShape, Group, Ruler } from "./index.js";
import type { ArrayInput, Color, ColorInput, Colormap, ColorsInput, HoverInput, PixelInput, SelectionInput } from "./inputs.js";

// --- options: what create, set and the verbs take ---

${interfaces(grouped(kinds, optionsOf), optionsName)}
// --- accessors: what reading gives and writing takes ---

${interfaces(grouped(kinds, accessorsOf), accessorsName)}
// --- live objects ---

${live.map(({ name }) => `export interface ${camel(name)} extends Artist<${optionsName(name)}>, ${accessorsName(name)} {}`).join("\n")}

/** What the pointer is on. */
export type PickName = ${union(pickNames(constants))};
/** What happens to those elements that are selected anew. */
export type SelectMode = ${union(selectModes(constants))};
/** Why the library refused something. */
export type ErrorCode = ${union(statusNames(constants).slice(1))};

/** The options and the live object of each kind. */
export interface Kinds {
${made.map(({ name }) => `  ${name}: [${optionsName(name)}, ${camel(name)}];`).join("\n")}
}

/** The verbs of kinds that need no data. */
export interface KindMaker {
${made.filter((kind) => !kind.arrays.length && !WITH_WORDS.includes(kind.name)).map((kind) =>
    `${doc(helpOf(kind, "null"))}\n  ${kind.name}(options?: ${optionsName(kind.name)}): ${camel(kind.name)};`).join("\n")}
}
`;
}
