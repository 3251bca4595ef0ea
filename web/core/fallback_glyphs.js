// In:  pieces of text in letters that the library's font lacks: Chinese, Arabic, emoji and all others.
// Out: their pictures, drawn by the browser with the fonts that it finds, shaped and ordered as it does everywhere.
import { createCanvas } from "./canvas.js";

const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/; // a letter of a script from the right
const LIMIT = 2047; // px; the library's atlas is no wider

/** @type {any} */
let context;

function open() {
  try {
    context ??= createCanvas().getContext("2d", { willReadFrequently: true });
  } catch { /* there is none: not a browser */ }
  return context;
}

function prepare(px, weight) {
  context.font = `${weight} ${px}px system-ui, sans-serif`;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
}

// WebKit's canvas orders a line as Unicode did before 6.3, without the rule for pairs of brackets (https://www.unicode.org/reports/tr9/#N0):
// the closing one goes with what follows. Marks behind it, which the eye does not see, say where it and a number belong.
const PAIR = /([([{][^()[\]{}]*[)\]}])([^\p{L}\d()[\]{}]*)(?=(\d?))/gu;
const paired = (text) => text.replace(PAIR, (_, pair, gap, digit, at) => {
  const left = (part) => /[^\P{L}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]\P{L}*$/u.test(part); // its last letter is of a script from the left
  if (left(text.slice(0, at).replace(PAIR, "")) && !RIGHT.test(pair)) return `${pair}\u200e${gap}`;
  return left(pair) ? `${pair}\u200f${gap}${digit && "\u200e"}` : pair + gap;
});

/** Premultiplied pixels of a text, from `left`, `top` beside the pen on the baseline; null when it is too large. */
function draw(text, px, weight) {
  // Marked in the text, since not every canvas has a direction.
  const words = RIGHT.test(text.match(/\p{L}/u)) ? `\u202b${paired(text)}\u202c` : text;
  prepare(px, weight);
  // Firefox leaves words out of the box of a text from the right, but not out of its width.
  const size = context.measureText(words), { canvas } = context, pad = Math.ceil(px / 8);
  const left = -Math.ceil(Math.max(size.actualBoundingBoxLeft, 0)) - pad, top = -Math.ceil(size.actualBoundingBoxAscent) - 1;
  const width = Math.ceil(Math.max(size.actualBoundingBoxRight, size.width)) + pad - left;
  const height = Math.ceil(size.actualBoundingBoxDescent) + 1 - top;
  if (!(width <= LIMIT && height <= LIMIT)) return null;
  canvas.width = width; // forgets the font, and what was drawn
  canvas.height = height;
  prepare(px, weight);
  context.fillText(words, -left, -top);
  const { data } = context.getImageData(0, 0, width, height);
  let colored = false; // letters are black, emoji are not
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3] / 255;
    for (let c = i; c < i + 3; c++) colored = (data[c] = Math.round(data[c] * alpha)) > 0 || colored;
  }
  return { width, height, left, top, advance: size.width, colored, data };
}

/**
 * Draws what the last frame could not show.
 * @param {import("./engine.js").Engine} engine
 * @returns {boolean} whether that frame has to be drawn again
 */
export function drawMissingGlyphs(engine) {
  let drawn = false;
  for (let address; (address = engine.exports.vt_text_wanted(engine.staging));) {
    const [px, weight] = engine.stagedNumbers(2), picture = open() && draw(engine.string(address), px, weight);
    drawn = true; // also where there is no canvas or it is too large: boxes are to be shown
    if (!picture) continue;
    const pixels = engine.temporaryMemory(picture.data.length);
    engine.bytes.set(picture.data, pixels);
    engine.check(engine.exports.vt_text_give(address, px, weight, picture.width, picture.height, picture.left, picture.top,
      picture.advance, picture.colored, pixels));
  }
  return drawn;
}
