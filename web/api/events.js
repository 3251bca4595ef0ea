// In:  functions that want to be told.
// Out: calls of them; one that throws is reported and disturbs nobody else.
import { report, VitrailError } from "../core/errors.js";

export const EVENTS = ["hover", "click", "dblclick", "select", "key", "change", "frame", "rest", "camera", "resize", "contextlost", "contextrestored"];

export class Events {
  #listeners = new Map(); // event -> Map of listener -> whether it is called only once

  on(event, listener, once = false) {
    if (!EVENTS.includes(event)) {
      throw new VitrailError(`there is no event "${event}"; there are ${EVENTS.join(", ")}`, "name");
    }
    if (typeof listener !== "function") throw new VitrailError(`on("${event}"): got ${typeof listener}, wanted a function`);
    if (!this.#listeners.has(event)) this.#listeners.set(event, new Map());
    this.#listeners.get(event).set(listener, once);
  }

  /** Without a listener: all of that event. */
  off(event, listener) {
    if (listener) this.#listeners.get(event)?.delete(listener);
    else this.#listeners.delete(event);
  }

  /** @param {string} event */
  has(event) { return Boolean(this.#listeners.get(event)?.size); }

  /** @param {string} event @param {any} detail */
  emit(event, detail) {
    const listeners = this.#listeners.get(event);
    if (!listeners) return;
    for (const [listener, once] of [...listeners]) { // a copy: a listener may take itself off
      if (once) listeners.delete(listener);
      try {
        const answer = listener(detail);
        if (typeof answer?.catch === "function") answer.catch(report);
      } catch (error) {
        report(error);
      }
    }
  }

  /** The same for what a listener may call off by event.preventDefault(); whether it goes on. */
  emitCancelable(event, detail) {
    let free = true;
    detail.preventDefault = () => { free = false; };
    this.emit(event, detail);
    return free;
  }

  clear() { this.#listeners.clear(); }
}
