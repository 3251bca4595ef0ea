// In:  a face's number. Out: what is known of it in JavaScript: its numbers belong to vertices or to faces.

/** @type {import("./index.js").KindValues} */
export const mesh = {
  wide: true,
  positions: () => null,
  scalars(artist, index, position) {
    const shape = artist.shape("scalars"), faces = artist.shape("faces");
    if (!shape) return null;
    const corners = faces ? artist.given("faces", index) : [0, 1, 2].map((i) => 3 * index + i);
    if (shape.rows === (faces?.rows ?? -1) || !corners) return artist.given("scalars", index); // one for each face
    if (!position) return null;
    const distance = (vertex) => {
      const corner = artist.given("positions", vertex);
      return corner ? Math.hypot(...corner.map((value, i) => value - position[i])) : Infinity;
    };
    // that of the vertex next to where the pointer met the face
    return artist.given("scalars", corners.reduce((best, vertex) => (distance(vertex) < distance(best) ? vertex : best)));
  },
};
