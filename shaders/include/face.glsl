// What meshes, surfaces and shapes share: normals of faces, lines drawn on them, layers for stochastic alpha.

// The face's own normal, towards the reader. Call it where all fragments of a quad come by.
vec3 face_normal(vec3 d, vec3 reader) {
    vec3 n = cross(dFdx(d), dFdy(d));
    float size = length(n);
    n = size > 0.0 ? n / size : reader;
    return dot(n, reader) < 0.0 ? -n : n;
}

// An interpolated normal, on the reader's side; where there is none, the face's own.
vec3 smooth_normal(vec3 normal, bool front, vec3 flat_normal) {
    float size = length(normal);
    return size > 1e-3 ? (front ? normal : -normal) / size : flat_normal;
}

// How much a number changes from one pixel to the next.
float change(float x) { return length(vec2(dFdx(x), dFdy(x))); }

// Coverage by a line of a width, at a distance from its middle, both in device px. Thinner than 1 px is paler instead.
float line_coverage(float away, float width) { return clamp(0.5 * max(width, 1.0) + 0.5 - away, 0.0, 1.0) * min(width, 1.0); }

// Tells apart the layers of a body that lie behind one another: sides, and slices of depth.
uint layer(vec3 d, bool front) {
    float slice = clamp((view_depth(d) - frame_lens.z) / max(frame_lens.w - frame_lens.z, 1e-30), 0.0, 1.0) * 61.0;
    return uint(slice) * 2u + (front ? 1u : 0u);
}
