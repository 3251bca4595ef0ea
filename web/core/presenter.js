// In:  scenes that want to be drawn, each with its canvas or none.
// Out: their pictures, from ONE WebGL context a page: a browser keeps 16 alive and drops the oldest without asking.
//
// One scene on the page: the context belongs to its canvas, so that nothing is copied. From the second scene on: the
// context belongs to an OffscreenCanvas, and each finished picture moves to its scene's canvas (bitmaprenderer). Where
// WebGL2 has no OffscreenCanvas (WebKitGTK): a canvas outside the page, copied with drawImage.
import { createCanvas } from "./canvas.js";
import { FRAME_AGAIN, FRAME_PRESENTED } from "./constants.js";
import { listen } from "./dom.js";
import { VitrailError } from "./errors.js";
import { drawMissingGlyphs } from "./fallback_glyphs.js";
import { rendererOf } from "./gl.js";

const REBUILD_MS = 1500; // a lost context that has not come back by then is replaced

const ATTRIBUTES = { alpha: true, depth: true, stencil: false, premultipliedAlpha: true, preserveDrawingBuffer: false,
  powerPreference: "high-performance" };

const NO_WEBGL = "This 3D picture needs WebGL2, and this browser did not give it: switch hardware acceleration on in its settings, "
  + "or use a browser of 2022 or later.";

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

// Multisampling is worth its price on a GPU; in software the picture is smoothed at rest only. A canvas cannot change its
// mind, so a small one is asked first, once a page.
let antialias = null;
function canMultisample() {
  const probe = createCanvas(), context = probe.getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  if (!context) return false;
  const software = SOFTWARE.test(rendererOf(context));
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return !software;
}

function webgl2(canvas) {
  antialias ??= canMultisample();
  return canvas.getContext("webgl2", { ...ATTRIBUTES, antialias });
}

export class Presenter {
  #engine;
  #surfaces = new Set(); // viewports: {canvas, ownsFrame, outputContext, replace()}
  #canvas = null;        // that the context belongs to
  #direct = null;        // the only surface, when the context is its canvas's
  #failed = "";
  #timer = 0;
  #listeners = null;
  context = null;
  lost = false;

