// In:  a scene with a frame in the page.
// Out: what lies over its picture: a shadow root (so that the page's styles and ours leave each other alone) with a drawing, and the
//      words that a screen reader says at once.

import { element } from "../core/dom.js";

/** @typedef {import("../api/base_scene.js").BaseScene} BaseScene */

// Adopted, not a <style>: a page's policy cannot refuse it.
const CSS = `
:host{all:initial;position:absolute;inset:0;pointer-events:none;font:12px/1.45 system-ui,sans-serif;
font-variant-numeric:tabular-nums;color:var(--text);
--text:#2b2b2b;--soft:#5f5f5b;--back:#fff;--line:#d4d4d0;--on:#fbe3dc;--accent:#cf4520;color-scheme:light}
:host([data-dark]){--text:#d7dce2;--soft:#9aa4af;--back:#1b2027;--line:#3b434d;--on:#5a2a1d;color-scheme:dark}
*{box-sizing:border-box}[hidden],.small:not([data-all]) :not(:first-child,path){display:none!important}
svg{fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.box{stroke-dasharray:3 4;stroke-dashoffset:1.5}
.draw{position:absolute;inset:0;width:100%;height:100%;color:var(--accent)}
.halo{stroke:var(--back);stroke-width:3.5;stroke-opacity:.7}
.area{fill:var(--accent);fill-opacity:.12}
.say{position:absolute;clip-path:inset(50%)}
.tip,dialog,button,button::after{color:var(--text);background:var(--back);border:1px solid var(--line);border-radius:5px}
.tip{position:absolute;left:0;top:0;max-width:min(300px,calc(100% - 16px));padding:6px 9px;box-shadow:0 1px 6px #0003;overflow-wrap:anywhere}
b{display:block}.tip div{display:flex;gap:10px;justify-content:space-between}.tip span,caption{color:var(--soft)}
.bar{position:absolute;left:8px;top:8px;display:grid;grid-auto-flow:column;grid-template-rows:repeat(var(--rows),28px);opacity:0;visibility:hidden;
transition:.15s}
.open{opacity:1;visibility:visible;pointer-events:auto}
select,input,button{font:inherit}button{padding:3px 9px;cursor:pointer}
.bar button{position:relative;width:28px;height:28px;padding:0;display:grid;place-items:center}
button:not(:hover){border-color:transparent}footer button,header button{border-color:var(--line)!important}
button[aria-pressed=true]{background:var(--on);border-color:var(--accent)}
:disabled{opacity:.5;cursor:default}
:focus-visible{outline:2px solid var(--accent)}
.bar:not(.small) button:is(:hover,:focus-visible)::after{content:attr(data-tip);position:absolute;left:34px;top:2px;z-index:1;padding:2px 7px;
white-space:nowrap;pointer-events:none}
.bar.small{grid:none;grid-template-columns:repeat(var(--columns),36px)}
.small button{width:36px;height:36px}
dialog{pointer-events:auto;padding:0;max-width:min(760px,calc(100vw - 24px));max-height:calc(100vh - 24px)}
dialog::backdrop{background:#0006}
header,footer{position:sticky;display:flex;flex-wrap:wrap;gap:8px;align-items:center;padding:10px 14px;background:var(--back);left:0}
header{top:0;z-index:1}footer{bottom:0}
h2{margin:0;font-size:14px;flex:1}label{display:flex;gap:5px;align-items:center}
table{border-collapse:collapse;margin:0 14px}caption{text-align:left;padding:8px}
th,td{padding:3px 9px;text-align:left;border-bottom:1px solid var(--line);white-space:nowrap}
th.number,td.number{text-align:right}.on{background:var(--on)}.words{white-space:normal}
@media(prefers-reduced-motion:reduce){*{transition:none!important}}
@media(forced-colors:active){button{border-color:ButtonText!important}[aria-pressed=true],.on>*{outline:2px solid Highlight}.draw{color:Highlight}}`;

let sheet = null;

export class Overlay {
  /** @param {BaseScene} scene */
  constructor(scene) {
    const { frame } = scene.viewport;
    this.scene = scene;
    // Our own sheet says this style too; until it counts, nothing may catch the pointer. JupyterLab takes letters and arrows for commands otherwise.
    this.host = element("div", { "data-lm-suppress-shortcuts": true, style: "position:absolute;inset:0;pointer-events:none" });
    this.root = this.host.attachShadow({ mode: "open" });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
    }
    this.root.adoptedStyleSheets = [sheet];
    this.halo = element("path", { class: "halo" });
    this.line = element("path", {});
    this.drawing = element("svg", { class: "draw", "aria-hidden": "true" }, this.halo, this.line);
    this.liveRegion = element("div", { class: "say", role: "status" });
    this.root.append(this.drawing, this.liveRegion);
    frame.append(this.host);
    this.applyTheme();
  }

  /** Light or dark as the picture is, which mirrors theme.c. */
  applyTheme() {
    const { theme, background, accent_color: accent, dark } = this.scene;
    const luminance = background?.[3] > 0.5 ? 0.2126 * background[0] + 0.7152 * background[1] + 0.0722 * background[2] : dark ? 0 : 1;
    this.host.toggleAttribute("data-dark", theme === "auto" ? luminance < 0.45 : theme === "dark");
    if (accent) this.host.style.setProperty("--accent", `rgb(${accent.slice(0, 3).map((part) => Math.round(part * 255)).join()})`);
    else this.host.style.removeProperty("--accent");
  }

  /**
   * A window over the page: a heading, content, a button that closes. It gives everything back when it is closed.
   * @param {string} title @param {(Node | string)[]} content
   */
  showDialog(title, ...content) {
    const { viewport } = this.scene;
    this.openDialog?.close();
    const close = element("button", { type: "button", onclick: () => box.close() }, "Close");
    const box = element("dialog", { "aria-labelledby": "title" }, element("header", {}, element("h2", { id: "title" }, title), close), ...content);
    box.onclose = () => {
      box.remove();
      if (this.openDialog !== box) return; // this news comes late: another may be open by now
      this.openDialog = null;
      viewport.canvas.focus({ preventScroll: true });
    };
    this.root.append(this.openDialog = box);
    box.showModal();
    return box;
  }

  /** Has a screen reader say something when it has finished. @param {string} text */
  announce(text) {
    this.liveRegion.textContent = text;
  }

  /** Draws a path (SVG) over the picture; closed ones are tinted. "" takes it away. @param {string} path */
  draw(path) {
    this.halo.setAttribute("d", path);
    this.line.setAttribute("d", path);
    this.line.classList.toggle("area", path.endsWith("Z"));
  }
}
