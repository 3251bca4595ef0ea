// In:  ruler nodes.
// Out: their lines with end marks, and what they measure; seen through the data.
#include "kinds/ruler.h"
#include "annotate/label.h"
#include "annotate/legend.h"
#include "annotate/ticks.h"
#include "base/format.h"
#include "base/json.h"
#include "query/hit.h"

#define END 9.0f // CSS px: the marks at its ends

void vt_ruler_ends(const vt_node_data *node, double *start3, double *end3) {
    const vt_scene_data *scene = vt_scene_of(node);
    vt_space_place(scene, VT_PROPS(ruler, node)->start, start3);
    vt_space_place(scene, VT_PROPS(ruler, node)->end, end3);
    vt_mat_point(node->world, start3, start3);
    vt_mat_point(node->world, end3, end3);
}

static const int labels[] = {VT_SLOT(scene, xlabel), VT_SLOT(scene, ylabel), VT_SLOT(scene, zlabel)},
                 units[] = {VT_SLOT(scene, xunit), VT_SLOT(scene, yunit), VT_SLOT(scene, zunit)};

double vt_ruler_distance(const vt_node_data *node, double *apart3) {
    const vt_space *space = &vt_scene_of(node)->space;
    const vt_node_data *root = vt_node_at(node->scene);
    double start[3], end[3];
    bool alike = true;
    vt_ruler_ends(node, start, end);
    for (int c = 0; c < 3; c++) {
        const vt_axis *axis = &space->axis[c];
        apart3[c] = vt_axis_scale_invert(axis->scale, end[c]) - vt_axis_scale_invert(axis->scale, start[c]);
        alike = alike && axis->scale.type == VT_SCALE_LINEAR &&
                !strcmp(vt_node_text(root, units[c]), vt_node_text(root, units[0]));
    }
    return alike ? vt_length(apart3) : NAN;
}

// A number with four digits: a length between two places is not known better than they were picked.
static int put_number(char *out, size_t bytes, double x, const char *unit) {
    static const vt_axis plain = {.low = 0, .high = 1};
    char word[VT_TICK_BYTES];
    vt_ticks_word(&plain, NULL, x, 4, word, sizeof word);
    return VT_MIN(vt_print(out, bytes, "%s%s%s", word, *unit ? " " : "", unit), (int)bytes - 1);
}

void vt_ruler_words(const vt_node_data *node, char *out, int bytes) {
    const vt_node_data *root = vt_node_at(node->scene);
    const vt_space *space = &vt_scene_of(node)->space;
    double apart[3], distance = vt_ruler_distance(node, apart);
    int at = 0, said = 0;
    if (!vt_is_nan(distance)) {
        put_number(out, (size_t)bytes, distance, vt_node_text(root, units[0]));
        return;
    }
    out[0] = 0;
    for (int c = 0; c < 3; c++) {
        if (!vt_is_finite(apart[c]) || (apart[c] == 0 && (c < 2 || said))) continue;
        const char *unit = vt_node_text(root, units[c]), *name = vt_node_text(root, labels[c]);
        double x = fabs(apart[c]);
        if (space->axis[c].scale.type == VT_SCALE_DATE) { // seconds, in the largest unit of which there is one
            static const double sizes[] = {86400, 3600, 60, 1, 1e-3, 1e-6, 0};
            static const char *const names[] = {"d", "h", "min", "s", "ms", "µs", "ns"};
            int k = 0;
            while (x < sizes[k]) k++;
            x /= k == 6 ? 1e-9 : sizes[k], unit = names[k];
        }
        at += vt_print(out + at, (size_t)(bytes - at), "%s%s%s ", said++ ? ", " : "", *name ? "" : "Δ",
                       *name    ? name
                       : c == 0 ? "x"
                       : c == 1 ? "y"
                                : "z");
        at = VT_MIN(at, bytes - 1);
        at += put_number(out + at, (size_t)(bytes - at), x, unit);
    }
}

// Pixels of the ends; of what is behind the camera, only the part in front. False when nothing is.
static bool ends_in_picture(const vt_camera *camera, double a[3], double b[3], double *from, double *to) {
    double pixel[3];
    bool first = vt_camera_project(camera, a, pixel), second = vt_camera_project(camera, b, to);
    memcpy(from, pixel, 2 * sizeof *from);
    if (first && second) return true;
    if (!first && !second) return false;
    double *seen = first ? a : b, *hidden = first ? b : a, low = 0, high = 1, last[3];
    memcpy(last, first ? pixel : to, sizeof last);
    for (int i = 0; i < 30; i++) { // how far towards the hidden end the camera still sees
        double part = (low + high) / 2, at[3];
        for (int c = 0; c < 3; c++) at[c] = seen[c] + part * (hidden[c] - seen[c]);
        if (vt_camera_project(camera, at, pixel) && fabs(pixel[0]) < 1e5 && fabs(pixel[1]) < 1e5)
            low = part, memcpy(last, pixel, sizeof last);
        else
            high = part;
    }
    memcpy(first ? to : from, last, 2 * sizeof *last);
    return true;
}

