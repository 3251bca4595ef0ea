// In:  a ruler. Out: what is known of it in JavaScript: how far its ends are from each other.

const DIGITS = 7; // of a length in words

/** @type {import("./index.js").KindValues} */
export const ruler = {
  properties: {
    /** In data numbers. */
    distance({ engine, id }) {
      const [start, end] = ["start", "end"].map((name) => engine.numbersOf(id, name));
      return Math.hypot(...start.map((x, i) => x - end[i]));
    },
  },
  summary: (node) => [["distance", String(Number(ruler.properties.distance(node).toPrecision(DIGITS)))]],
};
