// In:  a line's corners, its dashes, the camera.
// Out: what dashes need: lengths along the line, and how many patterns fit in one length of the scene.
#include "kinds/stroke.h"
#include "annotate/legend.h"
#include "annotate/words.h"
#include "kinds/shared.h"

static void drop(void *extra) {
    vt_stroke_along *along = extra;
    vt_free(along->sums);
    vt_free(along);
}

static bool same_metric(const double *a, const double *b) {
    double size = fabs(a[0]) + fabs(a[1]) + fabs(a[2]), change = 0;
    for (int i = 0; i < 6; i++) change = VT_MAX(change, fabs(a[i] - b[i]));
    return change <= 1e-9 * size;
}

static void metric_of(const double *world, const double *stretch, const double *unit, double *metric) {
    double x[3], y[3], z[3];
    for (int i = 0; i < 3; i++)
        x[i] = stretch[i] * unit[0] * world[i], y[i] = stretch[i] * unit[1] * world[4 + i],
        z[i] = stretch[i] * unit[2] * world[8 + i];
    metric[0] = vt_dot(x, x), metric[1] = vt_dot(y, y), metric[2] = vt_dot(z, z);
    metric[3] = 2 * vt_dot(x, y), metric[4] = 2 * vt_dot(y, z), metric[5] = 2 * vt_dot(z, x);
}

static double span(const double *metric, const float *a, const float *b) {
    double x = (double)b[0] - (double)a[0], y = (double)b[1] - (double)a[1], z = (double)b[2] - (double)a[2];
    double square = metric[0] * x * x + metric[1] * y * y + metric[2] * z * z + metric[3] * x * y + metric[4] * y * z +
                    metric[5] * z * x;
    return sqrt(VT_MAX(square, 0.0));
}

static bool finite3(const float *p) { return vt_is_finite_f(p[0]) && vt_is_finite_f(p[1]) && vt_is_finite_f(p[2]); }

const vt_stroke_along *vt_stroke_measure(vt_node_data *line) {
    const vt_array *positions = &line->arrays[VT_ARRAY(line, positions)];
    uint32_t count = vt_array_elements(positions);
    double metric[6];
    metric_of(line->world, vt_scene_of(line)->space.stretch, positions->unit, metric);
    vt_stroke_along *along = line->extra;
    if (!along) {
        along = vt_alloc_zero(sizeof *along);
        if (!along) return NULL;
        line->extra = along, line->extra_free = drop;
    }
    if (along->revision && along->count == count && along->of_revision == positions->revision &&
        same_metric(metric, along->metric))
        return along;
    if (along->capacity < count) {
        size_t bytes;
        float *sums = vt_mul_fits(count, sizeof *sums, &bytes) ? vt_realloc(along->sums, bytes) : NULL;
        if (!sums) return NULL;
        along->sums = sums, along->capacity = count;
    }
    const float *p = positions->data;
    double sum = 0;
    bool before = false;
    for (uint32_t i = 0; i < count; i++, p += 3) {
        bool here = finite3(p);
        sum = here && before ? sum + span(metric, p - 3, p) : 0;
        along->sums[i] = (float)sum;
        before = here;
    }
    along->count = count, along->of_revision = positions->revision;
    memcpy(along->metric, metric, sizeof metric);
    along->revision++;
    return along;
}

bool vt_stroke_dashes(const double *dashes_px, double pixel_ratio, float *shares, double *pattern_px) {
    double pattern = dashes_px[0] + dashes_px[1] + dashes_px[2] + dashes_px[3];
    if (!(pattern > 0) || !(dashes_px[1] + dashes_px[3] > 0)) return false;
    for (int i = 0; i < 4; i++) shares[i] = (float)(dashes_px[i] / pattern);
    *pattern_px = pattern * pixel_ratio;
    return true;
}

double vt_stroke_scale(const vt_node_data *view, const vt_camera *camera, const vt_scene_data *scene) {
    if (!camera->perspective) return camera->pixel;
    double target[3];
    const vt_view_state *state = view->extra;
    if (state && state->fixed) // matrices from outside say nothing about a target
        for (int i = 0; i < 3; i++) target[i] = scene->bounds_min[i] / 2 + scene->bounds_max[i] / 2;
    else
        memcpy(target, VT_PROPS(view, view)->target, sizeof target);
    vt_camera_relative(camera, target, target);
    double distance = vt_length(target);
    return camera->pixel * (distance > 0 && vt_is_finite(distance) ? distance : 1);
}

// --- lines and segments ---
static bool bounds(const vt_node_data *node, double *min, double *max) {
    return vt_shared_bounds(&node->arrays[0], min, max);
}

