#version 300 es
// The mean of the passes: premultiplied for the screen, or straight to be read.
precision highp float;
precision highp usampler2D;
uniform usampler2D t_sum;
uniform float u_scale; // 1 / (255 * passes)
uniform bool u_straight;
out vec4 color;
void main() {
    vec4 mean = vec4(texelFetch(t_sum, ivec2(gl_FragCoord.xy), 0)) * u_scale;
    color = u_straight && mean.a > 0.0 ? vec4(mean.rgb / mean.a, mean.a) : mean;
}
