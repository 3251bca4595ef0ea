// In:  a scene after its update.
// Out: what its picture shows, in sentences, for those who hear it.
#include "query/describe.h"
#include "annotate/layout.h"
#include "annotate/ticks.h"
#include "annotate/words.h"
#include "base/decimal.h"
#include "base/json.h"
#include "query/info.h"
#include "query/select.h"
#include "scene/norm.h"

enum {
    DIGITS = 5,
    SENTENCES = 8,
    NAMED = 3
}; // more artists than SENTENCES are told by their kind, NAMED of them by name

#define DRAWN (VT_IS_MARK | VT_IS_INSTANCED)
static vt_json out;
#define SAY(...) vt_json_put(&out, __VA_ARGS__)

static void say_count(uint64_t n) { vt_words_count(&out, n); }
static void say_text(const char *text) { vt_words_text(&out, text); }
static void say_counted(uint64_t n, const char *one, const char *many) { vt_words_counted(&out, n, one, many); }

// --- ranges ---
static const int labels[] = {VT_SLOT(scene, xlabel), VT_SLOT(scene, ylabel), VT_SLOT(scene, zlabel)},
                 units[] = {VT_SLOT(scene, xunit), VT_SLOT(scene, yunit), VT_SLOT(scene, zunit)},
                 categories[] = {VT_SLOT(scene, xcategories), VT_SLOT(scene, ycategories), VT_SLOT(scene, zcategories)};

static void say_axis(const vt_node_data *root, int c) {
    const char *name = vt_node_text(root, labels[c]);
    if (*name)
        say_text(name);
    else
        SAY("%c", 'x' + c);
}

static void say_value(const vt_node_data *root, int c, double data) {
    char word[128];
    vt_ticks_word(&vt_scene_of(root)->space.axis[c], vt_node_text(root, categories[c]), data, DIGITS, word,
                  sizeof word);
    SAY("%s", word);
}

static void say_span(const vt_node_data *root, int c, double low, double high) {
    say_value(root, c, low);
    if (high > low) SAY(" to "), say_value(root, c, high);
    const char *unit = vt_node_text(root, units[c]);
    if (*unit) SAY(" "), say_text(unit);
}

static void say_bounds(const vt_node_data *root, const double *min, const double *max) { // scene numbers
    if (!(min[0] <= max[0])) return;
    for (int c = 0; c < 3; c++) {
        const vt_axis *axis = &vt_scene_of(root)->space.axis[c];
        SAY("%s", c ? ", " : "; ");
        say_axis(root, c);
        SAY(max[c] > min[c] ? " from " : " ");
        say_span(root, c, vt_axis_scale_invert(axis->scale, min[c]), vt_axis_scale_invert(axis->scale, max[c]));
    }
}

static void say_number(double x) {
    static const vt_axis plain = {.low = 0, .high = 1};
    char word[64];
    vt_ticks_word(&plain, NULL, x, DIGITS, word, sizeof word);
    SAY("%s", word);
}

// --- one artist ---
static void say_names(const char *names) {
    for (int i = 0; *names; i++) {
        size_t length = strcspn(names, "\n");
        bool last = !names[length] || !names[length + 1];
        SAY("%s", !i ? "" : last ? " and " : ", ");
        if (i == SENTENCES - 1 && !last) {
            SAY("others");
            return;
        }
        SAY("%.*s", (int)VT_MIN(length, 200u), names);
        names += length + !!names[length];
    }
}

static void say_colors(const vt_node_data *node) {
    const vt_array *values = vt_norm_values(node);
    if (!values || !(values->min[0] <= values->max[0])) return;
    if (vt_norm_is_read_off(node, values)) {
        SAY(" coloured by height");
        return;
    }
    const char *label = vt_node_text(node, VT_SLOT(colormap, colorbar_label)),
               *names = vt_node_text(node, VT_SLOT(colormap, categories));
    SAY(" coloured by ");
    if (*label)
        say_text(label);
    else
        SAY("numbers");
    SAY(" (");
    if (*names)
        say_names(names);
    else {
        say_number(values->min[0]);
        if (values->max[0] > values->min[0]) SAY(" to "), say_number(values->max[0]);
    }
    SAY(")");
}

static void say_subject(const vt_node_data *node) {
    const char *noun = vt_node_spec(node)->noun;
    if (node->ops->describe) {
        node->ops->describe(&out, node);
    } else {
        SAY(strchr("aeiou", noun[0]) ? "an " : "a ");
        vt_words_noun(&out, noun, false);
    }
}

static void say_artist(const vt_node_data *root, vt_node_data *node) {
    size_t start = out.length;
    const char *label = vt_node_text(node, VT_SLOT(placed, label));
    bool array = vt_kind_spec_of(node->kind)->array_count > 0;
    SAY(" ");
    if (*label) say_text(label), SAY(": ");
    say_subject(node);
    say_colors(node);
    if (!node->shown) SAY(" (hidden)");
    if (!*label && out.text && out.text[start + 1] >= 'a' && out.text[start + 1] <= 'z') out.text[start + 1] -= 32;
    say_bounds(root, node->bounds_min, node->bounds_max);
    uint32_t bad = array && node->arrays[0].floats ? node->arrays[0].bad : 0;
    if (bad)
        SAY("; "), say_count(bad),
            SAY(bad == 1 ? " is not a number and is left out" : " are not numbers and are left out");
    int selected = vt_select_get(node, NULL, 0);
    if (selected > 0 && array)
        SAY("; "), say_count((uint64_t)selected), SAY(" selected");
    else if (selected > 0)
        SAY("; selected");
    SAY(".");
}

