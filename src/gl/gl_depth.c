// In:  a picture that is drawn between begin and end.
// Out: its depths, read back.
//
// OpenGL ES cannot read a depth buffer: depths go through a texture into colours of 24 bits. All is made for the one picture
// and freed with it, since selecting is rare.
#include "embedded.h"
#include "gl/gl_internal.h"

static const vt_program_spec depth_spec = {
    .name = "depths",
    .vertex = shader_screen_vert,
    .fragment = shader_depth_frag,
    .samplers = {"t_depth"},
};
vt_program vt_depth_program = {.spec = &depth_spec};

static struct {
    GLuint textures[2], framebuffers[2]; // colour, depth; both, the colour alone
} made;

void vt_gl_depth_begin(int width, int height) {
    static const GLenum formats[] = {GL_RGBA8, GL_DEPTH_COMPONENT24},
                        places[] = {GL_COLOR_ATTACHMENT0, GL_DEPTH_ATTACHMENT};
    glGenTextures(2, made.textures);
    glGenFramebuffers(2, made.framebuffers);
    for (int i = 0; i < 2; i++) {
        vt_gl_bind_texture(VT_SCRATCH_UNIT, made.textures[i]);
        glTexStorage2D(GL_TEXTURE_2D, 1, formats[i], width, height);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    }
    vt_gl_bind_texture(VT_SCRATCH_UNIT, 0);
    for (int i = 1; i >= 0; i--) {
        glBindFramebuffer(GL_FRAMEBUFFER, made.framebuffers[i]);
        for (int k = 0; k < 2 - i; k++)
            glFramebufferTexture2D(GL_FRAMEBUFFER, places[k], GL_TEXTURE_2D, made.textures[k], 0);
    }
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        vt_gl_fail("the device cannot make a picture of %d x %d pixels; make the view smaller", width, height);
}

void vt_gl_depth_end(int width, int height, float *depth) {
    if (vt_gl_use(&vt_depth_program, NULL)) {
        glBindFramebuffer(GL_FRAMEBUFFER, made.framebuffers[1]);
        vt_gl_bind_texture(1, made.textures[1]);
        glDisable(GL_DEPTH_TEST);
        vt_gl_draw_arrays(GL_TRIANGLES, 0, 3, 0);
        glEnable(GL_DEPTH_TEST);
        glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, depth);
        for (size_t i = 0; i < (size_t)width * (size_t)height; i++) {
            uint8_t rgba[4];
            memcpy(rgba, depth + i, sizeof rgba);
            depth[i] = (float)(rgba[0] * 65536 + rgba[1] * 256 + rgba[2]) / 16777215.0f;
        }
    }
    for (int i = 0; i < 2; i++) vt_gl_texture_gone(made.textures[i]);
    glDeleteFramebuffers(2, made.framebuffers);
    glDeleteTextures(2, made.textures);
}
