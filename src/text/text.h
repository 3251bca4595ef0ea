// In:  UTF-8 texts with a size, a style, a place in the picture and a depth; mathematics as in rich.h.
// Out: one array of glyph quads for a frame, in device pixels.
//
// A glyph's shape is stored once, as distances to its outline, and drawn sharp at any size and device-pixel ratio.
// The atlas grows when a glyph is first seen; a frame that shows nothing new allocates nothing.
#ifndef VT_TEXT_H
#define VT_TEXT_H
#include "base/base.h"

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

void vt_text_begin(vt_text_batch *batch, int width, int height, double pixel_ratio); // empties it, keeps its memory
void vt_text_free(vt_text_batch *batch);
bool vt_text_reserve(vt_text_batch *batch, uint32_t more); // room for so many quads; false when memory ran out
// x, y in CSS px from the top left. Baselines stand on whole device pixels. False when memory ran out.
bool vt_text_screen(vt_text_batch *batch, const char *text, const vt_text_style *style, double x, double y);
// The same where the scene hides what is behind it: `depth` 0 near .. 1 far; x, y in device px.
bool vt_text_at_depth(vt_text_batch *batch, const char *text, const vt_text_style *style, double x, double y,
                      float depth);
// CSS px: the widest line, and all lines from the top of the first to the bottom of the last. Only size, weight and wrap count.
void vt_text_measure(const char *text, const vt_text_style *style, float *width, float *height);

void vt_text_shutdown(void); // frees the atlas, the glyph table and scratch memory
#endif