static void sample(const vt_node_data *node, vt_legend_sample *sample) {
    const vt_line_props *p = VT_PROPS(line, node);
    sample->look = VT_SAMPLE_LINE;
    sample->width = p->width[0];
    memcpy(sample->dashes, p->dashes, sizeof sample->dashes);
}
_Static_assert(VT_SLOT(line, color) == VT_SLOT(segments, color) && VT_SLOT(line, width) == VT_SLOT(segments, width) &&
                   VT_SLOT(line, cap) == VT_SLOT(segments, cap) && VT_SLOT(line, dashes) == VT_SLOT(segments, dashes),
               "segments are read as lines");

static vt_status line_check(const vt_node_data *node, int array) { return vt_shared_check(node, array, "corners"); }

uint32_t vt_line_pieces(const vt_node_data *node, uint32_t corners) {
    return corners < 2 ? 0 : corners > 2 && VT_PROPS(line, node)->closed[0] != 0 ? corners : corners - 1;
}

static uint32_t line_draw_count(const vt_node_data *node) {
    return vt_line_pieces(node, vt_shared_count(&node->arrays[0]));
}
static double line_overhang(const vt_node_data *node) { // a miter reaches farther than half a width
    return VT_PROPS(line, node)->width[0] * 4;
}

static void line_describe(vt_json *out, const vt_node_data *node) {
    vt_json_put(out, "a line through ");
    vt_words_counted(out, vt_array_elements(&node->arrays[0]), "point", "points");
}

const vt_kind_ops vt_line_ops = {.family = VT_FAMILY_STROKE,
                                 .check = line_check,
                                 .per = vt_shared_per_place,
                                 .bounds = bounds,
                                 .draw_count = line_draw_count,
                                 .translucent = vt_shared_colors_are_translucent,
                                 .overhang = line_overhang,
                                 .sample = sample,
                                 .describe = line_describe,
                                 .hit_begin = vt_stroke_hit_begin,
                                 .hit = vt_stroke_hit,
                                 .hit_source = vt_line_hit_source,
                                 .hit_quick = 1,
                                 .colors_replace = true,
                                 .cover = vt_stroke_cover};

static uint32_t segments_elements(const vt_node_data *node) { return vt_array_elements(&node->arrays[0]) / 2; }
static uint32_t segments_draw_count(const vt_node_data *node) { return vt_shared_count(&node->arrays[0]) / 2; }
static double segments_overhang(const vt_node_data *node) { return VT_PROPS(segments, node)->width[0]; }

static vt_status segments_check(const vt_node_data *node, int array) {
    uint32_t ends = vt_array_elements(&node->arrays[0]), n = vt_array_elements(&node->arrays[array]);
    if (array == 0 && n % 2)
        return vt_fail(VT_ERROR_VALUE, "segments.positions: got %u points, wanted an even number: two for each segment",
                       n);
    if (array != VT_ARRAY(segments, selected)) return vt_shared_check(node, array, "end points");
    if (n == 0 || ends == 0 || n == ends / 2) return VT_OK;
    return vt_fail(VT_ERROR_VALUE, "segments.selected: got %u, but there are %u segments: give one for each", n,
                   ends / 2);
}

static void segments_describe(vt_json *out, const vt_node_data *node) {
    vt_words_counted(out, segments_elements(node), "segment", "segments");
}

static bool segments_anchor(vt_node_data *node, uint32_t element, double *p) { // the middle of a segment
    const float *a = (const float *)node->arrays[0].data + (size_t)element * 6, *b = a + 3;
    for (int c = 0; c < 3; c++) p[c] = 0.5 * ((double)a[c] + (double)b[c]);
    return true;
}

static int segments_vertices(const vt_hit_test *test, uint32_t element, uint32_t *vertices3) {
    (void)test;
    vertices3[0] = 2 * element, vertices3[1] = 2 * element + 1;
    return 2;
}

const vt_kind_ops vt_segments_ops = {.family = VT_FAMILY_STROKE,
                                     .check = segments_check,
                                     .elements = segments_elements,
                                     .per = vt_shared_per_place,
                                     .bounds = bounds,
                                     .draw_count = segments_draw_count,
                                     .translucent = vt_shared_colors_are_translucent,
                                     .overhang = segments_overhang,
                                     .sample = sample,
                                     .describe = segments_describe,
                                     .hit_begin = vt_stroke_hit_begin,
                                     .hit = vt_stroke_hit,
                                     .hit_source = vt_segments_hit_source,
                                     .hit_quick = 1,
                                     .colors_replace = true,
                                     .cover = vt_stroke_cover,
                                     .anchor = segments_anchor,
                                     .vertices = segments_vertices};
