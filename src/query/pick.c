// In:  a view, a place in its picture.
// Out: what is seen there.
// Called by: vitrail.c, queries.c.
#include "query/pick.h"
#include "annotate/overlay.h"
#include "geometry/bvh.h"
#include "kinds/shapes.h"
#include "kinds/surface.h"
#include "query/cull.h"
#include "query/hit.h"
#include "text/glyph.h"

// In the units of vt_bvh_build.
#define SMALL 25000       // what looking at all of an array costs, up to which an index is not worth its memory
#define BRUTE_MOST 200000 // of looking at all of what has no index, for an answer at once: about 5 ms
#define BUILD_WORK 25000  // of vt_pick_ready: one or two ms

// --- what needs an index ---
static int64_t cost_of(const vt_node_data *node) {
    return node->kind <= VT_MESH ? vt_bvh_elements(node) / (node->kind == VT_POINTS ? 8 : 1) : 0;
}

static void look_at_points(vt_hits *hits) {
    const vt_array *places = &hits->node->arrays[0];
    const vt_camera *camera = hits->camera;
    const double *p = camera->projection;
    double reach = hits->reach + hits->radius, // and what a place far away may reach, times its w
        beyond = hits->reach_in_scene / camera->pixel *
                 (camera->perspective ? fabs(p[11]) + fabs(p[15]) / camera->near : p[15]);
    uint32_t count = vt_array_elements(places);
    uint8_t may[VT_CULL_BLOCK];
    vt_cull sieve;
    if (count) vt_cull_make(&sieve, &hits->aim, places, (double[2]){0, 0}, (double[2]){reach, reach}, beyond);
    for (uint32_t first = 0, some; first < count; first += some) {
        some = VT_MIN(count - first, VT_CULL_BLOCK);
        if (!vt_cull_block(&sieve, (const float *)places->data + (size_t)first * 3, some, may)) continue;
        for (uint32_t i = 0; i < some; i++)
            if (may[i]) vt_hit_point(hits, first + i);
    }
}

static void look_at(vt_hits *hits, vt_node_data *node, void (*visit)(void *, uint32_t)) {
    int64_t cost = cost_of(node), work = cost / 4; // some more for the index, which pays in the long run
    if (cost > SMALL && vt_bvh_build(node, hits->camera->stretch, &work) == VT_BVH_READY) {
        vt_bvh_walk walk = {vt_hit_worth, visit, hits};
        vt_bvh_go(node->search, &walk);
        if (!hits->chosen) return;
        hits->seeks = true; // what is selected is in front of all, however far off
        vt_bvh_go(node->search, &walk);
        hits->seeks = false;
    } else if (node->kind == VT_POINTS) {
        look_at_points(hits);
    } else {
        uint32_t count = vt_bvh_elements(node);
        for (uint32_t i = 0; i < count; i++) visit(hits, i);
    }
}

// --- surfaces: their tiles are boxes already ---
static void look_at_cell(vt_hits *hits, const vt_surface *s, uint32_t row, uint32_t column) {
    double p[4][3], corners[3][3];
    uint32_t at[4];
    for (uint32_t i = 0; i < 4; i++) { // a, a + 1, d + 1, d of vt_surface_tile_indices
        uint32_t r = row + i / 2, c = column + (i == 1 || i == 2);
        vt_surface_point(s, hits->node, r, c, p[i]);
        at[i] = r * s->columns + c;
        if (!vt_is_finite(p[i][0] + p[i][1] + p[i][2])) return; // a cell is there only with all its corners
    }
    for (int half = 0; half < 2; half++) {
        int order[3] = {0, half ? 2 : 1, half ? 3 : 2};
        uint32_t numbers[3];
        for (int i = 0; i < 3; i++) memcpy(corners[i], p[order[i]], sizeof corners[i]), numbers[i] = at[order[i]];
        vt_hit_triangle(hits, (const double(*)[3])corners, numbers, numbers, 0);
    }
}

