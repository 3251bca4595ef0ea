// In:  a scene's artists. Out: their data in words, a hundred rows at a time, in a dialog.
import { element } from "../core/dom.js";
import { elementCount, elementName, selectableNodes } from "../core/elements.js";
import { elementValues } from "./element_values.js";

/** @typedef {import("../api/base_scene.js").BaseScene} BaseScene */

const PAGE = 100;

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows as a file of comma-separated values, with plain minus signs. @param {unknown[][]} rows */
export const csv = (rows) => rows.map((row) => row.map((text) => cell(String(text).replaceAll("\u2212", "-"))).join(",")).join("\n");

/** @param {BaseScene} scene */
export function openDataTable(scene) {
  const { engine } = scene, { overlay } = scene.ui;
  const nodes = selectableNodes(scene).filter((id) => elementCount(engine, id));
  let node = nodes[0], from = 0, only = false, latest = 0, shown = [];

  const artists = element("select", { onchange: () => { node = nodes[artists.selectedIndex]; from = 0; fill(); } },
    ...nodes.map((id, i) => element("option", {}, `${i + 1}. ${elementName(scene, id, -1)}`)));
  const selectedOnly = element("input", { type: "checkbox", onchange: () => { only = selectedOnly.checked; from = 0; fill(); } });
  const button = (label, act) => element("button", { type: "button", onclick: act }, label);
  const go = (label, to) => button(label, () => { from = to(); fill(); });
  const last = () => Math.max(0, Math.floor((total() - 1) / PAGE) * PAGE);
  const back = [go("First", () => 0), go("Previous", () => from - PAGE)], on = [go("Next", () => from + PAGE), go("Last", last)];
  const copy = button("Copy these rows as CSV", async () => {
    try {
      await navigator.clipboard.writeText(csv(shown));
      status.textContent = "Copied.";
    } catch {
      status.textContent = "This page may not write to the clipboard.";
    }
  });
  const status = element("span", { role: "status" });
  const caption = element("caption"), head = element("thead"), body = element("tbody");
  let selected = [];
  const total = () => (only ? selected.length : elementCount(engine, node));

  async function fill() {
    if (!node) return void (caption.textContent = "There are no data in this picture.");
    const request = ++latest;
    status.textContent = "";
    selected = engine.selected(node);
    selectedOnly.disabled = !selected.length;
    only &&= selected.length > 0;
    const all = total(), marked = new Set(selected), single = engine.kindAt(node).array.size === 0;
    const indexes = Array.from({ length: Math.min(PAGE, all - from) }, (_, i) => (only ? selected[from + i] : from + i));
    const rows = await Promise.all(indexes.map((index) => scene.source?.(node, index) ?? elementValues(scene, node, index)));
    if (request !== latest) return; // another page was asked for meanwhile
    const names = [...new Set(rows.flatMap((row) => row.map(([name]) => name)))];
    const cells = rows.map((row) => names.map((name) => row.find(([one]) => one === name)?.[1] ?? ""));
    shown = [["index", ...names.map((name) => name || "text")], ...cells.map((row, i) => [indexes[i], ...row])];
    // Numbers stand right, below each other; words left.
    const numeric = shown[0].map((_, k) => (k && cells.every((row) => /^[\d\u2212\u2013]|^$/.test(row[k - 1])) ? { class: "number" } : {}));
    caption.textContent = `${elementName(scene, node, -1)}: ${single ? "one element" : `rows ${from + 1} to ${from + indexes.length} of ${all}`}`
      + (selected.length && !only ? `, ${selected.length} selected` : "");
    head.replaceChildren(element("tr", {}, ...shown[0].map((name, k) => element("th", { scope: "col", ...numeric[k] }, name))));
    body.replaceChildren(...cells.map((row, i) => element("tr", marked.has(indexes[i]) ? { class: "on" } : {},
      element("th", { scope: "row" }, marked.has(indexes[i]) ? `${indexes[i]} (selected)` : String(indexes[i])), ...row.map((text, k) => element("td", numeric[k + 1], text)))));
    for (const one of back) one.disabled = from === 0;
    for (const one of on) one.disabled = from + PAGE >= all;
  }

  const dialog = overlay.showDialog("Data", element("table", {}, caption, head, body),
    element("footer", {}, element("label", {}, "Artist ", artists), element("label", {}, selectedOnly, "Selected only"), ...back, ...on, copy, status));
  fill();
  return dialog;
}
