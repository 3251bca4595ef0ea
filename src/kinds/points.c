// In:  a points node, a camera.
// Out: how large its points are.
#include "kinds/points.h"
#include "annotate/legend.h"
#include "annotate/words.h"
#include "kinds/shared.h"

// 5 px up to some thousands, then less and less: 3 px at 100,000, 2 px at a million.
static double automatic_size(uint32_t count) { return VT_CLAMP(5 * pow(5000.0 / VT_MAX(count, 1u), 0.17), 1.25, 5); }

static double distance_to_box(const vt_camera *camera, const double *min, const double *max) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double eye = camera->eye[i], d = eye < min[i] ? min[i] - eye : eye > max[i] ? eye - max[i] : 0;
        d *= camera->stretch[i];
        sum += d * d;
    }
    return sqrt(sum);
}

vt_point_sizes vt_point_sizes_of(const vt_node_data *node, const vt_camera *camera, bool own) {
    const vt_points_props *props = VT_PROPS(points, node);
    bool automatic = vt_is_nan(props->size[0]) && !own, in_scene = props->unit[0] > 0.5 && !automatic;
    uint32_t count = vt_array_elements(&node->arrays[VT_ARRAY(points, positions)]);
    double ratio = camera->pixel_ratio, length = in_scene ? vt_camera_mean(camera) : 1,
           size = automatic ? automatic_size(count) : props->size[0];
    double largest = own ? VT_MAX(node->arrays[VT_ARRAY(points, sizes)].max[0], 0) : size;
    vt_point_sizes result = {.size = in_scene ? size * length : size * ratio, .in_scene = in_scene, .own = own};
    if (own) result.size = in_scene ? length : ratio;
    if (in_scene) {
        double nearest = VT_MAX(distance_to_box(camera, node->bounds_min, node->bounds_max), camera->near);
        result.largest = largest * length * ratio / (camera->pixel * (camera->perspective ? nearest : 1));
    } else
        result.largest = largest * ratio;
    if (automatic && camera->perspective) {
        double middle[3], away[3];
        for (int i = 0; i < 3; i++) middle[i] = node->bounds_min[i] / 2 + node->bounds_max[i] / 2;
        vt_camera_relative(camera, middle, away);
        const double *r = camera->rotation;
        result.holds_at = VT_MAX(-(r[2] * away[0] + r[6] * away[1] + r[10] * away[2]), camera->near);
        result.largest *= VT_POINT_NEARER;
    }
    return result;
}

bool vt_points_has(const vt_node_data *node, int array) {
    const vt_array *a = &node->arrays[array];
    return a->revision && vt_array_elements(a) >= vt_array_elements(&node->arrays[VT_ARRAY(points, positions)]);
}

// --- the kind ---
static vt_status check(const vt_node_data *node, int array) { return vt_shared_check(node, array, "points"); }
static uint32_t draw_count(const vt_node_data *node) { return vt_shared_count(&node->arrays[0]); }

static bool bounds(const vt_node_data *node, double *min, double *max) {
    if (!vt_shared_bounds(&node->arrays[VT_ARRAY(points, positions)], min, max)) return false;
    const vt_points_props *p = VT_PROPS(points, node);
    if (p->unit[0] == 0) return true;
    const vt_array *sizes = &node->arrays[VT_ARRAY(points, sizes)];
    double diameter = sizes->revision && sizes->max[0] > 0 ? sizes->max[0] : p->size[0];
    if (!vt_is_finite(diameter)) return true;
    for (int c = 0; c < 3; c++) min[c] -= diameter / 2, max[c] += diameter / 2;
    return true;
}

static bool translucent(const vt_node_data *node) {
    const vt_points_props *p = VT_PROPS(points, node);
    return vt_shared_colors_are_translucent(node) || (p->edge[0] != 0 && vt_shared_rgba_is_translucent(p->edge_color));
}

static double overhang(const vt_node_data *node) {
    const vt_points_props *p = VT_PROPS(points, node);
    if (p->unit[0] != 0) return 0;
    const vt_array *sizes = &node->arrays[VT_ARRAY(points, sizes)];
    double size = vt_is_nan(p->size[0]) ? 16 : p->size[0];
    if (sizes->revision && sizes->max[0] > size) size = sizes->max[0];
    return size + (p->edge[0] > 0 ? p->edge[0] : 0);
}

static void sample(const vt_node_data *node, vt_legend_sample *sample) {
    const vt_points_props *p = VT_PROPS(points, node);
    sample->look = p->marker[0] == 1 ? VT_SAMPLE_SQUARE : VT_SAMPLE_DISC;
    sample->size = vt_is_nan(p->size[0]) || p->unit[0] != 0 ? 7 : p->size[0];
}

static void describe(vt_json *out, const vt_node_data *node) {
    vt_words_counted(out, vt_array_elements(&node->arrays[0]), "point", "points");
}

const vt_kind_ops vt_points_ops = {.family = VT_FAMILY_POINTS,
                                   .check = check,
                                   .per = vt_shared_per_place,
                                   .bounds = bounds,
                                   .draw_count = draw_count,
                                   .translucent = translucent,
                                   .overhang = overhang,
                                   .sample = sample,
                                   .describe = describe,
                                   .hit_begin = vt_points_hit_begin,
                                   .hit = vt_points_hit,
                                   .hit_source = vt_points_hit_source,
                                   .hit_quick = 8,
                                   .cover = vt_points_cover};
