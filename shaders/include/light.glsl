// Light on a surface: ambient from sky and ground, then directional and point lights, in linear light. Includes srgb.glsl.
#include "srgb.glsl"

// What falls on a surface and what it mirrors to the viewer. `normal` is in world axes, unit length, on the viewer's side;
// `viewer` is to_viewer(d).
void light_at(vec3 normal, vec3 d, vec3 viewer, out vec3 light, out vec3 shine) {
    float above = 0.5 + 0.5 * dot(normal, frame_up.xyz);
    light = mix(frame_ground.rgb, frame_sky.rgb, above);
    shine = vec3(0.0);
    for (int i = 0; i < 16; i++) {
        if (i >= frame_light_count) break;
        vec3 to_light = frame_lights[i].position.xyz;
        float strength = 1.0;
        if (frame_lights[i].is_point != 0) {
            to_light -= d;
            float reach = 1.0 - min(dot(to_light, to_light) * frame_lights[i].falloff, 1.0);
            strength = reach * reach;
            to_light = normalize(to_light);
        }
        float facing = max(dot(normal, to_light), 0.0);
        light += frame_lights[i].color.rgb * (facing * strength);
        vec3 half_way = normalize(to_light + viewer);
        shine += frame_lights[i].color.rgb * (strength * facing * pow(max(dot(normal, half_way), 0.0), 48.0));
    }
}

// `color` is sRGB. Highlights have the light's colour.
vec3 lit(vec3 color, vec3 normal, vec3 d, vec3 viewer, float specular) {
    vec3 light, shine;
    light_at(normal, d, viewer, light, shine);
    return to_srgb(to_linear(color) * light + shine * specular);
}

// Changes only how light the colour is: highlights have its own hue, so that it can still be found on the colour bar.
vec3 lit_evenly(vec3 color, vec3 normal, vec3 d, vec3 viewer, float specular) {
    vec3 light, shine;
    light_at(normal, d, viewer, light, shine);
    return to_srgb(to_linear(color) * (light + shine * specular));
}
