// In:  single elements of a mark, and where the pointer is.
// Out: the one that is seen there.
// Called by: pick.c.
#include "query/hit.h"
#include "kinds/mesh.h"

#define SAME_DEPTH 1.5e-7 // -1..1: what a depth buffer of 24 bits, filled by float32, may take for the same

bool vt_hit_offer(vt_hits *hits, double distance, double depth, const double *stored, double element) {
    vt_pick *best = &hits->best;
    if (!(distance <= hits->radius) || !(depth <= 1)) return false;
    if (best->what) {
        bool covers = distance == 0, covered = best->distance == 0;
        if (covers != covered) {
            if (covered) return false;
        } else if (!covers && distance != best->distance) {
            if (distance > best->distance) return false;
        } else if (fabs(depth - hits->best_depth) > SAME_DEPTH) {
            if (depth > hits->best_depth) return false;
        } else {
            // What is drawn later is in front.
            bool same = best->node.id == hits->node->handle.id;
            if (hits->rank < hits->best_rank || (same && element < best->element)) return false;
        }
    }
    double place[3];
    vt_pick_matrix_place(&hits->aim, stored, place);
    if (!vt_clip_keeps(hits->clips, place)) return false;
    *best = (vt_pick){VT_PICK_ELEMENT, hits->node->handle, element, {place[0], place[1], place[2]}, 0, distance, 0};
    double w = vt_pick_matrix_row(hits->aim.w, stored), z = vt_pick_matrix_row(hits->aim.z, stored);
    best->depth = VT_CLAMP(0.5 + 0.5 * z / w, 0.0, 1.0);
    hits->best_depth = depth;
    hits->best_rank = hits->rank;
    hits->best_far = -vt_pick_matrix_row(hits->aim.eye[2], stored);
    const double *p = hits->camera->projection; // as far off as it is drawn; lens shifts aside, a depth tells how far
    double far = (p[14] - depth * p[15]) / (p[10] - depth * p[11]);
    if (p[2] == 0 && p[6] == 0 && p[3] == 0 && p[7] == 0 && far < hits->best_far) hits->best_far = far;
    hits->chosen_far = INFINITY;
    return true;
}

static void eye_of(const vt_pick_matrix *aim, const double *p, double *eye) {
    for (int i = 0; i < 3; i++) eye[i] = vt_pick_matrix_row(aim->eye[i], p);
}

// --- a mark ---
void vt_hit_screen_place(const vt_hits *hits, double *x, double *y) {
    const double *at = hits->node->world + 12, ratio = hits->camera->pixel_ratio;
    *x = at[0] + (at[0] < 0 ? hits->camera->width / ratio : 0) - hits->x;
    *y = at[1] + (at[1] < 0 ? hits->camera->height / ratio : 0) - hits->y;
}

static void begin_mesh(vt_hits *hits, vt_node_data *node) {
    hits->faces = vt_mesh_faces(node);
    if (VT_PROPS(mesh, node)->two_sided[0] > 0.5 || hits->clips->count) return; // what is cut open has an inside
    const vt_mesh *mesh = vt_mesh_of(node);
    const double *m = node->world;
    double across[3], mirror = vt_scene_of(node)->space.mirrored ? -1 : 1;
    vt_cross(m, m + 4, across);
    bool mirrored = vt_dot(across, m + 8) * mirror < 0, clockwise = mesh && mesh->has_normals && mesh->reversed;
    hits->facing = mirrored != clockwise ? -1 : 1;
}

