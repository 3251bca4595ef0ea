// In:  a kind's row of the table, and what the user sets.
// Out: live artists: properties, data, visibility; a class for each kind, made from the table.
// Called by: make.js creates them; users hold them.
import * as arrays from "./arrays.js";
import { VitrailError } from "./engine.js";
import { placesOf, saidOf } from "./given.js";
import { assignProperty, defineProperties, Part } from "./node.js";
import { write } from "./write.js";

const PLURALS = ["color", "size"]; // one for all, or with an s one for each

const OWN = ["hover", "tooltip"]; // known to JavaScript only
const TOLD = ["positions", "scalars", "faces", "heights", "x", "y", "pixels"]; // arrays that tooltips and tables read
const PARTS = 500; // of an array that is written piece by piece, before they are put together

const isArrayLike = (value) => value !== null && typeof value === "object";

/** Something in the picture, alive until it is removed. */
export class Artist extends Part {
  #written = null; // Map, once there is something: array name -> {rows, columns, components, dtype}
  #given = null;   // Map, likewise: array name -> its parts, the newest first: what tooltips and tables read
  /** What tooltips and tables say besides: {name: values}, a text for each element, or (index) => text or {name: value}. */
  hover = null;
  /** Whether a tooltip shows when the pointer is on it. */
  tooltip = true;

  /** What the artist mainly is: positions, heights or pixels. Reading gives its shape, or null. */
  get data() { return this.shape(this.main.name); }
  set data(value) { this.write(this.main.name, value); }

  get main() {
    const [first] = this.spec.arrays;
    if (!first) throw new VitrailError(`${this.kind} has no data; it has ${[...this.spec.property.keys()].join(", ")}`, "name");
    return this.spec.array.get(first.name);
  }

  /** What was written to an array: {rows, columns, components, dtype}, or null. */
  shape(name) { return this.#written?.get(name) ?? null; }

  /** What the library knows of it: arrays with counts, points left out, bytes. */
  get info() { return this.engine.info(this.id); }

  /**
   * Changes properties and arrays at once. One value stands for all elements, a list gives each its own:
   * `color: "red"` against `color: [[1, 0, 0], [0, 1, 0]]`, `size: 4` against `size: sizes`; `c` is a colour or numbers.
   */
  set(options) {
    const writes = [];
    for (const [name, value] of Object.entries(options)) {
      if (value === undefined) continue;
      if (OWN.includes(name)) {
        this[name] = value;
        continue;
      }
      const [word, array] = this.#meaning(name, value);
      if (array) writes.push([array, value]);
      else this.#assign(word, value);
    }
    writes.sort((a, b) => a[0].index - b[0].index); // the main array first: others are counted against it
    for (const [{ name }, value] of writes) {
      if (name === "selected") this.selected = value;
      else this.write(name, value);
    }
    return this;
  }

  // Which property or array a word means, given its value.
  #meaning(name, value) {
    const { array, property } = this.spec;
    if (name === "data") return [name, this.main];
    if (name === "c") return isArrayLike(value) && array.has("scalars") ? [name, array.get("scalars")] : this.#meaning("color", value);
    if (array.has(name) && !property.has(name)) return [name, array.get(name)];
    const many = PLURALS.includes(name) && isMany(name, value) ? array.get(`${name}s`) : undefined;
    return [name, many];
  }

