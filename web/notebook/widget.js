// In:  a notebook's model (anywidget) and the elements of its outputs; verbs from the kernel, by way of feed.js.
// Out: a live scene in each element; camera, size and errors back to the kernel.
/* global WASM_GZIP_BASE64 */
import { VERSION } from "../core/engine.js";
import { load } from "../core/load.js";
import { Scene } from "../api/base_scene.js";
import { plain, Replay } from "./scene_replica.js";
import { Feed, fromBase64, Store } from "./stream_receiver.js";

const HEIGHT = 480;     // CSS px
const GRACE_MS = 2000;  // a cell that moves takes its view away and brings it back
const CAMERA_MS = 50;   // between two words about the camera
const SIZE_MS = 150;
const HOVER_MS = 50;
const ASK_MS = 1500;    // a kernel that is busy does not say what an element is
const UNASKED = "unasked"; // the stream of a kernel that cannot hear us yet
const HELLO_MS = [5000, 10000, 20000, 40000];

// Every widget evaluates this file anew, and modules are never collected: what is shared lives on the page.
const KEY = Symbol.for(`vitrail.widget@${VERSION}`);
const page = globalThis[KEY] ??= { store: new Store(), links: new Map(), engine: null, text: /^vscode/.test(location.protocol) };

async function unpack(base64) {
  const stream = new Blob([fromBase64(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** The page's engine, started once. */
function start() {
  return page.engine ??= unpack(WASM_GZIP_BASE64).then(load).catch((error) => {
    page.engine = null; // another widget may try again
    throw error;
  });
}

function toBase64(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

const newName = () => crypto.getRandomValues(new Uint32Array(2)).join("-");

/** What one model, and all its views, have with the kernel. */
class Link {
  constructor(model) {
    this.model = model;
    this.views = new Map(); // element -> the scene that is shown there, or null
    this.feed = null;
    this.replay = null;     // what feed builds
    this.shown = null;      // what the views show; the same, but while a scene is built anew
    this.name = "";         // of the stream that was asked for
    this.backlog = [];      // messages from before the engine runs; null afterwards
    this.timers = {};
    this.told = new Set();
    this.asked = new Map(); // questions that the kernel has not answered
    this.questions = 0;
    this.page = newName();  // of this page, whatever stream it hears
    this.onMessage = (message, buffers) => {
      if (this.backlog) this.backlog.push([message, buffers]);
      else this.take(message, buffers);
    };
    model.on("msg:custom", this.onMessage); // here, not in render: messages from before the first view count
    start().then(() => this.drain(), (error) => this.fail(error));
  }

  send(message) { this.model.send(message); }

  drain() {
    const { backlog } = this;
    this.backlog = null;
    for (const [message, buffers] of backlog ?? []) this.take(message, buffers);
  }

  fail(error) {
    for (const element of this.views.keys()) {
      element.textContent = `Vitrail could not start here: ${error.message}`;
      element.setAttribute("role", "alert");
    }
    this.tell(error.message);
  }

  /** Asks for the scene. */
  hello() {
    const instead = this.feed?.name ?? this.name;
    this.feed?.close();
    this.feed = null;
    this.name = newName();
    this.unpin();
    this.pinned = page.store.have();
    const message = { op: "hello", stream: this.name, have: this.pinned, text: page.text, instead };
    const ask = (tries) => {
      if (this.feed || this.closed) return;
      this.send(message);
      this.timers.hello = setTimeout(() => ask(tries + 1), HELLO_MS[tries] ?? 60000);
    };
    clearTimeout(this.timers.hello);
    ask(0);
  }

  unpin() {
    for (const hash of this.pinned ?? []) page.store.release(hash);
    this.pinned = null;
  }

  take(message, buffers) {
    const { op, stream } = message;
    if (op === "told") return this.answered(message.id, message.rows);
    if (op === "table") return void [...this.views.values()].find(Boolean)?.table();
    if (op === "reset" && stream === this.feed?.name) return this.hello();
    if (op !== "data") return;
    if (!this.feed && (stream === this.name || (stream === UNASKED && message.seq === 0))) this.begin(stream);
    if (this.feed?.name !== stream) return;
    this.camera = false;
    this.feed.take(message, buffers);
    if (this.camera) this.report();
    this.replay?.invalidate();
    this.show();
  }

  begin(stream) {
    clearTimeout(this.timers.hello);
    if (this.replay && this.replay !== this.shown) this.replay.close();
    this.replay = new Replay(Scene.open(null, {}), page.store, this.page);
    this.feed = new Feed(stream, page.store, {
      apply: (verb, bytes) => this.apply(verb, bytes),
      answer: (message) => this.send({ ...message, page: this.name }),
      broken: (text) => {
        page.text ||= text;
        this.hello();
      },
    });
  }

  apply(verb, bytes) {
    try {
      if (verb[0] === "begin") return this.replay.begin(verb[1], verb[2]);
      this.camera = this.replay.apply(verb, bytes) || this.camera;
    } catch (error) {
      this.tell(error.message);
    }
    if (verb[0] === "ready") this.unpin();
  }

  /** An error goes to the kernel once; there it is a warning. */
  tell(text) {
    if (this.told.has(text)) return;
    this.told.add(text);
    this.send({ op: "error", text });
  }

  // --- views ---

  view(element) {
    clearTimeout(this.timers.grace);
    this.views.set(element, null);
    if (!this.feed && !this.timers.hello) this.hello();
    if (!this.backlog) this.show();
  }

  leave(element) {
    this.drop(this.views.get(element));
    this.views.delete(element);
    if (!this.views.size) this.timers.grace = setTimeout(() => this.rest(), GRACE_MS);
  }

  /** Nobody looks: gives everything back; a new view asks again. */
  rest() {
    if (this.feed) this.send({ op: "bye", stream: this.feed.name });
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
    this.timers = {};
    this.feed?.close();
    this.shown?.close();
    if (this.replay !== this.shown) this.replay?.close();
    this.feed = this.replay = this.shown = null;
    this.name = "";
    this.unpin();
  }

  show() {
    const { replay } = this;
    if (!replay || replay.view === undefined) return;
    if (this.shown !== replay) { // at first; and when what was built anew is whole
      if (this.shown && !replay.ready) return;
      for (const element of this.views.keys()) this.views.set(element, null);
      this.shown?.close();
      this.shown = replay;
    }
    for (const [element, scene] of this.views) if (!scene) this.open(element);
  }

  open(element) {
    const { shown, model } = this, { root } = shown;
    const options = { ...model.get("options"), of: root, width: model.get("width") ?? undefined, height: heightOf(model) };
    element.replaceChildren();
    const scene = Scene.open(element, options);
    // In JupyterLab keys are commands ("d d" deletes the cell); here they move the camera. It looks no further than the
    // focused element, and a canvas that takes this one's place has the same attributes.
    scene.stage.canvas.dataset.lmSuppressShortcuts = "true";
    this.views.set(element, scene);
    shown.looks.add(scene);
    shown.agree(root, [scene]);
    scene.on("camera", () => {
      shown.agree(scene);
      this.report();
    });
    scene.on("resize", () => this.measure(scene));
    this.measure(scene);
    if (shown.described) scene.stage.describe(shown.described);
    scene.source = (node, index) => this.ask(node, index);
    for (const name of ["hover", "click", "dblclick", "key"]) scene.on(name, (news) => this.pass(name, news));
    scene.on("select", () => this.chosen());
    scene.on("change", (news) => this.changed(news));
  }

  // --- what the reader does ---

  pass(name, news) {
    if (!this.replay?.listening.has(name)) return;
    const { scene: _scene, artist: _artist, node = 0, ...detail } = news;
    const message = JSON.parse(JSON.stringify({ op: "event", name, detail: { ...detail, node: this.replay.idOf(node) } }));
    if (name === "hover") this.soon("hover", HOVER_MS, () => message);
    else this.send(message);
  }

  chosen() {
    const { replay } = this, sets = [];
    for (const [node, elements] of replay?.news() ?? []) {
      sets.push([replay.idOf(node), toBase64(new Uint8Array(elements.buffer))]);
    }
    if (!sets.length) return;
    replay.invalidate();
    this.send({ op: "select", stream: this.feed?.name ?? "", sets });
  }

  // What the reader made goes by this page's number for it until the kernel says its own.
  changed({ node, changes, action }) {
    const { shown, page, feed } = this;
    if (!shown) return;
    const { engine } = shown, { index: kind, property } = engine.kindAt(node), stream = (shown === this.replay && feed?.name) || "";
    const values = Object.keys(changes).map((name) => property.get(name).index).map((number) => [number, engine.getNumbers(node, number).map(plain)]);
    this.send({ op: "change", stream, page, node: shown.idOf(node), own: node, kind, action, values });
    if (action === "removed") shown.forget(node);
    shown.invalidate();
  }

  /** What the kernel says of an element: a promise of [[name, text]...], or of null where it says nothing in time. */
  ask(node, index) {
    const id = this.replay?.idOf(node);
    if (!id || !this.feed) return null;
    const question = ++this.questions;
    this.send({ op: "ask", id: question, node: id, index });
    return new Promise((done) => {
      this.asked.set(question, done);
      setTimeout(() => this.answered(question, null), ASK_MS);
    });
  }

  answered(question, rows) {
    this.asked.get(question)?.(rows);
    this.asked.delete(question);
  }

  drop(scene) {
    if (!scene) return;
    this.shown?.looks.delete(scene);
    scene.dispose();
  }

  // --- to the kernel: the last word always, between the first and the last not more than it can hear ---

  report() { this.soon("camera", CAMERA_MS, () => this.poseMessage()); }

  poseMessage() {
    const { replay } = this;
    return replay && { op: "camera", stream: this.feed?.name ?? "", stamp: replay.stamp, values: replay.pose() };
  }

  measure({ stage }) {
    const size = [stage.width / stage.ratio, stage.height / stage.ratio, stage.ratio];
    if (stage.width && stage.height) this.soon("size", SIZE_MS, () => ({ op: "size", size }));
  }

  soon(name, wait, make) {
    const slot = this.timers[name];
    if (slot) {
      this.waiting[name] = make;
      return;
    }
    this.waiting ??= {};
    const say = (message) => { if (message && !this.closed) this.send(message); };
    say(make());
    this.timers[name] = setTimeout(() => {
      this.timers[name] = 0;
      const next = this.waiting[name];
      this.waiting[name] = null;
      if (next) this.soon(name, wait, next);
    }, wait);
  }

  close() {
    if (this.closed) return;
    this.closed = true;
    this.model.off("msg:custom", this.onMessage);
    for (const scene of this.views.values()) this.drop(scene);
    this.views.clear();
    this.rest();
  }
}

/** An output has no height of its own. */
const heightOf = (model) => model.get("height") ?? HEIGHT;

/** The link of a model: of what a kernel calls one scene, however many objects the host makes of it. */
function linkOf(model) {
  const id = model.get("scene");
  if (!page.links.has(id)) page.links.set(id, new Link(model));
  return page.links.get(id);
}

// anywidget 0.9 wants a function that cleans up; 0.11 gives a signal as well. Both may come; closing twice does nothing.
function ending(signal, close) {
  signal?.addEventListener("abort", close, { once: true });
  return close;
}

function initialize({ model, signal }) {
  const id = model.get("scene"), old = page.links.get(id);
  old?.close(); // the page's front end was made anew for the same scene
  page.links.set(id, new Link(model)); // not awaited: the host waits two seconds, a slow machine may need more
  const link = page.links.get(id);
  return ending(signal, () => {
    link.close();
    if (page.links.get(id) === link) page.links.delete(id);
  });
}

function render({ model, el, signal }) {
  const link = linkOf(model);
  const frame = document.createElement("div");
  // In JupyterLab the right button opens a menu; here it moves the camera.
  frame.addEventListener("contextmenu", (event) => event.stopPropagation());
  frame.style.minHeight = `${heightOf(model)}px`; // else the page jumps when the scene comes
  el.append(frame);
  link.view(frame);
  return ending(signal, () => {
    link.leave(frame);
    frame.remove();
  });
}

export default { initialize, render };
