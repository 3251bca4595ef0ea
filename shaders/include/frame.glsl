// What all draws of a pass share. vt_frame_uniforms in src/gl/gl_internal.h is its twin, member by member. Every shader of a
// scene includes it, first. World axes relative to the eye are called "d" (a direction and distance from the eye) throughout.
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp usampler2D;

struct Light {
    vec4 position;   // relative to the eye; without a place: the direction to it
    vec4 color;      // linear
    float falloff;   // 1 / range squared; 0 without a range
    int is_point;    // 0: it comes from one direction, 1: from its position
};
struct Clip {
    vec4 x, y, z;    // the rows of its map of d
    int mode;        // a vt_clip_how, see clip.glsl
};
layout(std140) uniform Frame {
    mat4 frame_clip;          // d -> clip space
    mat4 frame_rotation;      // world axes -> eye axes (x right, y up, z to the viewer)
    vec2 frame_viewport;      // width, height in device px
    vec2 frame_viewport_inverse;
    int frame_pass_index;
    int frame_pass_count;     // of the accumulation; 0: a single pass straight to the screen
    float frame_pixel_ratio;  // device px in a CSS px
    int frame_soft_edges;     // 1: alpha is coverage (multisampled), 0: edges are hard
    float frame_pixel_size;   // length in the scene of one device px (perspective: at distance 1)
    int frame_perspective;    // 0: parallel, 1: perspective
    float frame_near, frame_far;
    float frame_fog_start;    // view depth
    float frame_fog_scale;    // 1 / how far it takes to its full strength
    float frame_fog_strength; // 0: no fog
    int frame_light_count;
    vec4 frame_fog_color;     // sRGB
    vec4 frame_sky;           // ambient light from above and below, linear
    vec4 frame_ground;
    vec4 frame_up;            // world axes
    vec4 frame_accent;        // of what is selected, sRGB
    vec4 frame_background;    // sRGB
    int frame_shows_selection; // 0: what is selected looks like the rest (a pass for its depths)
    int frame_clip_count;
    Light frame_lights[16];   // VT_LIGHTS
    Clip frame_clips[9];      // VT_CLIPS
};

// Bit test, since compilers may drop isnan and isinf.
bool is_not_finite(float x) { return (floatBitsToUint(x) & 0x7f800000u) == 0x7f800000u; }
bool is_not_finite(vec3 v) { return is_not_finite(v.x) || is_not_finite(v.y) || is_not_finite(v.z); }
