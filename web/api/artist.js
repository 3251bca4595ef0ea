// In:  a kind's row of the table, and what the user sets.
// Out: live artists: properties, data, visibility; a class for each kind, made from the table.
import { elementsOfShape, writeArray } from "../core/array_write.js";
import { F32, F64 } from "../core/constants.js";
import { VitrailError } from "../core/errors.js";
import { kindValues } from "../kinds/index.js";
import * as arrays from "./array_input.js";
import { accessor, assignProperty, defineProperties, Part } from "./node.js";
import { sourcePositions, sourceRows } from "./source_values.js";

const PLURAL_ARRAYS = ["color", "size"]; // one for all, or with an s one for each

const SCRIPT_OPTIONS = ["hover", "tooltip"]; // known to JavaScript only
const KEPT_ARRAYS = ["positions", "scalars", "faces", "heights", "x", "y", "pixels"]; // arrays that tooltips and tables read
const MOST_PARTS = 500; // of an array that is written piece by piece, before they are put together

/** @type {import("../core/array_write.js").StridedArray} */
const EMPTY = { data: new Float32Array(), dtype: F32, shape: [0], strides: [1], offset: 0 };

/** Something in the picture, alive until it is removed. */
export class Artist extends Part {
  // Map, once there is something: array name -> its shape {layers, rows, columns, components, dtype} and, of those that are KEPT_ARRAYS, its parts, the
  // newest first.
  #arrays = null;
  /** What tooltips and tables say besides: {name: values}, a text for each element, or (index) => text or {name: value}. */
  hover = null;
  /** Whether a tooltip shows when the pointer is on it. */
  tooltip = true;

  /** What the artist mainly is: positions, heights or pixels. Reading gives its shape, or null. */
  get data() { return this.shape(this.main.name); }
  set data(value) { this.write(this.main.name, value); }

  get main() {
    const { spec } = this;
    return spec.array.get(spec.arrays[0]?.name) ?? this.engine.arrayOf(spec, "data");
  }

