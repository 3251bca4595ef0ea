// In:  <vitrail-scene> in a page's HTML, its attributes.
// Out: a scene in it: element.scene, or a promise of it: element.ready.
// Called by: index.js defines it; pages use it.
import { engine } from "./engine.js";
import { createScene } from "./plot.js";

const GRACE_MS = 2000; // an element that was moved is gone for a moment only
const NUMBERS = { fov: "fov", elev: "elev", azim: "azim", roll: "roll" };

const off = (value) => value !== null && ["off", "no", "false", "0"].includes(value.toLowerCase());

/**
 * Attributes: background, title, description, projection, fov, elev, azim, roll (degrees), width, height (CSS),
 * theme, controls="off", inertia="off", wheel="off", toolbar="off", tooltip="off"; keep (the scene outlives the element's removal from the page);
 * scene="number" (show a scene that was made elsewhere); wasm (where vitrail.wasm is).
 */
export class SceneElement extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = ["background", "theme", "title", "description", "projection", "fov", "elev", "azim", "roll"];
  #scene = null;
  #timer = 0;
  #ready = null;
  #resolve;

  /** The scene, or null before it is ready. @returns {import("./plot.js").Scene | null} */
  get scene() { return this.#scene; }

  /** @returns {Promise<import("./plot.js").Scene>} */
  get ready() { return (this.#ready ??= new Promise((resolve) => { this.#resolve = resolve; })); }

  async connectedCallback() {
    clearTimeout(this.#timer);
    if (getComputedStyle(this).display === "inline") this.style.display = "block";
    if (this.#scene || this.starting) return;
    this.starting = true;
    try {
      const scene = this.#adopted() ?? await createScene(this, this.#options());
      if (!this.isConnected && !this.hasAttribute("keep")) return void scene.dispose();
      this.#scene = scene;
      for (const name of ["title", "projection", "fov", "elev"]) this.#apply(name);
      void this.ready;
      this.#resolve(scene);
      this.dispatchEvent(new CustomEvent("ready", { detail: scene }));
    } catch (error) {
      if (!this.textContent.includes(error.message)) this.textContent = error.message;
      throw error;
    } finally {
      this.starting = false;
    }
  }

  disconnectedCallback() {
    this.#timer = setTimeout(() => {
      if (this.isConnected || this.hasAttribute("keep") || this.hasAttribute("scene")) return;
      this.#scene?.dispose();
      this.#scene = this.#ready = null;
    }, GRACE_MS);
  }

  attributeChangedCallback(name) {
    if (this.#scene) this.#apply(name);
  }

  #adopted() {
    if (!this.hasAttribute("scene")) return null;
    const id = Number(this.getAttribute("scene"));
    for (const scene of engine()?.scenes ?? []) if (scene.id === id) return scene.mount(this);
    throw new Error(`there is no scene ${id} on this page`);
  }

  #options() {
    const options = { description: this.getAttribute("description") ?? this.getAttribute("title") ?? undefined, wasm: this.getAttribute("wasm") ?? undefined };
    for (const name of ["background", "theme", "width", "height"]) if (this.hasAttribute(name)) options[name] = this.getAttribute(name);
    for (const name of ["toolbar", "tooltip"]) options[name] = !off(this.getAttribute(name));
    options.controls = !off(this.getAttribute("controls")) && { inertia: !off(this.getAttribute("inertia")), wheel: !off(this.getAttribute("wheel")) };
    return options;
  }

  #apply(name) {
    const scene = this.#scene, value = this.getAttribute(name);
    if (value === null) return;
    if (name === "description") scene.stage.describe(value);
    else if (name === "projection") scene.camera.projection = value;
    else if (name === "fov") scene.camera.fov = Number(value);
    else if (name in NUMBERS) {
      const angles = {};
      for (const angle of ["elev", "azim", "roll"]) if (this.hasAttribute(angle)) angles[angle] = Number(this.getAttribute(angle));
      scene.view(angles);
    } else scene.set({ [name]: value });
    if (name === "title") this.removeAttribute("title"); // else the browser shows it wherever the pointer rests
  }
}

export function defineElement(name = "vitrail-scene") {
  if (typeof customElements !== "undefined" && !customElements.get(name)) customElements.define(name, SceneElement);
}
