// In:  artists that are coloured by numbers, the places that layout.c gives them.
// Out: a bar of each colormap with ticks, or a list of its categories; swatches of what is outside or missing.
#include "annotate/colorbar.h"
#include "annotate/label.h"
#include "annotate/ticks.h"
#include "base/format.h"
#include "data/colormap.h"
#include "scene/norm.h"

#define BAR 12.0 // CSS px: width of a bar, and size of a swatch
#define TICK 4.0 // length of a tick
#define GAP 6.0  // between swatch and words, title and bar
#define TIP 7.0  // height of the pointed end that stands for numbers beyond it

bool vt_colorbar_wanted(const vt_node_data *node) {
    if (!vt_node_is(node, VT_HAS_COLORMAP) || !node->shown) return false;
    double choice = VT_PROPS(colormap, node)->colorbar[0];
    const vt_array *values = choice > 1.5 ? NULL : vt_norm_values(node);
    if (!values) return false;
    vt_norm norm = vt_norm_of(node, values);
    if (!vt_is_finite(norm.low) || !vt_is_finite(norm.high)) return false;
    // Heights can be read off the z axis.
    bool heights = vt_norm_is_read_off(node, values);
    return choice > 0.5 || !heights || !vt_scene_of(node)->space.shown;
}

static const char *title_of(const vt_node_data *node) {
    const char *own = vt_node_text(node, VT_SLOT(colormap, colorbar_label));
    return *own ? own : vt_node_text(node, VT_SLOT(colormap, label));
}

static const char *names_of(const vt_node_data *node) { return vt_node_text(node, VT_SLOT(colormap, categories)); }

bool vt_colorbar_same(const vt_node_data *a, const vt_node_data *b) {
    vt_norm x = vt_norm_of(a, vt_norm_values(a)), y = vt_norm_of(b, vt_norm_values(b));
    return x.low == y.low && x.high == y.high && x.axis.scale.type == y.axis.scale.type &&
           !strcmp(vt_norm_colormap(a), vt_norm_colormap(b)) && !strcmp(title_of(a), title_of(b)) &&
           !strcmp(names_of(a), names_of(b));
}

// --- what there is in one ---
// A bar of one artist, worked out for a height.
typedef struct bar {
    const vt_node_data *node;
    vt_norm norm;
    const char *title, *names;
    char cut[VT_LABEL_BYTES];
    float title_wide, title_high;
    double wrap;                // a title goes on in a second line beyond this
    bool below, above, missing; // numbers beyond the ends, or NaN
    int categories, rows;       // how many there are, and are shown; then one more row tells how many are left out
    vt_ticks ticks;
    double head, foot, length, wide; // CSS px: above and below the bar, the bar itself; all of it is so wide
} bar;

static double width_of(const char *text, float px) {
    vt_text_style style = {.size = px};
    float w, h;
    vt_text_measure(text, &style, &w, &h);
    return (double)w;
}

static const char *next_name(const char *names, char *out, double most) { // one line, cut to `most` CSS px
    char line[VT_LABEL_BYTES];
    vt_text_style style = {.size = VT_NAME_PX};
    size_t length = strcspn(names, "\n"), n = VT_MIN(length, sizeof line - 1);
    memcpy(line, names, n);
    line[n] = 0;
    const char *fit = vt_label_elide(line, &style, most, 1e9, out);
    if (fit != out) memcpy(out, fit, n + 1);
    return names[length] ? names + length + 1 : NULL;
}

static void lay_out_names(bar *b, double most) {
    char name[VT_LABEL_BYTES];
    for (const char *at = b->names; at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL) b->categories++;
    int places = VT_MAX((int)((most - b->head - b->foot) / VT_ROW), 1);
    b->rows = b->categories <= places ? b->categories : places - 1;
    const char *at = b->names;
    for (int i = 0; i < b->rows && at; i++) {
        at = next_name(at, name, b->wrap);
        b->wide = VT_MAX(b->wide, BAR + GAP + width_of(name, VT_NAME_PX));
    }
    if (b->rows < b->categories) b->wide = VT_MAX(b->wide, BAR + GAP + width_of("+999 more", VT_NAME_PX));
    b->length = VT_ROW * (b->rows + (b->rows < b->categories));
}

static void lay_out_ticks(bar *b, double most) {
    b->head += b->above ? TIP : 0, b->foot += b->below ? TIP : 0;
    b->length = VT_MAX(most - b->head - b->foot, 1);
    vt_axis axis = b->norm.axis;
    axis.low = VT_MIN(b->norm.low, b->norm.high), axis.high = VT_MAX(b->norm.low, b->norm.high);
    b->ticks.count = 0;
    if (axis.low < axis.high)
        vt_ticks_make(&b->ticks, &axis, NULL, b->length, 18);
    else { // one number only
        b->length = BAR, b->ticks.count = 1, b->ticks.ticks[0].at = axis.low;
        vt_ticks_word(&axis, NULL, vt_axis_scale_invert(axis.scale, axis.low), 0, b->ticks.ticks[0].label,
                      VT_TICK_BYTES);
    }
    if (b->ticks.count && *b->ticks.common)
        b->head += 18, b->length = VT_MAX(b->length - 18, 1); // its exponent stands out
    for (int i = 0; i < b->ticks.count; i++)
        b->wide = VT_MAX(b->wide, BAR + TICK + 3 + width_of(b->ticks.ticks[i].label, VT_TICK_PX));
    if (b->ticks.count) b->wide = VT_MAX(b->wide, width_of(b->ticks.common, VT_TICK_PX));
}

