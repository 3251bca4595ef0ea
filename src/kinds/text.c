// In:  a text node: words at a place in the scene, or on the screen.
// Out: its letters in the overlay, with a leader line; what is to be known of its kind.
#include "annotate/legend.h"
#include "annotate/words.h"
#include "query/hit.h"
#include "text/glyph.h"

static bool in_scene(const vt_node_data *node) { return VT_PROPS(text, node)->space[0] == 0; }

static bool on_screen(const vt_node_data *node) { return !in_scene(node); }

static bool bounds(const vt_node_data *node, double *min, double *max) {
    for (int c = 0; c < 3; c++) min[c] = max[c] = 0;
    return vt_node_text(node, VT_SLOT(text, text))[0] != 0 && in_scene(node);
}

static void sample(const vt_node_data *node, vt_legend_sample *sample) {
    (void)node;
    sample->look = VT_SAMPLE_LETTERS;
}

static void describe(vt_json *out, const vt_node_data *node) {
    vt_json_put(out, "the words \"");
    vt_words_text(out, vt_node_text(node, VT_SLOT(text, text)));
    vt_json_put(out, "\"");
}

// --- under the pointer, in a selection ---
static void hit(vt_hit_test *test, vt_node_data *node) {
    const vt_text_props *p = VT_PROPS(text, node);
    const char *text = vt_node_text(node, VT_SLOT(text, text));
    if (!*text || !(p->size[0] > 0)) return;
    static const double here[3] = {0, 0, 0};
    double w = test->matrix.w[3], x = test->matrix.x[3] / w, y = test->matrix.y[3] / w, depth = -1;
    if (p->space[0] > 0.5) {
        vt_hit_screen_place(test, &x, &y);
    } else {
        if (!(w > 0) || fabs(test->matrix.z[3]) > w) return;
        double eye[3] = {test->matrix.eye[0][3], test->matrix.eye[1][3], test->matrix.eye[2][3]};
        if (p->occluded[0] != 0) depth = vt_pick_matrix_lifted(test->camera, eye, p->size[0]);
    }
    vt_text_style style = {.size = (float)p->size[0]};
    float width, height;
    vt_text_measure(text, &style, &width, &height);
    double left = x + p->offset[0] - (double)width * 0.5 * p->anchor[0], top = y - p->offset[1];
    switch ((vt_text_baseline)p->baseline[0]) {
    case VT_TEXT_TOP: break;
    case VT_TEXT_MIDDLE: top -= 0.5 * (double)height; break;
    case VT_TEXT_BASELINE: top -= (double)VT_GLYPH_ASCENDER * p->size[0]; break;
    case VT_TEXT_BOTTOM: top -= (double)height; break;
    }
    double beside = VT_MAX(VT_MAX(left, -left - (double)width), 0),
           above = VT_MAX(VT_MAX(top, -top - (double)height), 0);
    vt_hit_offer(test, hypot(beside, above), depth, here, -1);
}

static bool anchor(vt_node_data *node, uint32_t element, double *p) {
    (void)element;
    p[0] = p[1] = p[2] = 0;
    return in_scene(node);
}

static bool cover(const vt_hit_test *test, uint32_t element, const double *eye, vt_hit_cover *cover) {
    (void)element, (void)eye;
    cover->lift = VT_PROPS(text, test->node)->size[0] * test->camera->pixel_ratio;
    return true;
}

// --- painting ---
enum { OCCUPIED_MOST = 96 }; // texts leave room for labels

// Where the letters are, CSS px.
static vt_rect rect_of(const vt_node_data *node, const vt_text_style *style, const double *from) {
    const vt_text_props *p = VT_PROPS(text, node);
    static const double above[] = {0, 0.5, 0.8, 1}; // how much of the text is above its position, for each baseline
    float wide, high;
    vt_text_measure(vt_node_text(node, VT_SLOT(text, text)), style, &wide, &high);
    double x = from[0] + p->offset[0] - (double)wide * p->anchor[0] / 2,
           y = from[1] - p->offset[1] - (double)high * above[(int)p->baseline[0]];
    return (vt_rect){x, y, x + (double)wide, y + (double)high};
}

// From the place that is meant to the nearest point of the text's rectangle, where that is some way off.
static bool put_leader(vt_overlay *overlay, const vt_node_data *node, vt_rect to, const double *from) {
    const vt_text_props *p = VT_PROPS(text, node);
    double end[2] = {VT_CLAMP(from[0], to.x0 - 3, to.x1 + 3), VT_CLAMP(from[1], to.y0 - 1, to.y1 + 1)},
           high = to.y1 - to.y0;
    if (hypot(end[0] - from[0], end[1] - from[1]) < 4) return true;
    // At a side, its middle looks calmer than a corner.
    if (end[0] != from[0]) end[1] = VT_CLAMP(from[1], to.y0 + 0.4 * high, to.y1 - 0.4 * high);
    float color[4], depth = p->occluded[0] != 0 && p->space[0] == 0 ? (float)from[2] : -1;
    vt_theme_color(p->leader_color, overlay->theme.axis, node->alpha, color);
    uint32_t first = overlay->batch->quads;
    if (!vt_paint_line(overlay->batch, from[0], from[1], end[0], end[1], p->leader[0], color)) return false;
    for (uint32_t i = 4 * first; i < 4 * overlay->batch->quads; i++) overlay->batch->vertices[i].depth = depth;
    return true;
}

static bool paint(vt_overlay *overlay, const vt_node_data *node) {
    const vt_text_props *p = VT_PROPS(text, node);
    const char *text = vt_node_text(node, VT_SLOT(text, text));
    if (!(node->alpha > 0) || (in_scene(node) && !vt_clip_keeps(&overlay->scene->clips, node->world + 12))) return true;
    vt_text_style style = {.size = (float)p->size[0],
                           .anchor = (vt_text_anchor)p->anchor[0],
                           .baseline = (vt_text_baseline)p->baseline[0],
                           .offset = {(float)p->offset[0], (float)p->offset[1]},
                           .halo = (float)p->halo[0]};
    vt_theme_color(p->color, overlay->theme.text, node->alpha, style.color);
    vt_theme_color(p->halo_color, overlay->theme.background, node->alpha, style.halo_color);
    if (p->selected[0] != 0) memcpy(style.color, overlay->theme.accent, 3 * sizeof *style.color);
    const double *place = &node->world[12];
    double at[3] = {place[0], place[1], 0};
    bool screen = p->space[0] != 0;
    if (screen) {
        if (at[0] < 0) at[0] += overlay->width;
        if (at[1] < 0) at[1] += overlay->height;
    } else if (!vt_camera_project(overlay->camera, place, at))
        return true;
    if (*text && (p->leader[0] > 0 || screen)) {
        vt_rect rect = rect_of(node, &style, at);
        if (overlay->occupied_count < OCCUPIED_MOST) vt_overlay_occupy(overlay, rect);
        if (p->leader[0] > 0 && !put_leader(overlay, node, rect, at)) return false;
    }
    if (screen) return vt_text_screen(overlay->batch, text, &style, at[0], at[1]);
    return vt_paint_world_text(overlay->batch, overlay->camera, text, &style, place, p->occluded[0] != 0);
}

const vt_kind_ops vt_text_ops = {.family = VT_FAMILY_TEXT,
                                 .at_position = in_scene,
                                 .on_screen = on_screen,
                                 .bounds = bounds,
                                 .paint = paint,
                                 .paint_layer = VT_PAINT_WORDS,
                                 .sample = sample,
                                 .describe = describe,
                                 .hit = hit,
                                 .anchor = anchor,
                                 .cover = cover};
