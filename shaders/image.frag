#version 300 es
// Pixels of a picture, or numbers through the colormap: numbers are interpolated first and coloured then.
#include "frame.glsl"
#include "position.glsl"
#include "clip.glsl"
#include "alpha.glsl"
#include "color.glsl"
#include "fog.glsl"
#include "fetch.glsl"
uniform sampler2D t_pixels, t_selected;
uniform bool u_smooth;
in vec2 v_at;
in vec3 v_d;
out vec4 color;

float number_at(vec2 at) {
    ivec2 size = textureSize(t_pixels, 0), last = size - 1;
    ivec2 nearest = clamp(ivec2(floor(at * vec2(size))), ivec2(0), last);
    float middle = texelFetch(t_pixels, nearest, 0).r;
    if (!u_smooth || is_not_finite(middle)) return middle;
    vec2 place = at * vec2(size) - 0.5, share = fract(place);
    ivec2 corner = ivec2(floor(place));
    float sum = 0.0, weights = 0.0;
    for (int i = 0; i < 4; i++) { // holes do not eat into the numbers beside them
        ivec2 offset = ivec2(i & 1, i >> 1);
        float value = texelFetch(t_pixels, clamp(corner + offset, ivec2(0), last), 0).r;
        vec2 weight = mix(1.0 - share, share, vec2(offset));
        if (!is_not_finite(value)) sum += value * weight.x * weight.y, weights += weight.x * weight.y;
    }
    return sum / weights;
}

// Enlarged pictures are interpolated with colours weighted by alpha, or the colour of clear pixels would show at edges.
vec4 pixel_at(vec2 at) {
    vec2 size = vec2(textureSize(t_pixels, 0)), place = at * size - 0.5, share = fract(place), step_x = dFdx(place), step_y = dFdy(place);
    vec4 filtered = texture(t_pixels, at);
    if (!u_smooth || max(dot(step_x, step_x), dot(step_y, step_y)) > 1.0) return filtered;
    ivec2 corner = ivec2(floor(place)), last = ivec2(size) - 1;
    vec4 sum = vec4(0.0);
    for (int i = 0; i < 4; i++) {
        ivec2 offset = ivec2(i & 1, i >> 1);
        vec4 texel = texelFetch(t_pixels, clamp(corner + offset, ivec2(0), last), 0);
        vec2 weight = mix(1.0 - share, share, vec2(offset));
        sum += vec4(texel.rgb * texel.a, texel.a) * weight.x * weight.y;
    }
    return sum.a > 0.0 ? vec4(sum.rgb / sum.a, sum.a) : vec4(0.0);
}

void main() {
    vec4 paint;
    if (u_color_mode == 1) {
        paint = colormapped(normalized(number_at(v_at)));
        paint = vec4(paint.rgb * u_color.rgb, paint.a * u_color.a);
    } else paint = pixel_at(v_at) * u_color;
    if (u_selection == 1) {
        ivec2 size = textureSize(t_pixels, 0), pixel = min(ivec2(v_at * vec2(size)), size - 1);
        paint.rgb = selection_color(paint.rgb, fetch(t_selected, pixel.y * size.x + pixel.x).r > 0.0);
    }
    if (is_clipped(v_d)) discard;
    stochastic_discard(paint.a, 0u);
    color = vec4(fogged(paint.rgb, view_depth(v_d)), 1.0);
}
