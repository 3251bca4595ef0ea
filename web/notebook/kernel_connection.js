// In:  a notebook's model (anywidget), verbs from the kernel by way of stream_receiver.js; the elements of the scene's outputs.
// Out: a live scene in each element; camera, size, selections, events and errors back to the kernel.
import { BaseScene } from "../api/base_scene.js";
import { shared, startEngine } from "./page_state.js";
import { jsonNumber, SceneReplica } from "./scene_replica.js";
import { StreamReceiver } from "./stream_receiver.js";

const HEIGHT = 480;     // CSS px; an output has no height of its own
const GRACE_MS = 2000;  // a cell that moves takes its view away and brings it back
const CAMERA_MS = 50;   // between two messages about the camera
const SIZE_MS = 150;
const HOVER_MS = 50;
const ASK_MS = 1500;    // a kernel that is busy does not say what an element is
const UNASKED = "unasked"; // the stream of a kernel that cannot hear us yet
const HELLO_MS = [5000, 10000, 20000, 40000];

/** @param {any} model */
export const heightOf = (model) => model.get("height") ?? HEIGHT;

function toBase64(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

const newName = () => crypto.getRandomValues(new Uint32Array(2)).join("-");

/** What one model, and all its views, have with the kernel. */
export class KernelConnection {
  constructor(model) {
    this.model = model;
    this.views = new Map(); // element -> the scene that is shown there, or null
    this.receiver = null;
    this.replica = null;        // what the receiver builds
    this.shownReplica = null;   // what the views show; the same, but while a scene is built anew
    this.streamName = "";       // of the stream that was asked for
    this.backlog = [];          // messages from before the engine runs; null afterwards
    this.timers = {};
    this.queued = {};           // what throttle() holds back
    this.reportedErrors = new Set();
    this.questions = new Map(); // those that the kernel has not answered -> what takes the answer
    this.questionCount = 0;
    this.pageName = newName();  // of this page, whatever stream it hears
    this.onMessage = (message, buffers) => {
      if (this.backlog) this.backlog.push([message, buffers]);
      else this.receive(message, buffers);
    };
    model.on("msg:custom", this.onMessage); // here, not in render: messages from before the first view count
    startEngine().then(() => this.processBacklog(), (error) => this.fail(error));
  }

  send(message) { this.model.send(message); }

  processBacklog() {
    const { backlog } = this;
    this.backlog = null;
    for (const [message, buffers] of backlog ?? []) this.receive(message, buffers);
  }

  fail(error) {
    for (const element of this.views.keys()) {
      element.textContent = `Vitrail could not start here: ${error.message}`;
      element.setAttribute("role", "alert");
    }
    this.reportError(error.message);
  }

  /** Asks for the scene. */
  requestScene() {
    const instead = this.receiver?.name ?? this.streamName;
    this.receiver?.close();
    this.receiver = null;
    this.streamName = newName();
    this.releasePinned();
    this.pinned = shared.store.have();
    const message = { op: "hello", stream: this.streamName, have: this.pinned, text: shared.text, instead };
    const ask = (tries) => {
      if (this.receiver || this.closed) return;
      this.send(message);
      this.timers.hello = setTimeout(() => ask(tries + 1), HELLO_MS[tries] ?? 60000);
    };
    clearTimeout(this.timers.hello);
    ask(0);
  }

  releasePinned() {
    for (const hash of this.pinned ?? []) shared.store.release(hash);
    this.pinned = null;
  }

  receive(message, buffers) {
    const { op, stream } = message;
    if (op === "told") return this.settleQuestion(message.id, message.rows);
    if (op === "table") return void [...this.views.values()].find(Boolean)?.table();
    if (op === "reset" && stream === this.receiver?.name) return this.requestScene();
    if (op !== "data") return;
    if (!this.receiver && (stream === this.streamName || (stream === UNASKED && message.seq === 0))) this.startStream(stream);
    if (this.receiver?.name !== stream) return;
    this.cameraMoved = false;
    this.receiver.receive(message, buffers);
    if (this.cameraMoved) this.sendCamera();
    this.replica?.invalidate();
    this.showViews();
  }

  startStream(stream) {
    clearTimeout(this.timers.hello);
    if (this.replica && this.replica !== this.shownReplica) this.replica.close();
    this.replica = new SceneReplica(BaseScene.open(null, {}), shared.store, this.pageName);
    this.receiver = new StreamReceiver(stream, shared.store, {
      apply: (verb, bytes) => this.applyVerb(verb, bytes),
      send: (message) => this.send({ ...message, page: this.streamName }),
      onBroken: (asText) => {
        shared.text ||= asText;
        this.requestScene();
      },
    });
  }

  applyVerb(verb, bytes) {
    try {
      if (verb[0] === "begin") return this.replica.begin(verb[1], verb[2]);
      this.cameraMoved = this.replica.apply(verb, bytes) || this.cameraMoved;
    } catch (error) {
      this.reportError(error.message);
    }
    if (verb[0] === "ready") this.releasePinned();
  }

  /** An error goes to the kernel once; there it is a warning. */
  reportError(text) {
    if (this.reportedErrors.has(text)) return;
    this.reportedErrors.add(text);
    this.send({ op: "error", text });
  }

  // --- views ---

  addView(element) {
    clearTimeout(this.timers.grace);
    this.views.set(element, null);
    if (!this.receiver && !this.timers.hello) this.requestScene();
    if (!this.backlog) this.showViews();
  }

  removeView(element) {
    this.disposeView(this.views.get(element));
    this.views.delete(element);
    if (!this.views.size) this.timers.grace = setTimeout(() => this.suspend(), GRACE_MS);
  }

  /** Nobody looks: gives everything back; a new view asks again. */
  suspend() {
    if (this.receiver) this.send({ op: "bye", stream: this.receiver.name });
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
    this.timers = {};
    this.receiver?.close();
    this.shownReplica?.close();
    if (this.replica !== this.shownReplica) this.replica?.close();
    this.receiver = this.replica = this.shownReplica = null;
    this.streamName = "";
    this.releasePinned();
  }

  showViews() {
    const { replica } = this;
    if (!replica || replica.view === undefined) return;
    if (this.shownReplica !== replica) { // at first; and when what was built anew is whole
      if (this.shownReplica && !replica.complete) return;
      for (const element of this.views.keys()) this.views.set(element, null);
      this.shownReplica?.close();
      this.shownReplica = replica;
    }
    for (const [element, scene] of this.views) if (!scene) this.openView(element);
  }

  openView(element) {
    const { shownReplica: shown, model } = this, { root } = shown;
    const options = { ...model.get("options"), of: root, width: model.get("width") ?? undefined, height: heightOf(model) };
    element.replaceChildren();
    const scene = BaseScene.open(element, options);
    // In JupyterLab keys are commands ("d d" deletes the cell); here they move the camera. It looks no further than the
    // focused element, and a canvas that takes this one's place has the same attributes.
    scene.viewport.canvas.dataset.lmSuppressShortcuts = "true";
    this.views.set(element, scene);
    shown.views.add(scene);
    shown.copyCamera(root, [scene]);
    scene.on("camera", () => {
      shown.copyCamera(scene);
      this.sendCamera();
    });
    scene.on("resize", () => this.sendSize(scene));
    this.sendSize(scene);
    if (shown.description) scene.viewport.describe(shown.description);
    scene.source = (node, index) => this.askValues(node, index);
    for (const name of ["hover", "click", "dblclick", "key"]) scene.on(name, (event) => this.forwardEvent(name, event));
    scene.on("select", () => this.sendSelections());
    scene.on("change", (event) => this.sendChange(event));
  }

  // --- what the user does ---

  forwardEvent(name, event) {
    if (!this.replica?.wantedEvents.has(name)) return;
    const { scene: _scene, artist: _artist, node = 0, ...detail } = event;
    const message = JSON.parse(JSON.stringify({ op: "event", name, detail: { ...detail, node: this.replica.senderIdOf(node) } }));
    if (name === "hover") this.throttle("hover", HOVER_MS, () => message);
    else this.send(message);
  }

  sendSelections() {
    const { replica } = this, sets = [];
    for (const [node, elements] of replica?.changedSelections() ?? []) {
      sets.push([replica.senderIdOf(node), toBase64(new Uint8Array(elements.buffer))]);
    }
    if (!sets.length) return;
    replica.invalidate();
    this.send({ op: "select", stream: this.receiver?.name ?? "", sets });
  }

  // What the user made goes by this page's number for it until the kernel says its own.
  sendChange({ node, changes, action }) {
    const { shownReplica: shown, pageName, receiver } = this;
    if (!shown) return;
    const { engine } = shown, { index: kind, property } = engine.kindAt(node), stream = (shown === this.replica && receiver?.name) || "";
    const values = Object.keys(changes).map((name) => property.get(name).index).map((number) => [number, engine.getNumbers(node, number).map(jsonNumber)]);
    this.send({ op: "change", stream, page: pageName, node: shown.senderIdOf(node), own: node, kind, action, values });
    if (action === "removed") shown.forget(node);
    shown.invalidate();
  }

  /** What the kernel says of an element: a promise of [[name, text]...], or of null where it says nothing in time. */
  askValues(node, index) {
    const id = this.replica?.senderIdOf(node);
    if (!id || !this.receiver) return null;
    const question = ++this.questionCount;
    this.send({ op: "ask", id: question, node: id, index });
    return new Promise((done) => {
      this.questions.set(question, done);
      setTimeout(() => this.settleQuestion(question, null), ASK_MS);
    });
  }

  settleQuestion(question, rows) {
    this.questions.get(question)?.(rows);
    this.questions.delete(question);
  }

  disposeView(scene) {
    if (!scene) return;
    this.shownReplica?.views.delete(scene);
    scene.dispose();
  }

  // --- to the kernel: the last word always, between the first and the last not more than it can hear ---

  sendCamera() { this.throttle("camera", CAMERA_MS, () => this.cameraMessage()); }

  cameraMessage() {
    const { replica } = this;
    return replica && { op: "camera", stream: this.receiver?.name ?? "", stamp: replica.cameraRevision, values: replica.cameraState() };
  }

  sendSize({ viewport }) {
    const size = [viewport.width / viewport.ratio, viewport.height / viewport.ratio, viewport.ratio];
    if (viewport.width && viewport.height) this.throttle("size", SIZE_MS, () => ({ op: "size", size }));
  }

  throttle(name, wait, make) {
    if (this.timers[name]) {
      this.queued[name] = make;
      return;
    }
    const send = (message) => { if (message && !this.closed) this.send(message); };
    send(make());
    this.timers[name] = setTimeout(() => {
      this.timers[name] = 0;
      const next = this.queued[name];
      this.queued[name] = null;
      if (next) this.throttle(name, wait, next);
    }, wait);
  }

  close() {
    if (this.closed) return;
    this.closed = true;
    this.model.off("msg:custom", this.onMessage);
    for (const scene of this.views.values()) this.disposeView(scene);
    this.views.clear();
    this.suspend();
  }
}
