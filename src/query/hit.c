// In:  elements of a node, and where the pointer is.
// Out: the one that is seen there.
#include "query/hit.h"

#define SAME_DEPTH 1.5e-7 // -1..1: what a depth buffer of 24 bits, filled by float32, may take for the same

bool vt_hit_offer(vt_hit_test *test, double distance, double depth, const double *stored, double element) {
    vt_pick *best = &test->best;
    if (!(distance <= test->radius) || !(depth <= 1)) return false;
    if (best->what) {
        bool covers = distance == 0, covered = best->distance == 0;
        if (covers != covered) {
            if (covered) return false;
        } else if (!covers && distance != best->distance) {
            if (distance > best->distance) return false;
        } else if (fabs(depth - test->best_depth) > SAME_DEPTH) {
            if (depth > test->best_depth) return false;
        } else {
            // What is drawn later is in front.
            bool same = best->node.id == test->node->handle.id;
            if (test->rank < test->best_rank || (same && element < best->element)) return false;
        }
    }
    double place[3];
    vt_pick_matrix_place(&test->matrix, stored, place);
    if (!vt_clip_keeps(test->clips, place)) return false;
    *best = (vt_pick){VT_PICK_ELEMENT, test->node->handle, element, {place[0], place[1], place[2]}, 0, distance, 0};
    double w = vt_pick_matrix_row(test->matrix.w, stored), z = vt_pick_matrix_row(test->matrix.z, stored);
    best->depth = VT_CLAMP(0.5 + 0.5 * z / w, 0.0, 1.0);
    test->best_depth = depth;
    test->best_rank = test->rank;
    test->best_far = -vt_pick_matrix_row(test->matrix.eye[2], stored);
    const double *p = test->camera->projection; // as far off as it is drawn; lens shifts aside, a depth tells how far
    double far = (p[14] - depth * p[15]) / (p[10] - depth * p[11]);
    if (p[2] == 0 && p[6] == 0 && p[3] == 0 && p[7] == 0 && far < test->best_far) test->best_far = far;
    test->selected_far = INFINITY;
    return true;
}

void vt_hit_eye(const vt_hit_test *test, const double *p, double *eye) {
    for (int i = 0; i < 3; i++) eye[i] = vt_pick_matrix_row(test->matrix.eye[i], p);
}

// --- a node ---
bool vt_hit_takes(const vt_node_data *node) {
    return node->shown && node->alpha > 0 && VT_PROPS(artist, node)->pickable[0] != 0 && !vt_node_is_open(node);
}

void vt_hit_screen_place(const vt_hit_test *test, double *x, double *y) {
    const double *at = test->node->world + 12, ratio = test->camera->pixel_ratio;
    *x = at[0] + (at[0] < 0 ? test->camera->width / ratio : 0) - test->x;
    *y = at[1] + (at[1] < 0 ? test->camera->height / ratio : 0) - test->y;
}

void vt_hit_begin(vt_hit_test *test, vt_node_data *node, double rank) {
    test->node = node;
    test->rank = rank;
    test->mask = vt_alpha_mask_of(node);
    test->reach = test->reach_in_scene = test->lift = 0;
    test->facing = 0;
    test->own = NULL;
    test->selected = NULL;
    vt_pick_matrix_at_node(&test->matrix, test->camera, node, test->x, test->y);
    if (node->ops->hit_begin) node->ops->hit_begin(test, node);
}

// --- searching ---
#define SMALL 25000 // what looking at all of an array costs, up to which an index is not worth its memory

static vt_bvh_source source_of(const vt_node_data *node) {
    vt_bvh_source source = {.context = node, .revisions = {node->arrays[0].revision, 0}};
    if (node->ops->hit_source) node->ops->hit_source(node, &source);
    return source;
}

vt_bvh_state vt_hit_index(vt_node_data *node, const vt_camera *camera, int64_t *work) {
    vt_bvh_source source = source_of(node);
    const vt_array *places = &node->arrays[0];
    for (int c = 0; c < 3; c++) {
        source.low[c] = (float)((places->min[c] - places->origin[c]) / places->unit[c]);
        source.high[c] = (float)((places->max[c] - places->origin[c]) / places->unit[c]);
        source.stretch[c] = fabs(camera->stretch[c]) * vt_length(node->world + (size_t)c * 4) * places->unit[c];
    }
    return vt_bvh_build(&node->search, &source, work);
}

