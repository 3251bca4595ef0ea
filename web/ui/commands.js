// In:  a scene. Out: the commands that its toolbar and its keys offer.
import { downloadFile } from "../core/canvas.js";
import { isClipped, toggleClipBox } from "./clip_box.js";
import { openDataTable } from "./data_table.js";

/**
 * @typedef {object} Command
 * @property {string} name as its icon is called
 * @property {string} label
 * @property {string} key "": none
 * @property {() => unknown} run
 * @property {() => boolean} [isOn] of those that switch something
 */

/** @param {import("../api/base_scene.js").BaseScene} scene @param {import("./scene_ui.js").SceneUi} ui @returns {Command[]} */
export function commandsOf(scene, ui) {
  const { selector } = ui;
  /** @returns {Command} */
  const mode = (name, label, key) => ({
    name, label, key,
    run() { scene.mode = selector.mode === name ? "orbit" : name; }, // the same again: back to turning
    isOn: () => selector.mode === name,
  });
  /** @returns {Command} */
  const preset = (name, label, key) => ({ name, label, key, run: () => scene.camera.glide((camera) => camera[name]()) });
  return [
    preset("home", "Home view", "H"),
    preset("top", "From the top", "3"),
    preset("front", "From the front", "1"),
    preset("side", "From the side", "2"),
    { name: "projection", label: "Parallel projection", key: "P", run: () => toggleProjection(scene.camera), isOn: () => isParallel(scene.camera) },
    mode("orbit", "Turn", "O"),
    mode("box", "Select a box", "B"),
    mode("lasso", "Select a lasso", "L"),
    { name: "visible", label: "Select visible only", key: "V", run() { selector.visible = !selector.visible; }, isOn: () => selector.visible },
    mode("measure", "Measure", "M"),
    { name: "clip", label: "Clip box", key: "C", run: () => toggleClipBox(scene), isOn: () => isClipped(scene) },
    { name: "picture", label: "Save as a picture", key: "S", run: () => savePicture(scene) },
    { name: "full", label: "Full screen", key: "", run: () => toggleFullScreen(scene) },
    { name: "table", label: "Data as a table", key: "T", run: () => openDataTable(scene) },
    { name: "help", label: "Keys", key: "?", run: () => ui.toolbar?.help() },
  ];
}

const isParallel = (camera) => camera.projection === "orthographic";

function toggleProjection(camera) {
  camera.projection = isParallel(camera) ? "perspective" : "orthographic";
}

// The picture as a file, with as many pixels as a good print wants.
async function savePicture(scene) {
  const file = await scene.toBlob({ pixelRatio: Math.max(2, scene.viewport.ratio) });
  downloadFile(file, `${scene.title.replace(/[^\p{L}\p{N} _-]+/gu, "") || "scene"}.png`);
}

function toggleFullScreen(scene) {
  if (document.fullscreenElement) document.exitFullscreen();
  else scene.viewport.frame.requestFullscreen?.().catch(() => scene.ui.announce("This page allows no full screen"));
}