void vt_hit_begin(vt_hits *hits, vt_node_data *node, double rank) {
    double ratio = hits->camera->pixel_ratio;
    hits->node = node;
    hits->rank = rank;
    hits->looks = vt_looks_of(node);
    hits->reach = hits->reach_in_scene = hits->lift = 0;
    hits->facing = 0;
    hits->chosen = NULL;
    vt_pick_matrix_at_mark(&hits->aim, hits->camera, node, hits->x, hits->y);
    if (node->kind == VT_MESH) begin_mesh(hits, node);
    if (node->kind == VT_POINTS) {
        hits->sizes = vt_point_sizes_of(node, hits->camera, vt_points_has(node, VT_ARRAY(points, sizes)));
        bool own = hits->sizes.own, in_scene = hits->sizes.in_scene;
        if (in_scene)
            hits->reach_in_scene = 0.5 * hits->sizes.size * (own ? node->arrays[VT_ARRAY(points, sizes)].max[0] : 1);
        hits->reach = VT_MAX(in_scene ? 0 : 0.5 * hits->sizes.largest, 0.71) / ratio;
        if (vt_points_has(node, VT_ARRAY(points, selected)) && node->arrays[VT_ARRAY(points, selected)].max[0] > 0) {
            hits->chosen = node->arrays[VT_ARRAY(points, selected)].data;
            hits->reach = VT_MAX(1.3 * hits->reach, hits->reach + 1.5), hits->reach_in_scene *= 1.3;
        }
        hits->lift = (VT_PROPS(points, node)->marker[0] > 1.5 && !in_scene ? hits->reach : 0) +
                     (in_scene ? 8.5 : VT_POINT_LIFT(2 * hits->reach * ratio)) / ratio;
    }
    if (node->kind == VT_LINE || node->kind == VT_SEGMENTS) {
        double half = 0.5 * VT_MAX(VT_PROPS(line, node)->width[0], 1 / ratio);
        bool miter = node->kind == VT_LINE && VT_PROPS(line, node)->join[0] > 1.5;
        hits->reach = half * (miter ? 4 : 1.5);
        hits->lift = 2 * half + 1 / ratio;
    }
}

bool vt_hit_worth(void *context, const float *box, double *near) {
    const vt_hits *hits = context;
    const vt_pick_matrix *aim = &hits->aim;
    const vt_camera *camera = hits->camera;
    double centre[3], half[3], depth = -aim->eye[2][3], thick = 0;
    for (int c = 0; c < 3; c++) {
        centre[c] = 0.5 * ((double)box[c] + (double)box[3 + c]);
        half[c] = 0.5 * ((double)box[3 + c] - (double)box[c]);
        depth -= aim->eye[2][c] * centre[c];
        thick += fabs(aim->eye[2][c]) * half[c];
    }
    *near = depth - thick;
    if (camera->perspective && depth + thick <= 0) return false;
    bool covered = hits->best.what && hits->best.distance == 0;
    double miss = covered ? 0 : hits->best.what ? hits->best.distance : hits->radius;
    double px = hits->reach + miss + 1e-6;
    if (hits->reach_in_scene > 0) px += hits->reach_in_scene / vt_pick_matrix_pixel(camera, *near);
    for (int side = 0; side < 4; side++) { // of the beam: n . p + d < 0 outside
        const double *row = side < 2 ? aim->x : aim->y;
        double sign = side & 1 ? -1 : 1, most = sign * row[3] + px * aim->w[3];
        for (int c = 0; c < 3; c++) {
            double n = sign * row[c] + px * aim->w[c];
            most += n * centre[c] + fabs(n) * half[c];
        }
        if (most < 0) return false;
    }
    if (!covered) { // what lies under the pointer first, then what is near it
        double w = vt_pick_matrix_row(aim->w, centre), beside = 0;
        for (int i = 0; w > 0 && i < 2; i++) {
            const double *row = i ? aim->y : aim->x;
            double at = fabs(vt_pick_matrix_row(row, centre));
            for (int c = 0; c < 3; c++) at -= fabs(row[c]) * half[c];
            beside = VT_MAX(beside, at / w);
        }
        *near += beside * 1e3 * (camera->far - camera->near);
    }
    if (!covered) return true;
    // Nothing in it can be in front of what is there, lifted as both may be.
    double lift = hits->lift * vt_pick_matrix_pixel(camera, VT_MAX(*near, 0)) + hits->reach_in_scene;
    double far = hits->seeks ? hits->chosen_far : hits->best_far;
    return !(*near - lift > far + 1e-4 * fabs(far)) || (camera->perspective && *near < camera->near);
}

// --- points ---
double vt_hit_diameter(const vt_hits *hits, uint32_t element, double depth) {
    const vt_point_sizes *sizes = &hits->sizes;
    double diameter = sizes->size;
    if (sizes->own) diameter *= vt_array_number(&hits->node->arrays[VT_ARRAY(points, sizes)], element, 0);
    if (sizes->in_scene) diameter *= hits->camera->pixel_ratio / vt_pick_matrix_pixel(hits->camera, depth);
    if (sizes->holds_at > 0)
        diameter *= VT_CLAMP(sizes->holds_at / VT_MAX(depth, 1e-30), VT_POINT_FARTHER, VT_POINT_NEARER);
    return diameter;
}

