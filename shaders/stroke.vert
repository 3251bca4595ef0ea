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
uniform bool u_closed;     // the line's last point is joined to its first
uniform bool u_has_along;  // t_along is there

out vec3 v_at;             // along, across and 1, all times w, since they are even on the screen, not in space
out float v_depth;
out vec2 v_before, v_after; // how the line goes on before and after the segment, outwards, in its own axes
out float v_span;          // length in px
out vec2 v_end_kinds;      // END_ of the start and the end
out vec2 v_selected_ends;  // 0 or 1: the point at the start, at the end
out vec2 v_segment;        // its number: low 16 bits, and above
out vec2 v_phases;         // place in the dash pattern at the start and the end
out vec2 v_ws;             // w there
out vec4 v_first, v_second; // colours at the start and the end; or numbers for the colormap, in x

const float MITER_LIMIT = 4.0; // sharper corners, below about 29 degrees, are bevelled

vec4 clipped(vec4 from, vec4 to) { // `from`, moved to the near plane where it is before it
    float a = from.z + from.w, b = to.z + to.w;
    return a >= 0.0 || b <= a ? from : mix(from, to, -a / (b - a));
}

vec2 on_screen(vec4 clip) { return clip.xy / max(clip.w, 1e-20) * 0.5 * frame_viewport; }

// The direction from `at` to point i; (2, 0) when there is none: a cap; (0, 0) when it is on the same spot.
vec2 towards(int i, vec4 clip, vec2 at) {
    if (u_closed) i = (i + u_points) % u_points;
    if (u_separate || i < 0 || i >= u_points) return vec2(2.0, 0.0);
    if (u_cap == CAP_ROUND && u_join == JOIN_ROUND) return vec2(0.0); // round in any case
    vec3 p = fetch(t_positions, i).xyz;
    if (is_not_finite(p)) return vec2(2.0, 0.0);
    if (u_join == JOIN_ROUND) return vec2(0.0);
    vec2 way = on_screen(clipped(to_clip(from_eye(p)), clip)) - at;
    float span = length(way);
    return span > 1e-3 ? way / span : vec2(0.0);
}

// How far the outline reaches beyond an end where the line turns by an angle with this cosine.
float reach_of(float kind, float turn, float half_width) {
    if (kind == END_CUT || (kind == END_CAP && u_cap == CAP_BUTT)) return 0.0;
    if (kind == END_CAP || u_join != JOIN_MITER || turn < -0.999) return half_width;
    return half_width * clamp(sqrt((1.0 - turn) / (1.0 + turn)), 1.0, MITER_LIMIT);
}

void main() {
    int segment = gl_VertexID / 6, corner = gl_VertexID - segment * 6;
    bool at_end = corner == 1 || corner == 2 || corner == 4;
    float across = corner == 2 || corner == 4 || corner == 5 ? 1.0 : -1.0; // 0 1 2, 3 4 5 with 3 as 0, 4 as 2
    int first, second;
    vec3 p0, p1;
    ends_of(segment, first, second, p0, p1);
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    v_at = vec3(0.0);
    v_depth = v_span = 0.0;
    v_before = v_after = v_end_kinds = v_selected_ends = v_segment = v_phases = v_ws = vec2(0.0);
    v_first = v_second = vec4(0.0);
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
    float start_kind = start_cut ? END_CUT : before.x > 1.5 ? END_CAP : END_JOIN;
    float end_kind = end_cut ? END_CUT : after.x > 1.5 ? END_CAP : END_JOIN;
    if (!dot_like) {
        v_before = vec2(-dot(before, direction), dot(before, normal));
        v_after = vec2(dot(after, direction), dot(after, normal));
    }
    v_span = span;
    v_end_kinds = vec2(start_kind, end_kind);
    v_segment = vec2(segment & 0xffff, segment >> 16);

    if (u_selection == 1) {
        if (fetch(t_selected, u_separate ? segment : first).r > 0.0) v_selected_ends.x = 1.0;
        if (fetch(t_selected, u_separate ? segment : second).r > 0.0) v_selected_ends.y = 1.0;
    }
    float half_width = half_width_of(u_width);
    float reach = reach_of(at_end ? end_kind : start_kind, at_end ? v_after.x : v_before.x, half_width) + 1.0;
    vec2 local = vec2(at_end ? span + reach : -reach, across * (half_width + 1.0));
    vec2 pixel = s0 + direction * local.x + normal * local.y;
    float w = at_end ? end.w : start.w;
    float depth = -w;
    if (at_end ? !end_cut : !start_cut) depth = biased_depth(at_end ? d1 : d0, at_end ? c1 : c0, 2.0 * half_width + 1.0);
    gl_Position = vec4(pixel * 2.0 * frame_viewport_inverse * w, depth, w);
    v_at = vec3(local, 1.0) * w;
    v_depth = view_depth(at_end ? d1 : d0);

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
    v_ws = vec2(start.w, end.w);
    if (u_period > 0.0) {
        // Counted from the pattern that the segment starts in, so that long lines keep their precision.
        float phase = u_has_along ? fetch(t_along, first).r * u_period : 0.0, patterns = distance(d0, d1) * u_period;
        v_phases = phase - floor(phase) + vec2(patterns * moved0, patterns * (1.0 - moved1));
    }
}