static void look_at_surface(vt_hits *hits, vt_node_data *node) {
    enum { BLOCK = 8 }; // cells along a side of what is looked at together
    const vt_surface *s = vt_surface_of(node);
    if (!s || !s->drawable) return;
    double near;
    for (uint32_t tile = 0; tile < s->tile_rows * s->tile_columns; tile++) {
        const float *box = s->boxes + (size_t)tile * 6;
        if (!(box[0] <= box[3] && box[1] <= box[4] && box[2] <= box[5]) || !vt_hit_worth(hits, box, &near)) continue;
        uint32_t row0 = tile / s->tile_columns * VT_SURFACE_TILE, column0 = tile % s->tile_columns * VT_SURFACE_TILE;
        uint32_t row_end = VT_MIN(row0 + VT_SURFACE_TILE, s->rows - 1),
                 column_end = VT_MIN(column0 + VT_SURFACE_TILE, s->columns - 1);
        for (uint32_t row = row0; row < row_end; row += BLOCK)
            for (uint32_t column = column0; column < column_end; column += BLOCK) {
                uint32_t rows = VT_MIN((uint32_t)BLOCK, row_end - row),
                         columns = VT_MIN((uint32_t)BLOCK, column_end - column);
                float block[6];
                vt_surface_box(s, node, row, column, rows, columns, block);
                if (!(block[0] <= block[3] && block[1] <= block[4] && block[2] <= block[5])) continue;
                if (!vt_hit_worth(hits, block, &near)) continue;
                for (uint32_t i = 0; i < rows * columns; i++)
                    look_at_cell(hits, s, row + i / columns, column + i % columns);
            }
    }
}

// --- images ---
static void look_at_image(vt_hits *hits) {
    const vt_array *pixels = &hits->node->arrays[0];
    const vt_image_props *props = VT_PROPS(image, hits->node);
    if (!vt_array_elements(pixels)) return;
    double half[2] = {vt_is_nan(props->size[0]) ? 0.5 * pixels->columns : 0.5 * props->size[0],
                      vt_is_nan(props->size[1]) ? 0.5 * pixels->rows : 0.5 * props->size[1]};
    const double *x = hits->aim.x, *y = hits->aim.y;
    double determinant = x[0] * y[1] - x[1] * y[0];
    double at[3] = {(x[1] * y[3] - x[3] * y[1]) / determinant, (x[3] * y[0] - x[0] * y[3]) / determinant, 0};
    double share[2] = {0.5 + 0.5 * at[0] / half[0], 0.5 - 0.5 * at[1] / half[1]};
    double w = vt_pick_matrix_row(hits->aim.w, at), z = vt_pick_matrix_row(hits->aim.z, at);
    bool inside = share[0] >= 0 && share[0] <= 1 && share[1] >= 0 && share[1] <= 1 && w > 0 && z >= -w;
    uint32_t column = (uint32_t)(VT_CLAMP(share[0], 0.0, 1.0) * pixels->columns),
             row = (uint32_t)(VT_CLAMP(share[1], 0.0, 1.0) * pixels->rows);
    uint32_t pixel = VT_MIN(row, pixels->rows - 1) * pixels->columns + VT_MIN(column, pixels->columns - 1);
    static const double whole = 1;
    if (vt_looks_hide(&hits->looks, &pixel, &whole, 1, 0)) return;
    if (inside) {
        vt_hit_offer(hits, 0, z / w, at, pixel);
        return;
    }
    double corners[4][3] = {
        {-half[0], -half[1], 0}, {half[0], -half[1], 0}, {half[0], half[1], 0}, {-half[0], half[1], 0}};
    for (int i = 0; i < 2; i++) { // beside it: no triangle of it covers the pointer
        double half_of[3][3];
        memcpy(half_of[0], corners[0], sizeof half_of[0]);
        memcpy(half_of[1], corners[1 + i], 2 * sizeof half_of[0]);
        vt_hit_triangle(hits, (const double(*)[3])half_of, NULL, NULL, pixel);
    }
}

// --- texts and rulers ---
static void look_at_text(vt_hits *hits) {
    const vt_node_data *node = hits->node;
    const vt_text_props *p = VT_PROPS(text, node);
    const char *text = vt_node_text(node, VT_SLOT(text, text));
    if (!*text || !(p->size[0] > 0)) return;
    static const double here[3] = {0, 0, 0};
    double w = hits->aim.w[3], x = hits->aim.x[3] / w, y = hits->aim.y[3] / w, depth = -1;
    if (p->space[0] > 0.5) {
        vt_hit_screen_place(hits, &x, &y);
    } else {
        if (!(w > 0) || fabs(hits->aim.z[3]) > w) return;
        double eye[3] = {hits->aim.eye[0][3], hits->aim.eye[1][3], hits->aim.eye[2][3]};
        if (p->occluded[0] != 0) depth = vt_pick_matrix_lifted(hits->camera, eye, p->size[0]);
    }
    vt_text_style style = {.size = (float)p->size[0]};
    float width, height;
    vt_text_measure(text, &style, &width, &height);
    double left = x + p->offset[0] - (double)width * 0.5 * p->anchor[0], top = y - p->offset[1];
    switch ((vt_text_baseline)p->baseline[0]) {
    case VT_TEXT_TOP: break;
    case VT_TEXT_MIDDLE: top -= 0.5 * (double)height; break;
    case VT_TEXT_BASELINE: top -= (double)VT_GLYPH_ASCENDER * p->size[0]; break;
    case VT_TEXT_BOTTOM: top -= (double)height; break;
    }
    double beside = VT_MAX(VT_MAX(left, -left - (double)width), 0),
           above = VT_MAX(VT_MAX(top, -top - (double)height), 0);
    vt_hit_offer(hits, hypot(beside, above), depth, here, -1);
}

