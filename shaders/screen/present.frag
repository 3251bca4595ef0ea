#version 300 es
// The mean of the passes: premultiplied for the screen, or straight to be read.
precision highp float;
precision highp usampler2D;
uniform usampler2D t_sum;
uniform float u_scale; // 1 / (255 * passes)
uniform bool u_straight;
uniform float u_denoise;  // 0, or how quickly neighbours of another colour count less
out vec4 color;

vec4 mean_at(ivec2 at) { return vec4(texelFetch(t_sum, at, 0)) * u_scale; }

// What grain stochastic alpha leaves is taken off by the neighbours of nearly the same colour; edges stay.
vec4 denoised(ivec2 at, vec4 own) {
    ivec2 last = textureSize(t_sum, 0) - 1;
    vec4 sum = own;
    float weight = 1.0;
    for (int y = -1; y <= 1; y++)
        for (int x = -1; x <= 1; x++) {
            if (x == 0 && y == 0) continue;
            vec4 other = mean_at(clamp(at + ivec2(x, y), ivec2(0), last));
            float share = exp(-u_denoise * dot(other - own, other - own));
            sum += share * other;
            weight += share;
        }
    return sum / weight;
}

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec4 mean = mean_at(at);
    if (u_denoise > 0.0) mean = denoised(at, mean);
    color = u_straight && mean.a > 0.0 ? vec4(mean.rgb / mean.a, mean.a) : mean;
}
