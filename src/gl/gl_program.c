// In:  the sources that each mark names in its vt_program_spec.
// Out: linked programs with the places of their uniforms, made when first drawn with.
#include "gl/gl_internal.h"
#include <stdarg.h>

static const vt_program_spec *const specs[VT_PROGRAM_ALL] = {
    [VT_PROGRAM_POINTS] = &vt_points_spec, [VT_PROGRAM_STROKE] = &vt_stroke_spec,
    [VT_PROGRAM_MESH] = &vt_mesh_spec,     [VT_PROGRAM_SURFACE] = &vt_surface_spec,
    [VT_PROGRAM_IMAGE] = &vt_image_spec,   [VT_PROGRAM_SHAPES] = &vt_shapes_spec,
    [VT_PROGRAM_TEXT] = &vt_text_spec,     [VT_PROGRAM_PRESENT] = &vt_present_spec,
    [VT_PROGRAM_ADD] = &vt_add_spec,       [VT_PROGRAM_BALLS] = &vt_balls_spec,
    [VT_PROGRAM_DISCS] = &vt_discs_spec,   [VT_PROGRAM_ELLIPSOIDS] = &vt_ellipsoids_spec,
    [VT_PROGRAM_DEPTH] = &vt_depth_spec,
};
static vt_program programs[VT_PROGRAM_ALL];
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
    vt_gl_complain("the driver refuses the %s shader of %s: %s", stage == GL_VERTEX_SHADER ? "vertex" : "fragment",
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
            vt_gl_complain("the driver cannot link the shaders of %s: %s", spec->name, log);
            glDeleteProgram(id);
            id = 0;
        }
    }
    if (vertex) glDeleteShader(vertex);
    if (fragment) glDeleteShader(fragment);
    return id;
}

static bool make(vt_program *program, const vt_program_spec *spec) {
    GLuint id = build(spec);
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

const vt_program *vt_gl_use(int index, const vt_draw *draw) {
    vt_program *program = &programs[index];
    if (program->failed) vt_gl_complain("%s cannot be drawn: this driver refused its shaders", specs[index]->name);
    if (program->failed || (!program->id && !make(program, specs[index]))) return NULL;
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
    return program;
}

vt_status vt_gl_compile_all(void) {
    if (!vt_gl_ready()) return vt_fail(VT_ERROR_GL, "there is no OpenGL context: attach one first");
    for (int i = 0; i < VT_PROGRAM_ALL; i++)
        if (!vt_gl_use(i, NULL)) return VT_ERROR_GL;
    return VT_OK;
}

void vt_gl_programs_stop(bool lost) {
    for (int i = 0; i < VT_PROGRAM_ALL; i++)
        if (programs[i].id && !lost) glDeleteProgram(programs[i].id);
    memset(programs, 0, sizeof programs);
    current = 0;
}
