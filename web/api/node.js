// In:  a node's number and its kind's row of the library's table.
// Out: an object whose properties are that kind's; angles in degrees, "auto" as null.

const DEGREES = 180 / Math.PI;

/** Whether a value is a list or a typed array. */
export const isNumbers = (value) => Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/** One thing in a scene: a number that the library knows, and names for its properties. */
export class Node {
  #scene; #spec; #id; // private, so that printing an artist does not print the page's whole engine

  /**
   * @param {import("./base_scene.js").BaseScene | null} scene null for the scene itself @param {any} spec a row of engine.kinds
   * @param {number} id
   */
  constructor(scene, spec, id) {
    this.#scene = scene ?? this;
    this.#spec = spec;
    this.#id = id;
  }

  /** @returns {import("./base_scene.js").BaseScene} */
  get scene() { return this.#scene; }
  /** The name of its kind: "points", "line"... */
  get kind() { return this.#spec.name; }
  /** Its row of engine.kinds. */
  get spec() { return this.#spec; }
  /** Its number in the library. */
  get id() { return this.#id; }

  /** @returns {import("../core/engine.js").Engine} */
  get engine() { return this.#scene.engine; }

  /** [[x, y, z], [x, y, z]]: the least and the greatest corner of it and all below it, or null when there is nothing to see. */
  get bounds() {
    const b = this.engine.bounds(this.id);
    return b && [b.slice(0, 3), b.slice(3)];
  }

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
    this.scene.removeArtist(this);
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
const NONE = [];
const names = ({ type, choices }) => (type === "number" && choices) || NONE;

export function assignProperty(node, property, value) {
  const { engine, id } = node, { type, index } = property, factor = type === "angle" ? 1 / DEGREES : 1, numbers = [];
  let plain = type !== "text", list = isNumbers(value) ? value : [value];
  if (value === "auto") list = [NaN];
  else if (value === names(property)[1]) list = [0];
  else if (type === "bool" && value !== null) list = [value ? 1 : 0];
  for (const number of list) {
    plain &&= typeof number === "number" || typeof number === "bigint" || (number ?? null) === null;
    numbers.push(Number(number ?? NaN) * factor);
  }
  // Texts name colours and choices. Of all others the library says what it wanted instead.
  if (plain) engine.setNumbers(id, index, numbers);
  else engine.setText(id, index, value ?? "");
  node.scene.nodeChanged(node);
}

/** Gives a class a property; undefined changes nothing. */
export function accessor({ prototype }, name, get, set) {
  Object.defineProperty(prototype, name, {
    configurable: true,
    enumerable: true,
    get() { return get(this); },
    set(value) { if (value !== undefined) set(this, value); },
  });
}

// A camera moves by itself when it is looked at.
const fresh = (node) => node.refresh?.() ?? node;

/** Gives a class one accessor for each property of a kind, except those that it words itself. */
export function defineProperties(target, kind, assign = assignProperty) {
  for (const property of kind.property.values()) {
    if (!(property.name in target.prototype)) accessor(target, property.name, (node) => readProperty(fresh(node), property), (node, value) => assign(fresh(node), property, value));
  }
  return target;
}