void vt_hit_point(void *context, uint32_t element) {
    vt_hits *hits = context;
    bool chosen = hits->chosen && hits->chosen[element];
    if (hits->seeks && !chosen) return;
    const vt_pick_matrix *aim = &hits->aim;
    const vt_camera *camera = hits->camera;
    const float *from = (const float *)hits->node->arrays[0].data + (size_t)element * 3;
    double p[3] = {from[0], from[1], from[2]}, w = vt_pick_matrix_row(aim->w, p);
    if (!(w > 0)) return; // of NaN too
    double x = vt_pick_matrix_row(aim->x, p) / w, y = vt_pick_matrix_row(aim->y, p) / w, ratio = camera->pixel_ratio;
    double depth = -vt_pick_matrix_row(aim->eye[2], p), pixel = vt_pick_matrix_pixel(camera, depth);
    double most = hits->reach + hits->radius + (hits->reach_in_scene > 0 ? hits->reach_in_scene / pixel : 0);
    if (!(fabs(x) <= most && fabs(y) <= most) || (camera->perspective && depth <= 0)) return;
    const vt_points_props *props = VT_PROPS(points, hits->node);
    double diameter = vt_hit_diameter(hits, element, depth);
    if (!(diameter > 0)) return;
    if (chosen) diameter += VT_MAX(0.3 * diameter, 3 * ratio);
    double radius = VT_MAX(0.5 * diameter, 0.71) / ratio, away = hypot(x, y), eye[3];
    bool square = props->marker[0] > 0.5 && props->marker[0]<1.5, ball = props->marker[0]> 1.5;
    if (square) away = VT_MAX(fabs(x), fabs(y));
    double distance = VT_MAX(away - radius, 0), lift = VT_POINT_LIFT(diameter);
    if (distance > hits->radius) return;
    if (ball) lift = distance > 0 ? 0 : sqrt(VT_MAX(1 - away * away / (radius * radius), 0)) * radius * ratio;
    static const double whole = 1;
    if (vt_looks_hide(&hits->looks, &element, &whole, 1, 0)) return;
    eye_of(aim, p, eye);
    double shown = vt_pick_matrix_lifted(camera, eye, lift / ratio);
    if (vt_hit_offer(hits, distance, chosen ? 0.1 * shown - 0.9 : shown, p, element) && chosen)
        hits->chosen_far = depth;
}

// --- strokes: stroke.vert and stroke.frag say why ---
typedef struct end { // of a segment
    double clip[4], at[2], kind;
    double other[2]; // how the line goes on there, outwards, in the segment's own axes
    bool cut;        // moved to the near plane
} end;

static bool clip_of(const vt_pick_matrix *aim, const float *from, double *clip) {
    if (!vt_is_finite_f(from[0]) || !vt_is_finite_f(from[1]) || !vt_is_finite_f(from[2])) return false;
    double p[3] = {from[0], from[1], from[2]};
    clip[0] = vt_pick_matrix_row(aim->x, p), clip[1] = vt_pick_matrix_row(aim->y, p);
    clip[2] = vt_pick_matrix_row(aim->z, p), clip[3] = vt_pick_matrix_row(aim->w, p);
    return true;
}

// How far `from` is moved towards `to` to be at the near plane; its place in the picture.
static double to_screen(const double *from, const double *to, double *at) {
    double a = from[2] + from[3], b = to[2] + to[3], t = a >= 0 || b <= a ? 0 : -a / (b - a);
    double w = VT_MAX(from[3] + t * (to[3] - from[3]), 1e-20);
    for (int i = 0; i < 2; i++) at[i] = (from[i] + t * (to[i] - from[i])) / w;
    return t;
}

enum { ROUND, BUTT, SQUARE, BEVEL = 1, MITER };

static int cap_of(const vt_hits *hits) { return (int)VT_PROPS(line, hits->node)->cap[0]; }

static int join_of(const vt_hits *hits) {
    return hits->node->kind == VT_LINE ? (int)VT_PROPS(line, hits->node)->join[0] : ROUND;
}