static const bar *lay_out(const vt_node_data *node, double most, double wrap) {
    static bar b; // too much for a small stack
    memset(&b, 0, offsetof(bar, ticks));
    b.ticks.common[0] = 0, b.ticks.step = b.ticks.px = 0;
    const vt_array *values = vt_norm_values(node);
    b.node = node, b.norm = vt_norm_of(node, values), b.names = names_of(node);
    double low = VT_MIN(b.norm.low, b.norm.high), high = VT_MAX(b.norm.low, b.norm.high), slack = (high - low) * 1e-6;
    double least, greatest;
    vt_norm_ends(&b.norm, values, &least, &greatest);
    b.below = least<low - slack, b.above = greatest> high + slack;
    if (b.norm.low > b.norm.high) { // the low end of the colormap is at the bottom, whichever number that is
        bool other = b.below;
        b.below = b.above, b.above = other;
    }
    b.missing = values->bad > 0 && VT_PROPS(colormap, node)->nan_color[3] > 0;
    vt_text_style style = {.size = VT_NAME_PX, .wrap = (float)wrap};
    b.wrap = wrap;
    b.title = vt_label_elide(title_of(node), &style, wrap, most > 150 ? 46 : most > 80 ? 32 : 16, b.cut);
    vt_text_measure(b.title, &style, &b.title_wide, &b.title_high);
    b.wide = (double)b.title_wide;
    b.head = *b.title ? (double)b.title_high + GAP : 0;
    b.foot = b.missing ? BAR + 2 * GAP : 0;
    if (b.missing) b.wide = VT_MAX(b.wide, BAR + GAP + width_of("no data", VT_TICK_PX));
    if (*b.names)
        lay_out_names(&b, most);
    else
        b.head += 6, b.foot += 6, lay_out_ticks(&b, most); // the last labels stand out by half a letter
    return &b;
}

void vt_colorbar_size(const vt_node_data *node, double most, double wrap, double *width, double *height) {
    const bar *b = lay_out(node, most, wrap);
    *width = b->wide, *height = b->head + b->length + b->foot;
}

// --- drawing ---
static void color_at(const uint8_t *map, double t, float *out4) { // as color.glsl does
    int i = VT_CLAMP((int)(VT_CLAMP(t, 0, 1) * VT_COLORMAP_SIZE), 0, VT_COLORMAP_SIZE - 1);
    for (int k = 0; k < 4; k++) out4[k] = (float)map[4 * i + k] / 255;
}

bool vt_colorbar_gradient(vt_text_batch *batch, const vt_node_data *node, vt_rect place, bool upright) {
    uint8_t map[VT_COLORMAP_SIZE * 4];
    if (vt_colormap_sample(vt_norm_colormap(node), VT_COLORMAP_SIZE, map)) return true;
    // In whole device pixels, so that there are no seams; rows of one colour are one rectangle.
    double ratio = batch->pixel_ratio, x0 = round(place.x0 * ratio), x1 = round(place.x1 * ratio),
           y0 = round(place.y0 * ratio), y1 = round(place.y1 * ratio);
    int steps = (int)(upright ? y1 - y0 : x1 - x0);
    for (int i = 0, end; i < steps; i = end) {
        float color[4], next[4];
        color_at(map, (i + 0.5) / steps, color);
        for (end = i + 1; end < steps; end++) {
            color_at(map, (end + 0.5) / steps, next);
            if (memcmp(color, next, sizeof color)) break;
        }
        bool good = upright ? vt_paint_rect(batch, x0 / ratio, (y1 - end) / ratio, x1 / ratio, (y1 - i) / ratio, color)
                            : vt_paint_rect(batch, (x0 + i) / ratio, y0 / ratio, (x0 + end) / ratio, y1 / ratio, color);
        if (!good) return false;
    }
    return true;
}

// A hairline round what may be as light as the background.
static bool put_frame(vt_overlay *o, double x0, double y0, double x1, double y1) {
    double hair = 1 / o->batch->pixel_ratio;
    return vt_paint_rect(o->batch, x0 - hair, y0 - hair, x1 + hair, y1 + hair, o->theme.axis);
}

static bool put_swatch(vt_overlay *o, double x, double y, const float *color, const char *name, float px) {
    vt_text_style style = vt_label_style(o, px, VT_TEXT_LEFT, VT_TEXT_MIDDLE);
    return put_frame(o, x, y, x + BAR, y + BAR) && vt_paint_rect(o->batch, x, y, x + BAR, y + BAR, color) &&
           vt_text_screen(o->batch, name, &style, x + BAR + GAP, y + BAR / 2);
}