static void look_at_ruler(vt_hits *hits) { // seen through what is in front of it
    const vt_ruler_props *p = VT_PROPS(ruler, hits->node);
    double ends[2][3], at[2][2], middle[3];
    vt_space_place(vt_scene_of(hits->node), p->start, ends[0]);
    vt_space_place(vt_scene_of(hits->node), p->end, ends[1]);
    for (int i = 0; i < 2; i++) {
        double w = vt_pick_matrix_row(hits->aim.w, ends[i]);
        if (!(w > 0)) return;
        at[i][0] = vt_pick_matrix_row(hits->aim.x, ends[i]) / w,
        at[i][1] = vt_pick_matrix_row(hits->aim.y, ends[i]) / w;
    }
    for (int c = 0; c < 3; c++) middle[c] = 0.5 * (ends[0][c] + ends[1][c]);
    vt_hit_offer(hits, VT_MAX(vt_hit_far_from_line(at[0], at[1]) - 1, 0), -1, middle, -1);
}

// --- shapes ---
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
static void look_at_ball(vt_hits *hits) {
    const double *x = hits->aim.x, *y = hits->aim.y;
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
        w[i] = vt_pick_matrix_row(hits->aim.w, ends[i]);
        if (w[i] > 0) depths[i] = vt_pick_matrix_row(hits->aim.z, ends[i]) / w[i];
    }
    if (shrink < 1)
        distance = VT_MAX(hypot(vt_pick_matrix_row(x, ends[0]) / w[0], vt_pick_matrix_row(y, ends[0]) / w[0]), 1e-9);
    int first = depths[1] >= -1 && (depths[0] < -1 || depths[1] < depths[0]);
    if (depths[first] < -1) return;
    // What is in front may be cut off, and the inside seen.
    if (!vt_hit_offer(hits, distance, depths[first], ends[first], -1) && depths[!first] >= -1 && shrink == 1)
        vt_hit_offer(hits, distance, depths[!first], ends[!first], -1);
}

static void look_at_shape(vt_hits *hits, uint32_t segments) {
    int kind = hits->node->kind;
    bool stands = kind == VT_CONE || kind == VT_ARROW; // on its place
    float box[6] = {-0.5f, -0.5f, stands ? 0 : -0.5f, 0.5f, 0.5f, stands ? 1 : 0.5f};
    double near, p[3][3];
    vt_pick_matrix_at(&hits->aim, hits->camera, hits->node->world, NULL, NULL, hits->x, hits->y);
    if (!vt_hit_worth(hits, box, &near)) return;
    if (kind == VT_SPHERE) {
        look_at_ball(hits);
        return;
    }
    const vt_corner *corners = corners_of(kind, segments);
    for (uint32_t i = 0; corners && i < made.count; i++) {
        for (int c = 0; c < 3; c++) p[i % 3][c] = (double)corners[i].position[c];
        if (i % 3 == 2) vt_hit_triangle(hits, (const double(*)[3])p, NULL, NULL, 0);
    }
    if (hits->best.node.id == hits->node->handle.id) hits->best.element = -1;
}

// Whether the ball around a row's shape comes near the pointer. In float32 numbers, so with some room.
static bool row_is_near(const vt_hits *hits, const vt_pick_matrix *scene, const vt_batch *batch, const float *row) {
    double place[3], reach = 0;
    for (int c = 0; c < 3; c++) {
        place[c] = (double)row[c * 4 + 3] * batch->unit[c] + batch->origin[c];
        double own = 0;
        for (int i = 0; i < 3; i++) own = VT_MAX(own, fabs((double)row[i * 4 + c]));
        reach += own * batch->unit[c];
    }
    for (int c = 0; c < 3; c++) reach += 1e-6 * fabs((double)row[c * 4 + 3]) * batch->unit[c];
    double w = vt_pick_matrix_row(scene->w, place), px = hits->radius + 1;
    double room = (fabs(scene->w[0]) + fabs(scene->w[1]) + fabs(scene->w[2])) * reach;
    if (w + room <= 0) return false;
    for (int i = 0; i < 2; i++) {
        const double *side = i ? scene->y : scene->x;
        double most = (fabs(side[0]) + fabs(side[1]) + fabs(side[2])) * reach + px * (VT_MAX(w, 0) + room);
        if (fabs(vt_pick_matrix_row(side, place)) > most) return false;
    }
    return true;
}

