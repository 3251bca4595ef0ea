// In:  a pixel's number. Out: what is known of it in JavaScript: its row, its column, its number where it is not a colour.

/** @type {import("./index.js").KindValues} */
export const image = {
  wide: true,
  positions: () => null,
  scalars(artist, index) {
    const pixel = artist.given("pixels", index);
    return pixel?.length === 1 ? pixel : null;
  },
  rows(artist, index) {
    const { columns } = artist.shape("pixels") ?? {};
    return columns ? [["row, column", `${Math.floor(index / columns)}, ${index % columns}`]] : [];
  },
};
