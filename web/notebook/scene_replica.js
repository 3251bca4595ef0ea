// In:  verbs as a snapshot or a stream has them: ["create", 7, 3, 1], ["numbers", 7, 2, [1, 0, 0]]...
// Out: the same scene here. Nodes go by the sender's numbers; kinds, properties and arrays by their index in the table.
import { elementsOfShape, writeArray } from "../core/array_write.js";
import { isSelectable } from "../core/elements.js";

const CAMERA = ["eye", "target", "up", "projection", "fov", "near", "far", "autofit"]; // autofit last: changing others ends it
const numberFromJson = (value) => (value === null ? NaN : Number(value === "inf" ? Infinity : value === "-inf" ? -Infinity : value));
/** A number as JSON can hold it. */
export const jsonNumber = (value) => (Number.isNaN(value) ? null : Number.isFinite(value) ? value : value > 0 ? "inf" : "-inf");

export class SceneReplica {
  #ids = new Map();  // the sender's number -> ours
  #contents = new Map(); // "node array" -> hash

  /**
   * @param {import("../api/base_scene.js").BaseScene} root a scene that is shown nowhere: its camera is what `views` agree on
   * @param {import("./stream_receiver.js").ContentStore} store @param {string} [page] what the sender calls this page
   */
  constructor(root, store, page = "") {
    this.engine = root.engine;
    this.root = root;
    this.store = store;
    this.views = new Set(); // scenes of the same nodes, each with a camera of its own
    this.cameraRevision = 0;         // the sender's count of its camera moves
    this.complete = false;     // all that was there at first has come
    this.matrices = null;      // matrices
    this.wantedEvents = new Set(); // events that the sender wants to hear of
    this.description = "";    // its words for the picture
    this.knownSelections = new Map(); // node -> its selection as the sender knows it, as a text
    const { property } = this.engine.kindOf("view");
    this.cameraProperties = CAMERA.map((name) => property.get(name).index);
    this.verbs = {
      // maker, own: the page whose user made it, and its number there
      create: (id, kind, parent, maker, own) => {
        const here = maker && maker === page && this.engine.exports.vt_parent(own) >>> 0 === root.id;
        this.#ids.set(id, here ? own : this.engine.create(kind, this.#id(parent)));
      },
      numbers: (id, property, values) => this.#set(id, property, (node) => this.engine.setNumbers(node, property, values.map(numberFromJson))),
      text: (id, property, text) => this.#set(id, property, (node) => this.engine.setText(node, property, text)),
      // lengths: rows, columns, components; of what fills a volume, layers before them
      write: (id, array, dtype, lengths, part, hash, bytes) => {
        const [components, columns, rows, layers = 1] = [...lengths].reverse(), shape = { layers, rows, columns, components };
        const [first, count] = part ?? [0, elementsOfShape(shape)];
        const source = { data: bytes, dtype, shape: [count * components], strides: [1], offset: 0 };
        writeArray(this.engine, this.#id(id), array, source, shape, first, count);
        this.#setContent(`${id} ${array}`, part ? "" : hash);
      },
      decode: (id, array, hash, bytes) => {
        this.engine.decode(this.#id(id), array, bytes);
        this.#setContent(`${id} ${array}`, hash);
      },
      remove: (id, below) => {
        const node = this.#ids.get(id);
        if (!node) return; // the user was faster
        for (const gone of [id, ...below]) {
          this.#ids.delete(gone);
          for (const key of [...this.#contents.keys()]) if (key.startsWith(`${gone} `)) this.#setContent(key, "");
        }
        this.engine.remove(node);
      },
      gone: (_root, maker, own) => {
        if (maker === page && this.engine.exports.vt_parent(own) >>> 0 === root.id) this.engine.remove(own);
      },
      move: (id, parent) => this.engine.move(this.#id(id), this.#id(parent)),
      fit: (_view, id) => this.#moveCamera((x, view) => x.vt_view_fit(view, this.#id(id))),
      look: (_view, elevation, azimuth, roll) => this.#moveCamera((x, view) => x.vt_view_look(view, elevation, azimuth, roll)),
      matrices: (_view, view16, projection16) => {
        this.matrices = view16 && [...view16, ...projection16].map(numberFromJson);
        this.#setMatrices(this.cameras);
      },
      select: (id, _count, hash, bytes) => {
        const node = this.#id(id);
        this.engine.setSelected(node, bytes ? new Uint32Array(bytes.slice().buffer) : []);
        this.knownSelections.set(node, String(this.engine.selected(node)));
        this.#setContent(`${id} select`, hash);
        for (const view of this.views) view.selectionChanged();
      },
      listen: (_root, _none, names) => { this.wantedEvents = new Set(names); },
      describe: (_root, _none, text) => {
        this.description = text;
        for (const view of this.views) view.viewport?.describe(text);
      },
      stamp: (_view, _property, count) => { this.cameraRevision = count; },
      ready: () => { this.complete = true; },
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

  get cameras() { return [this.root, ...this.views].map((scene) => scene.camera.id); }

  /** The sender's number of a node here; 0: it made none such. */
  senderIdOf(node) {
    for (const [id, own] of this.#ids) if (own === node) return id;
    return 0;
  }

  /** The user removed a node. */
  forget(node) { this.#ids.delete(this.senderIdOf(node)); }

  /** The selections that the sender does not know: [node, elements]... */
  changedSelections() {
    const found = [];
    for (const node of this.#ids.values()) {
      if (!isSelectable(this.engine.kindAt(node))) continue;
      const elements = this.engine.selected(node), text = String(elements);
      if (text !== (this.knownSelections.get(node) ?? "")) found.push([node, elements]);
      this.knownSelections.set(node, text);
    }
    return found;
  }

  #id(id) { return this.#ids.get(id) ?? 0xffffffff; } // no node: the library words the error

  #set(id, property, act) {
    if (id !== this.view) return act(this.#id(id));
    this.matrices = null;
    for (const camera of this.#stoppedCameras()) act(camera);
  }

  #moveCamera(act) {
    this.matrices = null;
    for (const camera of this.#stoppedCameras()) this.engine.check(act(this.engine.exports, camera));
  }

  // What was still moving stops: the sender's word holds.
  #stoppedCameras() {
    for (const view of this.views) view.camera.stop();
    return this.cameras;
  }

  #setMatrices(cameras) {
    const { engine, matrices } = this, x = engine.exports;
    for (const camera of cameras) {
      if (matrices) engine.doubles.set(matrices);
      engine.check(x.vt_view_set_matrices(camera, matrices ? engine.staging : 0, matrices ? engine.staging + 128 : 0));
    }
  }

  // Contents that no scene shows any more may go.
  #setContent(key, hash) {
    const old = this.#contents.get(key);
    if (hash) {
      this.store.hold(hash);
      this.#contents.set(key, hash);
    } else {
      this.#contents.delete(key);
    }
    if (old) this.store.release(old);
  }

  // --- cameras ---

  /** A camera as [[property, numbers]...], as JSON can hold it. */
  cameraState(scene = this.root) {
    return this.cameraProperties.map((property) => [property, this.engine.getNumbers(scene.camera.id, property).map(jsonNumber)]);
  }

  /** Gives cameras (all others, unless told) what one has. */
  copyCamera(from, to = [this.root, ...this.views].filter((scene) => scene !== from)) {
    for (const property of this.cameraProperties) {
      const values = this.engine.getNumbers(from.camera.id, property);
      for (const scene of to) this.engine.setNumbers(scene.camera.id, property, values);
    }
    if (from === this.root) this.#setMatrices(to.map((scene) => scene.camera.id));
    else this.matrices = null;
    for (const scene of to) scene.invalidate();
  }

  invalidate() { for (const view of this.views) view.invalidate(); }

  close() {
    for (const key of [...this.#contents.keys()]) this.#setContent(key, "");
    for (const view of this.views) view.dispose();
    this.views.clear();
    this.root.dispose();
  }
}
