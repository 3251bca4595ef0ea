// In:  the page's element that a scene is to be shown in.
// Out: a frame with a canvas in it: its size in device pixels, whether it is in sight, where the pointer is in it.
import { element, listen } from "../core/dom.js";
import { VitrailError } from "../core/errors.js";
import { watchPage } from "./page_theme.js";

const ACCENT = "#e4572e";
const FALLBACK_HEIGHT = 480; // CSS px, for an element that has no height of its own

/** The element itself, from an element, an id or a CSS selector. */
export function findElement(target) {
  if (typeof target !== "string") {
    if (typeof target?.appendChild === "function") return target;
    throw new VitrailError(`got ${target === null ? "null" : typeof target}, wanted an element or a CSS selector such as "#plot"`);
  }
  let found = null;
  try {
    found = document.querySelector(target);
  } catch { /* not a selector; then it may be an id */ }
  found ??= document.getElementById(target);
  if (!found) throw new VitrailError(`there is no element "${target}" on this page; is the script before the element, or the # missing?`);
  return found;
}

export class Viewport {
  #owner;
  #resizeObserver;
  #visibilityObserver;
  #hasDescription; // the picture, by the page

  /**
   * @param {HTMLElement} target
   * @param {{width?: number | string, height?: number | string, description?: string, keys?: boolean}} options
   * @param {{onResize(): void, onVisible(): void, onDarkChange(dark: boolean): void}} owner
   */
  constructor(target, options, owner) {
    this.#owner = owner;
    this.abort = new AbortController();
    this.outputContext = null;   // the canvas's context, when pictures are copied into it
    this.wasCopiedTo = false;    // they were, once
    this.width = this.height = 0; // device px
    this.ratio = globalThis.devicePixelRatio || 1;
    this.isVisible = false;
    this.dark = false;    // the page behind
    this.ownsFrame = target.localName !== "canvas";
    if (this.ownsFrame) {
      const size = (length) => typeof length === "number" ? `${length}px` : length || "100%";
      this.canvas = element("canvas", { style: "position:absolute;inset:0;width:100%;height:100%;display:block;outline:none" });
      // Where the element's height follows its content, this is the content; where it has one of its own, this is cut off.
      const content = element("div", { style: `height:${options.height ? 0 : FALLBACK_HEIGHT}px` });
      this.frame = element("div", { class: "vitrail", style: "position:relative;box-sizing:border-box;overflow:hidden;max-width:100%;min-width:0" }, this.canvas, content);
      Object.assign(this.frame.style, { width: size(options.width), height: size(options.height) });
      target.append(this.frame);
    } else {
      this.frame = this.canvas = target;
      const { style } = target; // else the canvas would grow with its own pixels
      if (!style.width) style.width = `${target.clientWidth || 640}px`;
      if (!style.height) style.height = `${target.clientHeight || 480}px`;
    }
    this.frame.style.touchAction = "none"; // fingers turn the picture, they do not scroll the page
    this.keys = Boolean(options.keys);
    this.#hasDescription = Boolean(options.description);
    this.description = options.description ?? "3D picture";
    this.#prepareCanvas();
    this.#watch();
  }

  /** What a screen reader says. */
  describe(text) {
    this.#hasDescription = true;
    this.description = text;
    this.canvas.setAttribute("aria-label", text);
  }

  /** What it says without a name of its own, and on request: what the picture shows. */
  describePicture(title, text) {
    if (!this.#hasDescription) this.canvas.setAttribute("aria-label", title || this.description);
    this.canvas.setAttribute("aria-description", text);
  }

  // What every canvas of this viewport needs, the first as well as a later one.
  #prepareCanvas() {
    const { canvas } = this;
    if (!canvas.hasAttribute("tabindex")) canvas.tabIndex = 0;
    // With keys it is an application: a screen reader has to leave arrows and letters to it. Without, it is but a picture.
    canvas.setAttribute("role", this.keys ? "application" : "img");
    if (this.keys) canvas.setAttribute("aria-roledescription", "3D picture");
    canvas.setAttribute("aria-label", this.description);
  }

  /** Whether an event is meant for the picture, not for a button over it. */
  isOnPicture(event) { return !event.composedPath()[0].closest?.("a, button, input, select, textarea, dialog"); }

