// In:  a ruler. Out: what is known of it in JavaScript: how far its ends are from each other.

const DIGITS = 7; // of a length in words

/** In data numbers. @param {{engine: import("../core/engine.js").Engine, id: number}} node */
function distance({ engine, id }) {
  const [start, end] = ["start", "end"].map((name) => engine.numbersOf(id, name));
  return Math.hypot(...start.map((x, i) => x - end[i]));
}

/** @type {import("./index.js").KindValues} */
export const ruler = {
  properties: { distance },
  summary: (node) => [["distance", String(Number(distance(node).toPrecision(DIGITS)))]],
};
