// In:  a view whose scene may have changed.
// Out: a picture: one pass straight to the screen when something changed; at rest, pass after pass added up and the mean
//      shown; nothing at all when that is done.
#include "annotate/overlay_build.h"
#include "gl/gl_internal.h"
#include "text/fallback_glyph.h"
#include "view/update.h"

#define CHANGED UINT32_MAX    // vt_view_state.pass: the screen does not show the view as it is
#define DONE (UINT32_MAX - 1) // ...: it shows the last mean
uint32_t vt_gl_seed;
static vt_draw_list list;

static const vt_gl_family *family_of(const vt_draw *draw) { return vt_gl_families[draw->family]; }

static uint32_t primitives_of(const vt_draw *draw) {
    const vt_gl_family *family = family_of(draw);
    return family->layered ? VT_LAYERS : family->primitives ? family->primitives(draw) : draw->count;
}

// Sub-pixel offsets -0.5..0.5: the first two dimensions of Sobol's sequence, moved so that the first is the centre.
static void jitter_of(uint32_t index, uint32_t count, float *jitter) {
    uint32_t x = 0, y = 0, i = index;
    for (uint32_t bit = 1u << 31, direction = 1u << 31; i; i >>= 1, bit >>= 1, direction ^= direction >> 1)
        if (i & 1) x |= bit, y ^= direction;
    double shift = 0.5 / count;
    double u = x / 4294967296.0 + shift, v = y / 4294967296.0 + shift;
    jitter[0] = (float)(u < 0.5 ? u : u - 1);
    jitter[1] = (float)(v < 0.5 ? v : v - 1);
}

static void fill_frame(vt_gl_pass *pass) {
    const vt_camera *camera = pass->camera;
    vt_frame_uniforms *frame = &pass->frame;
    double clip[16], width = camera->width, height = camera->height;
    memcpy(clip, camera->projection, sizeof clip);
    for (int column = 0; column < 4; column++) { // adds offset * w to x and y
        clip[column * 4] += 2 * (double)pass->jitter[0] / width * clip[column * 4 + 3];
        clip[column * 4 + 1] += 2 * (double)pass->jitter[1] / height * clip[column * 4 + 3];
    }
    // Multiplied as doubles and rounded once, which costs nothing once a pass: a product of floats moves edges by a sample
    // here and there.
    vt_mat_mul(clip, camera->rotation, clip);
    vt_mat4_from(clip, frame->clip);
    vt_mat4_from(camera->rotation, frame->rotation);
    frame->viewport[0] = (float)width, frame->viewport[1] = (float)height;
    frame->viewport_inverse[0] = (float)(1 / width), frame->viewport_inverse[1] = (float)(1 / height);
    frame->pass_index = (int32_t)pass->index, frame->pass_count = (int32_t)pass->count;
    frame->pixel_ratio = (float)camera->pixel_ratio;
    frame->soft_edges = !pass->count && vt_gl_limits_of()->samples > 1 && vt_theme_of(pass->view).background[3] >= 1;
    frame->pixel_size = (float)(camera->pixel / camera->pixel_ratio);
    frame->perspective = camera->perspective;
    frame->near = (float)camera->near, frame->far = (float)camera->far;
    vt_gl_light(pass);
    vt_gl_clip(pass);
}

// Everything once into the framebuffer that is bound.
static void draw_pass(vt_gl_pass *pass, uint32_t index, uint32_t count) {
    pass->index = index, pass->count = count;
    pass->jitter[0] = pass->jitter[1] = 0;
    if (count) jitter_of(index, count, pass->jitter);
    fill_frame(pass);
    glBindBuffer(GL_UNIFORM_BUFFER, vt_gl_frame_buffer);
    glBufferSubData(GL_UNIFORM_BUFFER, 0, sizeof pass->frame, &pass->frame);
    const vt_theme theme = vt_theme_of(pass->view);
    const float *back = theme.background, alpha = back[3];
    glClearColor(back[0] * alpha, back[1] * alpha, back[2] * alpha, alpha);
    glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    if (pass->frame.soft_edges) glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_FALSE); // coverage is not to be seen
    vt_gl_seed = 0;
    for (uint32_t i = 0; i < list.count; i++) {
        const vt_draw *draw = &list.items[i];
        if (family_of(draw)->layered)
            vt_gl_seed = (vt_gl_seed + 7) & ~7u; // near layers of a body among the same eight of alpha.glsl
        family_of(draw)->draw(pass, draw);
        vt_gl_seed += primitives_of(draw);
    }
    if (pass->frame.soft_edges) glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    vt_gl_count.passes++;
}

