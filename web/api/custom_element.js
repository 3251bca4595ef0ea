// In:  <vitrail-scene> in a page's HTML, its attributes.
// Out: a scene in it: element.scene, or a promise of it: element.ready.
import { pageEngine } from "../core/load.js";
import { createScene } from "./scene.js";

const GRACE_MS = 2000; // an element that was moved is gone for a moment only
const ANGLES = ["elev", "azim", "roll"];
const OFF = /^(off|no|false|0)$/i;

// Modules are read where there are no elements, too.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/**
 * Attributes: background, title, description, projection, fov, elev, azim, roll (degrees), width, height (CSS),
 * theme, controls="off", inertia="off", wheel="off", toolbar="off", tooltip="off"; keep (the scene outlives the element's removal from the page);
 * scene="number" (show a scene that was made elsewhere); wasm (where vitrail.wasm is).
 */
export class SceneElement extends Base {
  static observedAttributes = ["background", "theme", "title", "description", "projection", "fov", "elev", "azim", "roll"];
  #scene = null;
  #timer = 0;
  #ready = null;
  #resolve;

  /** The scene, or null before it is ready. @returns {import("./scene.js").Scene | null} */
  get scene() { return this.#scene; }

  /** @returns {Promise<import("./scene.js").Scene>} */
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
      for (const name of SceneElement.observedAttributes) this.#apply(name);
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
    for (const scene of pageEngine()?.scenes ?? []) if (scene.id === id) return scene.mount(this);
    throw new Error(`there is no scene ${id} on this page`);
  }

  #options() {
    const get = (name) => this.getAttribute(name) ?? undefined, on = (name) => !OFF.test(get(name));
    const options = ["background", "theme", "width", "height", "wasm", "description"].map((name) => [name, get(name)]);
    return {
      description: get("title"), ...Object.fromEntries(options.filter(([, value]) => value)), toolbar: on("toolbar"), tooltip: on("tooltip"), controls: on("controls") && { inertia: on("inertia"), wheel: on("wheel") },
    };
  }

  #apply(name) {
    const scene = this.#scene, value = this.getAttribute(name);
    if (value === null) return;
    if (name === "description") scene.viewport.describe(value);
    else if (name === "projection") scene.camera.projection = value;
    else if (name === "fov") scene.camera.fov = Number(value);
    else if (ANGLES.includes(name)) scene.view({ [name]: Number(value) });
    else scene.set({ [name]: value });
    if (name === "title") this.removeAttribute("title"); // else the browser shows it wherever the pointer rests
  }
}

export function defineElement(name = "vitrail-scene") {
  if (typeof customElements !== "undefined" && !customElements.get(name)) customElements.define(name, SceneElement);
}
