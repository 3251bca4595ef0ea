// In:  a context that has become current, or gone.
// Out: its limits, the objects that all drawing shares, what is bound, counts of everything.
#include "base/format.h"
#include "gl/gl_internal.h"

vt_gl_counts vt_gl_count;
uint32_t vt_gl_frame_buffer;

static struct {
    bool ready;
    uint32_t generation;
    vt_gl_limits limits;
    GLuint vertex_array; // one for all: what is bound to it is kept track of below
#ifndef __wasm__
    GLuint target, target_color, target_depth;
    int target_width, target_height;
#endif
} device;

#define TEXTURE_UNITS (VT_SCRATCH_UNIT + 1)
#define ATTRIBUTES 8
static struct {
    uint32_t textures[TEXTURE_UNITS];
    int active;
    uint32_t enabled, touched; // bits of attribute locations
    uint32_t divisors[ATTRIBUTES];
} bound;

static bool failed;

void vt_gl_fail(const char *format, ...) {
    if (failed) return; // the first is the cause
    char text[1400];
    va_list arguments;
    va_start(arguments, format);
    vt_print_list(text, sizeof text, format, arguments);
    va_end(arguments);
    vt_fail(VT_ERROR_GL, "%s", text);
    failed = true;
}

bool vt_gl_failed(void) {
    bool was = failed;
    failed = false;
    return was;
}

const vt_gl_limits *vt_gl_limits_of(void) { return &device.limits; }
bool vt_gl_ready(void) { return device.ready; }
uint32_t vt_gl_generation(void) { return device.generation; }

static bool is_software(const char *renderer) {
    static const char *const names[] = {"llvmpipe", "softpipe", "SwiftShader", "Software", "Basic Render", "lavapipe"};
    for (int i = 0; i < VT_LENGTH(names); i++)
        for (const char *at = renderer; *at; at++)
            if (!strncmp(at, names[i], strlen(names[i]))) return true;
    return false;
}

static void read_limits(void) {
    vt_gl_limits *limits = &device.limits;
    memset(limits, 0, sizeof *limits);
    const char *renderer = (const char *)glGetString(GL_RENDERER);
    if (renderer) vt_print(limits->renderer, sizeof limits->renderer, "%s", renderer);
    for (char *c = limits->renderer; *c; c++) // it goes into JSON
        if (*c == '"' || *c == '\\' || (unsigned char)*c < ' ') *c = '_';
    limits->software = is_software(limits->renderer);
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limits->texture_size);
    GLfloat points[2] = {1, 1};
    glGetFloatv(GL_ALIASED_POINT_SIZE_RANGE, points);
    // Greater points are drawn as quads: old Apple drivers stop at 64, and some drop a point whose centre leaves the view.
    limits->point_size = VT_MIN(points[1], 64.0f);
#ifdef __wasm__
    glGetIntegerv(GL_SAMPLES, &limits->samples);
#endif
}

vt_status vt_gl_start(void) {
    if (device.ready) vt_gl_stop(false);
#ifndef __wasm__
    if (!vt_gl.GetString) return vt_fail(VT_ERROR_GL, "there is no OpenGL context: call vt_egl_open first");
#endif
    read_limits();
    if (device.limits.texture_size < 4096)
        return vt_fail(VT_ERROR_GL, "this device's textures end at %d pixels; Vitrail needs 4096",
                       device.limits.texture_size);
    device.generation++;
    device.ready = true;
    memset(&vt_gl_count, 0, sizeof vt_gl_count);
    glGenVertexArrays(1, &device.vertex_array);
    glGenBuffers(1, &vt_gl_frame_buffer);
    glBindBuffer(GL_UNIFORM_BUFFER, vt_gl_frame_buffer);
    glBufferData(GL_UNIFORM_BUFFER, sizeof(vt_frame_uniforms), NULL, GL_DYNAMIC_DRAW);
    vt_gl_state_reset();
    return VT_OK;
}

void vt_gl_stop(bool lost) {
    vt_gl_submit_stop();
    for (int i = 0; i < VT_FAMILY_COUNT; i++)
        if (vt_gl_families[i]->stop) vt_gl_families[i]->stop();
    vt_gl_sums_stop(lost);
    vt_gl_colormaps_stop(lost);
    vt_gl_uploads_stop(lost);
    vt_gl_programs_stop(lost);
    if (device.ready && !lost) {
        glDeleteVertexArrays(1, &device.vertex_array);
        glDeleteBuffers(1, &vt_gl_frame_buffer);
#ifndef __wasm__
        glDeleteFramebuffers(1, &device.target);
        glDeleteRenderbuffers(1, &device.target_color);
        glDeleteRenderbuffers(1, &device.target_depth);
#endif
    }
    device.ready = false;
    device.vertex_array = vt_gl_frame_buffer = 0;
#ifndef __wasm__
    device.target = device.target_color = device.target_depth = 0;
    device.target_width = device.target_height = 0;
#endif
    memset(&vt_gl_count, 0, sizeof vt_gl_count);
}

