// In:  the sources that a vt_program_spec names.
// Out: linked programs with the places of their uniforms, made when first drawn with.
#include "gl/gl_internal.h"
#include <stdarg.h>

static vt_program *compiled; // the last one; each knows the one before
static uint32_t current;

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
    program->linear = glGetUniformLocation(id, "u_linear");
    program->eye_high = glGetUniformLocation(id, "u_eye_high");
    program->eye_low = glGetUniformLocation(id, "u_eye_low");
    program->alpha = glGetUniformLocation(id, "u_alpha");
    program->seed = glGetUniformLocation(id, "u_seed");
    program->color = glGetUniformLocation(id, "u_color");
    program->color_mode = glGetUniformLocation(id, "u_color_mode");
    program->norm = glGetUniformLocation(id, "u_norm");
    program->nan_color = glGetUniformLocation(id, "u_nan_color");
    program->selection = glGetUniformLocation(id, "u_selection");
    for (int i = 0; i < VT_OWN_UNIFORMS && spec->uniforms[i]; i++)
        program->own[i] = glGetUniformLocation(id, spec->uniforms[i]);
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
        if (program->linear >= 0) glUniformMatrix3fv(program->linear, 1, GL_FALSE, draw->linear);
        if (program->eye_high >= 0)
            glUniform3f(program->eye_high, draw->eye_high[0], draw->eye_high[1], draw->eye_high[2]);
        if (program->eye_low >= 0) glUniform3f(program->eye_low, draw->eye_low[0], draw->eye_low[1], draw->eye_low[2]);
        if (program->alpha >= 0) glUniform1f(program->alpha, draw->alpha);
        if (program->seed >= 0) glUniform1ui(program->seed, vt_gl_seed);
    }
    return true;
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
