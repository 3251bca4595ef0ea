// In:  gl.h, the pure stages before it.
// Out: what the gl_*.c files share: the pass that is being drawn, programs, uploads, one entry for each family.
//
// How a family draws. Its draw(pass, draw) is called once for each draw of each pass. It asks for its data
// (vt_gl_array_*), which uploads what changed; draws what is there; and leaves the state as it found it:
//   depth test on (LEQUAL) and written, blending off, face culling off, no polygon offset, colour mask open.
// Nothing is allocated, nothing is asked of GL. All families leave opaque fragments: colour sRGB-encoded, alpha 1; where
// alpha is less, alpha.glsl drops some of them. Per-frame values reach shaders in one uniform block (frame.glsl).
//
// Edges. In a pass of an accumulation (frame.pass_count > 0) an edge is hard, coverage >= 0.5, and the jitter of the passes
// makes it smooth. In the single pass straight to the screen it is hard too, unless frame.soft_edges is 1: then the screen is
// multisampled, and a family that cuts its outline out of a larger quad may switch GL_SAMPLE_ALPHA_TO_COVERAGE on, leave
// coverage in alpha, and switch it off again.
#ifndef VT_GL_INTERNAL_H
#define VT_GL_INTERNAL_H
#include "gl/gl.h"
#include "gl/gl_api.h"
#include <stddef.h>

// --- the pass ---
// The uniform block of frame.glsl, std140: the same members in the same order, where there is more to say of each.
typedef struct vt_frame_light {
    float position[4], color[4];
    float falloff;
    int32_t is_point, unused[2];
} vt_frame_light;
typedef struct vt_frame_clip {
    float rows[3][4]; // x, y, z
    int32_t mode, unused[3];
} vt_frame_clip;
typedef struct vt_frame_uniforms {
    mat4 clip; // with the pass's sub-pixel jitter
    mat4 rotation;
    float viewport[2], viewport_inverse[2];
    int32_t pass_index, pass_count;
    float pixel_ratio;
    int32_t soft_edges;
    float pixel_size;
    int32_t perspective;
    float near, far;
    float fog_start, fog_scale, fog_strength;
    int32_t light_count;
    float fog_color[4], sky[4], ground[4], up[4], accent[4], background[4];
    int32_t shows_selection, clip_count, unused[2];
    vt_frame_light lights[VT_LIGHTS];
    vt_frame_clip clips[VT_CLIPS];
} vt_frame_uniforms;
#define VT_FRAME_OFFSET(member, bytes) \
    _Static_assert(offsetof(vt_frame_uniforms, member) == (bytes), "std140 puts it there in frame.glsl")
VT_FRAME_OFFSET(rotation, 64);
VT_FRAME_OFFSET(viewport, 128);
VT_FRAME_OFFSET(viewport_inverse, 136);
VT_FRAME_OFFSET(pass_index, 144);
VT_FRAME_OFFSET(soft_edges, 156);
VT_FRAME_OFFSET(pixel_size, 160);
VT_FRAME_OFFSET(far, 172);
VT_FRAME_OFFSET(fog_start, 176);
VT_FRAME_OFFSET(light_count, 188);
VT_FRAME_OFFSET(fog_color, 192);
VT_FRAME_OFFSET(background, 272);
VT_FRAME_OFFSET(shows_selection, 288);
VT_FRAME_OFFSET(clip_count, 292);
VT_FRAME_OFFSET(lights, 304);
VT_FRAME_OFFSET(clips, 304 + 48 * VT_LIGHTS);
_Static_assert(sizeof(vt_frame_light) == 48 && offsetof(vt_frame_light, falloff) == 32, "as std140 lays out Light");
_Static_assert(sizeof(vt_frame_clip) == 64 && offsetof(vt_frame_clip, mode) == 48, "as std140 lays out Clip");

typedef struct vt_gl_pass {
    vt_node_data *view;
    vt_node_data *scene_node;
    vt_scene_data *scene;
    const vt_camera *camera;
    vt_frame_uniforms frame;
    uint32_t index, count; // of the accumulation; count 0: straight to the screen
    float jitter[2];       // device px, already in frame.clip
    bool depth_only;       // only its depths are read: selected points are where they are, not in front
} vt_gl_pass;

