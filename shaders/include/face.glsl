// What meshes, surfaces and shapes share: normals of faces, lines drawn on them, layers for stochastic alpha.

// The face's own normal, towards the viewer. Call it where all fragments of a quad come by.
vec3 face_normal(vec3 d, vec3 viewer) {
    vec3 n = cross(dFdx(d), dFdy(d));
    float size = length(n);
    n = size > 0.0 ? n / size : viewer;
    return dot(n, viewer) < 0.0 ? -n : n;
}

// An interpolated normal, on the viewer's side; where there is none, the face's own.
vec3 smooth_normal(vec3 normal, bool front, vec3 flat_normal) {
    float size = length(normal);
    return size > 1e-3 ? (front ? normal : -normal) / size : flat_normal;
}

// How much a number changes from one pixel to the next.
float change(float x) { return length(vec2(dFdx(x), dFdy(x))); }

// Lines at whole numbers of x, `away` from the nearest in units of x, which changes by step_per_px: coverage by a width in
// device px. Thinner than 1 px is paler instead; where lines come closer than some pixels they fade, so that they never
// fill an area.
float line_coverage(float away, float step_per_px, float width) {
    float wide = max(width, 1.0);
    float inside = clamp(0.5 * wide + 0.5 - away / max(step_per_px, 1e-9), 0.0, 1.0);
    return inside * min(width, 1.0) * (1.0 - smoothstep(0.18, 0.4, step_per_px * wide));
}
float lines(float x, float width) { return line_coverage(abs(fract(x - 0.5) - 0.5), change(x), width); }

// Tells apart the layers of a body that lie behind one another: its sides, and at rest slices of depth: few, since where one
// ends there is grain. In the single pass of a moving picture slices would show as patches.
uint layer(vec3 d, bool front) {
    float depth = clamp((view_depth(d) - frame_near) / max(frame_far - frame_near, 1e-30), 0.0, 1.0);
    return (frame_pass_count > 0 ? uint(depth * 15.99) * 2u : 0u) + (front ? 1u : 0u);
}
