// In:  a scene with a frame in the page. Out: its tools: buttons that come with the pointer or the focus, and the list of keys.
// Called by: scene.js makes one unless toolbar is false.
import { element } from "./ui.js";
import { HELP } from "./keys.js";

const CUBE = "M10 3l6 3.5v7L10 17l-6-3.5v-7zM4 6.5l6 3.5 6-3.5M10 10v7";
// Drawings of 20 x 20, all by us; after a | a part that is filled.
const ICONS = {
  more: "M4.5 10h.1M10 10h.1M15.5 10h.1",
  home: "M3 10l7-6.5 7 6.5M5 8.5V16h10V8.5",
  top: `${CUBE}|M10 3l6 3.5-6 3.5-6-3.5z`,
  front: `${CUBE}|M4 6.5l6 3.5v7l-6-3.5z`,
  side: `${CUBE}|M10 10l6-3.5v7L10 17z`,
  projection: "M3 3h14v14H3zM7.5 7.5h5v5h-5zM3 3l4.5 4.5M17 3l-4.5 4.5M3 17l4.5-4.5M17 17l-4.5-4.5",
  orbit: "M16.5 10a6.5 6.5 0 1 1-2-4.7L17 7.5M17 3.5v4h-4",
  box: "M3.5 6.5v-3h3M8.5 3.5h3M13.5 3.5h3v3M16.5 8.5v3M16.5 13.5v3h-3M11.5 16.5h-3M6.5 16.5h-3v-3M3.5 11.5v-3",
  lasso: "M10 3.5c4 0 6.8 1.9 6.8 4.5S14 12.5 10 12.5 3.2 10.6 3.2 8 6 3.5 10 3.5zM5.7 11.5c-1.5.9-1.2 2.9.6 2.9s1.9 1.4 1.2 2.6",
  visible: "M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5zM10 7.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z",
  measure: "M2.8 13.6L13.6 2.8l3.6 3.6L6.4 17.2zM5.5 10.9l1.5 1.5M8.2 8.2l2.4 2.4M10.9 5.5l1.5 1.5",
  clip: "M5.5 2.5v12h12M2.5 5.5h12v12",
  picture: "M2.5 6.5h3.5l1.5-2.5h5L14 6.5h3.5v9.5h-15zM10 8.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z",
  full: "M7.5 3H3v4.5M12.5 3H17v4.5M7.5 17H3v-4.5M12.5 17H17v-4.5",
  table: "M2.5 4h15v12h-15zM2.5 8h15M2.5 12h15M7.5 4v12",
  help: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM7.7 7.8a2.3 2.3 0 1 1 3.5 2c-.8.5-1.2.9-1.2 1.9M10 14.2v.1",
};

function icon(name) {
  const [line, filled] = ICONS[name].split("|");
  return element("svg", { viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true" },
    ...(filled ? [element("path", { d: filled, fill: "currentColor", "fill-opacity": ".55", stroke: "none" })] : []), element("path", { d: line }));
}

export class Toolbar {
  #buttons = new Map();

  /** @param {import("./tools.js").Tools} tools */
  constructor(tools) {
    const { scene } = this.tools = tools, { frame, abort } = scene.stage;
    this.bar = element("div", { class: "bar", role: "toolbar", "aria-label": "Picture tools", "aria-orientation": "vertical" });
    const more = ["more", "Tools", "", () => this.#expand(!this.bar.hasAttribute("data-all"))];
    for (const tool of [more, ...tools.list]) {
      const [name, words, key] = tool;
      const button = element("button", { type: "button", "aria-label": words, "aria-keyshortcuts": key, "data-tip": key ? `${words} (${key})` : words,
        onclick: () => (tool === more ? more[3]() : tools.use(tool)) }, icon(name));
      this.#buttons.set(name, button);
      this.bar.append(button);
    }
    tools.ui.root.append(this.bar);
    const on = (target, event, listener) => target.addEventListener(event, listener, { signal: abort.signal });
    const touch = matchMedia("(pointer: coarse)"), shown = new Set(), [first] = this.#buttons.values();
    const show = (why, is) => {
      shown[is ? "add" : "delete"](why);
      this.bar.classList.toggle("open", shown.size > 0);
    };
    on(frame, "pointerenter", ({ pointerType }) => show("pointer", pointerType !== "touch"));
    on(frame, "pointerleave", () => show("pointer", false));
    on(frame, "focusin", () => show("focus", true));
    on(frame, "focusout", ({ relatedTarget }) => show("focus", frame.contains(relatedTarget))); // a hidden button could not take it
    on(this.bar, "keydown", (event) => this.#key(event));
    on(this.bar, "focusin", ({ target }) => this.#rove(target));
    this.fit = () => {
      const { clientWidth: width, clientHeight: height } = frame, small = touch.matches || width < 360 || height < 200;
      first.hidden = !small;
      this.close();
      this.bar.classList.toggle("small", small);
      this.bar.style.setProperty("--columns", String(Math.max(1, Math.min(4, Math.floor((width - 16) / 36)))));
      this.#rove(small ? first : first.nextSibling);
      show("small", small);
      this.refresh();
    };
    on(touch, "change", this.fit);
    this.fit();
  }

  // Where there is little room, or fingers, one button shows the others.
  #expand(on) {
    this.bar.toggleAttribute("data-all", on);
    this.bar.firstChild.setAttribute("aria-expanded", String(on));
  }
  close() { this.#expand(false); }

  /** Pressed buttons are those of what is on; the picture's corner stays free. */
  refresh() {
    const { scene } = this.tools, room = scene.triad || scene.scale_bar ? 116 : 16; // those stand below
    this.bar.style.setProperty("--rows", String(Math.max(1, Math.floor((scene.stage.frame.clientHeight - room) / 28))));
    for (const [name, , , , on] of this.tools.list) if (on) this.#buttons.get(name).setAttribute("aria-pressed", on());
  }

  // One of the buttons can be reached by Tab, the others from it by arrow keys.
  #rove(to) {
    for (const button of this.#buttons.values()) button.tabIndex = button === to ? 0 : -1;
  }
  #key(event) {
    const list = [...this.#buttons.values()].filter((button) => button.offsetParent), at = list.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape") this.tools.scene.stage.canvas.focus();
    else if (to === undefined) return;
    else list.at(to % list.length).focus();
    event.preventDefault();
  }

  /** The list of keys. */
  help() {
    const tools = this.tools.list.filter(([, , key]) => key).map(([, words, key]) => [key, words]);
    this.tools.ui.dialog("Keys", element("table", {}, ...[...HELP, ...tools].map(([keys, words]) => {
      return element("tr", {}, element("th", { scope: "row" }, keys), element("td", { class: "words" }, words));
    })));
  }
}
