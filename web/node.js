// In:  a node's number and its kind's row of the library's table.
// Out: an object whose properties are that kind's; angles in degrees, "auto" as null.
// Called by: artist.js, camera.js and scene.js build on it.
import { VitrailError } from "./engine.js";

const DEGREES = 180 / Math.PI;

/** Whether a value is a list or a typed array. */
export const isNumbers = (value) => Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/** One thing in a scene: a number that the library knows, and names for its properties. */
export class Node {
  #scene; #spec; #id; // private, so that printing an artist does not print the page's whole engine

  /**
   * @param {import("./scene.js").Scene | null} scene null for the scene itself @param {any} spec a row of engine.kinds
   * @param {number} id
   */
  constructor(scene, spec, id) {
    this.#scene = scene ?? this;
    this.#spec = spec;
    this.#id = id;
  }

  /** @returns {import("./scene.js").Scene} */
  get scene() { return this.#scene; }
  /** The name of its kind: "points", "line"... */
  get kind() { return this.#spec.name; }
  /** Its row of engine.kinds. */
  get spec() { return this.#spec; }
  /** Its number in the library. */
  get id() { return this.#id; }

  /** @returns {import("./engine.js").Engine} */
  get engine() { return this.#scene.engine; }

  /** Reads a property by its name. */
  get(name) { return readProperty(this, this.engine.propertyOf(this.spec, name)); }

  /** Changes several properties at once: `set({size: 6, color: "tomato"})`. Returns the node. */
  set(options) {
    for (const [name, value] of Object.entries(options)) {
      if (value !== undefined) assignProperty(this, this.engine.propertyOf(this.spec, name), value);
    }
    return this;
  }

  toString() { return `${this.kind} ${this.id}`; }
}

/** What can be taken out of a scene again. */
export class Part extends Node {
  /** Takes it out of the picture, with all below it. Using it afterwards is an error that says so. */
  remove() {
    this.engine.remove(this.id);
    this.scene.forget(this);
  }
}

export function readProperty(node, property) {
  const { engine } = node;
  if (property.type === "text") return engine.getText(node.id, property.index);
  const values = engine.getNumbers(node.id, property.index);
  if (values.every(Number.isNaN)) return null;
  const [, zero] = names(property);
  if (zero && values.every((value) => value === 0)) return zero;
  if (property.type === "bool") return values[0] !== 0;
  if (property.type === "choice") return property.choices[values[0]];
  if (property.type === "angle") values.forEach((value, i) => { values[i] = value * DEGREES; });
  return property.count === 1 ? values[0] : Object.freeze(values.map((value) => (Number.isNaN(value) ? null : value)));
}

// A property of numbers may have a name for NaN and one for zeros: "auto", "equal".
const names = ({ type, choices }) => (type === "number" && choices) || [];

export function assignProperty(node, property, value) {
  const { engine, id } = node, { type, index } = property;
  const isText = typeof value === "string";
  if (type === "text") engine.setText(id, index, value ?? "");
  else if (value === null || (isText && value === "auto")) engine.setNumber(id, index, NaN);
  else if (isText && value === names(property)[1]) engine.setNumber(id, index, 0);
  else if (isText && (type === "color" || type === "choice")) engine.setText(id, index, value);
  else if (type === "bool") engine.setNumber(id, index, value ? 1 : 0);
  else if (typeof value === "number") engine.setNumber(id, index, type === "angle" ? value / DEGREES : value);
  else if (isNumbers(value)) engine.setNumbers(id, index, numbers(node, property, value));
  else throw wrong(node, property, value);
  node.scene.changed(node);
}

function numbers(node, property, value) {
  if (value.length > 16 || (property.type !== "color" && property.count === 1 && value.length > 1)) throw wrong(node, property, value);
  const out = [], factor = property.type === "angle" ? 1 / DEGREES : 1;
  for (let i = 0; i < value.length; i++) {
    const number = value[i];
    if (typeof number === "number") out.push(number * factor);
    else if (number === null || number === undefined) out.push(NaN);
    else if (typeof number === "bigint") out.push(Number(number) * factor);
    else throw wrong(node, property, number);
  }
  return out;
}

function wrong(node, property, value) {
  const wanted = {
    number: property.count === 1 ? "a number" : `${property.count} numbers`,
    angle: property.count === 1 ? "an angle in degrees" : `${property.count} angles in degrees`,
    color: "a colour: a name, \"#rgb\", or 3 or 4 numbers in 0..1",
    choice: `one of ${(property.choices ?? []).map((word) => `"${word}"`).join(", ")}`,
  }[property.type] ?? property.type;
  const came = isNumbers(value) ? `${value.length} values` : typeof value === "object" ? "an object" : `${typeof value} ${JSON.stringify(String(value))}`;
  return new VitrailError(`${node.kind}.${property.name}: got ${came}, wanted ${wanted}`);
}

/** Gives a class one accessor for each property of a kind, except those that it words itself. */
export function defineProperties(target, kind, pick = (node) => node) {
  for (const property of kind.property.values()) {
    if (property.name in target.prototype) continue;
    Object.defineProperty(target.prototype, property.name, {
      configurable: true,
      enumerable: true,
      get() { return readProperty(pick(this), property); },
      set(value) { if (value !== undefined) assignProperty(pick(this), property, value); },
    });
  }
  return target;
}