// --- the device: read once when a context comes ---
typedef struct vt_gl_limits {
    int texture_size; // greatest width or height
    float point_size; // greatest gl_PointSize that is to be trusted
    int samples;      // of the default framebuffer
    bool software;    // SwiftShader, llvmpipe and their kind
    char renderer[96];
} vt_gl_limits;
const vt_gl_limits *vt_gl_limits_of(void);
bool vt_gl_ready(void);                       // a context is attached
uint32_t vt_gl_generation(void);              // raised by each start: what was made under another number is gone
uint32_t vt_gl_target(int width, int height); // framebuffer that stands for the screen: 0, or natively one of that size
void vt_gl_programs_stop(bool lost);
void vt_gl_submit_stop(void);
extern uint32_t vt_gl_frame_buffer; // of vt_frame_uniforms, bound to uniform block 0

// Counted for vt_stats and the tests; draws, bytes and uploads are those of the last frame.
typedef struct vt_gl_counts {
    uint32_t draws, passes, vertices, uploads, programs, buffers, textures, framebuffers;
    uint64_t upload_bytes, memory_bytes; // memory: of all buffers and textures alive
} vt_gl_counts;
extern vt_gl_counts vt_gl_count;
void vt_gl_draw_arrays(uint32_t mode, uint32_t first, uint32_t count,
                       uint32_t instances); // counted; instances 0: plain
void vt_gl_draw_elements(uint32_t mode, uint32_t first_index, uint32_t count, uint32_t instances); // uint32 indices
void vt_gl_fail(const char *format, ...) __attribute__((format(printf, 1, 2))); // the frame fails with this sentence
bool vt_gl_failed(void);                                                        // since it was last asked

// --- programs: compiled when first drawn with ---
// Texture unit 0 is the colormap (uniform sampler2D t_colormap); samplers[i] of a spec is unit 1 + i. Attributes are bound to
// locations 0, 1... as listed.
#define VT_OWN_UNIFORMS 24
typedef struct vt_program_spec {
    const char *name, *vertex, *fragment; // sources from embedded.h, which only the family's file includes
    const char *attributes[8], *samplers[8], *uniforms[VT_OWN_UNIFORMS]; // each list ends with NULL
} vt_program_spec;
// A uniform has the same name in C as in GLSL. A file lists those that it alone sets:
//   #define UNIFORMS(U) U(u_size) U(u_smooth)
//   enum { UNIFORMS(VT_UNIFORM_NUMBER) };    and in the spec    .uniforms = {UNIFORMS(VT_UNIFORM_NAME)}
#define VT_UNIFORM_NUMBER(name) name,
#define VT_UNIFORM_NAME(name) #name,
// Of include/: position.glsl, alpha.glsl, color.glsl, select.glsl.
// clang-format off
#define VT_SHARED_UNIFORMS(U) \
    U(u_linear) U(u_eye_high) U(u_eye_low) U(u_alpha) U(u_seed) U(u_color) U(u_color_mode) U(u_norm_low) \
    U(u_norm_scale) U(u_norm_log) U(u_norm_origin) U(u_nan_color) U(u_selection)
// clang-format on
enum { VT_BEFORE_SHARED = VT_OWN_UNIFORMS - 1, VT_SHARED_UNIFORMS(VT_UNIFORM_NUMBER) VT_UNIFORM_COUNT };

// A variable of the file that draws with it, begun as {.spec = &...}. Programs may share a spec.
typedef struct vt_program {
    const vt_program_spec *spec;
    uint32_t id; // 0: not compiled yet
    bool failed;
    int locations[VT_UNIFORM_COUNT];   // -1: not used
    float values[VT_UNIFORM_COUNT][4]; // what they are now
    struct vt_program *next;           // of those that were compiled
} vt_program;

// Makes it current, and sets u_linear, u_eye_high, u_eye_low, u_alpha, u_seed from draw (NULL: none of them).
// False when it does not compile: nothing is drawn, the frame reports the log.
bool vt_gl_use(vt_program *program, const vt_draw *draw);
// Of the program that is current. Nothing happens where the uniform has that value already.
void vt_gl_set_int(vt_program *program, int uniform, int value);
void vt_gl_set_float(vt_program *program, int uniform, float value);
void vt_gl_set_vec2(vt_program *program, int uniform, float x, float y);
void vt_gl_set_vec3(vt_program *program, int uniform, float x, float y, float z);
void vt_gl_set_rgba(vt_program *program, int uniform, const double *rgba);
void vt_gl_set_vec4(vt_program *program, int uniform, float x, float y, float z, float w);
extern uint32_t vt_gl_seed;        // what u_seed gets: the number of primitives in the draws before
vt_status vt_gl_compile_all(void); // tests
extern vt_program vt_accumulate_program, vt_present_program, vt_depth_program; // those of no family