static void goes_on(const vt_hits *hits, int64_t i, end *e) {
    const vt_line_props *props = VT_PROPS(line, hits->node);
    const vt_array *positions = &hits->node->arrays[0];
    int64_t count = vt_array_elements(positions);
    bool line = hits->node->kind == VT_LINE;
    if (line && props->closed[0] != 0 && count > 2) i = (i + count) % count;
    double clip[4], at[2];
    e->kind = e->cut ? 0 : 1;
    e->other[0] = e->other[1] = 0;
    if (!line || i < 0 || i >= count || !clip_of(&hits->aim, (const float *)positions->data + i * 3, clip)) return;
    e->kind = e->cut ? 0 : 2;
    if (join_of(hits) == ROUND) return;
    to_screen(clip, e->clip, at);
    double way[2] = {at[0] - e->at[0], at[1] - e->at[1]}, span = hypot(way[0], way[1]);
    if (span * hits->camera->pixel_ratio > 1e-3) e->other[0] = way[0] / span, e->other[1] = way[1] / span;
}

// How far outside an end: along (outwards) and across from it; `x`, `y` say how the line goes on there.
static double beyond(const vt_hits *hits, const end *e, double along, double across, double x, double y, double half) {
    double side = fabs(across) - half, seam = 0.3 / hits->camera->pixel_ratio;
    int cap = cap_of(hits), join = join_of(hits);
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
static double reach_of(const vt_hits *hits, const end *e, double turn, double half) {
    if (e->kind == 0 || (e->kind == 1 && cap_of(hits) == BUTT)) return 0;
    if (e->kind == 1 || join_of(hits) != MITER || turn < -0.999) return half;
    return half * VT_CLAMP(sqrt((1 - turn) / (1 + turn)), 1.0, 4.0);
}

void vt_hit_segment(void *context, uint32_t element) {
    vt_hits *hits = context;
    const vt_camera *camera = hits->camera;
    bool line = hits->node->kind == VT_LINE;
    uint32_t count = vt_array_elements(&hits->node->arrays[0]), first = line ? element : element * 2,
             second = first + 1 < count ? first + 1 : 0;
    const float *p0 = (const float *)hits->node->arrays[0].data + (size_t)first * 3,
                *p1 = (const float *)hits->node->arrays[0].data + (size_t)second * 3;
    end a = {.kind = 0}, b = {.kind = 0};
    if (!clip_of(&hits->aim, p0, a.clip) || !clip_of(&hits->aim, p1, b.clip)) return;
    if (a.clip[2] < -a.clip[3] && b.clip[2] < -b.clip[3]) return;
    double moved[2] = {to_screen(a.clip, b.clip, a.at), to_screen(b.clip, a.clip, b.at)};
    double ratio = camera->pixel_ratio, half = 0.5 * VT_MAX(VT_PROPS(line, hits->node)->width[0], 1 / ratio);
    double most = hits->reach + hits->radius;
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
        goes_on(hits, i ? (int64_t)second + 1 : (int64_t)first - 1, e);
        double sign = i ? 1 : -1, on = sign * (e->other[0] * x[0] + e->other[1] * x[1]),
               off = e->other[1] * x[0] - e->other[0] * x[1], past = i ? along - span : -along;
        if (dot) on = off = 0;
        reach[i] = reach_of(hits, e, on, half) + 1 / ratio;
        if (past > 0) edge = beyond(hits, e, past, across, on, off, half);
    }
    double distance = VT_MAX(edge, 0);
    if (!(distance <= hits->radius)) return;

    // From a share of what is seen of it on the screen to one of the whole in space.
    double even = dot ? 0.5 : VT_CLAMP(along / span, 0.0, 1.0);
    double w0 = a.clip[3] + moved[0] * (b.clip[3] - a.clip[3]), w1 = b.clip[3] + moved[1] * (a.clip[3] - b.clip[3]);
    double t = even * w0 / (w1 + even * (w0 - w1));
    t = moved[0] + t * (1 - moved[0] - moved[1]);
    uint32_t ends[2] = {first, second};
    if (vt_looks_hide(&hits->looks, ends, (const double[2]){1 - t, t}, 2, 0)) return;
    // Depth goes on evenly to where the outline may reach, as if that were the end.
    double p[3], depth = 0,
                 at = (VT_CLAMP(along, -reach[0], span + reach[1]) + reach[0]) / (span + reach[0] + reach[1]);
    for (int c = 0; c < 3; c++) p[c] = (double)p0[c] + t * ((double)p1[c] - (double)p0[c]);
    for (int i = 0; i < 2; i++) {
        const float *from = i ? p1 : p0;
        double eye[3], q[3] = {from[0], from[1], from[2]};
        eye_of(&hits->aim, q, eye);
        bool cut = i ? b.cut : a.cut;
        depth += (i ? at : 1 - at) * (cut ? -1 : vt_pick_matrix_lifted(camera, eye, 2 * half + 1 / ratio));
    }
    vt_hit_offer(hits, distance, depth, p, line ? (even < 0.5 ? first : second) : element);
}

