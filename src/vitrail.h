// In:  calls from JavaScript (as WebAssembly exports), Python (ctypes on CPython) and C.
// Out: the whole public interface of Vitrail; a declaration marked VT_API here is exported, nothing else is.
//
// What Vitrail is
//   A scene graph and a renderer for OpenGL ES 3 and WebGL2. A scene is a tree of nodes. A node has a kind ("points",
//   "box", "view"...), properties (a few numbers or a text each) and arrays (many numbers). Four verbs do everything:
//   create, set, write, remove. The kinds with all their properties and arrays are listed in kinds.h and can be read
//   as JSON with vt_table(), so that no other language holds a list of its own.
//
// Ownership
//   Vitrail owns what it is given: arrays and texts are copied. A handle (vt_node) is a number with a generation; using
//   one whose node was removed is an error, never a crash. Removing a node removes its subtree. Pointers that are
//   returned stay valid until the next call of any function here; vt_array_place and vt_temporary say more.
//
// Errors
//   A function that can fail returns a vt_status (0 is success, a negative number is a failure) or a value that its
//   comment names. After a failure vt_error() is a sentence for the user: what came, what was wanted, how to mend it.
//   A failed call changes nothing.
//
// Coordinates
//   Right-handed, z up, matrices column-major. Angles are radians here (degrees in Python and JavaScript). Transforms,
//   camera and array origins are doubles; what the GPU sees is relative to the eye, so that data far from the origin
//   does not jitter. Sizes marked px are CSS pixels; view sizes are device pixels.
//   A scene's axes may be logarithmic (symlog) and stretched. Data numbers are what is given: positions of elements and of
//   what stands at its position (texts, shapes, images, point lights, clips), a ruler's ends, limits, bounds. Scene numbers
//   are the same after the axes' scales (log10 on a log axis; no different on the others): the camera's eye and target,
//   what groups and a mark's own position add, sizes. Directions of lights, a camera's `up` and angles are of the picture.
//
// What it does not do
//   It does not open windows or canvases, read files, run callbacks, start threads or load fonts. It is not
//   thread-safe: call it from one thread. Only vt_gl_* and vt_view_render/read touch OpenGL, in the current context.
#ifndef VITRAIL_H
#define VITRAIL_H
#include <stdbool.h>
#include <stdint.h>

#if defined(__wasm__)
#define VT_API __attribute__((used, visibility("default")))
#elif defined(_WIN32)
#define VT_API __declspec(dllexport)
#else
#define VT_API __attribute__((visibility("default")))
#endif

// Laid out by hand.
// clang-format off
typedef struct vt_node {
    uint32_t id; // 0 is never a node
} vt_node;

typedef enum vt_status {
    VT_OK = 0,
    VT_ERROR_HANDLE = -1, // the node was removed, or never existed
    VT_ERROR_NAME = -2,   // no such kind, property or array
    VT_ERROR_VALUE = -3,  // a value out of range, of the wrong shape or type
    VT_ERROR_MEMORY = -4, // not enough memory; nothing was changed
    VT_ERROR_GL = -5,     // no context, or the driver refused
} vt_status;

// Element types of arrays that come in. VT_SWAPPED is added for the other byte order (big-endian).
typedef enum vt_dtype {
    VT_F32 = 0, VT_F64, VT_F16, VT_I8, VT_U8, VT_I16, VT_U16, VT_I32, VT_U32, VT_I64, VT_U64, VT_BOOL,
    VT_DTYPE_COUNT,
    VT_SWAPPED = 0x100,
} vt_dtype;

// --- the library ---
VT_API const char *vt_version(void);
VT_API const char *vt_error(void);                       // the last failure's sentence; "" before any
VT_API const char *vt_table(void);                       // JSON: kinds, their properties and arrays; never changes
VT_API const char *vt_stats(void);                       // JSON: live nodes, bytes, GL objects, the last frame's counts
VT_API void vt_reset(void);                              // removes every scene and frees all; GL objects too
VT_API void *vt_temporary(uint32_t bytes);               // a place for a text or file to pass in; valid until the next
                                                         // vt_temporary; NULL when memory is out
VT_API vt_status vt_color(const char *text, double *rgba); // "tomato", "#f80", "0.7", "C3" -> 4 numbers in 0..1 (sRGB)
VT_API vt_status vt_colormap(const char *name, int count, uint8_t *rgba); // samples a colormap into count * 4 bytes

