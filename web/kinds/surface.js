// In:  a grid point's number. Out: what is known of it in JavaScript: heights and coordinates are different arrays.

/** @type {import("./index.js").KindValues} */
export const surface = {
  positions(artist, index) {
    const height = artist.given("heights", index), { rows, columns } = artist.shape("heights") ?? {};
    if (!height || !columns) return null;
    const coordinate = (name, along) => { // a row of them, one for each point, or none
      const shape = artist.shape(name);
      return shape ? artist.given(name, shape.rows * shape.columns > Math.max(columns, rows) ? index : along)?.[0] : along;
    };
    return [[coordinate("x", index % columns), coordinate("y", Math.floor(index / columns)), height[0]]];
  },
};
