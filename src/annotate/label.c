// In:  texts of the overlay's parts.
// Out: how they look, and as much of one as fits.
#include "annotate/label.h"

vt_text_style vt_label_style(const vt_overlay *overlay, float px, vt_text_anchor anchor, vt_text_baseline baseline) {
    vt_text_style style = {.size = px, .anchor = anchor, .baseline = baseline, .halo = 2};
    memcpy(style.color, overlay->theme.text, sizeof style.color);
    memcpy(style.halo_color, overlay->theme.background, sizeof style.halo_color);
    return style;
}

static bool fits(const char *text, const vt_text_style *style, double width, double height) {
    float w, h;
    vt_text_measure(text, style, &w, &h);
    return (double)w <= width && (double)h <= height;
}

const char *vt_label_elide(const char *text, const vt_text_style *style, double width, double height, char *out) {
    if (fits(text, style, width, height)) return text;
    size_t low = 0, high = VT_MIN(strlen(text), (size_t)VT_LABEL_BYTES - 4);
    for (;;) {
        size_t middle = (low + high + 1) / 2, n = middle;
        while (n > 0 && ((text[n] & 0xc0) == 0x80 || text[n - 1] == ' ')) n--;
        memcpy(out, text, n);
        memcpy(out + n, "\xe2\x80\xa6", 4);
        if (low == high) return out;
        if (fits(out, style, width, height))
            low = middle;
        else
            high = middle - 1;
    }
}