// Brings scene, camera and draw list up to date. VT_OK, or why the view cannot be drawn.
static vt_status prepare(vt_gl_pass *pass, vt_node_data *view) {
    if (!vt_gl_ready()) return vt_fail(VT_ERROR_GL, "there is no OpenGL context: attach one before drawing");
    vt_gl_failed();
    pass->view = view;
    pass->scene = vt_scene_of(view);
    pass->scene_node = vt_node_at(view->scene);
    if (!vt_scene_update(pass->scene)) return vt_fail(VT_ERROR_MEMORY, "out of memory while updating the scene");
    vt_overlay_room(view);
    vt_view_update(view);
    pass->camera = &vt_view_state_of(view)->camera;
    vt_gl_uploads_sweep();
    vt_gl_sums_sweep();
    vt_gl_count.draws = vt_gl_count.passes = vt_gl_count.vertices = 0;
    return VT_OK;
}

static vt_status build(vt_gl_pass *pass) {
    if (!vt_draw_build(&list, pass->scene, pass->camera))
        return vt_fail(VT_ERROR_MEMORY, "out of memory while listing what to draw");
    glViewport(0, 0, pass->camera->width, pass->camera->height);
    return VT_OK;
}

static uint32_t stamp_of(const vt_gl_pass *pass) {
    return (pass->scene->revision + pass->view->revision + vt_fallback_revision()) * 2654435761u +
           vt_gl_generation() * 40503u;
}

static uint32_t passes_of(const vt_gl_pass *pass) {
    uint32_t passes = (uint32_t)VT_PROPS(view, pass->view)->passes[0];
    if (!list.any_translucent) return passes;
    uint32_t power = 1; // what alpha.glsl stratifies over
    while (power < passes * 2) power *= 2;
    return power;
}

static vt_status draw_straight(vt_gl_pass *pass) {
    vt_gl_uploads_begin(false);
    vt_status status = build(pass);
    if (status) return status;
    glBindFramebuffer(GL_FRAMEBUFFER, vt_gl_target(pass->camera->width, pass->camera->height));
    draw_pass(pass, 0, 0);
    return VT_OK;
}

static bool is_noisy(void) {
    for (uint32_t i = 0; list.any_translucent && i < list.count; i++)
        if (list.items[i].translucent && family_of(&list.items[i])->denoised) return true;
    return false;
}

// One pass more, and the mean so far on the screen. A translucent mark needs several passes before its mean is calmer than the
// picture that is there.
static int draw_at_rest(vt_gl_pass *pass, vt_view_state *state, vt_gl_sum *sum, uint32_t total) {
    if (sum->passes < total) {
        vt_gl_sum_begin(sum);
        draw_pass(pass, sum->passes, total);
        vt_gl_sum_add(sum);
    }
    bool done = sum->passes >= total;
    state->pass = done ? DONE : sum->passes;
    if (list.any_translucent && sum->passes % 8 && !done) return VT_FRAME_AGAIN;
    vt_gl_sum_present(sum, vt_gl_target(pass->camera->width, pass->camera->height), false, is_noisy());
    if (done) vt_gl_sum_free(pass->view->handle);
    return VT_FRAME_PRESENTED | (done ? 0 : VT_FRAME_AGAIN);
}

