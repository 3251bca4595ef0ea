// In:  UTF-8 texts with a size, a style and a place, on the screen or in the world; mathematics as in rich.h.
// Out: one array of glyph quads for a frame, in device pixels, and the atlas of signed distances that they show.
// Called by: gl_text.c; axes and titles put their words in through it. No GL here.
//
// A glyph's shape is stored once, as distances to its outline, and drawn sharp at any size and device-pixel ratio.
// The atlas grows when a glyph is first seen; a frame that shows nothing new allocates nothing.
#ifndef VT_TEXT_H
#define VT_TEXT_H
#include "view/view.h"

typedef enum vt_text_anchor { VT_TEXT_LEFT, VT_TEXT_CENTER, VT_TEXT_RIGHT } vt_text_anchor;
typedef enum vt_text_baseline { VT_TEXT_TOP, VT_TEXT_MIDDLE, VT_TEXT_BASELINE, VT_TEXT_BOTTOM } vt_text_baseline;

#define VT_TEXT_REGULAR 0.0f
#define VT_TEXT_SEMIBOLD 0.011f // em added to each side of a stroke

typedef struct vt_text_style {
    float size;   // CSS px an em
    float weight; // em by which strokes grow on each side: VT_TEXT_REGULAR, VT_TEXT_SEMIBOLD
    vt_text_anchor anchor;
    vt_text_baseline baseline;
    float offset[2]; // CSS px, right and up
    float wrap;      // CSS px: longer lines are broken at spaces (words longer than this, anywhere); 0: never
    float color[4];  // sRGB 0..1, straight alpha
    float halo;      // CSS px, at most a third of size; 0 is none
    float halo_color[4];
} vt_text_style;

#define VT_TEXT_SUBTEXELS 8 // quads are cut between whole texels

// One corner of a glyph's quad. Colours are premultiplied when blended, straight here.
typedef struct vt_text_vertex {
    float x, y;    // device px from the top left of the picture
    float depth;   // 0 near .. 1 far; negative: in front of everything
    uint16_t u, v; // texels of the atlas * VT_TEXT_SUBTEXELS; of the host's, where scale is 0
    uint8_t color[4];
    float scale; // device px in one unit of the atlas' distance range (all of 0..1); negative: no letter, see paint.c
    float grow;  // device px that the outline is moved outwards (weight or halo)
} vt_text_vertex;

typedef struct vt_text_batch {
    vt_text_vertex *vertices; // 4 for each quad: bottom left, bottom right, top left, top right
    uint32_t quads, capacity;
    int width, height; // device px
    double pixel_ratio;
} vt_text_batch;

// Outside an outline distances are needed as far as halos reach, inside only over the pixel where an edge fades: most of
// the 256 steps are spent outside. text.frag has the same number.
#define VT_TEXT_OUTLINE 208

typedef struct vt_text_atlas {
    const uint8_t *pixels; // width * height bytes; VT_TEXT_OUTLINE is the outline, more is inside
    int width, height;
    uint32_t revision; // raised when pixels changed
} vt_text_atlas;

void vt_text_begin(vt_text_batch *batch, int width, int height, double pixel_ratio); // empties it, keeps its memory
void vt_text_free(vt_text_batch *batch);
bool vt_text_reserve(vt_text_batch *batch, uint32_t more); // room for so many quads; false when memory ran out
// x, y in CSS px from the top left. Baselines stand on whole device pixels. False when memory ran out.
bool vt_text_screen(vt_text_batch *batch, const char *text, const vt_text_style *style, double x, double y);
// Nothing is added when the place is behind the camera or the words are wholly outside the picture.
bool vt_text_world(vt_text_batch *batch, const char *text, const vt_text_style *style, const vt_camera *camera,
                   const double *world, bool occluded);
// CSS px: the widest line, and all lines from the top of the first to the bottom of the last. Only size, weight and wrap count.
void vt_text_measure(const char *text, const vt_text_style *style, float *width, float *height);

const vt_text_atlas *vt_text_atlas_get(void);
// Characters that were asked for and are not in the font: how many, the first `capacity` of them in `codepoints`. They
// show as an empty box until the host gives their shapes.
int vt_text_missing(uint32_t *codepoints, int capacity);
void vt_text_shutdown(void); // frees the atlas, the glyph table and scratch memory
#endif
