// In:  the packed font.
// Out: outlines of its glyphs: their metrics, and signed distances to them on a grid of texels.
#ifndef VT_OUTLINE_H
#define VT_OUTLINE_H
#include "base/base.h"

typedef struct vt_outline {
    float advance;                  // em
    float left, bottom, right, top; // em, of the ink; left == right: none
} vt_outline;

int vt_outline_find(uint32_t codepoint); // the glyph's number; 0, the box for what is missing, when the font lacks it
vt_outline vt_outline_of(int glyph);
// Distances to the outline at the middles of width * height texels, the first one `left` texels right of the pen and `top`
// texels below the baseline: `outline` on it, `outline` less at `reach` texels outside, more inside, 0..255. False when
// memory ran out.
bool vt_outline_distances(int glyph, float texels_per_em, int left, int top, int width, int height, int outline,
                          float reach, uint8_t *out);
void vt_outline_shutdown(void);
#endif