// --- many ---
// All artists of the kinds with one of these flags together; not `named`: only those that have no name.
static void say_many(const vt_node_data *root, int flags, bool named) {
    double min[3] = {INFINITY, INFINITY, INFINITY}, max[3] = {-INFINITY, -INFINITY, -INFINITY};
    uint32_t counts[VT_KIND_COUNT] = {0}, hidden = 0, selected = 0, labelled = 0, all = 0;
    const char *names[NAMED];
    for (vt_node_data *node = vt_node_at(root->handle.id & VT_SLOT_MASK), *top = node; node;
         node = vt_node_following(top, node)) {
        if (!vt_node_is(node, flags)) continue;
        const char *label = vt_node_text(node, VT_SLOT(placed, label));
        if (*label && !named) continue;
        if (*label && labelled++ < NAMED) names[labelled - 1] = label;
        counts[node->kind]++, all++;
        hidden += !node->shown, selected += vt_select_get(node, NULL, 0) > 0;
        for (int c = 0; c < 3 && node->bounds_min[0] <= node->bounds_max[0]; c++)
            min[c] = VT_MIN(min[c], node->bounds_min[c]), max[c] = VT_MAX(max[c], node->bounds_max[c]);
    }
    if (!all) return;
    uint32_t said = 0;
    for (int i = 0; i < VT_KIND_COUNT; i++) {
        if (!counts[i]) continue;
        SAY("%s", !said ? " " : said + counts[i] == all ? " and " : ", ");
        say_count(counts[i]), SAY(" "), vt_words_noun(&out, vt_kind_spec_of(i)->noun, counts[i] > 1);
        said += counts[i];
    }
    for (uint32_t i = 0; i < VT_MIN(labelled, NAMED); i++) {
        SAY("%s", !i ? ", named " : i + 1 == labelled ? " and " : ", ");
        say_text(names[i]);
    }
    if (labelled > NAMED) SAY(" and "), say_count(labelled - NAMED), SAY(" more");
    if (hidden) SAY("; "), say_count(hidden), SAY(" hidden");
    if (selected) SAY("; "), say_count(selected), SAY(" selected");
    say_bounds(root, min, max);
    SAY(".");
}

// --- the axes and what did not fit ---
static void say_axes(const vt_node_data *root) {
    static const char *const how[] = {NULL, "logarithmic", "logarithmic away from 0", NULL, NULL};
    for (int c = 0; c < 3; c++) {
        const vt_axis *axis = &vt_scene_of(root)->space.axis[c];
        const char *scale = how[axis->scale.type];
        if (!scale && !axis->reversed && !axis->limited) continue;
        SAY(" The "), say_axis(root, c), SAY(" axis");
        if (scale || axis->reversed)
            SAY(" is %s%s%s", scale ? scale : "", scale && axis->reversed ? " and " : "",
                axis->reversed ? "reversed" : "");
        if (axis->limited) {
            SAY(scale || axis->reversed ? " and shows " : " shows ");
            say_span(root, c, vt_axis_scale_invert(axis->scale, axis->low),
                     vt_axis_scale_invert(axis->scale, axis->high));
        }
        SAY(".");
    }
}

static void say_left_out(vt_node_data *root) {
    for (vt_node_data *node = root; node; node = vt_node_following(root, node)) {
        if (node->kind != VT_VIEW) continue;
        int bars = vt_layout_of(node)->bars_left_out;
        if (bars) SAY(" "), say_counted((uint64_t)bars, "colour bar does not fit.", "colour bars do not fit.");
        return;
    }
}

// Instances without a name are told together.
static bool has_own_sentence(const vt_node_data *node) {
    return vt_node_is(node, VT_IS_MARK) ||
           (vt_node_is(node, VT_IS_INSTANCED) && *vt_node_text(node, VT_SLOT(placed, label)));
}

const char *vt_describe_scene(vt_node_data *root) {
    vt_json_clear(&out);
    const char *title = vt_node_text(root, VT_SLOT(scene, title));
    if (*title) SAY(" "), say_text(title), SAY(strchr(".!?", title[strlen(title) - 1]) ? "" : ".");
    int own = 0, all = 0;
    for (vt_node_data *at = root; at; at = vt_node_following(root, at)) {
        own += has_own_sentence(at), all += vt_node_is(at, DRAWN);
    }
    bool each = own <= SENTENCES;
    for (vt_node_data *at = root; at && each; at = vt_node_following(root, at))
        if (has_own_sentence(at)) say_artist(root, at);
    say_many(root, each ? VT_IS_INSTANCED : DRAWN, !each);
    if (!all) SAY(" There is nothing in the picture.");
    if (all) say_axes(root);
    say_left_out(root);
    if (!out.failed) return out.text + 1; // each sentence begins with a space
    vt_fail(VT_ERROR_MEMORY, "no memory to describe the scene");
    return NULL;
}

void vt_describe_shutdown(void) {
    vt_free(out.text);
    out = (vt_json){0};
}