// --- nodes: create, set, remove ---
VT_API int vt_kind_find(const char *name);               // index in the table, or VT_ERROR_NAME with "did you mean"
VT_API int vt_property_find(int kind, const char *name); // likewise
VT_API int vt_array_find(int kind, const char *name);    // likewise
VT_API vt_node vt_create(int kind, vt_node parent);      // {0} on failure; a scene's parent is {0}
VT_API vt_status vt_remove(vt_node node);                // with its subtree; removing {0} is fine
VT_API vt_status vt_move(vt_node node, vt_node parent);  // to another parent in the same scene; keeps the local transform
VT_API int vt_kind(vt_node node);                        // or VT_ERROR_HANDLE
VT_API vt_node vt_parent(vt_node node);                  // {0} for a scene
VT_API vt_node vt_next(vt_node scene, vt_node after);    // the tree in depth-first order; after {0}: the scene itself; {0} at the end
// A property of n numbers takes n numbers, or one that is used for all of them; of 4, two that are used twice. NaN means "auto" where the table says
// that auto is allowed. Booleans are 0 or 1, choices their index, colours 3 or 4 numbers in 0..1.
VT_API vt_status vt_set_numbers(vt_node node, int property, const double *values, int count);
VT_API vt_status vt_set_text(vt_node node, int property, const char *text); // texts; also colours and choices by name
VT_API int vt_get_numbers(vt_node node, int property, double *values, int capacity); // how many, or a vt_status
VT_API const char *vt_get_text(vt_node node, int property); // NULL on failure
VT_API bool vt_bounds(vt_node node, double *min_max);    // 6 doubles, data numbers, with its subtree; false when empty
VT_API const char *vt_info(vt_node node);                // JSON: kind, arrays with counts, points left out (NaN), bytes
VT_API void vt_world_matrix(vt_node node, double *matrix16); // local to world, column-major

// --- arrays: write ---
// A write is a bracket: begin with the whole new shape, give the elements, end. An "element" is one row of components
// (a point, a face, a height). A list has one layer, a row for each element and one column; a grid has one layer of rows *
// columns elements, row by row; what fills a volume has layers * rows * columns, layer by layer ([z][y][x]). begin with an
// unchanged shape and type keeps the content, so a part can be rewritten. Until end, the node is drawn as it was or not at all, never half.
// begin refuses a length that does not fit the node's other arrays; positions (heights) may change at any time, so write
// them first. A put that fails ends the write, and the old content is back. An end that fails has found vertex numbers that
// do not exist: the write is done, and their faces are left out.
VT_API vt_status vt_array_begin(vt_node node, int array, int dtype, uint32_t layers, uint32_t rows, uint32_t columns,
                                uint32_t components);
VT_API void *vt_array_place(vt_node node, int array, uint32_t first); // where element `first` can be written in place, when
                                                         // the type needs no conversion; else NULL. Until the next call.
VT_API vt_status vt_array_put(vt_node node, int array, uint32_t first, uint32_t count, const void *elements); // converts
VT_API vt_status vt_array_end(vt_node node, int array, uint32_t first, uint32_t count); // what was written in place
VT_API vt_status vt_array_decode(vt_node node, int array, const void *file, uint32_t bytes); // PNG, JPEG -> pixels
VT_API void *vt_staging(void);                           // VT_STAGING_BYTES to convert through; always the same place
#define VT_STAGING_BYTES (96u * 1024u)

// --- views: a view is a node under a scene; its camera is its properties ---
VT_API vt_status vt_view_fit(vt_node view, vt_node node);                // the whole of node (a scene: everything) in sight
VT_API vt_status vt_view_look(vt_node view, double elevation, double azimuth, double roll); // radians, around target
VT_API vt_status vt_view_orbit(vt_node view, double dx, double dy);      // drag by CSS pixels, as if the box were held
VT_API vt_status vt_view_pan(vt_node view, double dx, double dy);        // CSS pixels
VT_API vt_status vt_view_zoom(vt_node view, double factor, double x, double y); // > 1 nearer; x, y in CSS pixels stay put
VT_API vt_status vt_view_angles(vt_node view, double *elevation_azimuth_roll);  // 3 doubles
// What cameras of different data can have in common, 7 doubles: elevation, azimuth, roll; where in the axes' box the target is, 0
// to 1 along each axis; how far away the eye is, in diagonals of that box as it is shown.
VT_API vt_status vt_view_pose(vt_node view, double *pose);
VT_API vt_status vt_view_set_pose(vt_node view, const double *pose);
// From scene numbers to the picture, as the next frame uses them: the view matrix stretches as well, where axes are stretched.
VT_API vt_status vt_view_matrices(vt_node view, double *view16, double *projection16);
VT_API vt_status vt_view_set_matrices(vt_node view, const double *view16, const double *projection16); // until the camera
                                                         // is next changed; NULL, NULL goes back to the properties
