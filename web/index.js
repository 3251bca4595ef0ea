// In:  import { createScene } from "vitrail".
// Out: everything a page needs; nothing else of this folder is public.
export { Artist } from "./api/artist.js";
export { Camera } from "./api/camera.js";
export { Controls } from "./ui/controls.js";
export { VERSION as version } from "./core/engine.js";
export { VitrailError } from "./core/errors.js";
export { load, loadSync } from "./core/load.js";
export { defineElement, SceneElement } from "./api/custom_element.js";
export { link } from "./api/link.js";
export { Group } from "./api/artist_factory.js";
export { createScene, Scene } from "./api/scene.js";
import { pageEngine, requireEngine, setDefaultSource } from "./core/load.js";
import { defineElement } from "./api/custom_element.js";

/** The library's list of kinds with their properties and arrays; for tools. */
export const table = () => requireEngine().table;
/** What is alive on this page: nodes, bytes, GL objects. Zeros before the engine is loaded. */
export const stats = () => {
  const running = pageEngine();
  return running ? { ...running.stats(), scenes: running.scenes.size, presenter: running.presenter.mode } : { scenes: 0, presenter: "none" };
};
/** [red, green, blue, alpha] in 0..1 of a colour in words: "tomato", "#f80", "0.7", "C3". */
export const color = (text) => requireEngine().color(text);
/** `count` colours of a colormap, as bytes red, green, blue, alpha. */
export const colormap = (name, count = 256) => requireEngine().colormap(name, count);

setDefaultSource(new URL("./vitrail.wasm", import.meta.url)); // here: bundlers and the one-file build have this file's address
defineElement();
