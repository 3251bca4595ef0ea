#version 300 es
// A ball, found by a ray through its box: smooth at any size, with its own depth.
#include "frame.glsl"
#include "position.glsl"
#include "fetch.glsl"
#include "alpha.glsl"
#include "fog.glsl"
#include "light.glsl"
#include "clip.glsl"
#include "select.glsl"
uniform sampler2D t_rows;
in vec3 v_d;
in vec4 v_color;
in float v_row;
in float v_shading;
in float v_selected;
in vec3 v_unit;
out vec4 color;

void main() {
    int row = int(v_row + 0.5);
    mat3 axes = u_linear * mat3(fetch(t_rows, row * 4).xyz, fetch(t_rows, row * 4 + 1).xyz, fetch(t_rows, row * 4 + 2).xyz);
    mat3 turned = mat3(cross(axes[1], axes[2]), cross(axes[2], axes[0]), cross(axes[0], axes[1]));
    float volume = dot(axes[0], turned[0]);
    if (volume == 0.0) discard;
    bool perspective = frame_perspective != 0;
    vec3 ray = perspective ? v_d : -to_viewer(v_d);       // ends at the box's far side (at +1), or goes through it
    vec3 step_unit = (ray * turned) / volume;             // the same in the ball's own frame, where its radius is 0.5
    // Measured from the ray's point nearest to the centre: no large squares are subtracted, even far away.
    float speed = dot(step_unit, step_unit);
    float nearest = -dot(v_unit, step_unit) / speed;
    vec3 closest = v_unit + step_unit * nearest;
    float inside = 0.25 - dot(closest, closest);
    if (inside < 0.0) discard;
    float s = nearest - sqrt(inside / speed);
    bool within = perspective && s <= -1.0;               // the eye is inside the ball
    if (within) s = nearest + sqrt(inside / speed);
    vec3 d = v_d + ray * s;
    if (is_clipped(d)) { // its far side may be seen through the cut
        within = true;
        s = nearest + sqrt(inside / speed);
        d = v_d + ray * s;
        if (is_clipped(d)) discard;
    }
    if (perspective && s <= -1.0) discard;
    vec3 unit = v_unit + step_unit * s;
    vec4 clip = to_clip(d);
    float depth = 0.5 + 0.5 * clip.z / clip.w;
    if (depth < 0.0) discard;
    gl_FragDepth = min(depth, 1.0);
    stochastic_discard(v_color.a, uint(row));
    if (v_shading > 0.5 && v_shading < 1.5) { // facets: the normal of the middle of a patch
        float across = floor(atan(unit.y, unit.x) * 3.8197186) + 0.5, up = floor(asin(clamp(unit.z * 2.0, -1.0, 1.0)) * 3.8197186) + 0.5;
        across /= 3.8197186, up /= 3.8197186;
        unit = vec3(cos(across) * cos(up), sin(across) * cos(up), sin(up));
    }
    vec3 normal = normalize(turned * unit) * (volume < 0.0 ? -1.0 : 1.0);
    vec3 viewer = to_viewer(d);
    vec3 own = selection_color(v_color.rgb, v_selected > 0.5);
    vec3 base = within && frame_clip_count > 0 ? interior_color(own) : own;
    vec3 c = v_shading > 1.5 ? base : lit(base, within ? -normal : normal, d, viewer, 0.18);
    color = vec4(fogged(c, view_depth(d)), 1.0);
}
