// In:  passes of a view at rest, each with another sub-pixel offset and other stochastic alpha.
// Out: their exact mean, shown or read.
//
// Passes are added up in unsigned integers (RGBA16UI holds 257 pictures of 8 bits, RGBA32UI any number), by turns in two
// textures. Integer targets are part of OpenGL ES 3.0 itself, so that no float extension is needed; the sum is exact, so
// that all devices agree; and no blending state is touched. Few sums exist at a time: views wait for their turn.
#include "embedded.h"
#include "gl/gl_internal.h"

#define ACCUMULATE_UNIFORMS(U) U(u_first)
#define PRESENT_UNIFORMS(U) U(u_scale) U(u_straight) U(u_denoise)
enum { ACCUMULATE_UNIFORMS(VT_UNIFORM_NUMBER) };
enum { PRESENT_UNIFORMS(VT_UNIFORM_NUMBER) };
static const vt_program_spec accumulate_spec = {
    .name = "accumulation",
    .vertex = shader_screen_vert,
    .fragment = shader_accumulate_frag,
    .samplers = {"t_pass", "t_sum"},
    .uniforms = {ACCUMULATE_UNIFORMS(VT_UNIFORM_NAME)},
};
static const vt_program_spec present_spec = {
    .name = "presentation",
    .vertex = shader_screen_vert,
    .fragment = shader_present_frag,
    .samplers = {"t_sum"},
    .uniforms = {PRESENT_UNIFORMS(VT_UNIFORM_NAME)},
};

vt_program vt_accumulate_program = {.spec = &accumulate_spec}, vt_present_program = {.spec = &present_spec};

#define SUMS 4
static vt_gl_sum sums[SUMS];
static uint32_t uses;

static uint64_t bytes_of(const vt_gl_sum *s) { return (uint64_t)s->width * (uint64_t)s->height * (s->wide ? 40 : 24); }

static void release(vt_gl_sum *s, bool lost) {
    if (s->depth) {
        vt_gl_count.framebuffers -= 3;
        vt_gl_count.textures -= 3;
        vt_gl_count.memory_bytes -= bytes_of(s);
        for (int i = 0; i < 3; i++) vt_gl_texture_gone(s->textures[i]);
        if (!lost) {
            glDeleteFramebuffers(3, s->framebuffers);
            glDeleteTextures(3, s->textures);
            glDeleteRenderbuffers(1, &s->depth);
        }
    }
    memset(s, 0, sizeof *s);
}

static bool make(vt_gl_sum *s, int width, int height, bool wide) {
    release(s, false);
    s->width = width, s->height = height, s->wide = wide;
    glGenTextures(3, s->textures);
    glGenFramebuffers(3, s->framebuffers);
    glGenRenderbuffers(1, &s->depth);
    vt_gl_count.framebuffers += 3;
    vt_gl_count.textures += 3;
    vt_gl_count.memory_bytes += bytes_of(s);
    glBindRenderbuffer(GL_RENDERBUFFER, s->depth);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT24, width, height);
    bool good = true;
    for (int i = 0; i < 3; i++) {
        vt_gl_bind_texture(VT_SCRATCH_UNIT, s->textures[i]);
        glTexStorage2D(GL_TEXTURE_2D, 1, i == 0 ? GL_RGBA8 : wide ? GL_RGBA32UI : GL_RGBA16UI, width, height);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        glBindFramebuffer(GL_FRAMEBUFFER, s->framebuffers[i]);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, s->textures[i], 0);
        if (i == 0) glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, s->depth);
        good = good && glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    }
    vt_gl_bind_texture(VT_SCRATCH_UNIT, 0);
    if (!good) vt_gl_fail("the device cannot make a picture of %d x %d pixels; make the view smaller", width, height);
    return good;
}

vt_gl_sum *vt_gl_sum_get(const vt_gl_pass *pass, uint32_t stamp, uint32_t total, bool force) {
    uint32_t view = pass->view->handle.id;
    vt_gl_sum *found = NULL, *oldest = &sums[0];
    for (int i = 0; i < SUMS && !found; i++)
        if (sums[i].view.id == view) found = &sums[i];
    for (int i = 0; i < SUMS && !found; i++)
        if (!sums[i].view.id) found = &sums[i];
    for (int i = 0; i < SUMS; i++)
        if (sums[i].used < oldest->used) oldest = &sums[i];
    if (!found && !force) return NULL;
    if (!found) found = oldest;
    int width = pass->camera->width, height = pass->camera->height;
    bool wide = total > 257;
    if (found->width != width || found->height != height || found->wide != wide || !found->depth) {
        if (!make(found, width, height, wide)) return NULL;
    } else if (found->view.id != view || found->stamp != stamp || found->passes > total)
        found->passes = 0;
    found->view = pass->view->handle, found->stamp = stamp, found->used = ++uses;
    return found;
}

void vt_gl_sum_free(vt_node view) {
    for (int i = 1; i < SUMS; i++) // the first keeps its storage: a page with one scene makes it once
        if (sums[i].view.id == view.id) sums[i].view = (vt_node){0};
}

void vt_gl_sum_begin(vt_gl_sum *sum) { glBindFramebuffer(GL_FRAMEBUFFER, sum->framebuffers[0]); }

static void whole_screen(void) {
    glDisable(GL_DEPTH_TEST);
    vt_gl_draw_arrays(GL_TRIANGLES, 0, 3, 0);
    glEnable(GL_DEPTH_TEST);
}

void vt_gl_sum_add(vt_gl_sum *sum) {
    vt_program *program = &vt_accumulate_program;
    if (!vt_gl_use(program, NULL)) return;
    uint32_t to = 1 + (sum->passes & 1), from = 3 - to;
    vt_gl_bind_texture(1, sum->textures[0]);
    vt_gl_bind_texture(2, sum->textures[from]);
    glBindFramebuffer(GL_FRAMEBUFFER, sum->framebuffers[to]);
    vt_gl_set_int(program, u_first, sum->passes == 0);
    whole_screen();
    vt_gl_bind_texture(1, 0); // the next pass draws into it
    vt_gl_bind_texture(2, 0); // a family's sampler2D must not meet an integer texture
    sum->passes++;
}

void vt_gl_sum_present(const vt_gl_sum *sum, uint32_t framebuffer, bool straight, bool denoise) {
    vt_program *program = &vt_present_program;
    if (!vt_gl_use(program, NULL) || !sum->passes) return;
    vt_gl_bind_texture(1, sum->textures[1 + ((sum->passes - 1) & 1)]);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    vt_gl_set_float(program, u_scale, 1.0f / (255.0f * (float)sum->passes));
    vt_gl_set_int(program, u_straight, straight);
    // The noise has a deviation of some 0.25 / sqrt(passes) of the contrast: differences of that size are evened out.
    vt_gl_set_float(program, u_denoise, denoise ? 6.0f * (float)sum->passes : 0.0f);
    whole_screen();
    vt_gl_bind_texture(1, 0);
}

void vt_gl_sums_sweep(void) {
    for (int i = 0; i < SUMS; i++)
        if (sums[i].view.id && !vt_node_get(sums[i].view)) release(&sums[i], false);
}

void vt_gl_sums_stop(bool lost) {
    for (int i = 0; i < SUMS; i++) release(&sums[i], lost);
}
