// In:  nothing.
// Out: OpenGL ES 3.0: types, constants, and the functions that Vitrail calls, all of them. In WebAssembly they are imports
//      that web/gl.js implements; natively egl.c looks them up, so that the library loads where no OpenGL is installed.
#ifndef VT_GL_API_H
#define VT_GL_API_H
#include <GLES3/gl3.h>

// clang-format off
#define VT_GL_FUNCTIONS(F) \
    F(ActiveTexture) F(AttachShader) F(BindAttribLocation) F(BindBuffer) F(BindBufferBase) F(BindFramebuffer) \
    F(BindRenderbuffer) F(BindTexture) F(BindVertexArray) F(BlendFunc) F(BufferData) F(BufferSubData) \
    F(CheckFramebufferStatus) F(Clear) F(ClearColor) F(ColorMask) F(CompileShader) F(CreateProgram) F(CreateShader) \
    F(CullFace) F(DeleteBuffers) F(DeleteFramebuffers) F(DeleteProgram) F(DeleteRenderbuffers) F(DeleteShader) \
    F(DeleteTextures) F(DeleteVertexArrays) F(DepthFunc) F(DepthMask) F(Disable) F(DisableVertexAttribArray) \
    F(DrawArrays) F(DrawArraysInstanced) F(DrawElements) F(DrawElementsInstanced) F(Enable) \
    F(EnableVertexAttribArray) F(FramebufferRenderbuffer) F(FramebufferTexture2D) F(GenBuffers) F(GenFramebuffers) \
    F(GenRenderbuffers) F(GenTextures) F(GenVertexArrays) F(GenerateMipmap) F(GetError) F(GetFloatv) F(GetIntegerv) \
    F(GetProgramInfoLog) F(GetProgramiv) F(GetShaderInfoLog) F(GetShaderiv) F(GetString) F(GetUniformBlockIndex) \
    F(GetUniformLocation) F(LinkProgram) F(PixelStorei) F(ReadPixels) F(RenderbufferStorage) F(ShaderSource) \
    F(TexParameteri) F(TexStorage2D) F(TexSubImage2D) F(Uniform1f) F(Uniform1i) F(Uniform1ui) F(Uniform2f) \
    F(Uniform3f) F(Uniform4f) F(UniformBlockBinding) F(UniformMatrix3fv) F(UseProgram) F(VertexAttrib4f) \
    F(VertexAttribDivisor) F(VertexAttribPointer) F(Viewport)
// clang-format on

#ifndef __wasm__
typedef struct vt_gl_table {
#define F(name) __typeof__(gl##name) *name;
    VT_GL_FUNCTIONS(F)
#undef F
} vt_gl_table;
extern vt_gl_table vt_gl; // egl.c

#ifndef VT_GL_NO_NAMES // egl.c fills the table
#define glActiveTexture vt_gl.ActiveTexture
#define glAttachShader vt_gl.AttachShader
#define glBindAttribLocation vt_gl.BindAttribLocation
#define glBindBuffer vt_gl.BindBuffer
#define glBindBufferBase vt_gl.BindBufferBase
#define glBindFramebuffer vt_gl.BindFramebuffer
#define glBindRenderbuffer vt_gl.BindRenderbuffer
#define glBindTexture vt_gl.BindTexture
#define glBindVertexArray vt_gl.BindVertexArray
#define glBlendFunc vt_gl.BlendFunc
#define glBufferData vt_gl.BufferData
#define glBufferSubData vt_gl.BufferSubData
#define glCheckFramebufferStatus vt_gl.CheckFramebufferStatus
#define glClear vt_gl.Clear
#define glClearColor vt_gl.ClearColor
#define glColorMask vt_gl.ColorMask
#define glCompileShader vt_gl.CompileShader
#define glCreateProgram vt_gl.CreateProgram
#define glCreateShader vt_gl.CreateShader
#define glCullFace vt_gl.CullFace
#define glDeleteBuffers vt_gl.DeleteBuffers
#define glDeleteFramebuffers vt_gl.DeleteFramebuffers
#define glDeleteProgram vt_gl.DeleteProgram
#define glDeleteRenderbuffers vt_gl.DeleteRenderbuffers
#define glDeleteShader vt_gl.DeleteShader
#define glDeleteTextures vt_gl.DeleteTextures
#define glDeleteVertexArrays vt_gl.DeleteVertexArrays
#define glDepthFunc vt_gl.DepthFunc
#define glDepthMask vt_gl.DepthMask
#define glDisable vt_gl.Disable
#define glDisableVertexAttribArray vt_gl.DisableVertexAttribArray
#define glDrawArrays vt_gl.DrawArrays
#define glDrawArraysInstanced vt_gl.DrawArraysInstanced
#define glDrawElements vt_gl.DrawElements
#define glDrawElementsInstanced vt_gl.DrawElementsInstanced
#define glEnable vt_gl.Enable
#define glEnableVertexAttribArray vt_gl.EnableVertexAttribArray
#define glFramebufferRenderbuffer vt_gl.FramebufferRenderbuffer
#define glFramebufferTexture2D vt_gl.FramebufferTexture2D
#define glGenBuffers vt_gl.GenBuffers
#define glGenFramebuffers vt_gl.GenFramebuffers
#define glGenRenderbuffers vt_gl.GenRenderbuffers
#define glGenTextures vt_gl.GenTextures
#define glGenVertexArrays vt_gl.GenVertexArrays
#define glGenerateMipmap vt_gl.GenerateMipmap
#define glGetError vt_gl.GetError
#define glGetFloatv vt_gl.GetFloatv
#define glGetIntegerv vt_gl.GetIntegerv
#define glGetProgramInfoLog vt_gl.GetProgramInfoLog
#define glGetProgramiv vt_gl.GetProgramiv
#define glGetShaderInfoLog vt_gl.GetShaderInfoLog
#define glGetShaderiv vt_gl.GetShaderiv
#define glGetString vt_gl.GetString
#define glGetUniformBlockIndex vt_gl.GetUniformBlockIndex
#define glGetUniformLocation vt_gl.GetUniformLocation
#define glLinkProgram vt_gl.LinkProgram
#define glPixelStorei vt_gl.PixelStorei
#define glReadPixels vt_gl.ReadPixels
#define glRenderbufferStorage vt_gl.RenderbufferStorage
#define glShaderSource vt_gl.ShaderSource
#define glTexParameteri vt_gl.TexParameteri
#define glTexStorage2D vt_gl.TexStorage2D
#define glTexSubImage2D vt_gl.TexSubImage2D
#define glUniform1f vt_gl.Uniform1f
#define glUniform1i vt_gl.Uniform1i
#define glUniform1ui vt_gl.Uniform1ui
#define glUniform2f vt_gl.Uniform2f
#define glUniform3f vt_gl.Uniform3f
#define glUniform4f vt_gl.Uniform4f
#define glUniformBlockBinding vt_gl.UniformBlockBinding
#define glUniformMatrix3fv vt_gl.UniformMatrix3fv
#define glUseProgram vt_gl.UseProgram
#define glVertexAttrib4f vt_gl.VertexAttrib4f
#define glVertexAttribDivisor vt_gl.VertexAttribDivisor
#define glVertexAttribPointer vt_gl.VertexAttribPointer
#define glViewport vt_gl.Viewport
#endif
#endif
#endif
