// In:  verbs as a snapshot or a stream has them: ["create", 7, 3, 1], ["numbers", 7, 2, [1, 0, 0]]...
// Out: the same scene here. Nodes go by the sender's numbers; kinds, properties and arrays by their index in the table.
import { write } from "../core/array_write.js";
import { isSelectable } from "../kinds/elements.js";

const CAMERA = ["eye", "target", "up", "projection", "fov", "near", "far", "autofit"]; // autofit last: changing others ends it
const number = (value) => (value === null ? NaN : Number(value === "inf" ? Infinity : value === "-inf" ? -Infinity : value));
/** A number as JSON can hold it. */
export const plain = (value) => (Number.isNaN(value) ? null : Number.isFinite(value) ? value : value > 0 ? "inf" : "-inf");

export class Replay {
  #ids = new Map();  // the sender's number -> ours
  #held = new Map(); // "node array" -> hash

  /**
   * @param {import("../api/base_scene.js").Scene} root a scene that is shown nowhere: its camera is what `looks` agree on
   * @param {import("./stream_receiver.js").Store} store @param {string} [page] what the sender calls this page
   */
  constructor(root, store, page = "") {
    this.engine = root.engine;
    this.root = root;
    this.store = store;
    this.looks = new Set(); // scenes of the same nodes, each with a camera of its own
    this.stamp = 0;         // the sender's count of its camera moves
    this.ready = false;     // all that was there at first has come
    this.fixed = null;      // matrices
    this.listening = new Set(); // events that the sender wants to hear of
    this.described = "";    // its words for the picture
    this.chosen = new Map(); // node -> its selection as the sender knows it, as a text
    const { property } = this.engine.kindOf("view");
    this.camera = CAMERA.map((name) => property.get(name).index);
    this.verbs = {
      // maker, own: the page whose reader made it, and its number there
      create: (id, kind, parent, maker, own) => {
        const here = maker && maker === page && this.engine.exports.vt_parent(own) >>> 0 === root.id;
        this.#ids.set(id, here ? own : this.engine.create(kind, this.#id(parent)));
      },
      numbers: (id, property, values) => this.#set(id, property, (node) => this.engine.setNumbers(node, property, values.map(number))),
      text: (id, property, text) => this.#set(id, property, (node) => this.engine.setText(node, property, text)),
      write: (id, array, dtype, [rows, columns, components], part, hash, bytes) => {
        const [first, count] = part ?? [0, rows * columns];
        const block = { data: bytes, dtype, shape: [count * components], strides: [1], offset: 0 };
        write(this.engine, this.#id(id), array, block, { rows, columns, components }, first, count);
        this.#hold(`${id} ${array}`, part ? "" : hash);
      },
      decode: (id, array, hash, bytes) => {
        this.engine.decode(this.#id(id), array, bytes);
        this.#hold(`${id} ${array}`, hash);
      },
      remove: (id, below) => {
        const node = this.#ids.get(id);
        if (!node) return; // the reader was faster
        for (const gone of [id, ...below]) {
          this.#ids.delete(gone);
          for (const key of [...this.#held.keys()]) if (key.startsWith(`${gone} `)) this.#hold(key, "");
        }
        this.engine.remove(node);
      },
      gone: (_root, maker, own) => {
        if (maker === page && this.engine.exports.vt_parent(own) >>> 0 === root.id) this.engine.remove(own);
      },
      move: (id, parent) => this.engine.move(this.#id(id), this.#id(parent)),
      fit: (_view, id) => this.#turn((x, view) => x.vt_view_fit(view, this.#id(id))),
      look: (_view, elevation, azimuth, roll) => this.#turn((x, view) => x.vt_view_look(view, elevation, azimuth, roll)),
      matrices: (_view, view16, projection16) => {
        this.fixed = view16 && [...view16, ...projection16].map(number);
        this.#fix(this.cameras);
      },
      select: (id, _count, hash, bytes) => {
        const node = this.#id(id);
        this.engine.setSelected(node, bytes ? new Uint32Array(bytes.slice().buffer) : []);
        this.chosen.set(node, String(this.engine.selected(node)));
        this.#hold(`${id} select`, hash);
        for (const look of this.looks) look.chosen();
      },
      listen: (_root, _none, names) => { this.listening = new Set(names); },
      describe: (_root, _none, text) => {
        this.described = text;
        for (const look of this.looks) look.stage?.describe(text);
      },
      stamp: (_view, _property, count) => { this.stamp = count; },
      ready: () => { this.ready = true; },
    };
  }

  /** Says which of the sender's numbers the scene and its view have; comes first. */
  begin(root, view) {
    this.#ids.set(root, this.root.id).set(view, this.root.camera.id);
    this.view = view;
  }

  /** Does one verb. Returns whether it moved the camera. Throws what the library says against it. */
  apply([name, ...values], bytes) {
    const verb = this.verbs[name];
    if (!verb) throw new Error(`a verb "${name}" is not known here: the notebook's vitrail and the page's differ; reload the page`);
    verb(...values, bytes);
    return values[0] === this.view && name !== "stamp";
  }

  get cameras() { return [this.root, ...this.looks].map((scene) => scene.camera.id); }

  /** The sender's number of a node here; 0: it made none such. */
  idOf(node) {
    for (const [id, own] of this.#ids) if (own === node) return id;
    return 0;
  }

  /** The reader removed a node. */
  forget(node) { this.#ids.delete(this.idOf(node)); }

  /** The selections that the sender does not know: [node, elements]... */
  news() {
    const found = [];
    for (const node of this.#ids.values()) {
      if (!isSelectable(this.engine.kindAt(node))) continue;
      const elements = this.engine.selected(node), said = String(elements);
      if (said !== (this.chosen.get(node) ?? "")) found.push([node, elements]);
      this.chosen.set(node, said);
    }
    return found;
  }

  #id(id) { return this.#ids.get(id) ?? 0xffffffff; } // no node: the library words the error

  #set(id, property, act) {
    if (id !== this.view) return act(this.#id(id));
    this.fixed = null;
    for (const camera of this.#still()) act(camera);
  }

  #turn(act) {
    this.fixed = null;
    for (const camera of this.#still()) this.engine.check(act(this.engine.exports, camera));
  }

  // What was still moving stops: the sender's word holds.
  #still() {
    for (const look of this.looks) look.camera.stop();
    return this.cameras;
  }

  #fix(cameras) {
    const { engine, fixed } = this, x = engine.exports;
    for (const camera of cameras) {
      if (fixed) engine.doubles.set(fixed);
      engine.check(x.vt_view_set_matrices(camera, fixed ? engine.staging : 0, fixed ? engine.staging + 128 : 0));
    }
  }

  // Mirrors Stream._keep: contents that no scene shows any more may go.
  #hold(key, hash) {
    const old = this.#held.get(key);
    if (hash) {
      this.store.hold(hash);
      this.#held.set(key, hash);
    } else {
      this.#held.delete(key);
    }
    if (old) this.store.release(old);
  }

  // --- cameras ---

  /** A camera as [[property, numbers]...], as JSON can hold it. */
  pose(scene = this.root) {
    return this.camera.map((property) => [property, this.engine.getNumbers(scene.camera.id, property).map(plain)]);
  }

  /** Gives cameras (all others, unless told) what one has. */
  agree(from, to = [this.root, ...this.looks].filter((scene) => scene !== from)) {
    for (const property of this.camera) {
      const values = this.engine.getNumbers(from.camera.id, property);
      for (const scene of to) this.engine.setNumbers(scene.camera.id, property, values);
    }
    if (from === this.root) this.#fix(to.map((scene) => scene.camera.id));
    else this.fixed = null;
    for (const scene of to) scene.invalidate();
  }

  invalidate() { for (const look of this.looks) look.invalidate(); }

  close() {
    for (const key of [...this.#held.keys()]) this.#hold(key, "");
    for (const look of this.looks) look.dispose();
    this.looks.clear();
    this.root.dispose();
  }
}
