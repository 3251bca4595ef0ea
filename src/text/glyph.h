// In:  characters (Unicode code points).
// Out: their metrics and their place in the atlas of signed distances, made when first asked for.
#ifndef VT_GLYPH_H
#define VT_GLYPH_H
#include "base/base.h"

// Two grades of detail: letters up to VT_GLYPH_SMALL_PX device px an em come from the small one.
typedef enum vt_glyph_grade { VT_GLYPH_SMALL, VT_GLYPH_LARGE, VT_GLYPH_GRADES } vt_glyph_grade;
#define VT_GLYPH_SMALL_PX 80.0f

// Lengths in em, y up from the baseline.
typedef struct vt_glyph {
    float advance;
    float left, bottom, right, top; // of the quad: the outline with a margin for halos
    float ink_bottom, ink_top;      // of the outline itself
    uint16_t u0, v0, u1, v1;        // texels, v0 the top; u0 == u1: nothing to draw (a space)
    bool missing;                   // not in the font: a box stands for it
} vt_glyph;

vt_glyph vt_glyph_get(uint32_t codepoint, vt_glyph_grade grade); // without memory: an empty glyph
float vt_glyph_margin(vt_glyph_grade grade);                     // em round the outline that a quad shows at least
float vt_glyph_range(vt_glyph_grade grade); // em that the whole range of an atlas value (0..255) spans
// Lines that letters stand between, in em above the baseline.
#define VT_GLYPH_X_HEIGHT 0.536f
#define VT_GLYPH_CAP_HEIGHT 0.714f
#define VT_GLYPH_ASCENDER 0.766f
#define VT_GLYPH_DESCENDER (-0.24f)
// Outside an outline distances are needed as far as halos reach, inside only over the pixel where an edge fades: most of
// the 256 steps are spent outside. text.frag has the same number.
#define VT_GLYPH_OUTLINE 208

typedef struct vt_glyph_atlas {
    const uint8_t *pixels; // width * height bytes; VT_GLYPH_OUTLINE is the outline, more is inside
    int width, height;
    uint32_t revision; // raised when pixels changed
} vt_glyph_atlas;

const vt_glyph_atlas *vt_glyph_atlas_get(void);
// Characters that were asked for and are not in the font: how many, the first `capacity` of them in `codepoints`. They
// show as an empty box until the host gives their shapes.
int vt_glyph_missing(uint32_t *codepoints, int capacity);
void vt_glyph_shutdown(void); // frees the atlas, the table and scratch memory
#endif
