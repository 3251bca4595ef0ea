// In:  import { createScene } from "vitrail".
// Out: everything a page needs; nothing else of this folder is public.
// Called by: pages. index.d.ts describes it.
export { Artist } from "./artist.js";
export { Camera } from "./camera.js";
export { Controls } from "./controls.js";
export { load, loadSync, VERSION as version, VitrailError } from "./engine.js";
export { defineElement, SceneElement } from "./element.js";
export { link } from "./link.js";
export { Group } from "./make.js";
export { createScene, Scene } from "./plot.js";
import { defineElement } from "./element.js";
import { engine, need } from "./engine.js";

/** The library's list of kinds with their properties and arrays; for tools. */
export const table = () => need().table;
/** What is alive on this page: nodes, bytes, GL objects. Zeros before the engine is loaded. */
export const stats = () => {
  const running = engine();
  return running ? { ...running.stats(), scenes: running.scenes.size, presenter: running.presenter.mode } : { scenes: 0, presenter: "none" };
};
/** [red, green, blue, alpha] in 0..1 of a colour in words: "tomato", "#f80", "0.7", "C3". */
export const color = (text) => need().color(text);
/** `count` colours of a colormap, as bytes red, green, blue, alpha. */
export const colormap = (name, count = 256) => need().colormap(name, count);

defineElement();
