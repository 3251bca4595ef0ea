// In:  the table.
// Out: keywords.py, the keywords of each verb for type checkers, and properties.py, the attributes of artists, scene and camera.
import { selectModes } from "./constants.mjs";
import { arrayOf, camel, grouped, helpOf, isAuto, propertyOf, roleOf } from "./groups.mjs";

// One number is used for all of them in these (properties.py says so where it reads them).
const ONE_FOR_ALL = ["scale", "size", "dashes"];
// Places may be dates and names, where axes have them.
const PLACES = ["position", "start", "end"];
// What a verb takes by place is none of its keywords. Kinds without a line take no more than their data.
const BY_PLACE = {
  mesh: ["faces"], text: ["text", "position"], ruler: ["start", "end"], arrow: ["position", "axis"], directional_light: ["direction"],
  point_light: ["position"], clip_plane: ["normal", "position"], clip_box: ["position", "size"],
  box: ["position"], sphere: ["position"], cylinder: ["position"], cone: ["position"], torus: ["position"], plane: ["position"],
};
// The picture's size is the scene's, not the camera's, to a user; whether the page is dark, the page knows.
const NOT_THE_CAMERAS = ["width", "height", "pixel_ratio", "dark"];
// Choices that several properties have, and names that say little alone.
const CHOICES = { colorbar: "OnOff", legend: "OnOff", space: "TextSpace", unit: "SizeUnit", xscale: "Scale", yscale: "Scale", zscale: "Scale" };
const NAMES = { view: "Camera" };
const className = (name) => NAMES[name] ?? camel(name);
const choiceName = (name) => CHOICES[name] ?? camel(name);

const orNone = (type, none) => (none ? `${type} | None` : type);

/** What a property gives and takes. */
function typesOf(kind, property) {
  const { name, type, count, choices } = property, auto = isAuto(property), same = (type_) => ({ get: type_, set: type_ });
  if (type === "bool") return same("bool");
  if (type === "text") {
    if (name === "cmap") return { get: "str", set: "Colormap" };
    return name.endsWith("categories") ? { get: "list[str] | None", set: "Sequence[str] | str | None" } : same("str");
  }
  if (type === "choice") {
    const word = choiceName(name);
    return { get: word, set: choices.includes("off") ? `${word} | bool` : word };
  }
  if (type === "color") {
    if (arrayOf(kind, "colors") && name === "color") return { get: "Rgba | ArrayLike | None", set: "Color | ArrayLike | None" };
    return { get: orNone("Rgba", auto), set: orNone("Color", auto) };
  }
  if (count === 1) return same(orNone(arrayOf(kind, `${name}s`) ? "float | ArrayLike" : "float", auto));
  if (name.endsWith("lim")) return { get: "Any", set: "Limits | None" };
  const get = count === 3 ? "Xyz" : count === 2 ? "tuple[float, float]" : "tuple[float, ...]";
  if (choices.length) {
    const words = `Literal[${choices.map((word) => `'${word}'`).join(", ")}]`;
    return { get: `${words} | ${get}`, set: `${words} | Vector | None` };
  }
  const set = PLACES.includes(name) && kind.name !== "view" ? "Place" : ONE_FOR_ALL.includes(name) ? "float | Vector" : "Vector";
  return { get: orNone(get, auto), set: orNone(set, auto) };
}

const HOVER = "What a tooltip says besides the values: columns by name (a dict or a table), a text for each element, or a function of the "
  + "element's number; False: no tooltip.";

/** Every field of an artist, as {name: {get, set, text}}. */
function fieldsOf(kind) {
  const fields = {}, main = kind.arrays[0];
  const whole = (array) => (array.storage === "pixels" ? "ArrayLike | str" : "ArrayLike");
  for (const property of kind.properties) {
    const { name } = property, types = typesOf(kind, property), text = helpOf(property, "None");
    // A scene takes None for the default, so that it can be passed on.
    if (kind.name === "scene" && property.type !== "bool" && !types.set.endsWith("None")) types.set += " | None";
    const each = ["color", "size"].includes(name) && arrayOf(kind, `${name}s`);
    fields[name] = { ...types, text: each ? `${text.slice(0, -1)}; or one for each.` : text };
  }
  for (const array of kind.arrays) {
    const role = roleOf(kind, array), type = whole(array);
    if (role === "more") fields[array.name] = { get: `${type} | None`, set: type, text: helpOf(array, "None") };
    if (role === "selected") {
      fields.selected = { get: "Any", set: "ArrayLike | int | None", text: "The numbers of the selected elements; true or false for each can be set too, or None." };
    }
  }
  if (arrayOf(kind, "scalars")) {
    fields.c = { get: "ArrayLike | None", set: "ArrayLike | Color | None", text: "Numbers for each, shown through the colormap; or categories; or colours." };
  }
  if (propertyOf(kind, "pickable")) fields.hover = { get: "Any", set: "Hover | None", text: HOVER };
  if (kind.name === "scene" || kind.name === "view") return fields;
  if (main) fields.data = { get: whole(main), set: whole(main), text: helpOf(main, "None") };
  else fields.data = { ...fields[["text", "direction"].find((name) => kind.name === name || (name === "direction" && fields[name])) ?? "position"] };
  return fields;
}