static bool paint(vt_overlay *o, const vt_node_data *node) {
    const vt_ruler_props *p = VT_PROPS(ruler, node);
    double a[3], b[3], from[3], to[3];
    if (!(node->alpha > 0)) return true;
    vt_ruler_ends(node, a, b);
    if (!ends_in_picture(o->camera, a, b, from, to)) return true;
    float color[4], halo[4];
    vt_theme_color(p->color, o->theme.accent, node->alpha, color);
    memcpy(halo, o->theme.background, sizeof halo);
    halo[3] *= node->alpha;
    if (p->selected[0] != 0) memcpy(color, o->theme.accent, 3 * sizeof *color);
    float wide = p->selected[0] != 0 ? 3 : 1.5f, disc = p->selected[0] != 0 ? END + 2 : END;
    double length = hypot(to[0] - from[0], to[1] - from[1]), along[2] = {1, 0};
    for (int i = 0; i < 2 && length > 0; i++) along[i] = (to[i] - from[i]) / length;
    vt_text_batch *batch = o->batch;
    // First all that lifts it off the data, so that none of it lies over the ruler itself.
    if (!vt_paint_line(batch, from[0], from[1], to[0], to[1], wide + 3, halo) ||
        !vt_paint_disc(batch, from[0], from[1], disc + 3, halo) ||
        !vt_paint_disc(batch, to[0], to[1], disc + 3, halo) ||
        !vt_paint_line(batch, from[0], from[1], to[0], to[1], wide, color) ||
        !vt_paint_disc(batch, from[0], from[1], disc, color) || !vt_paint_disc(batch, to[0], to[1], disc, color) ||
        !vt_paint_disc(batch, from[0], from[1], disc - 4, halo) || !vt_paint_disc(batch, to[0], to[1], disc - 4, halo))
        return false;
    char words[160];
    const char *text = vt_node_text(node, VT_SLOT(ruler, text));
    if (!*text) vt_ruler_words(node, words, sizeof words), text = words;
    // Beside the middle, on the upper side of the line: centred above a level one, to the right of a steep one.
    double side[2] = {along[1], -along[0]};
    if (side[1] > 0 || (side[1] == 0 && side[0] < 0)) side[0] = -side[0], side[1] = -side[1];
    vt_text_style style = vt_label_style(o, VT_NAME_PX, VT_TEXT_CENTER, VT_TEXT_MIDDLE);
    style.halo = 3, style.color[3] *= node->alpha, style.halo_color[3] *= node->alpha, style.weight = VT_TEXT_SEMIBOLD;
    float w, h;
    vt_text_measure(text, &style, &w, &h);
    double off = 7 + fabs(side[0]) * (double)w / 2 + fabs(side[1]) * (double)h / 2,
           x = (from[0] + to[0]) / 2 + side[0] * off, y = (from[1] + to[1]) / 2 + side[1] * off;
    vt_overlay_occupy(o, (vt_rect){x - (double)w / 2, y - (double)h / 2, x + (double)w / 2, y + (double)h / 2});
    return vt_text_screen(batch, text, &style, x, y);
}

// --- the kind ---
static bool bounds(const vt_node_data *node, double *min, double *max) {
    double start[3], end[3];
    vt_space_place(vt_scene_of(node), VT_PROPS(ruler, node)->start, start);
    vt_space_place(vt_scene_of(node), VT_PROPS(ruler, node)->end, end);
    for (int c = 0; c < 3; c++) min[c] = VT_MIN(start[c], end[c]), max[c] = VT_MAX(start[c], end[c]);
    return true;
}

static void sample(const vt_node_data *node, vt_legend_sample *sample) {
    (void)node;
    sample->look = VT_SAMPLE_LINE;
    sample->accented = true;
}

static void describe(vt_json *out, const vt_node_data *node) {
    char words[160];
    vt_ruler_words(node, words, sizeof words);
    vt_json_put(out, "a ruler: %s", words);
}

static void info(vt_json *out, const vt_node_data *node) {
    double apart[3], distance = vt_ruler_distance(node, apart); // null where the axes are not alike
    vt_json_put(out, ",\"distance\":");
    vt_json_number(out, distance);
    vt_json_numbers(out, "differences", apart, 3);
}

// --- under the pointer, in a selection ---
static void hit(vt_hit_test *test, vt_node_data *node) { // seen through what is in front of it
    const vt_ruler_props *p = VT_PROPS(ruler, node);
    double ends[2][3], at[2][2], middle[3];
    vt_space_place(vt_scene_of(node), p->start, ends[0]);
    vt_space_place(vt_scene_of(node), p->end, ends[1]);
    for (int i = 0; i < 2; i++) {
        double w = vt_pick_matrix_row(test->matrix.w, ends[i]);
        if (!(w > 0)) return;
        at[i][0] = vt_pick_matrix_row(test->matrix.x, ends[i]) / w,
        at[i][1] = vt_pick_matrix_row(test->matrix.y, ends[i]) / w;
    }
    for (int c = 0; c < 3; c++) middle[c] = 0.5 * (ends[0][c] + ends[1][c]);
    vt_hit_offer(test, VT_MAX(vt_hit_far_from_line(at[0], at[1]) - 1, 0), -1, middle, -1);
}

static bool anchor(vt_node_data *node, uint32_t element, double *p) {
    double ends[2][3];
    (void)element;
    vt_space_place(vt_scene_of(node), VT_PROPS(ruler, node)->start, ends[0]);
    vt_space_place(vt_scene_of(node), VT_PROPS(ruler, node)->end, ends[1]);
    for (int c = 0; c < 3; c++) p[c] = 0.5 * (ends[0][c] + ends[1][c]);
    return true;
}

static bool cover(const vt_hit_test *test, uint32_t element, const double *eye, vt_hit_cover *cover) {
    (void)test, (void)element, (void)eye;
    cover->lift = 4;
    return true;
}

const vt_kind_ops vt_ruler_ops = {.family = VT_FAMILY_TEXT,
                                  .bounds = bounds,
                                  .paint = paint,
                                  .paint_layer = VT_PAINT_MEASURES,
                                  .sample = sample,
                                  .describe = describe,
                                  .info = info,
                                  .hit = hit,
                                  .anchor = anchor,
                                  .cover = cover};
