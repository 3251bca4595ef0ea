// In:  a text node: words at a place in the scene, or on the screen.
// Out: what is to be known of its kind.
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

const vt_kind_ops vt_text_ops = {.family = VT_FAMILY_TEXT,
                                 .at_position = in_scene,
                                 .on_screen = on_screen,
                                 .bounds = bounds,
                                 .sample = sample,
                                 .describe = describe,
                                 .hit = hit,
                                 .anchor = anchor,
                                 .cover = cover};
