// In:  a points node, and where the pointer is.
// Out: its points that are seen there, with the sizes and depths that points.vert gives them.
#include "kinds/points.h"
#include "kinds/shared.h"
#include "query/cull.h"

static vt_point_sizes sizes; // of the node under test

void vt_points_hit_begin(vt_hit_test *test, vt_node_data *node) {
    const vt_array *selected = &node->arrays[VT_ARRAY(points, selected)];
    double ratio = test->camera->pixel_ratio;
    sizes = vt_point_sizes_of(node, test->camera, vt_points_has(node, VT_ARRAY(points, sizes)));
    test->own = &sizes;
    bool own = sizes.own, in_scene = sizes.in_scene;
    if (in_scene) test->reach_in_scene = 0.5 * sizes.size * (own ? node->arrays[VT_ARRAY(points, sizes)].max[0] : 1);
    test->reach = VT_MAX(in_scene ? 0 : 0.5 * sizes.largest, 0.71) / ratio;
    if (vt_points_has(node, VT_ARRAY(points, selected)) && selected->max[0] > 0) {
        test->selected = selected->data;
        test->reach = VT_MAX(1.3 * test->reach, test->reach + 1.5), test->reach_in_scene *= 1.3;
    }
    test->lift = (VT_PROPS(points, node)->marker[0] > 1.5 && !in_scene ? test->reach : 0) +
                 (in_scene ? 8.5 : VT_POINT_LIFT(2 * test->reach * ratio)) / ratio;
}

static double diameter_of(const vt_hit_test *test, uint32_t element, double depth) {
    const vt_point_sizes *size = test->own;
    double diameter = size->size;
    if (size->own) diameter *= vt_array_number(&test->node->arrays[VT_ARRAY(points, sizes)], element, 0);
    if (size->in_scene) diameter *= test->camera->pixel_ratio / vt_pick_matrix_pixel(test->camera, depth);
    if (size->holds_at > 0)
        diameter *= VT_CLAMP(size->holds_at / VT_MAX(depth, 1e-30), VT_POINT_FARTHER, VT_POINT_NEARER);
    return diameter;
}

static void hit_point(void *context, uint32_t element) {
    vt_hit_test *test = context;
    bool selected = test->selected && test->selected[element];
    if (test->selected_only && !selected) return;
    const vt_pick_matrix *matrix = &test->matrix;
    const vt_camera *camera = test->camera;
    const float *from = (const float *)test->node->arrays[0].data + (size_t)element * 3;
    double p[3] = {from[0], from[1], from[2]}, w = vt_pick_matrix_row(matrix->w, p);
    if (!(w > 0)) return; // of NaN too
    double x = vt_pick_matrix_row(matrix->x, p) / w, y = vt_pick_matrix_row(matrix->y, p) / w,
           ratio = camera->pixel_ratio;
    double depth = -vt_pick_matrix_row(matrix->eye[2], p), pixel = vt_pick_matrix_pixel(camera, depth);
    double most = test->reach + test->radius + (test->reach_in_scene > 0 ? test->reach_in_scene / pixel : 0);
    if (!(fabs(x) <= most && fabs(y) <= most) || (camera->perspective && depth <= 0)) return;
    const vt_points_props *props = VT_PROPS(points, test->node);
    double diameter = diameter_of(test, element, depth);
    if (!(diameter > 0)) return;
    if (selected) diameter += VT_MAX(0.3 * diameter, 3 * ratio);
    double radius = VT_MAX(0.5 * diameter, 0.71) / ratio, away = hypot(x, y), eye[3];
    bool square = props->marker[0] > 0.5 && props->marker[0]<1.5, ball = props->marker[0]> 1.5;
    if (square) away = VT_MAX(fabs(x), fabs(y));
    double distance = VT_MAX(away - radius, 0), lift = VT_POINT_LIFT(diameter);
    if (distance > test->radius) return;
    if (ball) lift = distance > 0 ? 0 : sqrt(VT_MAX(1 - away * away / (radius * radius), 0)) * radius * ratio;
    static const double whole = 1;
    if (vt_alpha_mask_hides(&test->mask, &element, &whole, 1, 0)) return;
    vt_hit_eye(test, p, eye);
    double shown = vt_pick_matrix_lifted(camera, eye, lift / ratio);
    if (vt_hit_offer(test, distance, selected ? 0.1 * shown - 0.9 : shown, p, element) && selected)
        test->selected_far = depth;
}

static void hit_all(vt_hit_test *test) {
    const vt_array *places = &test->node->arrays[0];
    const vt_camera *camera = test->camera;
    const double *p = camera->projection;
    double reach = test->reach + test->radius, // and what a place far away may reach, times its w
        beyond = test->reach_in_scene / camera->pixel *
                 (camera->perspective ? fabs(p[11]) + fabs(p[15]) / camera->near : p[15]);
    uint32_t count = vt_array_elements(places);
    uint8_t may[VT_CULL_BLOCK];
    vt_cull cull;
    if (count) vt_cull_make(&cull, &test->matrix, places, (double[2]){0, 0}, (double[2]){reach, reach}, beyond);
    for (uint32_t first = 0, some; first < count; first += some) {
        some = VT_MIN(count - first, VT_CULL_BLOCK);
        if (!vt_cull_block(&cull, (const float *)places->data + (size_t)first * 3, some, may)) continue;
        for (uint32_t i = 0; i < some; i++)
            if (may[i]) hit_point(test, first + i);
    }
}

static void boxes_of(const void *node, const uint32_t *elements, uint32_t first, uint32_t count, float *boxes) {
    const float *places = ((const vt_node_data *)node)->arrays[0].data;
    for (uint32_t i = 0; i < count; i++, boxes += 6)
        vt_bvh_point_box(places + (size_t)(elements ? elements[i] : first + i) * 3, boxes);
}

void vt_points_hit_source(const vt_node_data *node, vt_bvh_source *source) {
    source->elements = vt_array_elements(&node->arrays[0]);
    source->boxes = boxes_of;
}

void vt_points_hit(vt_hit_test *test, vt_node_data *node) { vt_hit_search(test, node, hit_point, hit_all); }

bool vt_points_cover(const vt_hit_test *test, uint32_t element, const double *eye, vt_hit_cover *cover) {
    double diameter = diameter_of(test, element, -eye[2]);
    bool ball = VT_PROPS(points, test->node)->marker[0] > 1.5;
    cover->lift = ball ? VT_MAX(0.5 * diameter - 1, 0) : VT_POINT_LIFT(diameter);
    cover->around = 0;
    return true;
}