  /** What was written to an array: {layers, rows, columns, components, dtype}, or null. */
  shape(name) { return this.#arrays?.get(name)?.shape ?? null; }

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
      const [word, array] = this.#target(name, value);
      if (array) writes.push([array, value]);
      else if (SCRIPT_OPTIONS.includes(name)) this[name] = value;
      else {
        assignProperty(this, this.engine.propertyOf(this.spec, word), value);
        // One value for all takes back what each had.
        if (word === "color") this.#forget("colors", "scalars");
        if (word === "size") this.#forget("sizes");
      }
    }
    writes.sort((a, b) => a[0].index - b[0].index); // the main array first: others are counted against it
    for (const [{ name }, value] of writes) {
      if (name === "selected") this.selected = value;
      else this.write(name, value);
    }
    return this;
  }

  // Which property or array a word means, given its value.
  #target(name, value) {
    const { array, property } = this.spec;
    if (name === "data") return [name, this.main];
    if (name === "c") return (isObject(value) && array.get("scalars")) ? [name, array.get("scalars")] : this.#target("color", value);
    if (property.has(name)) return [name, isMany(name, value) && array.get(`${name}s`)];
    return [name, array.get(name)];
  }

  #forget(...names) {
    for (const name of names) if (this.shape(name)) this.write(name, null);
  }

  /**
   * Replaces an array, or from element `first` on a part of it. null empties it.
   * @param {string} name @param {any} value @param {{first?: number, dtype?: string}} [options]
   */
  write(name, value, { first, dtype } = {}) {
    const { engine, id } = this, array = engine.arrayOf(this.spec, name), what = `${this.kind}.${name}`;
    if (array.storage === "pixels" && arrays.isPictureFile(value)) return this.decode(name, value);
    if (value === null) {
      writeArray(engine, id, array.index, EMPTY, { rows: 0, columns: 1, components: array.components[0] });
      this.#keep(name);
    } else {
      const { source, shape } = this.#source(array, value, what, dtype), { components } = shape, count = elementsOfShape(shape);
      const known = this.#arrays?.get(name), whole = known?.shape, part = { source, first: first ?? 0, count, components };
      if (first === undefined) {
        writeArray(engine, id, array.index, source, shape);
        this.#keep(name, { ...shape, dtype: source.dtype }, [part]);
        if (name === "colors") this.#forget("scalars");
      } else {
        const total = whole ? elementsOfShape(whole) : 0, end = first + count;
        if (components !== whole?.components || !(first >= 0 && end <= total && Number.isInteger(first))) {
          throw new VitrailError(`${what}: elements ${first} to ${end - 1} of ${components} values do not fit into the ${total} that are there, `
            + `of ${whole?.components ?? 0} values: write the whole first, then parts of it`);
        }
        writeArray(engine, id, array.index, arrays.converted(source, whole.dtype, what), whole, first, count);
        const parts = [part, ...known.parts.filter((old) => old.first < first || old.first + old.count > end)];
        this.#keep(name, whole, parts.length > MOST_PARTS ? [merged(parts, total)] : parts);
      }
    }
    this.scene.nodeChanged(this);
    return this;
  }

  #keep(name, shape = null, parts = []) {
    (this.#arrays ??= new Map()).set(name, { shape, parts: KEPT_ARRAYS.includes(name) ? parts : [] });
  }

  #source(array, value, what, dtype) {
    if (value.columns && value.rows !== undefined) { // from columns()
      return { source: value, shape: { rows: value.rows, columns: 1, components: value.columns.length } };
    }
    const seen = {}, words = array.name === "colors" && Array.isArray(value) && typeof value[0] === "string";
    const source = arrays.stridedArray(words ? value.map((word) => (seen[word] ??= this.engine.color(word))) : value, what, dtype);
    const main = this.shape(this.main.name);
    return { source, shape: arrays.arrayShape(source, array, what, main ? elementsOfShape(main) : undefined) };
  }

  /**
   * The values of an element as they were given to an array, or null where they are not known.
   * @param {string} name @param {number} element @returns {number[] | null}
   */
  given(name, element) {
    const part = this.#arrays?.get(name)?.parts.find(({ first, count }) => element >= first && element < first + count);
    return part ? arrays.elementAt(part.source, part.components, element - part.first) : null;
  }

  /** Where an element is, as the user said it: one place, two of a segment, or null. */
  sourcePositions(index) { return sourcePositions(this, index); }
  /** What an element is besides its place, in words: [[name, text]...]. */
  sourceRows(index, position) { return sourceRows(this, index, position); }

  /** Shows a picture file's bytes (PNG, JPEG) in an array of pixels. */
  decode(name, file) {
    const { engine } = this;
    engine.decode(this.id, engine.arrayOf(this.spec, name).index, file instanceof ArrayBuffer ? new Uint8Array(file) : file);
    this.#keep(name);
    this.scene.nodeChanged(this);
    return this;
  }

  /** What it belongs to: a group, or null for the scene itself. Setting it moves the artist. */
  get parent() {
    const id = this.engine.exports.vt_parent(this.id) >>> 0;
    return id === this.scene.id ? null : this.scene.artistOf(id);
  }
  set parent(group) {
    this.engine.move(this.id, group ? group.id : this.scene.id);
    this.scene.nodeChanged(this);
  }

  /** Takes it out of the picture, with all below it. Using it afterwards is an error that says so. */
  remove() {
    super.remove();
    this.#arrays = this.hover = null;
  }
}

const isObject = (value) => typeof value === "object" && value !== null;

// "size: 3" or "color: [1, 0, 0]" is one value; anything longer or nested gives each element its own.
function isMany(name, value) {
  if (!PLURAL_ARRAYS.includes(name) || !isObject(value)) return false;
  return name !== "color" || !("length" in value) || typeof value[0] !== "number" || value.length > 4 || value.length < 3;
}

// The parts of an array as one, in doubles.
function merged(parts, count) {
  const [{ components }] = parts, data = new Float64Array(count * components);
  for (const { source, first, count: n } of parts.reverse()) {
    for (let i = 0; i < n; i++) data.set(arrays.elementAt(source, components, i), (first + i) * components);
  }
  return { source: { data, dtype: F64, shape: [data.length], strides: [1], offset: 0 }, first: 0, count, components };
}

const classes = new WeakMap();

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
    for (const name of kind.array.keys()) {
      if (kind.property.has(name)) continue;
      if (name !== "selected") accessor(Kind, name, (artist) => artist.shape(name), (artist, value) => artist.write(name, value));
      else accessor(Kind, name, ({ engine, id }) => engine.selected(id), (artist, value) => artist.scene.setSelected(artist.id, indexes(value, artist)));
    }
    for (const [name, get] of Object.entries(kindValues(kind.name).properties ?? {})) Object.defineProperty(Kind.prototype, name, { get() { return get(this); } });
    defineProperties(Kind, kind, (artist, property, value) => {
      if (kind.array.has(`${property.name}s`)) artist.set({ [property.name]: value });
      else assignProperty(artist, property, value);
    });
    classes.set(kind, Kind);
  }
  return classes.get(kind);
}