VT_API vt_status vt_view_project(vt_node view, const double *data3, double *pixel3); // CSS x, y from top left; depth 0..1

// --- asking: what is where, what is selected ---
enum { VT_PICK_NOTHING, VT_PICK_ELEMENT, VT_PICK_LEGEND, VT_PICK_HANDLE, VT_PICK_TRIAD }; // LEGEND: the node of that entry
#define VT_PICK_NUMBERS 12
// What is seen at x, y (CSS px from the top left) or up to `radius` px beside it; -1: no elements, only what stands over the
// picture. 12 doubles: what (VT_PICK_*); node; element (which point, line corner, segment, face, grid point, pixel; -1: the node
// as a whole); x, y, z in data numbers; depth 0..1; distance in CSS px; part (of a handle or the triad); x, y, z in scene
// numbers. What is large and has no search index yet is searched whole, which takes some 30 ms for ten million points; it gets
// one when it is asked about more often.
VT_API vt_status vt_view_pick(vt_node view, double x, double y, double radius, double *numbers);
// For hovering: 0 when vt_view_pick answers in a moment. Else the search indexes that it needs are built on, for a ms or two: call
// again, as long as there is time and nothing changes. 1: it answers in a few ms meanwhile; 2: it takes longer.
VT_API int vt_view_ready(vt_node view);
enum { VT_SELECT_REPLACE, VT_SELECT_ADD, VT_SELECT_REMOVE, VT_SELECT_TOGGLE, VT_SELECT_VISIBLE = 8 }; // VISIBLE is added: only what
                                                         // nothing hides; else all through the scene
// Selects the elements in a polygon (corners x, y in CSS px; a box has four). Returns how many are selected in the scene.
VT_API int vt_view_select(vt_node view, const double *corners, int count, int how);
VT_API vt_status vt_select(vt_node node, const uint32_t *elements, uint32_t count, int how); // none and REPLACE: clears
VT_API int vt_selected(vt_node node, uint32_t *elements, uint32_t capacity); // how many are selected; the first of them, ascending
VT_API vt_status vt_place(vt_node node, uint32_t element, double *data3); // an element's anchor, in data numbers
VT_API vt_status vt_view_drag(vt_node view, vt_node node, int part, double x0, double y0, double x1, double y1); // moves a clip's
                                                         // handle with the pointer
VT_API const char *vt_axis_word(vt_node scene, int axis, double data, int digits); // a number as that axis (0..2) would say it
VT_API const char *vt_describe(vt_node scene);           // what the picture shows, in sentences: for screen readers

// --- texts in letters that the font lacks: the host draws them ---
// The next piece of text (UTF-8) that waits, or NULL; valid until it is given. px is its size in device pixels, weight 400
// or 600. Ask after each frame, and draw the frame again when something was given.
VT_API const char *vt_text_wanted(double *px_weight2);
// Its picture, premultiplied RGBA, width * height; left and top: of the picture from the pen on the baseline, device px, y
// down; advance: how far the pen moves. `colored`: emoji keep their colours; else only alpha counts.
VT_API vt_status vt_text_give(const char *text, double px, double weight, int width, int height, double left, double top,
                              double advance, bool colored, const uint8_t *rgba);

// --- frames ---
enum {
    VT_FRAME_AGAIN = 1,     // call again in the next frame: uploads wait, or accumulation goes on
    VT_FRAME_PRESENTED = 2, // something was drawn to the target
};
VT_API int vt_view_render(vt_node view);                 // VT_FRAME_* flags, or a vt_status; draws to the default framebuffer
VT_API vt_status vt_view_read(vt_node view, uint8_t *rgba); // the converged picture: width * height * 4 bytes, top row
                                                         // first, straight alpha

// --- OpenGL: the context must be current ---
VT_API vt_status vt_gl_attach(void);                     // after a context was made
VT_API void vt_gl_release(void);                         // deletes every GL object; scenes live on
VT_API void vt_gl_lost(void);                            // forgets every GL object (context lost); scenes live on
#if !defined(__wasm__)
VT_API vt_status vt_egl_open(void);                      // native: a surfaceless context of EGL, then vt_gl_attach
VT_API void vt_egl_close(void);
VT_API const char *vt_egl_renderer(void);                // GL_RENDERER, or "" when not open
#endif
#endif