static void look_at_batch(vt_hits *hits, const vt_scene_data *scene, int shape, double rank) {
    double identity[16];
    vt_mat_identity(identity);
    const vt_batch *batch = &scene->batches[shape];
    vt_pick_matrix aim;
    vt_pick_matrix_at(&aim, hits->camera, identity, NULL, NULL, hits->x, hits->y);
    hits->reach = hits->reach_in_scene = hits->lift = 0;
    hits->facing = 0;
    hits->chosen = NULL;
    for (uint32_t i = 0; i < batch->count; i++) {
        const float *row = batch->rows + (size_t)i * VT_BATCH_FLOATS;
        if (row[15] < 0 || !row_is_near(hits, &aim, batch, row)) continue;
        const vt_node_data *node = vt_node_at(batch->slots[i]);
        if (!vt_pick_matrix_takes(node) || !(VT_PROPS(box, node)->color[3] > 0)) continue;
        hits->node = node;
        hits->rank = rank + i;
        look_at_shape(hits, vt_shape_segments(vt_shape_detail(batch->count)));
    }
}

// --- all together ---
static bool pick_overlay(const vt_node_data *view, double x, double y, vt_pick *pick) {
    const vt_hit_area *area = vt_overlay_hit(view, x, y);
    if (area) *pick = (vt_pick){.what = area->what, .node = area->node, .element = -1, .part = area->part};
    return area != NULL;
}

static void look_at_mark(vt_hits *hits, vt_node_data *node, double rank) {
    vt_hit_begin(hits, node, rank);
    if (hits->looks.none) return;
    switch (node->kind) {
    case VT_POINTS: look_at(hits, node, vt_hit_point); break;
    case VT_LINE:
    case VT_SEGMENTS:
        if (VT_PROPS(line, node)->width[0] > 0) look_at(hits, node, vt_hit_segment);
        break;
    case VT_MESH: look_at(hits, node, vt_hit_face); break;
    case VT_SURFACE: look_at_surface(hits, node); break;
    case VT_IMAGE: look_at_image(hits); break;
    case VT_TEXT: look_at_text(hits); break;
    case VT_RULER: look_at_ruler(hits); break;
    default: break;
    }
}

void vt_pick_at(vt_node_data *view, double x, double y, double radius, vt_pick *pick) {
    vt_scene_data *scene = vt_scene_of(view);
    vt_view_state *state = vt_view_state_of(view);
    *pick = (vt_pick){0};
    if (pick_overlay(view, x, y, pick) || radius < 0) return;
    vt_hits hits = {.camera = &state->camera, .clips = &scene->clips, .x = x, .y = y, .radius = radius};
    // The order of drawing, as draw.c's keys have it.
    static const double programs[] = {0, 1, 1, 2, 3, 4, 6, 6}, shapes = 5;
    const double a_program = 4294967296.0, an_order = 8 * a_program;
    for (uint32_t i = 0; i < scene->mark_count; i++) {
        vt_node_data *node = scene->marks[i] ? vt_node_at(scene->marks[i]) : NULL;
        if (!node || !vt_pick_matrix_takes(node)) continue;
        double order = VT_PROPS(points, node)->order[0];
        look_at_mark(&hits, node, order * an_order + programs[node->kind - VT_POINTS] * a_program + i);
    }
    for (int i = 0; i < VT_BATCH_COUNT; i++) look_at_batch(&hits, scene, i, shapes * a_program);
    *pick = hits.best;
}

int vt_pick_ready(vt_node_data *view) {
    const vt_scene_data *scene = vt_scene_of(view);
    int64_t brute = 0, work = BUILD_WORK;
    for (uint32_t i = 0; i < scene->mark_count; i++) {
        vt_node_data *node = scene->marks[i] ? vt_node_at(scene->marks[i]) : NULL;
        int64_t cost = node && vt_pick_matrix_takes(node) ? cost_of(node) : 0;
        if (cost > SMALL && vt_bvh_build(node, vt_view_state_of(view)->camera.stretch, &work) == VT_BVH_LATER)
            brute += cost;
    }
    return brute > BRUTE_MOST ? 2 : brute > 0;
}

void vt_pick_shutdown(void) {
    vt_free(made.corners);
    memset(&made, 0, sizeof made);
}