  // Focus shows only when it came by keyboard; said here, not in a style sheet, so that no page policy can refuse it.
  showFocus(on) {
    this.canvas.style.outline = on ? `2px solid ${ACCENT}` : "none";
    this.canvas.style.outlineOffset = "-2px";
  }

  #watch() {
    const { signal } = this.abort;
    listen(this.frame, signal, {
      focusin: () => this.showFocus(this.canvas.matches(":focus-visible")),
      keydown: () => this.showFocus(this.canvas.matches(":focus")),
      "pointerdown focusout": () => this.showFocus(false),
    });
    this.#resizeObserver = new ResizeObserver((entries) => this.measure(entries.at(-1)));
    try {
      this.#resizeObserver.observe(this.frame, { box: "device-pixel-content-box" }); // exact device pixels
    } catch { // Safari: https://bugs.webkit.org/show_bug.cgi?id=219005
      this.#resizeObserver.observe(this.frame);
      listen(globalThis, signal, { resize: () => this.measure() }); // zooming the page changes the ratio alone
    }
    this.#visibilityObserver = new IntersectionObserver((entries) => {
      this.isVisible = entries.at(-1).isIntersecting;
      if (this.isVisible) this.#owner.onVisible();
    }, { rootMargin: "64px" });
    this.#visibilityObserver.observe(this.frame);
    listen(document, signal, { visibilitychange: () => { if (!document.hidden) this.#owner.onVisible(); } });
    watchPage(this.frame, (dark) => {
      this.dark = dark;
      this.#owner.onDarkChange(dark);
    }, signal);
    this.measure();
  }

  /** @param {ResizeObserverEntry} [entry] */
  measure(entry) {
    const ratio = globalThis.devicePixelRatio || 1, exact = entry?.devicePixelContentBoxSize?.[0];
    const { clientWidth, clientHeight } = this.frame;
    // A ratio that developer tools pretend reaches devicePixelRatio, not the observer.
    const choose = (observed, css) => (observed !== undefined && Math.abs(observed - css * ratio) < 1 + ratio ? observed : Math.round(css * ratio));
    const width = choose(exact?.inlineSize, clientWidth), height = choose(exact?.blockSize, clientHeight);
    if (width === this.width && height === this.height && ratio === this.ratio) return;
    Object.assign(this, { width, height, ratio });
    this.#owner.onResize();
  }

  /** Where an event happened, in CSS pixels from the frame's top left, whatever transforms the page puts on it. */
  positionOf(event) {
    const box = this.frame.getBoundingClientRect();
    return {
      x: (event.clientX - box.left) * (box.width ? this.frame.offsetWidth / box.width : 1),
      y: (event.clientY - box.top) * (box.height ? this.frame.offsetHeight / box.height : 1),
    };
  }

  /** A new canvas in the place of the old one, whose context cannot be changed. */
  replace() {
    const old = this.canvas, focused = old.getRootNode().activeElement === old;
    this.canvas = old.cloneNode(false);
    this.outputContext = null;
    this.wasCopiedTo = false;
    this.#prepareCanvas();
    old.replaceWith(this.canvas);
    if (this.frame === old) this.frame = this.canvas;
    if (focused) this.canvas.focus({ preventScroll: true });
    old.width = old.height = 0; // gives its memory back now
  }

  /** Says something where the picture should be. "" takes it away. */
  showMessage(text) {
    this.message?.remove();
    this.message = null;
    if (text && this.ownsFrame) this.message = appendMessage(this.frame, text);
  }

  dispose() {
    this.abort.abort();
    this.#resizeObserver.disconnect();
    this.#visibilityObserver.disconnect();
    if (this.ownsFrame) this.frame.remove();
  }
}

/** Puts words in the middle of an element; for what a reader has to know when there is no picture. */
export function appendMessage(target, text) {
  const style = `position:${target.className === "vitrail" ? "absolute" : "static"};inset:0;display:grid;place-items:center;box-sizing:border-box;`
    + "padding:24px;border:1px solid #8888;border-radius:6px;font:14px/1.5 system-ui,sans-serif;text-align:center;overflow:auto";
  const message = element("div", { role: "alert", style }, text);
  target.append(message);
  return message;
}
