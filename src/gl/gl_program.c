// In:  the sources that a vt_program_spec names.
// Out: linked programs with the places of their uniforms, made when first drawn with.
#include "gl/gl_internal.h"
#include <stdarg.h>

static vt_program *compiled; // the last one; each knows the one before
static uint32_t current;
static const char *const shared[] = {VT_SHARED_UNIFORMS(VT_UNIFORM_NAME)};

static GLuint compile(const vt_program_spec *spec, GLenum stage, const char *source) {
    GLuint shader = glCreateShader(stage);
    glShaderSource(shader, 1, &source, NULL);
    glCompileShader(shader);
    GLint good = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
    if (good) return shader;
    char log[1024] = "";
    glGetShaderInfoLog(shader, sizeof log, NULL, log);
    vt_gl_fail("the driver refuses the %s shader of %s: %s", stage == GL_VERTEX_SHADER ? "vertex" : "fragment",
               spec->name, log);
    glDeleteShader(shader);
    return 0;
}

static GLuint build(const vt_program_spec *spec) {
    GLuint vertex = compile(spec, GL_VERTEX_SHADER, spec->vertex);
    GLuint fragment = vertex ? compile(spec, GL_FRAGMENT_SHADER, spec->fragment) : 0;
    GLuint id = 0;
    if (fragment) {
        id = glCreateProgram();
        glAttachShader(id, vertex);
        glAttachShader(id, fragment);
        for (GLuint i = 0; i < VT_LENGTH(spec->attributes) && spec->attributes[i]; i++)
            glBindAttribLocation(id, i, spec->attributes[i]);
        glLinkProgram(id);
        GLint good = 0;
        glGetProgramiv(id, GL_LINK_STATUS, &good);
        if (!good) {
            char log[1024] = "";
            glGetProgramInfoLog(id, sizeof log, NULL, log);
            vt_gl_fail("the driver cannot link the shaders of %s: %s", spec->name, log);
            glDeleteProgram(id);
            id = 0;
        }
    }
    if (vertex) glDeleteShader(vertex);
    if (fragment) glDeleteShader(fragment);
    return id;
}

static bool make(vt_program *program) {
    const vt_program_spec *spec = program->spec;
    GLuint id = build(spec);
    program->next = compiled, compiled = program;
    program->failed = !id;
    if (!id) return false;
    program->id = id;
    vt_gl_count.programs++;
    glUseProgram(id);
    current = id;
    for (int i = 0; i < VT_OWN_UNIFORMS; i++)
        program->locations[i] = spec->uniforms[i] ? glGetUniformLocation(id, spec->uniforms[i]) : -1;
    for (int i = VT_OWN_UNIFORMS; i < VT_UNIFORM_COUNT; i++)
        program->locations[i] = glGetUniformLocation(id, shared[i - VT_OWN_UNIFORMS]);
    int colormap = glGetUniformLocation(id, "t_colormap");
    if (colormap >= 0) glUniform1i(colormap, 0);
    for (int i = 0; i < VT_LENGTH(spec->samplers) && spec->samplers[i]; i++) {
        int at = glGetUniformLocation(id, spec->samplers[i]);
        if (at >= 0) glUniform1i(at, 1 + i);
    }
    GLuint block = glGetUniformBlockIndex(id, "Frame");
    if (block != GL_INVALID_INDEX) glUniformBlockBinding(id, block, 0);
    return true;
}

bool vt_gl_use(vt_program *program, const vt_draw *draw) {
    if (program->failed) vt_gl_fail("%s cannot be drawn: this driver refused its shaders", program->spec->name);
    if (program->failed || (!program->id && !make(program))) return false;
    if (current != program->id) glUseProgram(program->id);
    current = program->id;
    if (draw) {
        if (program->locations[u_linear] >= 0)
            glUniformMatrix3fv(program->locations[u_linear], 1, GL_FALSE, draw->linear[0]);
        vt_gl_set_vec3(program, u_eye_high, draw->eye_high[0], draw->eye_high[1], draw->eye_high[2]);
        vt_gl_set_vec3(program, u_eye_low, draw->eye_low[0], draw->eye_low[1], draw->eye_low[2]);
        vt_gl_set_float(program, u_alpha, draw->alpha);
        if (program->locations[u_seed] >= 0) glUniform1ui(program->locations[u_seed], vt_gl_seed);
    }
    return true;
}

// Whether it has to be set: it is used, and has another value.
static bool changes(vt_program *program, int uniform, const void *value, size_t bytes) {
    if (program->locations[uniform] < 0 || !memcmp(program->values[uniform], value, bytes)) return false;
    memcpy(program->values[uniform], value, bytes);
    return true;
}

void vt_gl_set_int(vt_program *program, int uniform, int value) {
    if (changes(program, uniform, &value, sizeof value)) glUniform1i(program->locations[uniform], value);
}

void vt_gl_set_float(vt_program *program, int uniform, float value) {
    if (changes(program, uniform, &value, sizeof value)) glUniform1f(program->locations[uniform], value);
}

void vt_gl_set_vec2(vt_program *program, int uniform, float x, float y) {
    if (changes(program, uniform, (float[]){x, y}, 2 * sizeof x)) glUniform2f(program->locations[uniform], x, y);
}

void vt_gl_set_vec3(vt_program *program, int uniform, float x, float y, float z) {
    if (changes(program, uniform, (float[]){x, y, z}, 3 * sizeof x)) glUniform3f(program->locations[uniform], x, y, z);
}

void vt_gl_set_vec4(vt_program *program, int uniform, float x, float y, float z, float w) {
    if (changes(program, uniform, (float[]){x, y, z, w}, 4 * sizeof x))
        glUniform4f(program->locations[uniform], x, y, z, w);
}

void vt_gl_set_rgba(vt_program *program, int uniform, const double *rgba) {
    vt_gl_set_vec4(program, uniform, (float)rgba[0], (float)rgba[1], (float)rgba[2], (float)rgba[3]);
}

vt_status vt_gl_compile_all(void) {
    if (!vt_gl_ready()) return vt_fail(VT_ERROR_GL, "there is no OpenGL context: attach one first");
    vt_program *const screen[] = {&vt_accumulate_program, &vt_present_program, &vt_depth_program};
    for (int i = 0; i < VT_LENGTH(screen); i++)
        if (!vt_gl_use(screen[i], NULL)) return VT_ERROR_GL;
    for (int f = 0; f < VT_FAMILY_COUNT; f++)
        for (vt_program *const *program = vt_gl_families[f]->programs; *program; program++)
            if (!vt_gl_use(*program, NULL)) return VT_ERROR_GL;
    return VT_OK;
}

void vt_gl_programs_stop(bool lost) {
    while (compiled) {
        vt_program *program = compiled;
        if (program->id && !lost) glDeleteProgram(program->id);
        compiled = program->next;
        *program = (vt_program){.spec = program->spec};
    }
    current = 0;
}
