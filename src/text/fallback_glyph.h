// In:  pieces of text in letters that the font lacks.
// Out: their pictures, once the host has drawn them, in an atlas of their own.
// vitrail.h's vt_text_wanted and vt_text_give are here. No GL here.
//
// A piece is as long as it can be, since its letters shape each other (Arabic) or belong together (emoji). It is drawn for
// one size in device px, so that it is as sharp as text is elsewhere. Whoever draws asks after each frame; until the first
// question, and where the answer fails to come, boxes stand for the letters.
#ifndef VT_FALLBACK_GLYPH_H
#define VT_FALLBACK_GLYPH_H
#include "base/base.h"

#define VT_FALLBACK_WIDTH 2048 // of the atlas, px: no piece is wider
#define VT_FALLBACK_BYTES 400  // no piece is longer

typedef struct vt_fallback_glyph {
    enum { VT_FALLBACK_WANTED, VT_FALLBACK_ASKED, VT_FALLBACK_GIVEN } state;
    bool colored;
    uint16_t u, v, width, height; // texels; v the top
    float left, top, advance;     // of the picture from the pen on the baseline, y down; device px
    float px;                     // an em in these
} vt_fallback_glyph;

// px 0: whatever size there is, for measuring. NULL: none, and nothing can be kept. Valid until the next call.
const vt_fallback_glyph *vt_fallback_find(const char *text, int bytes, int px, int weight);
bool vt_fallback_hopeless(const vt_fallback_glyph *glyph); // nobody draws, or nobody could: boxes are shown

typedef struct vt_fallback_atlas {
    const uint8_t *pixels; // VT_FALLBACK_WIDTH * height, premultiplied RGBA
    int height;            // 0: there is none
    uint32_t revision;     // raised when pixels changed
} vt_fallback_atlas;
const vt_fallback_atlas *vt_fallback_atlas_get(void);
uint32_t vt_fallback_revision(void); // raised whenever texts may look otherwise than before
void vt_fallback_shutdown(void);
#endif