uint32_t vt_gl_target(int width, int height) {
#ifdef __wasm__
    (void)width, (void)height; // the canvas has the view's size already
    return 0;
#else
    if (device.target && device.target_width == width && device.target_height == height) return device.target;
    if (!device.target) {
        glGenFramebuffers(1, &device.target);
        glGenRenderbuffers(1, &device.target_color);
        glGenRenderbuffers(1, &device.target_depth);
    }
    device.target_width = width, device.target_height = height;
    glBindRenderbuffer(GL_RENDERBUFFER, device.target_color);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glBindRenderbuffer(GL_RENDERBUFFER, device.target_depth);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT24, width, height);
    glBindFramebuffer(GL_FRAMEBUFFER, device.target);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, device.target_color);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, device.target_depth);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        vt_gl_fail("the device cannot make a picture of %d x %d pixels", width, height);
    return device.target;
#endif
}

void vt_gl_state_reset(void) {
    memset(&bound, 0, sizeof bound);
    glBindVertexArray(device.vertex_array);
    for (uint32_t i = 0; i < ATTRIBUTES; i++) {
        glDisableVertexAttribArray(i);
        glVertexAttribDivisor(i, 0);
        glVertexAttrib4f(i, 0, 0, 0, 1);
    }
    for (uint32_t i = TEXTURE_UNITS; i-- > 0;) {
        glActiveTexture(GL_TEXTURE0 + i);
        glBindTexture(GL_TEXTURE_2D, 0);
    }
    glBindBufferBase(GL_UNIFORM_BUFFER, 0, vt_gl_frame_buffer);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    glDepthMask(GL_TRUE);
    glDisable(GL_BLEND);
    glDisable(GL_CULL_FACE);
    glDisable(GL_POLYGON_OFFSET_FILL);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_SAMPLE_ALPHA_TO_COVERAGE);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

void vt_gl_bind_texture(int unit, uint32_t texture) {
    VT_ASSERT(unit >= 0 && unit < TEXTURE_UNITS);
    bool active = bound.active == unit;
    if (bound.textures[unit] == texture && (active || unit != VT_SCRATCH_UNIT))
        return; // uploads write to the active one
    if (!active) glActiveTexture(GL_TEXTURE0 + (GLenum)unit);
    bound.active = unit;
    bound.textures[unit] = texture;
    glBindTexture(GL_TEXTURE_2D, texture);
}

void vt_gl_texture_gone(uint32_t texture) { // its name may come again for another texture
    for (int i = 0; i < TEXTURE_UNITS; i++)
        if (bound.textures[i] == texture) bound.textures[i] = 0;
}

void vt_gl_attribute(int location, uint32_t buffer, int components, uint32_t type, bool normalized, int stride,
                     size_t offset, uint32_t divisor) {
    VT_ASSERT(location >= 0 && location < ATTRIBUTES);
    GLuint index = (GLuint)location;
    uint32_t bit = 1u << index;
    glBindBuffer(GL_ARRAY_BUFFER, buffer);
    glVertexAttribPointer(index, components, type, normalized, stride, (const void *)offset);
    if (!(bound.enabled & bit)) glEnableVertexAttribArray(index);
    if (bound.divisors[index] != divisor) glVertexAttribDivisor(index, divisor);
    bound.divisors[index] = divisor;
    bound.enabled |= bit, bound.touched |= bit;
}

void vt_gl_attributes_done(void) {
    for (uint32_t i = 0; i < ATTRIBUTES; i++)
        if (bound.enabled & ~bound.touched & 1u << i) glDisableVertexAttribArray(i);
    bound.enabled &= bound.touched;
    bound.touched = 0;
}

static void count_draw(uint32_t count, uint32_t instances) {
    vt_gl_count.draws++;
    vt_gl_count.vertices += count * (instances ? instances : 1);
}

void vt_gl_draw_arrays(uint32_t mode, uint32_t first, uint32_t count, uint32_t instances) {
    if (!count) return;
    vt_gl_attributes_done();
    if (instances)
        glDrawArraysInstanced(mode, (GLint)first, (GLsizei)count, (GLsizei)instances);
    else
        glDrawArrays(mode, (GLint)first, (GLsizei)count);
    count_draw(count, instances);
}

void vt_gl_draw_elements(uint32_t mode, uint32_t first_index, uint32_t count, uint32_t instances) {
    if (!count) return;
    vt_gl_attributes_done();
    const void *offset = (const void *)((size_t)first_index * sizeof(uint32_t));
    if (instances)
        glDrawElementsInstanced(mode, (GLsizei)count, GL_UNSIGNED_INT, offset, (GLsizei)instances);
    else
        glDrawElements(mode, (GLsizei)count, GL_UNSIGNED_INT, offset);
    count_draw(count, instances);
}

size_t vt_gl_stats(char *json, size_t capacity) {
    const vt_gl_counts *c = &vt_gl_count;
    int n = vt_print(
        json, capacity,
        "\"gl\":{\"ready\":%s,\"renderer\":\"%s\",\"software\":%s,\"samples\":%d,\"draws\":%u,\"passes\":%u,"
        "\"vertices\":%u,"
        "\"uploads\":%u,\"upload_bytes\":%llu,\"programs\":%u,\"buffers\":%u,\"textures\":%u,\"framebuffers\":%u,"
        "\"memory_bytes\":%llu}",
        device.ready ? "true" : "false", device.limits.renderer, device.limits.software ? "true" : "false",
        device.limits.samples, c->draws, c->passes, c->vertices, c->uploads, (unsigned long long)c->upload_bytes,
        c->programs, c->buffers, c->textures, c->framebuffers, (unsigned long long)c->memory_bytes);
    return n < 0 ? 0 : (size_t)n < capacity ? (size_t)n : capacity - 1;
}