int64_t vt_hit_cost(const vt_node_data *node) {
    uint32_t quick = node->ops->hit_quick;
    return quick ? source_of(node).elements / quick : 0;
}

bool vt_hit_wants_index(int64_t cost) { return cost > SMALL; }

void vt_hit_search(vt_hit_test *test, vt_node_data *node, void (*visit)(void *, uint32_t), void (*all)(vt_hit_test *)) {
    int64_t cost = vt_hit_cost(node), work = cost / 4; // some more for the index, which pays in the long run
    if (vt_hit_wants_index(cost) && vt_hit_index(node, test->camera, &work) == VT_BVH_READY) {
        vt_bvh_visitor visitor = {vt_hit_worth, visit, test};
        vt_bvh_traverse(node->search, &visitor);
        if (!test->selected) return;
        test->selected_only = true; // what is selected is in front of all, however far off
        vt_bvh_traverse(node->search, &visitor);
        test->selected_only = false;
    } else if (all) {
        all(test);
    } else {
        uint32_t count = source_of(node).elements;
        for (uint32_t i = 0; i < count; i++) visit(test, i);
    }
}

bool vt_hit_worth(void *context, const float *box, double *near) {
    const vt_hit_test *test = context;
    const vt_pick_matrix *matrix = &test->matrix;
    const vt_camera *camera = test->camera;
    double centre[3], half[3], depth = -matrix->eye[2][3], thick = 0;
    for (int c = 0; c < 3; c++) {
        centre[c] = 0.5 * ((double)box[c] + (double)box[3 + c]);
        half[c] = 0.5 * ((double)box[3 + c] - (double)box[c]);
        depth -= matrix->eye[2][c] * centre[c];
        thick += fabs(matrix->eye[2][c]) * half[c];
    }
    *near = depth - thick;
    if (camera->perspective && depth + thick <= 0) return false;
    bool covered = test->best.what && test->best.distance == 0;
    double miss = covered ? 0 : test->best.what ? test->best.distance : test->radius;
    double px = test->reach + miss + 1e-6;
    if (test->reach_in_scene > 0) px += test->reach_in_scene / vt_pick_matrix_pixel(camera, *near);
    for (int side = 0; side < 4; side++) { // of the beam: n . p + d < 0 outside
        const double *row = side < 2 ? matrix->x : matrix->y;
        double sign = side & 1 ? -1 : 1, most = sign * row[3] + px * matrix->w[3];
        for (int c = 0; c < 3; c++) {
            double n = sign * row[c] + px * matrix->w[c];
            most += n * centre[c] + fabs(n) * half[c];
        }
        if (most < 0) return false;
    }
    if (!covered) { // what lies under the pointer first, then what is near it
        double w = vt_pick_matrix_row(matrix->w, centre), beside = 0;
        for (int i = 0; w > 0 && i < 2; i++) {
            const double *row = i ? matrix->y : matrix->x;
            double at = fabs(vt_pick_matrix_row(row, centre));
            for (int c = 0; c < 3; c++) at -= fabs(row[c]) * half[c];
            beside = VT_MAX(beside, at / w);
        }
        *near += beside * 1e3 * (camera->far - camera->near);
    }
    if (!covered) return true;
    // Nothing in it can be in front of what is there, lifted as both may be.
    double lift = test->lift * vt_pick_matrix_pixel(camera, VT_MAX(*near, 0)) + test->reach_in_scene;
    double far = test->selected_only ? test->selected_far : test->best_far;
    return !(*near - lift > far + 1e-4 * fabs(far)) || (camera->perspective && *near < camera->near);
}

// --- triangles ---
double vt_hit_to_screen(const double *from, const double *to, double *at) {
    double a = from[2] + from[3], b = to[2] + to[3], t = a >= 0 || b <= a ? 0 : -a / (b - a);
    double w = VT_MAX(from[3] + t * (to[3] - from[3]), 1e-20);
    for (int i = 0; i < 2; i++) at[i] = (from[i] + t * (to[i] - from[i])) / w;
    return t;
}

