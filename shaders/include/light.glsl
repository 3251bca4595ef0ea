// Light on a surface: ambient from sky and ground, then directional and point lights, in linear light. Includes srgb.glsl.
#include "srgb.glsl"

// What falls on a surface and what it mirrors to the reader. `normal` is in world axes, unit length, on the reader's side;
// `reader` is to_reader(d).
void light_at(vec3 normal, vec3 d, vec3 reader, out vec3 light, out vec3 shine) {
    float above = 0.5 + 0.5 * dot(normal, frame_up.xyz);
    light = mix(frame_ground.rgb, frame_sky.rgb, above);
    shine = vec3(0.0);
    int lights = int(frame_up.w);
    for (int i = 0; i < 16; i++) {
        if (i >= lights) break;
        vec3 to_light = frame_light_at[i].xyz;
        float strength = 1.0;
        if (frame_light_at[i].w > 0.5) {
            to_light -= d;
            float reach = 1.0 - min(dot(to_light, to_light) * frame_light_color[i].w, 1.0);
            strength = reach * reach;
            to_light = normalize(to_light);
        }
        float facing = max(dot(normal, to_light), 0.0);
        light += frame_light_color[i].rgb * (facing * strength);
        vec3 half_way = normalize(to_light + reader);
        shine += frame_light_color[i].rgb * (strength * facing * pow(max(dot(normal, half_way), 0.0), 48.0));
    }
}

// `color` is sRGB. Highlights have the light's colour.
vec3 lit(vec3 color, vec3 normal, vec3 d, vec3 reader, float specular) {
    vec3 light, shine;
    light_at(normal, d, reader, light, shine);
    return to_srgb(to_linear(color) * light + shine * specular);
}

// Changes only how light the colour is: highlights have its own hue, so that it can still be found on the colour bar.
vec3 lit_evenly(vec3 color, vec3 normal, vec3 d, vec3 reader, float specular) {
    vec3 light, shine;
    light_at(normal, d, reader, light, shine);
    return to_srgb(to_linear(color) * (light + shine * specular));
}
