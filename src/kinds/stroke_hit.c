// In:  a line or segments node, and where the pointer is.
// Out: its segments that are seen there, with the outlines and depths that stroke.vert and stroke.frag give them.
#include "kinds/shared.h"
#include "kinds/stroke.h"

typedef struct end { // of a segment
    double clip[4], at[2], kind;
    double other[2]; // how the line goes on there, outwards, in the segment's own axes
    bool cut;        // moved to the near plane
} end;

static bool clip_of(const vt_pick_matrix *matrix, const float *from, double *clip) {
    if (!vt_is_finite_f(from[0]) || !vt_is_finite_f(from[1]) || !vt_is_finite_f(from[2])) return false;
    double p[3] = {from[0], from[1], from[2]};
    clip[0] = vt_pick_matrix_row(matrix->x, p), clip[1] = vt_pick_matrix_row(matrix->y, p);
    clip[2] = vt_pick_matrix_row(matrix->z, p), clip[3] = vt_pick_matrix_row(matrix->w, p);
    return true;
}

enum { ROUND, BUTT, SQUARE, BEVEL = 1, MITER };

static int cap_of(const vt_hit_test *test) { return (int)VT_PROPS(line, test->node)->cap[0]; }

static int join_of(const vt_hit_test *test) {
    return test->node->kind == VT_LINE ? (int)VT_PROPS(line, test->node)->join[0] : ROUND;
}

static void goes_on(const vt_hit_test *test, int64_t i, end *e) {
    const vt_line_props *props = VT_PROPS(line, test->node);
    const vt_array *positions = &test->node->arrays[0];
    int64_t count = vt_array_elements(positions);
    bool line = test->node->kind == VT_LINE;
    if (line && props->closed[0] != 0 && count > 2) i = (i + count) % count;
    double clip[4], at[2];
    e->kind = e->cut ? 0 : 1;
    e->other[0] = e->other[1] = 0;
    if (!line || i < 0 || i >= count || !clip_of(&test->matrix, (const float *)positions->data + i * 3, clip)) return;
    e->kind = e->cut ? 0 : 2;
    if (join_of(test) == ROUND) return;
    vt_hit_to_screen(clip, e->clip, at);
    double way[2] = {at[0] - e->at[0], at[1] - e->at[1]}, span = hypot(way[0], way[1]);
    if (span * test->camera->pixel_ratio > 1e-3) e->other[0] = way[0] / span, e->other[1] = way[1] / span;
}

// How far outside an end: along (outwards) and across from it; `x`, `y` say how the line goes on there.
static double beyond(const vt_hit_test *test, const end *e, double along, double across, double x, double y,
                     double half) {
    double side = fabs(across) - half, seam = 0.3 / test->camera->pixel_ratio;
    int cap = cap_of(test), join = join_of(test);
    if (e->kind == 0) return VT_MAX(side, along);
    if (e->kind == 1) {
        if (cap == ROUND) return hypot(along, across) - half;
        return VT_MAX(side, along - (cap == SQUARE ? half : 0));
    }
    if (join == ROUND || x * x + y * y < 0.25) return hypot(along, across) - half;
    double out[2] = {1 - x, -y}, sharpness = hypot(out[0], out[1]), half_turn = sqrt(VT_MAX(0.5 + 0.5 * x, 0));
    if (sharpness < 0.02) return VT_MAX(side, along - seam);
    double inner = (y > 0 ? across : -across) - seam;
    if (join == MITER && half_turn * 4 >= 1) {
        double on[2] = {1 + x, y};
        return VT_MAX(VT_MAX(side, inner), (along * on[0] + across * on[1]) / hypot(on[0], on[1]) - seam);
    }
    double triangle = (along * out[0] + across * out[1]) / sharpness - half * half_turn;
    return VT_MAX(VT_MAX(inner, along * x + across * y - seam), triangle);
}

// How far the outline reaches beyond an end where the line turns by an angle with this cosine.
static double reach_of(const vt_hit_test *test, const end *e, double turn, double half) {
    if (e->kind == 0 || (e->kind == 1 && cap_of(test) == BUTT)) return 0;
    if (e->kind == 1 || join_of(test) != MITER || turn < -0.999) return half;
    return half * VT_CLAMP(sqrt((1 - turn) / (1 + turn)), 1.0, 4.0);
}

