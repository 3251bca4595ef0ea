// Element i of an array that came by vt_gl_array_texture.
vec4 fetch(sampler2D data, int i) { return texelFetch(data, ivec2(i & 4095, i >> 12), 0); }
uvec4 fetch(usampler2D data, int i) { return texelFetch(data, ivec2(i & 4095, i >> 12), 0); }