// A docstring of up to 120 columns, at eight spaces.
function docstring(text) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length > (lines.length === 1 ? 100 : 105)) lines.push("");
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return `"""${lines.join("\n        ")}"""`;
}

/** An import of those names that a text has. */
function imported(module, body, known) {
  const names = known.filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  return `    from ${module} import (\n${names.map((name) => `        ${name},\n`).join("")}    )`;
}
const VOCABULARY = ["ArrayLike", "Color", "Colormap", "Hover", "Limits", "Place", "Property", "Rgba", "Vector", "Xyz"];

/** The aliases of choices: {Marker: ["disc", ...]}. */
function choicesOf(kinds) {
  const found = {};
  for (const { name, type, choices } of kinds.flatMap((kind) => kind.properties)) {
    if (type !== "choice") continue;
    const alias = choiceName(name);
    if (found[alias] && `${found[alias]}` !== `${choices}`) throw new Error(`two meanings of ${alias}: give ${name} a name in CHOICES`);
    found[alias] = choices;
  }
  return Object.entries(found).sort();
}

const fieldLines = (fields, line) => Object.entries(fields).map(([name, field]) => line(name, JSON.parse(field))).join("\n");
const rendered = (fields) => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, JSON.stringify(field)]));
const bases = (parents, suffix, last) => (parents.length ? parents.map((name) => className(name) + suffix).join(", ") : last);

export function pythonKeywords({ kinds, constants }) {
  const keywords = kinds.filter(({ name }) => name !== "view");
  const entries = grouped(keywords, (kind) => {
    const fields = fieldsOf(kind);
    for (const name of ["data", ...(BY_PLACE[kind.name] ?? [])]) delete fields[name];
    for (const [name, { set, text }] of Object.entries(fields)) {
      fields[name] = { set: kind.name === "scene" && !set.endsWith("None") ? `${set} | None` : set, text };
    }
    return rendered(fields);
  });
  const aliases = [...choicesOf(kinds), ["SelectMode", selectModes(constants)]].sort();
  const body = entries.map(({ name, what, parents, fields }) => `
    class ${className(name)}Keywords(${bases(parents, "Keywords", "TypedDict")}, total=False):
        """Keywords of ${what}."""
${fieldLines(fields, (field, { set, text }) => `
        ${field}: ${set}
        ${docstring(text)}`)}`).join("\n");
  const choices = aliases.map(([alias, words]) => `    ${alias}: TypeAlias = Literal[${words.map((word) => `"${word}"`).join(", ")}]`).join("\n");
  return `# Generated by web/generate.mjs from src/kinds.h: ./dev generate.
# In:  nothing at run time.
# Out: the keywords of each verb, and the words that can be chosen.
"""Types of the verbs' keywords, for type checkers."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from typing_extensions import TypeAlias, TypedDict

${imported("..typing", body, VOCABULARY)}

    __all__ = [
${[...aliases.map(([alias]) => alias), ...entries.map(({ name }) => `${className(name)}Keywords`)].map((name) => `        "${name}",`).join("\n")}
    ]

    # Words to choose from.
${choices}
${body}
`;
}

export function pythonProperties({ kinds }) {
  const entries = grouped(kinds, (kind) => {
    const fields = fieldsOf(kind);
    if (kind.name === "view") for (const name of NOT_THE_CAMERAS) delete fields[name];
    return rendered(fields);
  });
  const body = entries.map(({ name, what, parents, fields }) => `

class ${className(name)}Properties${parents.length ? `(${bases(parents, "Properties")})` : ""}:
    """Attributes of ${what}."""

    __slots__ = ()
${fieldLines(fields, (field, { get, set }) => `    ${field}: "Property[${get}, ${set}]"`)}`).join("\n");
  const choices = choicesOf(kinds).map(([alias]) => alias);
  return `# Generated by web/generate.mjs from src/kinds.h: ./dev generate.
# In:  nothing at run time.
# Out: which attributes each kind has, and of which types; wiring.py makes them work, by the core's table.
"""The attributes of artists, scenes and cameras, for type checkers."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Literal

${imported("..typing", body, VOCABULARY)}
${imported(".keywords", body, choices)}
${body}
`;
}
