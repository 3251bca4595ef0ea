// In:  pixels, files.
// Out: canvases that are not in the page, pictures in them, files for the user.
import { VitrailError } from "./errors.js";

/** A canvas that is not in the page. */
export function createCanvas() {
  if (typeof OffscreenCanvas !== "undefined") return new OffscreenCanvas(1, 1);
  if (typeof document !== "undefined") return document.createElement("canvas");
  throw new VitrailError("pictures need a browser (or, in Python, the native library)", "gl");
}

/** A canvas with a picture in it. */
export function drawImageData(canvas, image) {
  Object.assign(canvas, { width: image.width, height: image.height }).getContext("2d").putImageData(image, 0, 0);
  return canvas;
}

/** Lets the user save a file. */
export function downloadFile(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
