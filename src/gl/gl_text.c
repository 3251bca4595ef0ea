// In:  the overlay: axes, texts, bars, legend.
// Out: its quads, over everything that was drawn before, hidden by what is in front of them.
#include "annotate/overlay_build.h"
#include "annotate/painted_nodes.h"
#include "embedded.h"
#include "gl/gl_internal.h"
#include "text/fallback_glyph.h"
#include "text/glyph.h"

#define UNIFORMS(U) U(u_texel) U(u_fallback_texel)
enum { UNIFORMS(VT_UNIFORM_NUMBER) };
static const vt_program_spec spec = {.name = "text",
                                     .vertex = shader_text_vert,
                                     .fragment = shader_text_frag,
                                     .attributes = {"a_at", "a_texel", "a_color", "a_outline"},
                                     .samplers = {"t_atlas", "t_fallback"},
                                     .uniforms = {UNIFORMS(VT_UNIFORM_NAME)}};
static vt_program text = {.spec = &spec};
enum { PART_ATLAS, PART_FALLBACK_ATLAS, PART_GLYPHS, PART_INDICES };

// What the batch holds, and for which picture. The passes of an accumulation find it as the first left it.
static struct {
    vt_text_batch batch;
    uint32_t revision;
    uint32_t view, view_revision, scene_revision, host_revision;
    vt_camera camera;
} frame;

// Two triangles for each quad's corners; a constant, as long as the longest batch yet.
static struct {
    uint32_t *numbers;
    uint32_t quads, revision;
} corners;

static bool build(const vt_gl_pass *pass) {
    if (frame.revision && frame.view == pass->view->handle.id && frame.scene_revision == pass->scene->revision &&
        frame.view_revision == pass->view->revision && frame.host_revision == vt_fallback_revision() &&
        !memcmp(&frame.camera, pass->camera, sizeof frame.camera))
        return true;
    frame.host_revision = vt_fallback_revision(); // before: building may raise it
    if (!vt_overlay_build(&frame.batch, pass->view)) return false;
    frame.revision++;
    frame.view = pass->view->handle.id, frame.view_revision = pass->view->revision,
    frame.scene_revision = pass->scene->revision;
    memcpy(&frame.camera, pass->camera, sizeof frame.camera);
    return true;
}

static bool number_corners(uint32_t quads) {
    static const uint32_t order[6] = {0, 1, 2, 2, 1, 3};
    if (quads <= corners.quads) return true;
    uint32_t *numbers = vt_realloc(corners.numbers, (size_t)quads * sizeof order);
    if (!numbers) return false;
    for (uint32_t i = 0; i < 6 * quads; i++) numbers[i] = i / 6 * 4 + order[i % 6];
    corners.numbers = numbers, corners.quads = quads, corners.revision++;
    return true;
}

static void draw_text(const vt_gl_pass *pass, const vt_draw *draw) {
    (void)draw;
    if (!build(pass) || !number_corners(frame.batch.capacity)) {
        vt_gl_fail("out of memory while laying out text");
        return;
    }
    const vt_text_batch *batch = &frame.batch;
    const vt_glyph_atlas *atlas = vt_glyph_atlas_get();
    if (!batch->quads || !atlas->width) return;
    // Buffers keep the batch's capacity, so that they are not made anew whenever a label comes into the picture.
    uint32_t words = (uint32_t)(sizeof *batch->vertices / sizeof(float));
    vt_gl_data pixels = vt_gl_shared(VT_FAMILY_TEXT, PART_ATLAS, VT_AS_IMAGE, VT_R8, (uint32_t)atlas->width,
                                     (uint32_t)atlas->height, atlas->revision, atlas->pixels, VT_LINEAR);
    const vt_fallback_atlas *host = vt_fallback_atlas_get();
    vt_gl_data host_pixels = pixels;
    if (host->height)
        host_pixels = vt_gl_shared(VT_FAMILY_TEXT, PART_FALLBACK_ATLAS, VT_AS_IMAGE, VT_RGBA8, VT_FALLBACK_WIDTH,
                                   (uint32_t)host->height, host->revision, host->pixels, VT_LINEAR);
    vt_gl_data glyphs = vt_gl_shared(VT_FAMILY_TEXT, PART_GLYPHS, VT_AS_BUFFER, VT_R32F, batch->capacity * 4 * words, 1,
                                     frame.revision, batch->vertices, VT_NEAREST);
    vt_gl_data numbers = vt_gl_shared(VT_FAMILY_TEXT, PART_INDICES, VT_AS_INDEX, VT_R32UI, 6 * corners.quads, 1,
                                      corners.revision, corners.numbers, VT_NEAREST);
    uint32_t quads = VT_MIN(batch->quads, VT_MIN(glyphs.ready / (4 * words), numbers.ready / 6));
    if (!pixels.whole || !host_pixels.whole || !quads)
        return; // more than fits in one frame's uploads: the rest follows
    vt_program *program = &text;
    if (!vt_gl_use(program, NULL)) return;
    vt_gl_set_vec2(program, u_texel, 1.0f / (VT_TEXT_SUBTEXELS * (float)atlas->width),
                   1.0f / (VT_TEXT_SUBTEXELS * (float)atlas->height));
    vt_gl_set_vec2(program, u_fallback_texel, 1.0f / (VT_TEXT_SUBTEXELS * (float)VT_FALLBACK_WIDTH),
                   1.0f / (VT_TEXT_SUBTEXELS * (float)VT_MAX(host->height, 1)));
    vt_gl_bind_texture(1, pixels.id);
    vt_gl_bind_texture(2, host_pixels.id);
    int stride = (int)sizeof *batch->vertices;
    vt_gl_attribute(0, glyphs.id, 3, GL_FLOAT, false, stride, offsetof(vt_text_vertex, x), 0);
    vt_gl_attribute(1, glyphs.id, 2, GL_UNSIGNED_SHORT, false, stride, offsetof(vt_text_vertex, u), 0);
    vt_gl_attribute(2, glyphs.id, 4, GL_UNSIGNED_BYTE, true, stride, offsetof(vt_text_vertex, color), 0);
    vt_gl_attribute(3, glyphs.id, 2, GL_FLOAT, false, stride, offsetof(vt_text_vertex, scale), 0);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glDepthMask(GL_FALSE);
    vt_gl_draw_elements(GL_TRIANGLES, 0, 6 * quads, 0);
    glDepthMask(GL_TRUE);
    glDisable(GL_BLEND);
}

static void stop(void) {
    vt_text_free(&frame.batch);
    memset(&frame, 0, sizeof frame);
    vt_free(corners.numbers);
    memset(&corners, 0, sizeof corners);
    vt_painted_nodes_shutdown();
    vt_text_shutdown();
}

const vt_gl_family vt_gl_text = {.draw = draw_text, .programs = {&text}, .overlaid = true, .stop = stop};
