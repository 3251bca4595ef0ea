// The uniform block of a pass: vt_gl_block in src/gl_internal.h is its twin. Every shader includes it, first.
// World axes relative to the eye are called "d" (a direction and distance from the eye) throughout.
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp usampler2D;
layout(std140) uniform Frame {
    mat4 frame_clip;       // d -> clip space
    mat4 frame_rotation;   // world axes -> eye axes
    vec4 frame_viewport;   // width, height in device px; their inverses
    vec4 frame_pass;       // index, count (0: a single pass straight to the screen), device px in a CSS px, soft edges (0, 1)
    vec4 frame_lens;       // size of one device px (perspective: at distance 1), perspective (0, 1), near, far
    vec4 frame_fog;        // start, 1 / depth, strength
    vec4 frame_fog_color;  // sRGB
    vec4 frame_sky;        // linear
    vec4 frame_ground;     // linear
    vec4 frame_up;         // world axes; w: number of lights
    vec4 frame_light_at[16];
    vec4 frame_light_color[16];
    vec4 frame_accent;     // of what is selected, sRGB; w: number of clips
    vec4 frame_behind;     // the background, sRGB; w: selected points stand in front of all (0, 1)
    vec4 frame_cuts[36];   // clip.glsl: for each clip three rows of its map of d, and how it cuts
};
