// In:  a text node: words at a place in the scene, or on the screen.
// Out: what is to be known of its kind.
#include "annotate/legend.h"
#include "annotate/words.h"

static bool in_scene(const vt_node_data *node) { return VT_PROPS(text, node)->space[0] == 0; }

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

const vt_kind_ops vt_text_ops = {
    .family = VT_FAMILY_TEXT, .at_position = in_scene, .bounds = bounds, .sample = sample, .describe = describe};