double vt_hit_far_from_line(const double *a, const double *b) {
    double way[2] = {b[0] - a[0], b[1] - a[1]}, square = way[0] * way[0] + way[1] * way[1];
    double t = square > 0 ? -(a[0] * way[0] + a[1] * way[1]) / square : 0;
    t = VT_CLAMP(t, 0.0, 1.0);
    return hypot(a[0] + t * way[0], a[1] + t * way[1]);
}

// The edge that is nearest to the pointer. Ends before the near plane are moved to it.
static double nearest_edge(double clips[3][4], double *shares) {
    double nearest = INFINITY;
    for (int i = 0; i < 3; i++) {
        const double *a = clips[i], *b = clips[(i + 1) % 3];
        if (a[2] < -a[3] && b[2] < -b[3]) continue;
        double p[2], q[2], t0 = vt_hit_to_screen(a, b, p), t1 = 1 - vt_hit_to_screen(b, a, q),
                           far = vt_hit_far_from_line(p, q);
        if (far >= nearest) continue;
        nearest = far;
        double way[2] = {q[0] - p[0], q[1] - p[1]}, square = way[0] * way[0] + way[1] * way[1];
        double even = square > 0 ? -(p[0] * way[0] + p[1] * way[1]) / square : 0;
        even = VT_CLAMP(even, 0.0, 1.0);
        double w0 = a[3] + t0 * (b[3] - a[3]), w1 = a[3] + t1 * (b[3] - a[3]);
        double t = t0 + even * w0 / (w1 + even * (w0 - w1)) * (t1 - t0);
        shares[i] = 1 - t, shares[(i + 1) % 3] = t, shares[(i + 2) % 3] = 0;
    }
    return nearest;
}

void vt_hit_triangle(vt_hit_test *test, const double corners[3][3], const uint32_t *vertices, const uint32_t *nearest,
                     uint32_t element) {
    const vt_pick_matrix *matrix = &test->matrix;
    double clips[3][4], shares[3], sum = 0;
    int beside = 0;
    for (int i = 0; i < 3; i++) {
        clips[i][0] = vt_pick_matrix_row(matrix->x, corners[i]),
        clips[i][1] = vt_pick_matrix_row(matrix->y, corners[i]);
        clips[i][2] = vt_pick_matrix_row(matrix->z, corners[i]),
        clips[i][3] = vt_pick_matrix_row(matrix->w, corners[i]);
    }
    for (int side = 0; side < 4; side++) { // wholly on one side of the beam
        double sign = side & 1 ? -1 : 1;
        int out = 0;
        for (int i = 0; i < 3; i++) out += sign * clips[i][side / 2] + test->radius * clips[i][3] < 0;
        beside += out == 3;
    }
    if (beside) return;
    for (int i = 0; i < 3; i++) {
        const double *a = clips[(i + 1) % 3], *b = clips[(i + 2) % 3];
        shares[i] = a[0] * b[1] - a[1] * b[0];
        sum += shares[i];
    }
    bool inside = sum != 0 && vt_is_finite(sum), within = test->best.what == 0 || test->best.distance > 0;
    for (int i = 0; i < 3; i++) {
        shares[i] /= sum;
        inside = inside && shares[i] >= 0;
    }
    double facing = clips[0][3] * shares[0] + clips[1][3] * shares[1] + clips[2][3] * shares[2];
    inside = inside && facing > 0;
    // y points down here, so what is counterclockwise in the picture has a negative sum.
    double volume = facing * sum;
    if (test->facing && test->facing * volume > 0) return;
    double distance = 0;
    if (!inside) {
        if (!within) return;
        distance = VT_MAX(nearest_edge(clips, shares), 1e-9);
        if (!(distance <= test->radius)) return;
    }
    double p[3] = {0, 0, 0}, z = 0, w = 0;
    int largest = 0;
    for (int i = 0; i < 3; i++) {
        for (int c = 0; c < 3; c++) p[c] += shares[i] * corners[i][c];
        z += shares[i] * clips[i][2], w += shares[i] * clips[i][3];
        if (shares[i] > shares[largest]) largest = i;
    }
    if (!(w > 0) || z < -w) return;
    if (vertices && vt_alpha_mask_hides(&test->mask, vertices, shares, 3, element)) return;
    vt_hit_offer(test, distance, z / w, p, nearest ? nearest[largest] : element);
}
