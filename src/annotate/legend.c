// In:  labelled artists, the places that layout.c gives them.
// Out: a list of their names with a sample of how each looks; clicking one is told by its node.
#include "annotate/legend.h"
#include "annotate/colorbar.h"
#include "annotate/label.h"
#include "base/format.h"
#include "data/colormap.h"
#include "scene/norm.h"

#define SAMPLE 18.0 // CSS px: width of the sample before a name
#define GAP 7.0
#define MOST 200.0   // longer entries are cut
#define DIMMED 0.38f // of a hidden artist

const char *vt_legend_name(const vt_node_data *node) { return vt_node_text(node, VT_SLOT(placed, label)); }

double vt_legend_width(const vt_node_data *node) {
    vt_text_style style = {.size = VT_NAME_PX};
    float w, h;
    vt_text_measure(node ? vt_legend_name(node) : "+999 more", &style, &w, &h);
    return VT_MIN(SAMPLE + GAP + ceil((double)w), MOST);
}

// --- samples: what the artist looks like in the picture ---
// A group looks like the first thing in it.
static vt_node_data *sampled(vt_node_data *node) {
    vt_node_data *at = node;
    while (at && !vt_node_is(at, VT_IS_MARK | VT_IS_INSTANCED)) at = vt_node_following(node, at);
    return at;
}

static void own_color(const vt_overlay *o, const vt_node_data *node, const vt_legend_sample *sample, float alpha,
                      float *out4) {
    static const double grey[4] = VT_GREY;
    int slot = vt_node_spec(node)->color;
    float otherwise[4];
    for (int i = 0; i < 4; i++) otherwise[i] = (float)grey[i];
    vt_theme_color(slot < 0 ? grey : node->props + slot,
                   sample->accented                    ? o->theme.accent
                   : sample->look == VT_SAMPLE_LETTERS ? o->theme.text
                                                       : otherwise,
                   alpha, out4);
}

// The colour of a part (0..1) of an artist whose elements have colours of their own.
static void part_color(const vt_node_data *node, double part, float alpha, float *out4) {
    const vt_array *own = vt_norm_colors(node);
    if (own) {
        const uint8_t *rgba = (const uint8_t *)own->data + (size_t)(part * vt_array_elements(own)) * 4;
        for (int i = 0; i < 4; i++) out4[i] = (float)rgba[i] / 255;
    } else {
        uint8_t map[VT_COLORMAP_SIZE * 4];
        if (vt_colormap_sample(vt_norm_colormap(node), VT_COLORMAP_SIZE, map)) return;
        for (int i = 0; i < 4; i++) out4[i] = (float)map[(int)(part * VT_COLORMAP_SIZE) * 4 + i] / 255;
    }
    out4[3] *= alpha;
}

static bool put_line(vt_overlay *o, const vt_legend_sample *sample, double x, double y, const float *color) {
    double dashes[4], width = VT_CLAMP(sample->width, 1, 4), at = 0, sum = 0;
    memcpy(dashes, sample->dashes, sizeof dashes);
    for (int i = 0; i < 4; i++) sum += dashes[i];
    if (!(sum > 0)) dashes[0] = SAMPLE;
    double shrink = sum > SAMPLE ? SAMPLE / sum : 1; // so that one whole pattern is seen
    for (int i = 0; at < SAMPLE; i = (i + 1) % 4) {
        double end = VT_MIN(at + VT_MAX(dashes[i] * shrink, sum > 0 ? 0 : SAMPLE), SAMPLE);
        if (i % 2 == 0 && end > at && !vt_paint_line(o->batch, x + at, y, x + end, y, width, color)) return false;
        at = end;
    }
    return true;
}

static bool is_marker(const vt_legend_sample *sample) {
    return sample->look == VT_SAMPLE_DISC || sample->look == VT_SAMPLE_SQUARE;
}