  #assign(name, value) {
    assignProperty(this, this.engine.propertyOf(this.spec, name), value);
    // One value for all takes back what each had.
    if (name === "color") this.#forget("colors", "scalars");
    if (name === "size") this.#forget("sizes");
  }

  #forget(...names) {
    for (const name of names) if (this.#written?.has(name)) this.write(name, null);
  }

  /**
   * Replaces an array, or from element `first` on a part of it. null empties it.
   * @param {string} name @param {any} value @param {{first?: number, dtype?: string}} [options]
   */
  write(name, value, { first, dtype } = {}) {
    const { engine, id } = this, array = engine.arrayOf(this.spec, name), what = `${this.kind}.${name}`;
    if (array.storage === "pixels" && arrays.isPictureFile(value)) return this.decode(name, value);
    if (value === null) {
      write(engine, id, array.index, { dtype: 0 }, { rows: 0, columns: 1, components: array.components[0] });
      this.#written?.delete(name);
      this.#given?.delete(name);
    } else if (first === undefined) {
      const { source, shape } = this.#source(array, value, what, dtype);
      write(engine, id, array.index, source, shape);
      (this.#written ??= new Map()).set(name, { ...shape, dtype: source.dtype });
      if (TOLD.includes(name)) (this.#given ??= new Map()).set(name, [{ source, first: 0, count: shape.rows * shape.columns, components: shape.components }]);
      if (name === "colors") this.#forget("scalars");
    } else {
      this.#writePart(array, value, what, dtype, first);
    }
    this.scene.changed(this);
    return this;
  }

  #source(array, value, what, dtype) {
    if (value?.columns && value.rows !== undefined) { // from columns()
      return { source: value, shape: { rows: value.rows, columns: 1, components: value.columns.length } };
    }
    const words = array.name === "colors" && Array.isArray(value) && typeof value[0] === "string";
    const source = arrays.block(words ? this.#colors(value) : value, what, dtype);
    const main = this.#written?.get(this.spec.arrays[0].name);
    return { source, shape: arrays.fit(source, array, what, main && main.rows * main.columns) };
  }

  #colors(words) {
    const seen = new Map();
    return words.map((word) => {
      if (!seen.has(word)) seen.set(word, this.engine.color(word));
      return seen.get(word);
    });
  }

  #writePart(array, value, what, dtype, first) {
    const whole = this.#written?.get(array.name);
    if (!whole) throw new VitrailError(`${what}: there is nothing yet to write a part of; write all of it first`);
    const { source, shape } = this.#source(array, value, what, dtype);
    const count = shape.rows * shape.columns, total = whole.rows * whole.columns;
    if (shape.components !== whole.components) {
      throw new VitrailError(`${what}: got ${shape.components} values for each element, but it was written with ${whole.components}`);
    }
    if (!Number.isInteger(first) || first < 0 || first + count > total) {
      throw new VitrailError(`${what}: elements ${first} to ${first + count - 1} do not fit into the ${total} that are there`);
    }
    write(this.engine, this.id, array.index, arrays.converted(source, whole.dtype, what), whole, first, count);
    const known = this.#given?.get(array.name);
    if (!known) return;
    const part = { source, first, count, components: shape.components }, end = first + count;
    const kept = known.filter((old) => old.first < first || old.first + old.count > end);
    this.#given.set(array.name, kept.length < PARTS ? [part, ...kept] : [merged([part, ...kept], total)]);
  }

  /** The values of an element as they were given to an array, or null where they are not known. */
  given(name, element) {
    const part = this.#given?.get(name)?.find(({ first, count }) => element >= first && element < first + count);
    return part ? arrays.elementAt(part.source, part.components, element - part.first) : null;
  }

  /** Where an element is, as the user said it: one place, two of a segment, or null. */
  places(index) { return placesOf(this, index); }
  /** What an element is besides its place, in words: [[name, text]...]. */
  said(index, position) { return saidOf(this, index, position); }

  /** Shows a picture file's bytes (PNG, JPEG) in an array of pixels. */
  decode(name, file) {
    const { engine } = this, bytes = file instanceof ArrayBuffer ? new Uint8Array(file) : file;
    const array = engine.arrayOf(this.spec, name), place = engine.temporary(bytes.length);
    engine.bytes.set(bytes, place);
    engine.check(engine.exports.vt_array_decode(this.id, array.index, place, bytes.length));
    (this.#written ??= new Map()).set(name, null);
    this.#given?.delete(name);
    this.scene.changed(this);
    return this;
  }

  /** What it belongs to: a group, or null for the scene itself. Setting it moves the artist. */
  get parent() {
    const id = this.engine.exports.vt_parent(this.id) >>> 0;
    return id === this.scene.id ? null : this.scene.artistOf(id);
  }
  set parent(group) {
    this.engine.move(this.id, group ? group.id : this.scene.id);
    this.scene.changed(this);
  }

  /** Takes it out of the picture, with all below it. Using it afterwards is an error that says so. */
  remove() {
    super.remove();
    this.#written = this.#given = this.hover = null;
  }
}

// "size: 3" or "color: [1, 0, 0]" is one value; anything longer or nested gives each element its own.
function isMany(name, value) {
  if (!isArrayLike(value)) return false;
  if (name !== "color") return true;
  if (!Array.isArray(value)) return !(ArrayBuffer.isView(value) && value.length >= 3 && value.length <= 4);
  return typeof value[0] !== "number" || value.length > 4;
}

// The parts of an array as one, in doubles.
function merged(parts, count) {
  const [{ components }] = parts, data = new Float64Array(count * components);
  for (const { source, first, count: n } of parts.reverse()) {
    for (let i = 0; i < n; i++) data.set(arrays.elementAt(source, components, i), (first + i) * components);
  }
  return { source: { data, dtype: 1, shape: [data.length], strides: [1], offset: 0 }, first: 0, count, components };
}

const classes = new WeakMap();

const selected = {
  configurable: true,
  enumerable: true,
  get() { return this.engine.selected(this.id); },
  set(value) { if (value !== undefined) this.scene.choose(this.id, indexes(value, this)); },
};

// Element numbers, from numbers or from a list of true and false.
function indexes(value, artist) {
  const list = value === null ? [] : Array.from(value);
  const found = typeof list[0] === "boolean" ? list.flatMap((on, i) => (on ? i : [])) : list;
  const wrong = found.find((index) => !Number.isInteger(index) || index < 0);
  if (wrong !== undefined) throw new VitrailError(`${artist.kind}.selected: got ${JSON.stringify(wrong)}, wanted element numbers, or true and false for each`);
  return found;
}

/** The class of a kind's artists. @param {any} kind a row of engine.kinds @param {any} Base */
export function artistClass(kind, Base = Artist) {
  if (!classes.has(kind)) {
    const Kind = class extends Base {};
    Object.defineProperty(Kind, "name", { value: kind.name });
    for (const array of kind.array.values()) {
      if (kind.property.has(array.name) || array.name === "selected") continue;
      Object.defineProperty(Kind.prototype, array.name, {
        configurable: true,
        enumerable: true,
        get() { return this.shape(array.name); },
        set(value) { if (value !== undefined) this.write(array.name, value); },
      });
    }
    if (kind.array.has("selected")) Object.defineProperty(Kind.prototype, "selected", selected);
    defineProperties(Kind, kind);
    for (const name of PLURALS) {
      const one = Object.getOwnPropertyDescriptor(Kind.prototype, name);
      if (one && kind.array.has(`${name}s`)) Object.defineProperty(Kind.prototype, name, { ...one, set(value) { this.set({ [name]: value }); } });
    }
    classes.set(kind, Kind);
  }
  return classes.get(kind);
}
