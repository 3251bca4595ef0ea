// In:  a batch of shapes, and where the pointer is.
// Out: its shapes that are seen there.
#include "kinds/shapes.h"

static struct {
    vt_corner *corners;
    int kind;
    uint32_t segments, count;
} made; // the shape that was looked at last

static const vt_corner *corners_of(int kind, uint32_t segments) {
    if (!made.corners && !(made.corners = vt_alloc(VT_SHAPE_CORNERS_MAX * sizeof *made.corners))) return NULL;
    if (made.kind != kind || made.segments != segments)
        made.kind = kind, made.segments = segments, made.count = vt_shape_make(kind, segments, made.corners);
    return made.corners;
}

// Where the line under the pointer meets a ball of radius 0.5: around the line's place nearest to the centre.
static void hit_ball(vt_hit_test *test) {
    const double *x = test->matrix.x, *y = test->matrix.y;
    double xx = vt_dot(x, x), xy = vt_dot(x, y), yy = vt_dot(y, y), determinant = xx * yy - xy * xy;
    double a = (xy * y[3] - yy * x[3]) / determinant, b = (xy * x[3] - xx * y[3]) / determinant, near[3], way[3];
    for (int c = 0; c < 3; c++) near[c] = a * x[c] + b * y[c];
    double away = vt_length(near);
    vt_cross(x, y, way);
    if (!vt_is_finite(away) || !vt_normalize(way)) return;
    double along = away < 0.5 ? sqrt(0.25 - away * away) : 0, shrink = away < 0.5 ? 1 : 0.5 / away;
    double ends[2][3], depths[2] = {-2, -2}, w[2], distance = 0;
    for (int i = 0; i < 2; i++) {
        for (int c = 0; c < 3; c++) ends[i][c] = near[c] * shrink + (i ? -along : along) * way[c];
        w[i] = vt_pick_matrix_row(test->matrix.w, ends[i]);
        if (w[i] > 0) depths[i] = vt_pick_matrix_row(test->matrix.z, ends[i]) / w[i];
    }
    if (shrink < 1)
        distance = VT_MAX(hypot(vt_pick_matrix_row(x, ends[0]) / w[0], vt_pick_matrix_row(y, ends[0]) / w[0]), 1e-9);
    int first = depths[1] >= -1 && (depths[0] < -1 || depths[1] < depths[0]);
    if (depths[first] < -1) return;
    // What is in front may be cut off, and the inside seen.
    if (!vt_hit_offer(test, distance, depths[first], ends[first], -1) && depths[!first] >= -1 && shrink == 1)
        vt_hit_offer(test, distance, depths[!first], ends[!first], -1);
}

static void hit_shape(vt_hit_test *test, uint32_t segments) {
    int kind = test->node->kind;
    double low[3], high[3], near, p[3][3];
    float box[6];
    test->node->ops->bounds(test->node, low, high);
    for (int c = 0; c < 3; c++) box[c] = (float)low[c], box[3 + c] = (float)high[c];
    vt_pick_matrix_at(&test->matrix, test->camera, test->node->world, NULL, NULL, test->x, test->y);
    if (!vt_hit_worth(test, box, &near)) return;
    if (kind == VT_SPHERE) {
        hit_ball(test);
        return;
    }
    const vt_corner *corners = corners_of(kind, segments);
    for (uint32_t i = 0; corners && i < made.count; i++) {
        for (int c = 0; c < 3; c++) p[i % 3][c] = (double)corners[i].position[c];
        if (i % 3 == 2) vt_hit_triangle(test, (const double(*)[3])p, NULL, NULL, 0);
    }
    if (test->best.node.id == test->node->handle.id) test->best.element = -1;
}

// Whether the ball around a row's shape comes near the pointer. In float32 numbers, so with some room.
static bool row_is_near(const vt_hit_test *test, const vt_pick_matrix *scene, const vt_batch *batch,
                        const vt_batch_row *row) {
    double place[3], reach = 0;
    for (int c = 0; c < 3; c++) {
        place[c] = (double)row->axis[c].place * batch->unit[c] + batch->origin[c];
        double own = 0;
        for (int i = 0; i < 3; i++) own = VT_MAX(own, fabs((double)row->axis[i].column[c]));
        reach += own * batch->unit[c];
    }
    for (int c = 0; c < 3; c++) reach += 1e-6 * fabs((double)row->axis[c].place) * batch->unit[c];
    double w = vt_pick_matrix_row(scene->w, place), px = test->radius + 1;
    double room = (fabs(scene->w[0]) + fabs(scene->w[1]) + fabs(scene->w[2])) * reach;
    if (w + room <= 0) return false;
    for (int i = 0; i < 2; i++) {
        const double *side = i ? scene->y : scene->x;
        double most = (fabs(side[0]) + fabs(side[1]) + fabs(side[2])) * reach + px * (VT_MAX(w, 0) + room);
        if (fabs(vt_pick_matrix_row(side, place)) > most) return false;
    }
    return true;
}

void vt_shapes_hit(vt_hit_test *test, const vt_batch *batch, double rank) {
    double identity[16];
    vt_mat_identity(identity);
    vt_pick_matrix scene;
    vt_pick_matrix_at(&scene, test->camera, identity, NULL, NULL, test->x, test->y);
    for (uint32_t i = 0; i < batch->count; i++) {
        const vt_batch_row *row = &batch->rows[i];
        if (vt_batch_row_hidden(row) || !row_is_near(test, &scene, batch, row)) continue;
        const vt_node_data *node = vt_node_at(batch->slots[i]);
        if (!vt_hit_takes(node) || !(VT_PROPS(instanced, node)->color[3] > 0)) continue;
        test->node = node;
        test->rank = rank + i;
        hit_shape(test, vt_shape_segments(vt_shape_detail(batch->count)));
    }
}

bool vt_shapes_anchor(vt_node_data *node, uint32_t element, double *p) { // its middle
    double low[3], high[3];
    (void)element;
    node->ops->bounds(node, low, high);
    for (int c = 0; c < 3; c++) p[c] = 0.5 * (low[c] + high[c]);
    return true;
}

void vt_shapes_shutdown(void) {
    vt_free(made.corners);
    memset(&made, 0, sizeof made);
}
