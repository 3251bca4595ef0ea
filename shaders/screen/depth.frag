#version 300 es
// A depth buffer's 24 bits as a colour, since depths cannot be read back.
precision highp float;
precision highp sampler2D;
uniform sampler2D t_depth;
out vec4 color;

void main() {
    float depth = min(floor(texelFetch(t_depth, ivec2(gl_FragCoord.xy), 0).r * 16777215.0 + 0.5), 16777215.0);
    color = vec4(mod(floor(depth / vec3(65536.0, 256.0, 1.0)), 256.0) / 255.0, 1.0);
}
