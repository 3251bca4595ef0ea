// In:  texts of the overlay's parts.
// Out: how they look, and as much of one as fits.
#ifndef VT_LABEL_H
#define VT_LABEL_H
#include "annotate/overlay.h"

#define VT_NAME_PX 12.0f // names in the legend, titles of bars
#define VT_TICK_PX 11.0f
#define VT_ROW 18.0 // CSS px from one name to the next

// Letters in the theme's colour, lifted off what is behind them by the background's.
vt_text_style vt_label_style(const vt_overlay *overlay, float px, vt_text_anchor anchor, vt_text_baseline baseline);
// The text, or as much of it as fits with an ellipsis, in out.
#define VT_LABEL_BYTES 320
const char *vt_label_elide(const char *text, const vt_text_style *style, double width, double height, char *out);
#endif
