// In:  libEGL.so.1 and libGLESv2.so.2 of the system, looked up when first asked for.
// Out: a surfaceless OpenGL ES 3 context, current in the calling thread, and the table of its functions.
#define VT_GL_NO_NAMES
#include "base/base.h"
#include "gl/gl_api.h"
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <dlfcn.h>

vt_gl_table vt_gl;

static struct {
    void *egl_library, *gl_library;
    EGLDisplay display;
    EGLContext context;
    __typeof__(eglGetProcAddress) *GetProcAddress;
    __typeof__(eglInitialize) *Initialize;
    __typeof__(eglGetDisplay) *GetDisplay;
    __typeof__(eglBindAPI) *BindAPI;
    __typeof__(eglChooseConfig) *ChooseConfig;
    __typeof__(eglCreateContext) *CreateContext;
    __typeof__(eglDestroyContext) *DestroyContext;
    __typeof__(eglMakeCurrent) *MakeCurrent;
    __typeof__(eglQueryString) *QueryString;
} egl;

static void *load(const char *name, const char *other) {
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (!library) library = dlopen(other, RTLD_NOW | RTLD_LOCAL);
    if (!library)
        vt_fail(VT_ERROR_GL,
                "%s is not on this system, and without it no picture can be drawn: install what is needed with "
                "\"apt install libegl1 libgles2\", or the like of it",
                name);
    return library;
}

// ISO C has no conversion from an object pointer to a function pointer; POSIX promises that the bytes are the same.
static bool look_up(void *library, const char *name, void *function) {
    void *address = dlsym(library, name);
    memcpy(function, &address, sizeof address);
    return address != NULL;
}

static bool load_egl(void) {
    if (!egl.egl_library) egl.egl_library = load("libEGL.so.1", "libEGL.so");
    if (!egl.egl_library) return false;
    if (!egl.gl_library) egl.gl_library = load("libGLESv2.so.2", "libGLESv2.so");
    if (!egl.gl_library) return false;
#define F(name) look_up(egl.egl_library, "egl" #name, &egl.name)
    bool all = F(GetProcAddress) && F(Initialize) && F(GetDisplay) && F(BindAPI) && F(ChooseConfig) &&
               F(CreateContext) && F(DestroyContext) && F(MakeCurrent) && F(QueryString);
#undef F
    if (!all) vt_fail(VT_ERROR_GL, "libEGL.so.1 is older than EGL 1.4; install a newer one (\"apt install libegl1\")");
    return all;
}

static bool load_gl(void) {
    const char *missing = NULL;
#define F(name) \
    if (!look_up(egl.gl_library, "gl" #name, &vt_gl.name)) missing = "gl" #name;
    VT_GL_FUNCTIONS(F)
#undef F
    if (missing)
        vt_fail(VT_ERROR_GL, "libGLESv2.so.2 has no %s: OpenGL ES 3.0 is needed (\"apt install libgles2\")", missing);
    return !missing;
}

static bool lists(const char *extensions, const char *wanted) {
    size_t length = strlen(wanted);
    for (const char *at = extensions; at && (at = strstr(at, wanted)); at += length)
        if ((at == extensions || at[-1] == ' ') && (at[length] == ' ' || !at[length])) return true;
    return false;
}

static EGLDisplay find_display(void) {
    const char *extensions = egl.QueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    PFNEGLGETPLATFORMDISPLAYEXTPROC get = NULL;
    void (*address)(void) = egl.GetProcAddress("eglGetPlatformDisplayEXT");
    memcpy(&get, &address, sizeof get);
    EGLDisplay display = EGL_NO_DISPLAY;
    if (get && lists(extensions, "EGL_EXT_platform_device") && !lists(extensions, "EGL_MESA_platform_surfaceless"))
        display = get(EGL_PLATFORM_DEVICE_EXT, EGL_DEFAULT_DISPLAY, NULL);
    if (get && lists(extensions, "EGL_MESA_platform_surfaceless"))
        display = get(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, NULL);
    return display != EGL_NO_DISPLAY ? display : egl.GetDisplay(EGL_DEFAULT_DISPLAY);
}

vt_status vt_egl_open(void) {
    if (egl.context) return VT_OK;
    if (!load_egl() || !load_gl()) return VT_ERROR_GL;
    egl.display = find_display();
    if (egl.display == EGL_NO_DISPLAY || !egl.Initialize(egl.display, NULL, NULL))
        return vt_fail(VT_ERROR_GL, "EGL finds no driver: install one with \"apt install libgl1-mesa-dri\"");
    static const EGLint wanted[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_ES3_BIT, EGL_SURFACE_TYPE, 0, EGL_NONE};
    static const EGLint attributes[] = {EGL_CONTEXT_CLIENT_VERSION, 3, EGL_NONE};
    EGLConfig config = NULL;
    EGLint count = 0;
    if (!egl.BindAPI(EGL_OPENGL_ES_API) || !egl.ChooseConfig(egl.display, wanted, &config, 1, &count) || count < 1) {
        vt_egl_close();
        return vt_fail(VT_ERROR_GL,
                       "the EGL driver has no OpenGL ES 3: install one with \"apt install libgl1-mesa-dri\"");
    }
    egl.context = egl.CreateContext(egl.display, config, EGL_NO_CONTEXT, attributes);
    if (!egl.context || !egl.MakeCurrent(egl.display, EGL_NO_SURFACE, EGL_NO_SURFACE, egl.context)) {
        vt_egl_close();
        return vt_fail(VT_ERROR_GL, "the EGL driver cannot make an OpenGL ES 3 context without a window");
    }
    vt_status status = vt_gl_attach();
    if (status) vt_egl_close();
    return status;
}

void vt_egl_close(void) {
    if (egl.context) {
        vt_gl_release();
        egl.MakeCurrent(egl.display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        egl.DestroyContext(egl.display, egl.context);
    }
    egl.context = NULL;              // the display is not terminated: the process may have other users of it
    memset(&vt_gl, 0, sizeof vt_gl); // so that no function is called without a context
}

const char *vt_egl_renderer(void) {
    const char *name = egl.context ? (const char *)vt_gl.GetString(GL_RENDERER) : NULL;
    return name ? name : "";
}
