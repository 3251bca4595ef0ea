#version 300 es
// Thick lines: each segment is two triangles that are as wide as the line on the screen, long enough for its caps and joins.
// Positions are pulled from a texture; gl_VertexID / 6 is the segment. stroke.frag drops what lies outside the outline; it
// works in pixels along (x, from the segment's start) and across (y) the segment.
#include "frame.glsl"
#include "position.glsl"
#include "color.glsl"
#include "fetch.glsl"
#include "stroke.glsl"
uniform sampler2D t_scalars, t_colors, t_along, t_selected;
uniform vec3 u_form;       // 1: a line, 2: separate segments; 1: the line is closed; 1: t_along is there
uniform vec3 u_stroke;     // width in device px; cap: 0 round, 1 butt, 2 square; join: 0 round, 1 bevel, 2 miter
uniform float u_period;    // dash patterns in one length of the scene; 0: solid

out vec4 v_at;             // along, across and 1, all times w, since they are even on the screen, not in space; distance
out vec4 v_ends;           // how the line goes on before (x, y) and after (z, w) the segment, outwards, in its own axes
out vec4 v_shape;          // length in px; start + 3 * end: 0 cut, 1 cap, 2 join (+ 9: start selected, + 18: end); its number: low 16 bits, and above
out vec4 v_along;          // place in the dash pattern and w, at the start and the end
out vec4 v_first, v_second; // colours at the start and the end; or numbers for the colormap, in x

const float MITER_LIMIT = 4.0; // sharper corners, below about 29 degrees, are bevelled

vec4 clipped(vec4 from, vec4 to) { // `from`, moved to the near plane where it is before it
    float a = from.z + from.w, b = to.z + to.w;
    return a >= 0.0 || b <= a ? from : mix(from, to, -a / (b - a));
}

vec2 on_screen(vec4 clip) { return clip.xy / max(clip.w, 1e-20) * 0.5 * frame_viewport; }

// The direction from `at` to point i; (2, 0) when there is none: a cap; (0, 0) when it is on the same spot.
vec2 towards(int i, vec4 clip, vec2 at) {
    if (u_form.y > 0.5) i = (i + u_points) % u_points;
    if (u_form.x > 1.5 || i < 0 || i >= u_points) return vec2(2.0, 0.0);
    if (u_stroke.y == 0.0 && u_stroke.z == 0.0) return vec2(0.0); // round in any case
    vec3 p = fetch(t_positions, i).xyz;
    if (is_not_finite(p)) return vec2(2.0, 0.0);
    if (u_stroke.z == 0.0) return vec2(0.0);
    vec2 way = on_screen(clipped(to_clip(from_eye(p)), clip)) - at;
    float span = length(way);
    return span > 1e-3 ? way / span : vec2(0.0);
}

// How far the outline reaches beyond an end where the line turns by an angle with this cosine.
float reach_of(float kind, float turn, float half_width) {
    if (kind < 0.5 || (kind < 1.5 && u_stroke.y == 1.0)) return 0.0;
    if (kind < 1.5 || u_stroke.z != 2.0 || turn < -0.999) return half_width;
    return half_width * clamp(sqrt((1.0 - turn) / (1.0 + turn)), 1.0, MITER_LIMIT);
}

void main() {
    int segment = gl_VertexID / 6, corner = gl_VertexID - segment * 6;
    bool at_end = corner == 1 || corner == 2 || corner == 4;
    float across = corner == 2 || corner == 4 || corner == 5 ? 1.0 : -1.0; // 0 1 2, 3 4 5 with 3 as 0, 4 as 2
    int first, second;
    vec3 p0, p1;
    ends_of(segment, u_form.x > 1.5, first, second, p0, p1);
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    v_at = v_ends = v_along = v_first = v_second = vec4(0.0);
    v_shape = vec4(0.0);
    if (is_not_finite(p0) || is_not_finite(p1)) return;

    vec3 d0 = from_eye(p0), d1 = from_eye(p1);
    vec4 c0 = to_clip(d0), c1 = to_clip(d1);
    if (c0.z < -c0.w && c1.z < -c1.w) return;
    vec4 start = clipped(c0, c1), end = clipped(c1, c0);
    bool start_cut = c0.z < -c0.w, end_cut = c1.z < -c1.w;
    vec2 s0 = on_screen(start), s1 = on_screen(end);
    float span = distance(s0, s1);
    bool dot_like = span < 1e-3;
    vec2 direction = dot_like ? vec2(1.0, 0.0) : (s1 - s0) / span, normal = vec2(-direction.y, direction.x);

    vec2 before = towards(first - 1, c0, s0), after = towards(second + 1, c1, s1);
    float start_kind = start_cut ? 0.0 : before.x > 1.5 ? 1.0 : 2.0, end_kind = end_cut ? 0.0 : after.x > 1.5 ? 1.0 : 2.0;
    v_ends = dot_like ? vec4(0.0) : vec4(-dot(before, direction), dot(before, normal), dot(after, direction), dot(after, normal));
    v_shape = vec4(span, start_kind + 3.0 * end_kind, float(segment & 0xffff), float(segment >> 16));

    if (u_selection == 1) {
        bool separate = u_form.x > 1.5;
        if (fetch(t_selected, separate ? segment : first).r > 0.0) v_shape.y += 9.0;
        if (fetch(t_selected, separate ? segment : second).r > 0.0) v_shape.y += 18.0;
    }
    float half_width = half_width_of(u_stroke.x);
    float reach = reach_of(at_end ? end_kind : start_kind, at_end ? v_ends.z : v_ends.x, half_width) + 1.0;
    vec2 local = vec2(at_end ? span + reach : -reach, across * (half_width + 1.0));
    vec2 pixel = s0 + direction * local.x + normal * local.y;
    float w = at_end ? end.w : start.w;
    float depth = -w;
    if (at_end ? !end_cut : !start_cut) depth = biased_depth(at_end ? d1 : d0, at_end ? c1 : c0, 2.0 * half_width + 1.0);
    gl_Position = vec4(pixel * 2.0 * frame_viewport_inverse * w, depth, w);
    v_at = vec4(vec3(local, 1.0) * w, view_depth(at_end ? d1 : d0));

    // Where an end was moved to the near plane, what belongs to it moves along.
    float moved0 = start_cut ? (start.w - c0.w + start.z - c0.z) / (c1.w - c0.w + c1.z - c0.z) : 0.0;
    float moved1 = end_cut ? (end.w - c1.w + end.z - c1.z) / (c0.w - c1.w + c0.z - c1.z) : 0.0;
    if (u_color_mode == 1) {
        float t0 = normalized(fetch(t_scalars, first).r), t1 = normalized(fetch(t_scalars, second).r);
        v_first.x = mix(t0, t1, moved0), v_second.x = mix(t1, t0, moved1);
    } else if (u_color_mode == 2) {
        vec4 own0 = fetch(t_colors, first), own1 = fetch(t_colors, second);
        v_first = mix(own0, own1, moved0), v_second = mix(own1, own0, moved1);
    }
    v_along = vec4(0.0, 0.0, start.w, end.w);
    if (u_period > 0.0) {
        // Counted from the pattern that the segment starts in, so that long lines keep their precision.
        float phase = u_form.z > 0.5 ? fetch(t_along, first).r * u_period : 0.0, patterns = distance(d0, d1) * u_period;
        v_along.xy = phase - floor(phase) + vec2(patterns * moved0, patterns * (1.0 - moved1));
    }
}