int vt_gl_frame(vt_node_data *view) {
    vt_gl_pass pass = {.depth_only = false};
    vt_status status = prepare(&pass, view);
    if (status) return status;
    if (pass.camera->width < 1 || pass.camera->height < 1) return 0; // a canvas that is not laid out yet
    vt_view_state *state = vt_view_state_of(view);
    uint32_t stamp = stamp_of(&pass);
    if (state->drawn_revision == stamp && state->pass == DONE) return 0;
    int flags = 0;
    if (state->drawn_revision != stamp || state->pass == CHANGED) {
        status = draw_straight(&pass);
        if (status) return status;
        state->drawn_revision = stamp;
        state->pass = vt_gl_uploads_wait() ? CHANGED : passes_of(&pass) > 1 ? 0 : DONE;
        flags = VT_FRAME_PRESENTED | (state->pass == DONE ? 0 : VT_FRAME_AGAIN);
    } else {
        vt_gl_uploads_begin(false);
        status = build(&pass);
        if (status) return status;
        uint32_t total = passes_of(&pass);
        vt_gl_sum *sum = vt_gl_sum_get(&pass, stamp, total, false);
        if (!sum && vt_gl_failed()) { // no room to add passes up: the single pass that is there stays
            state->pass = DONE;
            return 0;
        }
        flags = sum ? draw_at_rest(&pass, state, sum, total) : VT_FRAME_AGAIN;
    }
    if (!vt_gl_failed()) return flags;
    state->pass = CHANGED;
    return VT_ERROR_GL;
}

static void flip(uint8_t *rgba, size_t stride, size_t height) {
    uint8_t part[1024];
    for (size_t row = 0; row < height / 2; row++) {
        uint8_t *top = rgba + row * stride, *bottom = rgba + (height - 1 - row) * stride;
        for (size_t i = 0; i < stride; i += sizeof part) {
            size_t count = VT_MIN(sizeof part, stride - i);
            memcpy(part, top + i, count);
            memcpy(top + i, bottom + i, count);
            memcpy(bottom + i, part, count);
        }
    }
}

vt_status vt_gl_read(vt_node_data *view, uint8_t *rgba) {
    vt_gl_pass pass = {.depth_only = false};
    vt_status status = prepare(&pass, view);
    if (status) return status;
    if (pass.camera->width < 1 || pass.camera->height < 1) return VT_OK;
    vt_gl_uploads_begin(true);
    status = build(&pass);
    if (status) return status;
    uint32_t total = passes_of(&pass);
    vt_gl_sum *sum = vt_gl_sum_get(&pass, stamp_of(&pass), total, true);
    while (sum && sum->passes < total) {
        uint32_t before = sum->passes;
        vt_gl_sum_begin(sum);
        draw_pass(&pass, before, total);
        vt_gl_sum_add(sum);
        if (sum->passes == before) break; // no program to add with: the failure says why
    }
    if (sum) {
        // Into where passes are drawn, which is not needed any more.
        vt_gl_sum_present(sum, sum->framebuffers[0], true, is_noisy());
        glBindFramebuffer(GL_FRAMEBUFFER, sum->framebuffers[0]);
        glReadPixels(0, 0, pass.camera->width, pass.camera->height, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
        flip(rgba, (size_t)pass.camera->width * 4, (size_t)pass.camera->height);
    }
    return vt_gl_failed() ? VT_ERROR_GL : VT_OK;
}

vt_status vt_gl_depth(vt_node_data *view, float *depth) {
    vt_gl_pass pass = {.depth_only = true};
    vt_status status = prepare(&pass, view);
    if (status) return status;
    int width = pass.camera->width, height = pass.camera->height;
    if (width < 1 || height < 1) return VT_OK;
    vt_gl_uploads_begin(true);
    status = build(&pass);
    if (status) return status;
    uint32_t kept = 0; // what is translucent hides nothing, and neither does what lies over the picture
    for (uint32_t i = 0; i < list.count; i++)
        if (!list.items[i].translucent && !family_of(&list.items[i])->overlaid) list.items[kept++] = list.items[i];
    list.count = kept;
    vt_gl_depth_begin(width, height);
    draw_pass(&pass, 0, 0);
    vt_gl_depth_end(width, height, depth);
    return vt_gl_failed() ? VT_ERROR_GL : VT_OK;
}

void vt_gl_submit_stop(void) { vt_draw_free(&list); }
