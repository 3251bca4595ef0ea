// In:  a segment's number. Out: what is known of it in JavaScript: two elements of each array are one segment.

const both = (artist, array, index) => {
  const start = artist.given(array, 2 * index);
  return start && [start, artist.given(array, 2 * index + 1)];
};

/** @type {import("./index.js").KindValues} */
export const segments = {
  positions: (artist, index) => both(artist, "positions", index),
  scalars: (artist, index) => both(artist, "scalars", index)?.flat() ?? null,
};