  /** @param {import("./engine.js").Engine} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  add(surface) { this.#surfaces.add(surface); }

  /** The last one to go takes the context and every GL object with it. */
  delete(surface) {
    if (surface) surface.outputContext = null;
    this.#surfaces.delete(surface);
    if (!this.#surfaces.size || surface === this.#direct) this.#close();
  }

  /** "direct", "shared" or "none": for tests and bug reports. */
  get mode() { return !this.context ? "none" : this.#direct ? "direct" : "shared"; }

  #close() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#failed = "";
    if (!this.context) return;
    if (!this.lost) this.#engine.exports.vt_gl_release();
    else this.#engine.exports.vt_gl_lost();
    this.#listeners.abort(); // before the context goes, which is no news to anyone
    this.context.getExtension("WEBGL_lose_context")?.loseContext(); // else it counts among the 16 until it is collected
    this.#engine.gl.use(null);
    this.context = this.#canvas = this.#direct = this.#listeners = null;
    this.lost = false;
    for (const other of this.#surfaces) other.outputContext = null;
  }

  /** Makes sure that a context of the right kind is there. Throws when the browser gives none. */
  open() {
    const [only] = this.#surfaces;
    const direct = this.#surfaces.size === 1 && only.ownsFrame ? only : null;
    if (this.context && (this.#direct === direct || !this.#direct)) return;
    if (this.#failed) throw new VitrailError(this.#failed, "gl");
    if (this.context) { // a second scene came: the first one's canvas cannot change what it is, so it gets a new one
      const first = this.#direct;
      this.#close();
      first.replace();
      for (const scene of this.#engine.scenes) scene.invalidate();
    }
    if (direct?.wasCopiedTo) direct.replace(); // it was shown another's pictures, and can have no WebGL now
    this.#canvas = direct ? direct.canvas : createCanvas();
    this.context = webgl2(this.#canvas);
    if (!this.context && !direct && globalThis.document) this.context = webgl2(this.#canvas = document.createElement("canvas"));
    if (!this.context) throw new VitrailError(this.#failed = NO_WEBGL, "gl");
    this.#direct = direct;
    this.#listeners = new AbortController();
    listen(this.#canvas, this.#listeners.signal, { webglcontextlost: (event) => this.#onLost(event), webglcontextrestored: () => this.#onRestored() });
    this.#attach();
  }

  #attach() {
    this.#engine.gl.use(this.context);
    this.#engine.check(this.#engine.exports.vt_gl_attach());
  }

  #onLost(event) {
    event.preventDefault(); // else the browser never gives it back
    this.lost = true;
    this.#engine.exports.vt_gl_lost();
    this.#engine.gl.use(null);
    this.#notify("contextlost");
    this.#timer = setTimeout(() => this.#rebuild(), REBUILD_MS);
  }

  #onRestored() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.lost = false;
    this.#attach();
    this.#notify("contextrestored");
  }

  // A context that was taken because the page had too many never comes back; a new one on a new canvas may be had.
  #rebuild() {
    const direct = this.#direct;
    this.#close();
    direct?.replace();
    this.#notify("contextrestored");
  }

  #notify(event) {
    for (const scene of this.#engine.scenes) {
      scene.invalidate();
      scene.events.emit(event, { scene });
    }
  }

  /**
   * Draws one frame of a view; the picture is then in the surface's canvas.
   * @param {{canvas: HTMLCanvasElement | null, ownsFrame: boolean, outputContext: any}} surface
   * @returns {boolean} whether another frame is wanted
   */
  draw(surface, view, width, height) {
    this.open();
    if (this.lost) return true; // it comes back, or is replaced, within REBUILD_MS
    resize(this.#canvas, width, height);
    let flags = this.#engine.exports.vt_view_render(view);
    for (let round = 0; round < 4 && flags >= 0 && drawMissingGlyphs(this.#engine); round++) { // lines may be broken anew
      flags = this.#engine.exports.vt_view_render(view);
    }
    if (flags < 0 && this.context.isContextLost()) return true; // the event that says so comes later
    this.#engine.check(flags);
    if (flags & FRAME_PRESENTED && !this.#direct && surface.canvas) this.#copy(surface, width, height);
    return Boolean(flags & FRAME_AGAIN);
  }

  #copy(surface, width, height) {
    const to = surface.canvas, moves = Boolean(this.#canvas.transferToImageBitmap);
    surface.outputContext ??= to.getContext(moves ? "bitmaprenderer" : "2d");
    surface.wasCopiedTo = true;
    if (!resize(to, width, height) && !moves) surface.outputContext.clearRect(0, 0, width, height);
    if (moves) surface.outputContext.transferFromImageBitmap(this.#canvas.transferToImageBitmap());
    else surface.outputContext.drawImage(this.#canvas, 0, 0);
  }

  /** The converged picture of a view. */
  read(view, width, height) {
    this.open();
    const { exports } = this.#engine;
    let address, status, round = 0;
    do {
      address = this.#engine.temporaryMemory(width * height * 4);
      status = this.lost ? 0 : exports.vt_view_read(view, address);
    } while (round++ < 4 && status >= 0 && drawMissingGlyphs(this.#engine));
    if (this.context.isContextLost()) {
      throw new VitrailError("the browser has taken the GL context away: try again after the contextrestored event", "gl");
    }
    this.#engine.check(status);
    return this.#engine.bytes.slice(address, address + width * height * 4);
  }
}

/** Whether it had another size; one that has is emptied by this. */
function resize(canvas, width, height) {
  const other = canvas.width !== width || canvas.height !== height;
  if (other) Object.assign(canvas, { width, height });
  return other;
}
