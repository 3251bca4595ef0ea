#version 300 es
// One pass more in the sum, in whole numbers.
precision highp float;
precision highp usampler2D;
uniform highp sampler2D t_pass;
uniform usampler2D t_sum;
uniform bool u_first;
out uvec4 sum;
void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    uvec4 before = u_first ? uvec4(0u) : texelFetch(t_sum, at, 0);
    sum = before + uvec4(texelFetch(t_pass, at, 0) * 255.0 + 0.5);
}