// --- colours: color.glsl ---
// MODE_UNIFORM: u_color. MODE_SCALARS: a number through the colormap. MODE_COLORS: each vertex's own (sRGB).
typedef enum vt_color_mode { VT_MODE_UNIFORM, VT_MODE_SCALARS, VT_MODE_COLORS } vt_color_mode;
// Sets u_color (rgba[0..3], NaN counts as 1), u_color_mode, and for SCALARS u_norm_..., u_nan_color and the colormap's texture.
// `values` is the array that the numbers come from (its min, max give an automatic vmin, vmax; its origin is taken off).
// Works for every kind that starts with VT_PROPS_ARTIST, VT_PROPS_COLORMAP; `node` may be another kind in the other modes.
void vt_gl_color(vt_program *program, vt_node_data *node, vt_color_mode mode, const double *rgba,
                 const vt_array *values);
// For other uses of a norm: the uniforms u_norm_... of color.glsl, for stored numbers.
typedef struct vt_gl_norm_values {
    float low, scale; // 1 / (high - low), or 0 where both are the same; of logarithms where is_log
    bool is_log;
    float origin; // what to add to a stored number before the logarithm
} vt_gl_norm_values;
vt_gl_norm_values vt_gl_norm(const vt_node_data *node, const vt_array *values);
uint32_t vt_gl_colormap(const char *name); // a texture, VT_COLORMAP_SIZE x 1 RGBA8, nearest, clamped

// --- data ---
typedef struct vt_gl_data {
    uint32_t id;       // buffer or texture; 0: nothing is there yet
    uint32_t ready;    // elements (from the first) that are there; large arrays come over several frames
    bool whole;        // all of them
    int width, height; // of a texture
} vt_gl_data;

// A node's array on the GPU, brought up to date: only what changed is sent, and no more than VT_UPLOAD_BYTES in a frame;
// what is left over is sent in the next (the frame then answers VT_FRAME_AGAIN by itself). id is 0 for an empty array.
#define VT_UPLOAD_BYTES (14u << 20)
vt_gl_data vt_gl_array_buffer(vt_node_data *node, int array); // for vt_gl_attribute
vt_gl_data vt_gl_array_index(vt_node_data *node, int array);  // uint32 indices; bound to the element array
// As a texture for texelFetch: element i at (i & 4095, i >> 12) (fetch.glsl does it). floats give R32F, RG32F, RGB32F or
// RGBA32F by components; U32 R32UI with each component a texel of its own; RGBA8 RGBA8.
vt_gl_data vt_gl_array_texture(vt_node_data *node, int array);
// As a picture, rows x columns. RGBA8 or R32F; the top row is at v = 0. R32F is never filtered by the sampler.
// VT_MIPMAP: linear, and mipmaps when smaller. Outside 0..1 the picture's edge goes on; with VT_REPEAT the picture itself does.
typedef enum vt_gl_filter { VT_NEAREST, VT_LINEAR, VT_MIPMAP, VT_REPEAT = 4 } vt_gl_filter;
vt_gl_data vt_gl_array_image(vt_node_data *node, int array, vt_gl_filter filter);
// The array `selected` as a buffer or texture; id 0 where nothing is selected or it has not an entry for each of `wanted`
// elements. Sets u_selection.
vt_gl_data vt_gl_selection(vt_program *program, vt_node_data *node, int array, uint32_t wanted, bool texture);
// What a family computed itself: sent whole when revision changed. Of a node (normals, edges...), kept until it goes; or of all
// nodes of the family (an atlas, a tile's indices), kept as long as the context. part 0..63 tells apart what one has.
typedef enum vt_gl_use_as { VT_AS_BUFFER, VT_AS_INDEX, VT_AS_TEXTURE, VT_AS_IMAGE } vt_gl_use_as;
typedef enum vt_gl_format { VT_R8, VT_RGBA8, VT_R32F, VT_RG32F, VT_RGB32F, VT_RGBA32F, VT_R32UI } vt_gl_format;
vt_gl_data vt_gl_derived(vt_node_data *node, int part, vt_gl_use_as as, vt_gl_format format, uint32_t width,
                         uint32_t height, uint32_t revision, const void *data, vt_gl_filter filter);