static bool put_mark(vt_overlay *o, const vt_legend_sample *sample, double x, double y, double size,
                     const float *color) {
    if (!is_marker(sample)) return vt_paint_rect(o->batch, x - size / 2, y - 5, x + size / 2, y + 5, color);
    if (sample->look == VT_SAMPLE_DISC) return vt_paint_disc(o->batch, x, y, size, color);
    return vt_paint_rect(o->batch, x - size / 2, y - size / 2, x + size / 2, y + size / 2, color);
}

static bool put_sample(vt_overlay *o, vt_node_data *entry, double x, double y, float dim) {
    vt_node_data *node = sampled(entry);
    if (!node) return true;
    vt_legend_sample sample = {.look = VT_SAMPLE_AREA, .size = 12, .width = 2};
    if (node->ops->sample) node->ops->sample(node, &sample);
    // A translucent surface is still to be told apart here.
    float color[4], alpha = VT_MAX((float)VT_PROPS(artist, node)->alpha[0], 0.4f) * dim;
    bool numbers = vt_norm_values(node) != NULL, many = numbers || vt_norm_colors(node);
    own_color(o, node, &sample, alpha, color);
    if (numbers && !is_marker(&sample) && dim == 1) {
        double half = sample.look == VT_SAMPLE_LINE ? VT_CLAMP(sample.width, 2, 4) / 2 : 5;
        return vt_colorbar_gradient(o->batch, node, (vt_rect){x, y - half, x + SAMPLE, y + half}, false);
    }
    if (sample.look == VT_SAMPLE_LETTERS) {
        vt_text_style style = vt_label_style(o, VT_NAME_PX, VT_TEXT_CENTER, VT_TEXT_MIDDLE);
        memcpy(style.color, color, sizeof color);
        return vt_text_screen(o->batch, "Aa", &style, x + SAMPLE / 2, y);
    }
    if (many) { // three elements of it
        for (int i = 0; i < 3; i++) {
            part_color(node, 0.1 + 0.4 * i, alpha, color);
            if (!put_mark(o, &sample, x + SAMPLE / 6 * (2 * i + 1), y, is_marker(&sample) ? 5 : SAMPLE / 3, color))
                return false;
        }
        return true;
    }
    if (sample.look == VT_SAMPLE_LINE) return put_line(o, &sample, x, y, color);
    return put_mark(o, &sample, x + SAMPLE / 2, y, VT_CLAMP(sample.size, 5, 12), color);
}

// --- the list ---
bool vt_legend_paint(vt_overlay *o) {
    const vt_layout *f = o->layout;
    vt_text_style style = vt_label_style(o, VT_NAME_PX, VT_TEXT_LEFT, VT_TEXT_MIDDLE);
    double width = f->column - 16;
    int all = f->entries + (f->entries_left_out > 0);
    for (int i = 0; i < all && f->legend.x1 > 0; i++) {
        double x = f->legend.x0 + i / f->rows * f->column, y = f->legend.y0 + (i % f->rows + 0.5) * VT_ROW;
        char name[VT_LABEL_BYTES];
        style.color[3] = o->theme.text[3];
        char more[24];
        const char *whole = more;
        if (i == f->entries)
            vt_print(more, sizeof more, "+%d more", f->entries_left_out);
        else {
            vt_node_data *node = vt_node_at(o->scene->labelled[i]);
            float dim = node->shown ? 1 : DIMMED;
            style.color[3] *= dim;
            whole = vt_legend_name(node);
            vt_overlay_hit_area(o, x, y - VT_ROW / 2, x + width, y + VT_ROW / 2, VT_PICK_LEGEND, node->handle, 0);
            if (!put_sample(o, node, x, y, dim)) return false;
        }
        const char *said = vt_label_elide(whole, &style, width - SAMPLE - GAP + 0.5, VT_ROW, name);
        if (!vt_text_screen(o->batch, said, &style, x + SAMPLE + GAP, y)) return false;
    }
    return true;
}