static void hit_segment(void *context, uint32_t element) {
    vt_hit_test *test = context;
    const vt_camera *camera = test->camera;
    bool line = test->node->kind == VT_LINE;
    uint32_t count = vt_array_elements(&test->node->arrays[0]), first = line ? element : element * 2,
             second = first + 1 < count ? first + 1 : 0;
    const float *p0 = (const float *)test->node->arrays[0].data + (size_t)first * 3,
                *p1 = (const float *)test->node->arrays[0].data + (size_t)second * 3;
    end a = {.kind = 0}, b = {.kind = 0};
    if (!clip_of(&test->matrix, p0, a.clip) || !clip_of(&test->matrix, p1, b.clip)) return;
    if (a.clip[2] < -a.clip[3] && b.clip[2] < -b.clip[3]) return;
    double moved[2] = {vt_hit_to_screen(a.clip, b.clip, a.at), vt_hit_to_screen(b.clip, a.clip, b.at)};
    double ratio = camera->pixel_ratio, half = 0.5 * VT_MAX(VT_PROPS(line, test->node)->width[0], 1 / ratio);
    double most = test->reach + test->radius;
    for (int i = 0; i < 2; i++)
        if (VT_MIN(a.at[i], b.at[i]) > most || VT_MAX(a.at[i], b.at[i]) < -most) return;
    a.cut = a.clip[2] < -a.clip[3], b.cut = b.clip[2] < -b.clip[3];
    double way[2] = {b.at[0] - a.at[0], b.at[1] - a.at[1]}, span = hypot(way[0], way[1]);
    bool dot = span * ratio < 1e-3;
    double x[2] = {dot ? 1 : way[0] / span, dot ? 0 : way[1] / span};
    double along = -a.at[0] * x[0] - a.at[1] * x[1], across = a.at[0] * x[1] - a.at[1] * x[0];
    double edge = fabs(across) - half, reach[2];
    for (int i = 0; i < 2; i++) {
        end *e = i ? &b : &a;
        goes_on(test, i ? (int64_t)second + 1 : (int64_t)first - 1, e);
        double sign = i ? 1 : -1, on = sign * (e->other[0] * x[0] + e->other[1] * x[1]),
               off = e->other[1] * x[0] - e->other[0] * x[1], past = i ? along - span : -along;
        if (dot) on = off = 0;
        reach[i] = reach_of(test, e, on, half) + 1 / ratio;
        if (past > 0) edge = beyond(test, e, past, across, on, off, half);
    }
    double distance = VT_MAX(edge, 0);
    if (!(distance <= test->radius)) return;

    // From a share of what is seen of it on the screen to one of the whole in space.
    double even = dot ? 0.5 : VT_CLAMP(along / span, 0.0, 1.0);
    double w0 = a.clip[3] + moved[0] * (b.clip[3] - a.clip[3]), w1 = b.clip[3] + moved[1] * (a.clip[3] - b.clip[3]);
    double t = even * w0 / (w1 + even * (w0 - w1));
    t = moved[0] + t * (1 - moved[0] - moved[1]);
    uint32_t ends[2] = {first, second};
    if (vt_alpha_mask_hides(&test->mask, ends, (const double[2]){1 - t, t}, 2, 0)) return;
    // Depth goes on evenly to where the outline may reach, as if that were the end.
    double p[3], depth = 0,
                 at = (VT_CLAMP(along, -reach[0], span + reach[1]) + reach[0]) / (span + reach[0] + reach[1]);
    for (int c = 0; c < 3; c++) p[c] = (double)p0[c] + t * ((double)p1[c] - (double)p0[c]);
    for (int i = 0; i < 2; i++) {
        const float *from = i ? p1 : p0;
        double eye[3], q[3] = {from[0], from[1], from[2]};
        vt_hit_eye(test, q, eye);
        bool cut = i ? b.cut : a.cut;
        depth += (i ? at : 1 - at) * (cut ? -1 : vt_pick_matrix_lifted(camera, eye, 2 * half + 1 / ratio));
    }
    vt_hit_offer(test, distance, depth, p, line ? (even < 0.5 ? first : second) : element);
}

void vt_stroke_hit_begin(vt_hit_test *test, vt_node_data *node) {
    double ratio = test->camera->pixel_ratio, half = 0.5 * VT_MAX(VT_PROPS(line, node)->width[0], 1 / ratio);
    test->reach = half * (join_of(test) == MITER ? 4 : 1.5);
    test->lift = 2 * half + 1 / ratio;
}

// Piece i goes from corner step * i to the next; that of the last closes a line.
static void boxes_of(const vt_node_data *node, uint32_t step, const uint32_t *elements, uint32_t first, uint32_t count,
                     float *boxes) {
    const float *places = node->arrays[0].data;
    uint32_t corners = vt_array_elements(&node->arrays[0]);
    for (uint32_t i = 0; i < count; i++, boxes += 6) {
        uint32_t from = (elements ? elements[i] : first + i) * step, to = from + 1 < corners ? from + 1 : 0;
        const float *last = places + (size_t)to * 3;
        vt_bvh_point_box(places + (size_t)from * 3, boxes);
        vt_bvh_add_point(last, boxes);
        if (!(vt_is_finite_f(last[0]) && vt_is_finite_f(last[1]) && vt_is_finite_f(last[2]))) boxes[0] = NAN;
    }
}

static void line_boxes(const void *node, const uint32_t *elements, uint32_t first, uint32_t count, float *boxes) {
    boxes_of(node, 1, elements, first, count, boxes);
}

static void segments_boxes(const void *node, const uint32_t *elements, uint32_t first, uint32_t count, float *boxes) {
    boxes_of(node, 2, elements, first, count, boxes);
}

void vt_line_hit_source(const vt_node_data *node, vt_bvh_source *source) {
    source->elements = vt_line_pieces(node, vt_array_elements(&node->arrays[0]));
    source->boxes = line_boxes;
}

void vt_segments_hit_source(const vt_node_data *node, vt_bvh_source *source) {
    source->elements = vt_array_elements(&node->arrays[0]) / 2;
    source->boxes = segments_boxes;
}

void vt_stroke_hit(vt_hit_test *test, vt_node_data *node) {
    if (VT_PROPS(line, node)->width[0] > 0) vt_hit_search(test, node, hit_segment, NULL);
}

bool vt_stroke_cover(const vt_hit_test *test, uint32_t element, const double *eye, vt_hit_cover *cover) {
    (void)element, (void)eye;
    cover->lift = test->lift * test->camera->pixel_ratio;
    cover->around = 0;
    return true;
}