static bool put_names(vt_overlay *o, const bar *b, const uint8_t *map, double x, double y) {
    char name[VT_LABEL_BYTES];
    float color[4];
    double range = b->norm.high - b->norm.low;
    const char *at = b->names;
    for (int i = 0; i < b->rows && at; i++, y += VT_ROW) {
        double value = vt_axis_scale_apply(b->norm.axis.scale, i);
        color_at(map, range != 0 ? (value - b->norm.low) / range : 0, color);
        at = next_name(at, name, b->wrap);
        if (!put_swatch(o, x, y + (VT_ROW - BAR) / 2, color, name, VT_NAME_PX)) return false;
    }
    if (b->rows == b->categories) return true;
    vt_print(name, sizeof name, "+%d more", b->categories - b->rows);
    vt_text_style style = vt_label_style(o, VT_NAME_PX, VT_TEXT_LEFT, VT_TEXT_MIDDLE);
    return vt_text_screen(o->batch, name, &style, x + BAR + GAP, y + VT_ROW / 2);
}

// A triangle on an end of the bar; lines soften its edges.
static bool put_tip(vt_overlay *o, const uint8_t *map, double x, double y, bool up) {
    double corners[3][2] = {{x, y}, {x + BAR / 2, y + (up ? -TIP : TIP)}, {x + BAR, y}};
    float color[4];
    color_at(map, up, color);
    return vt_paint_area(o->batch, (const double(*)[2])corners, 3, color) &&
           vt_paint_line(o->batch, x + 0.5, y, corners[1][0], corners[1][1] + (up ? 0.5 : -0.5), 1, color) &&
           vt_paint_line(o->batch, x + BAR - 0.5, y, corners[1][0], corners[1][1] + (up ? 0.5 : -0.5), 1, color);
}

static bool put_scale(vt_overlay *o, const bar *b, const uint8_t *map, double x, double y) {
    double ratio = o->batch->pixel_ratio, range = b->norm.high - b->norm.low, end;
    x = round(x * ratio) / ratio, end = round((y + b->length) * ratio) / ratio, y = round(y * ratio) / ratio;
    if (!put_frame(o, x, y, x + BAR, end) ||
        !vt_colorbar_gradient(o->batch, b->node, (vt_rect){x, y, x + BAR, end}, true) ||
        (b->above && !put_tip(o, map, x, y, true)) || (b->below && !put_tip(o, map, x, end, false)))
        return false;
    vt_text_style style = vt_label_style(o, VT_TICK_PX, VT_TEXT_LEFT, VT_TEXT_MIDDLE);
    for (int i = 0; i < b->ticks.count; i++) {
        const vt_tick *tick = &b->ticks.ticks[i];
        double at = range != 0 ? end - (tick->at - b->norm.low) / range * (end - y) : (y + end) / 2;
        double length = *tick->label ? TICK : TICK / 2;
        if (!(at >= y - 1 && at <= end + 1)) continue;
        if (!vt_paint_line(o->batch, x + BAR, at, x + BAR + length, at, 1 / ratio, o->theme.axis) ||
            !vt_text_screen(o->batch, tick->label, &style, x + BAR + TICK + 3, at))
            return false;
    }
    style.baseline = VT_TEXT_BOTTOM;
    return vt_text_screen(o->batch, b->ticks.count ? b->ticks.common : "", &style, x, y - 5 - (b->above ? TIP : 0));
}

static bool put_bar(vt_overlay *o, const vt_layout *f, const vt_node_data *node, vt_rect place) {
    uint8_t map[VT_COLORMAP_SIZE * 4];
    if (vt_colormap_sample(vt_norm_colormap(node), VT_COLORMAP_SIZE, map)) return true;
    const bar *b = lay_out(node, f->bar_most, f->bar_wrap);
    vt_text_style style = vt_label_style(o, VT_NAME_PX, VT_TEXT_LEFT, VT_TEXT_TOP);
    style.wrap = (float)f->bar_wrap;
    double y = place.y0 + b->head;
    if (!vt_text_screen(o->batch, b->title, &style, place.x0, place.y0) ||
        !(*b->names ? put_names(o, b, map, place.x0, y) : put_scale(o, b, map, place.x0, y)))
        return false;
    if (!b->missing) return true;
    float color[4];
    for (int i = 0; i < 4; i++) color[i] = (float)VT_PROPS(colormap, node)->nan_color[i];
    return put_swatch(o, place.x0, place.y1 - BAR, color, "no data", VT_TICK_PX);
}

bool vt_colorbars_paint(vt_overlay *overlay) {
    const vt_layout *f = overlay->layout;
    for (int i = 0; i < f->bar_count; i++)
        if (!put_bar(overlay, f, vt_node_at(f->bar[i]), f->bar_rects[i])) return false;
    return true;
}
