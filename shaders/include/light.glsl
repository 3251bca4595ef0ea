// Light on a surface: ambient from sky and ground, then directional and point lights, in linear light. Includes srgb.glsl.
#include "srgb.glsl"

// `color` is sRGB; `normal` is in world axes, unit length, on the reader's side; `reader` is to_reader(d).
vec3 lit(vec3 color, vec3 normal, vec3 d, vec3 reader, float specular) {
    float above = 0.5 + 0.5 * dot(normal, frame_up.xyz);
    vec3 light = mix(frame_ground.rgb, frame_sky.rgb, above);
    vec3 shine = vec3(0.0);
    int lights = int(frame_up.w);
    for (int i = 0; i < 8; i++) {
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
    return to_srgb(to_linear(color) * light + shine * specular);
}