vt_gl_data vt_gl_shared(vt_family family, int part, vt_gl_use_as as, vt_gl_format format, uint32_t width,
                        uint32_t height, uint32_t revision, const void *data, vt_gl_filter filter);
vt_gl_data vt_gl_batch(vt_scene_data *scene, int number); // rows of vt_batch as RGBA32F: row r is texels 4r..4r+3
void vt_gl_uploads_begin(bool all);                       // a frame's budget; all: without a limit (reading a picture)
bool vt_gl_uploads_wait(void);                            // something is left over for the next frame
void vt_gl_uploads_sweep(void);                           // frees what belonged to nodes that are gone
void vt_gl_uploads_stop(bool lost);
void vt_gl_colormaps_stop(bool lost);

// --- binding: kept track of, so that repeating costs nothing ---
#define VT_SCRATCH_UNIT 9 // where uploads bind their textures
void vt_gl_bind_texture(int unit, uint32_t texture);
void vt_gl_texture_gone(uint32_t texture); // it was deleted
// Location i reads `components` values of GL type `type` from a buffer; divisor 0: per vertex, n: per n instances.
void vt_gl_attribute(int location, uint32_t buffer, int components, uint32_t type, bool normalized, int stride,
                     size_t offset, uint32_t divisor);
void vt_gl_attributes_done(void); // before drawing: switches off those not set since the last draw (they read 0,0,0,1)
void vt_gl_state_reset(void);     // what is bound is unknown (another user of the context drew)

// --- lights: fills sky, ground, up, light*, fog* of the frame ---
void vt_gl_light(vt_gl_pass *pass);
// --- clips: fills accent, background, shows_selection, clip* ---
void vt_gl_clip(vt_gl_pass *pass);

// --- accumulation: gl_accumulate.c ---
typedef struct vt_gl_sum { // pictures of one view, added up
    vt_node view;
    uint32_t stamp;        // what the view and its scene were like
    uint32_t passes, used; // how many it holds; when it was last used
    int width, height;
    bool wide;                                    // 32 bits a channel, for more than 257 passes
    uint32_t textures[3], framebuffers[3], depth; // 0: the pass; 1, 2: the sum, by turns
} vt_gl_sum;
// One of few: that of the view, else a free one, else with `force` the least recently used. NULL: all are at work.
vt_gl_sum *vt_gl_sum_get(const vt_gl_pass *pass, uint32_t stamp, uint32_t total, bool force);
void vt_gl_sum_begin(vt_gl_sum *sum); // what is drawn now is a pass
void vt_gl_sum_add(vt_gl_sum *sum);   // the pass is over
// Draws the mean. straight: not premultiplied; denoise: stochastic alpha left noise, to be evened out.
void vt_gl_sum_present(const vt_gl_sum *sum, uint32_t framebuffer, bool straight, bool denoise);
void vt_gl_sum_free(vt_node view); // it is converged and shown
void vt_gl_sums_sweep(void);       // frees those of views that are gone
void vt_gl_sums_stop(bool lost);

// --- depths: gl_depth.c. What is drawn between both is read: 0..1, the bottom row first ---
void vt_gl_depth_begin(int width, int height);
void vt_gl_depth_end(int width, int height, float *depth);

// --- families: gl_<family>.c ---
#define VT_LAYERS 32 // numbers that face.glsl's layer() gives
typedef struct vt_gl_family {
    void (*draw)(const vt_gl_pass *pass, const vt_draw *draw);
    vt_program *programs[4]; // ends with NULL
    // How many numbers alpha.glsl has for what a draw consists of. NULL: draw->count.
    uint32_t (*primitives)(const vt_draw *draw);
    bool layered; // it has VT_LAYERS numbers instead, from a multiple of eight on
    bool
        denoised; // where it is translucent, the mean's noise is evened out: it has no details that may be taken for noise
    bool overlaid;      // it lies over the picture, whatever is there: it hides nothing
    void (*stop)(void); // frees what it keeps between frames. NULL: nothing
} vt_gl_family;
#define F(NAME, name) extern const vt_gl_family vt_gl_##name;
VT_FAMILIES(F)
#undef F
extern const vt_gl_family *const vt_gl_families[VT_FAMILY_COUNT]; // gl_families.c
#endif
