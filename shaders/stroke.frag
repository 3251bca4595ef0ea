#version 300 es
// Cuts a segment's rectangle to the outline of the stroke: caps, joins, dashes. Distances are device pixels, negative inside.
#include "frame.glsl"
#include "position.glsl"
#include "fetch.glsl"
#include "clip.glsl"
#include "stroke.glsl"
#include "alpha.glsl"
#include "color.glsl"
#include "fog.glsl"
uniform vec4 u_dashes;     // on, off, on, off as shares of the pattern
in vec3 v_at;
in float v_depth;
in vec2 v_before, v_after;
in float v_span;
in vec2 v_end_kinds;
in vec2 v_selected_ends;
in vec2 v_segment;
in vec2 v_phases;
in vec2 v_ws;
in vec4 v_first, v_second;
out vec4 color;

const float SEAM = 0.3; // neighbours overlap by this where they share a corner, so that rounding leaves no gaps

// Outside an end: `at` from the end point, x outwards; `other` is how the line goes on there.
float beyond(vec2 at, vec2 other, float kind, float half_width) {
    float side = abs(at.y) - half_width;
    if (kind == END_CUT) return max(side, at.x);
    if (kind == END_CAP) return u_cap == CAP_ROUND ? length(at) - half_width : max(side, at.x - (u_cap == CAP_SQUARE ? half_width : 0.0));
    if (u_join == JOIN_ROUND || dot(other, other) < 0.25) return length(at) - half_width;
    vec2 outwards = vec2(1.0 - other.x, -other.y); // halves the corner, on its outer side
    float sharpness = length(outwards), half_turn = sqrt(max(0.5 + 0.5 * other.x, 0.0)); // a cosine
    if (sharpness < 0.02) return max(side, at.x - SEAM);
    float inner = (other.y > 0.0 ? at.y : -at.y) - SEAM;
    if (u_join == JOIN_MITER && half_turn * 4.0 >= 1.0) {
        vec2 onwards = vec2(1.0 + other.x, other.y);
        return max(max(side, inner), dot(at, onwards) / length(onwards) - SEAM);
    }
    // The triangle between both outer corners; what is farther on belongs to the neighbour.
    return max(max(inner, dot(at, other) - SEAM), dot(at, outwards) / sharpness - half_width * half_turn);
}

float dashed(float phase, float across, float half_width, float px) { // px: of a whole pattern, here
    float nearest = 1e9;
    for (int i = 0; i < 2; i++) {
        float on = i == 0 ? u_dashes.x : u_dashes.z, off = i == 0 ? u_dashes.y : u_dashes.w;
        if (on + off <= 0.0) continue;
        float middle = i == 0 ? 0.5 * on : u_dashes.x + u_dashes.y + 0.5 * on;
        float away = phase - middle;
        away = abs(away - floor(away + 0.5)) * px;
        float half_length = 0.5 * on * px, outside;
        // Round ends lie within the dash, so that lengths are as given; a dash that is shorter than wide is a dot.
        if (u_cap == CAP_ROUND) outside = length(vec2(max(away - max(half_length - half_width, 0.0), 0.0), across)) - half_width;
        else outside = away - half_length - (u_cap == CAP_SQUARE ? half_width : 0.0);
        nearest = min(nearest, outside);
    }
    return nearest;
}

// The place on the segment's middle line at a share t of what is seen of it. Only a cut needs it so exactly.
vec3 place_at(float t) {
    int first, second;
    vec3 p0, p1;
    ends_of(int(v_segment.x + 0.5) + (int(v_segment.y + 0.5) << 16), first, second, p0, p1);
    vec3 d0 = from_eye(p0), d1 = from_eye(p1);
    vec4 c0 = to_clip(d0), c1 = to_clip(d1);
    float a = c0.z + c0.w, b = c1.z + c1.w; // below 0: it begins (ends) where it meets the near plane
    return mix(a < 0.0 ? mix(d0, d1, a / (a - b)) : d0, b < 0.0 ? mix(d1, d0, b / (b - a)) : d1, t);
}

void main() {
    vec2 at = v_at.xy / v_at.z;
    float span = v_span, half_width = half_width_of(u_width);
    vec2 kinds = floor(v_end_kinds + 0.5);
    float edge = abs(at.y) - half_width;
    if (at.x < 0.0) edge = beyond(vec2(-at.x, at.y), v_before, kinds.x, half_width);
    else if (at.x > span) edge = beyond(vec2(at.x - span, at.y), v_after, kinds.y, half_width);

    // From even steps on the screen to even steps along the segment.
    float even = span > 1e-3 ? clamp(at.x / span, 0.0, 1.0) : 0.5, w = mix(v_ws.y, v_ws.x, even);
    float t = even * v_ws.x / w;
    if (u_period > 0.0) {
        float per_px = (v_phases.y - v_phases.x) * v_ws.x * v_ws.y / (w * w * max(span, 1e-3));
        float phase = mix(v_phases.x, v_phases.y, t) + (at.x - clamp(at.x, 0.0, span)) * per_px;
        edge = max(edge, dashed(phase, at.y, half_width, 1.0 / max(per_px, 1e-6)));
    }
    float coverage = clamp(0.5 - edge, 0.0, 1.0);
    if (coverage < (frame_soft_edges != 0 ? 0.02 : 0.5)) discard;

    if (frame_clip_count > 0 && is_clipped(place_at(t))) discard;
    vec4 paint = mark_color(mix(v_first.x, v_second.x, t), mix(v_first, v_second, t));
    paint.rgb = selection_color(paint.rgb, (t < 0.5 ? v_selected_ends.x : v_selected_ends.y) > 0.5);
    stochastic_discard(paint.a * paleness_of(u_width), u_separate ? uint(v_segment.x + 0.5) : 0u);
    color = vec4(fogged(paint.rgb, v_depth), frame_soft_edges != 0 ? coverage : 1.0);
}
