// In:  a scene with a frame in the page. Out: its toolbar: buttons that come with the pointer or the focus, and the list of keys.
import { element, listen } from "../core/dom.js";
import { HELP } from "./keys.js";

const CUBE = "M10 3l6 3v8l-6 3-6-3V6zM4 6l6 3 6-3M10 9v8";
// Drawings of 20 x 20, all by us; after a | a part that is filled.
const ICONS = {
  more: "M5 10h.1M10 10h.1M15 10h.1",
  home: "M3 10l7-6 7 6M5 9v7h10V9",
  top: `${CUBE}|M10 3l6 3-6 3-6-3z`,
  front: `${CUBE}|M4 6l6 3v8l-6-3z`,
  side: `${CUBE}|M10 9l6-3v8l-6 3z`,
  projection: "M3 3h14v14H3zM7 7h6v6H7zM3 3l4 4M17 3l-4 4M3 17l4-4M17 17l-4-4",
  orbit: "M16 10a6 6 0 1 1-2-4l3 2M17 4v4h-4",
  box: "M3 3h14v14H3z",
  lasso: "M10 4a7 4 0 1 0 .1 0zM6 12c-2 1-1 3 0 3s2 1 1 3",
  visible: "M2 10q8-10 16 0-8 10-16 0zM10 8a2 2 0 1 0 .1 0z",
  measure: "M3 13L13 3l4 4L7 17zM5 11l2 2M8 8l2 2M11 5l2 2",
  clip: "M6 2v12h12M2 6h12v12",
  picture: "M2 6h4l1-2h6l1 2h4v10H2zM10 8a3 3 0 1 0 .1 0z",
  full: "M7 3H3v4M13 3h4v4M7 17H3v-4M13 17h4v-4",
  table: "M2 4h16v12H2zM2 8h16M2 12h16M7 4v12",
  help: "M10 3a7 7 0 1 0 .1 0zM8 8a2 2 0 1 1 3 2q-1 0-1 2M10 14v.1",
};

function icon(name) {
  const [line, filled = ""] = ICONS[name].split("|");
  return element("svg", { viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true", class: name },
    element("path", { d: filled, fill: "currentColor", "fill-opacity": ".55", stroke: "none" }), element("path", { d: line }));
}

export class Toolbar {
  #buttons = new Map();

  /** @param {import("./scene_ui.js").SceneUi} ui */
  constructor(ui) {
    this.ui = ui;
    const { scene } = ui, { frame, abort } = scene.viewport;
    this.bar = element("div", { class: "bar", role: "toolbar", "aria-label": "Picture tools", "aria-orientation": "vertical" });
    const add = (name, label, key, onclick) => {
      const button = element("button", { type: "button", "aria-label": label, "aria-keyshortcuts": key, "data-tip": key ? `${label} (${key})` : label, onclick }, icon(name));
      this.#buttons.set(name, button);
      this.bar.append(button);
    };
    add("more", "Tools", "", () => this.#expand(!this.bar.hasAttribute("data-all")));
    for (const command of ui.commands) add(command.name, command.label, command.key, () => ui.run(command));
    ui.overlay.root.append(this.bar);
    const touch = matchMedia("(pointer: coarse)"), shown = new Set(), [first] = this.#buttons.values();
    const show = (why, is) => {
      shown[is ? "add" : "delete"](why);
      this.bar.classList.toggle("open", shown.size > 0);
    };
    listen(frame, abort.signal, {
      pointerenter: ({ pointerType }) => show("pointer", pointerType !== "touch"),
      pointerleave: () => show("pointer", false),
      focusin: () => show("focus", true),
      focusout: ({ relatedTarget }) => show("focus", frame.contains(relatedTarget)), // a hidden button could not take it
    });
    listen(this.bar, abort.signal, { keydown: (event) => this.#key(event), focusin: ({ target }) => this.#rove(target) });
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
    listen(touch, abort.signal, { change: this.fit });
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
    const { scene } = this.ui, room = scene.triad || scene.scale_bar ? 116 : 16; // those stand below
    this.bar.style.setProperty("--rows", String(Math.max(1, Math.floor((scene.viewport.frame.clientHeight - room) / 28))));
    for (const { name, isOn } of this.ui.commands) if (isOn) this.#buttons.get(name).setAttribute("aria-pressed", String(isOn()));
  }

  // One of the buttons can be reached by Tab, the others from it by arrow keys.
  #rove(to) {
    for (const button of this.#buttons.values()) button.tabIndex = button === to ? 0 : -1;
  }
  #key(event) {
    const list = [...this.#buttons.values()].filter((button) => button.offsetParent), at = list.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape") this.ui.scene.viewport.canvas.focus();
    else if (to === undefined) return;
    else list.at(to % list.length).focus();
    event.preventDefault();
  }

  /** The list of keys. */
  help() {
    const commands = this.ui.commands.filter(({ key }) => key).map(({ key, label }) => [key, label]);
    this.ui.overlay.showDialog("Keys", element("table", {}, ...[...HELP, ...commands].map(([keys, action]) => {
      return element("tr", {}, element("th", { scope: "row" }, keys), element("td", { class: "words" }, action));
    })));
  }
}