// --- triangles ---
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
        double p[2], q[2], t0 = to_screen(a, b, p), t1 = 1 - to_screen(b, a, q), far = vt_hit_far_from_line(p, q);
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

void vt_hit_triangle(vt_hits *hits, const double corners[3][3], const uint32_t *vertices, const uint32_t *nearest,
                     uint32_t element) {
    const vt_pick_matrix *aim = &hits->aim;
    double clips[3][4], shares[3], sum = 0;
    int beside = 0;
    for (int i = 0; i < 3; i++) {
        clips[i][0] = vt_pick_matrix_row(aim->x, corners[i]), clips[i][1] = vt_pick_matrix_row(aim->y, corners[i]);
        clips[i][2] = vt_pick_matrix_row(aim->z, corners[i]), clips[i][3] = vt_pick_matrix_row(aim->w, corners[i]);
    }
    for (int side = 0; side < 4; side++) { // wholly on one side of the beam
        double sign = side & 1 ? -1 : 1;
        int out = 0;
        for (int i = 0; i < 3; i++) out += sign * clips[i][side / 2] + hits->radius * clips[i][3] < 0;
        beside += out == 3;
    }
    if (beside) return;
    for (int i = 0; i < 3; i++) {
        const double *a = clips[(i + 1) % 3], *b = clips[(i + 2) % 3];
        shares[i] = a[0] * b[1] - a[1] * b[0];
        sum += shares[i];
    }
    bool inside = sum != 0 && vt_is_finite(sum), within = hits->best.what == 0 || hits->best.distance > 0;
    for (int i = 0; i < 3; i++) {
        shares[i] /= sum;
        inside = inside && shares[i] >= 0;
    }
    double facing = clips[0][3] * shares[0] + clips[1][3] * shares[1] + clips[2][3] * shares[2];
    inside = inside && facing > 0;
    // y points down here, so what is counterclockwise in the picture has a negative sum.
    double volume = facing * sum;
    if (hits->facing && hits->facing * volume > 0) return;
    double distance = 0;
    if (!inside) {
        if (!within) return;
        distance = VT_MAX(nearest_edge(clips, shares), 1e-9);
        if (!(distance <= hits->radius)) return;
    }
    double p[3] = {0, 0, 0}, z = 0, w = 0;
    int largest = 0;
    for (int i = 0; i < 3; i++) {
        for (int c = 0; c < 3; c++) p[c] += shares[i] * corners[i][c];
        z += shares[i] * clips[i][2], w += shares[i] * clips[i][3];
        if (shares[i] > shares[largest]) largest = i;
    }
    if (!(w > 0) || z < -w) return;
    if (vertices && vt_looks_hide(&hits->looks, vertices, shares, 3, element)) return;
    vt_hit_offer(hits, distance, z / w, p, nearest ? nearest[largest] : element);
}

void vt_hit_face(void *context, uint32_t triangle) {
    vt_hits *hits = context;
    const vt_faces *faces = &hits->faces;
    uint32_t vertices[3];
    double corners[3][3];
    for (uint32_t i = 0; i < 3; i++) {
        vertices[i] = vt_faces_corner(faces, triangle, i);
        if (!vt_faces_vertex_good(faces, vertices[i])) return;
        for (int c = 0; c < 3; c++) corners[i][c] = (double)faces->position[(size_t)vertices[i] * 3 + (size_t)c];
    }
    if (faces->together == 2) { // a quad is drawn whole or not at all
        uint32_t other = triangle ^ 1;
        for (uint32_t i = 0; i < 3; i++)
            if (!vt_faces_vertex_good(faces, vt_faces_corner(faces, other, i))) return;
    }
    vt_hit_triangle(hits, (const double(*)[3])corners, vertices, NULL, triangle / faces->together);
}
