// In:  a view, a place in its picture.
// Out: what is seen there.
#include "query/pick.h"
#include "annotate/overlay.h"

// In the units of vt_bvh_build.
#define BRUTE_MOST 200000 // of looking at all of what has no index, for an answer at once: about 5 ms
#define BUILD_WORK 25000  // of vt_pick_ready: one or two ms

static bool pick_overlay(const vt_node_data *view, double x, double y, vt_pick *pick) {
    const vt_hit_area *area = vt_overlay_hit(view, x, y);
    if (area) *pick = (vt_pick){.what = area->what, .node = area->node, .element = -1, .part = area->part};
    return area != NULL;
}

void vt_pick_at(vt_node_data *view, double x, double y, double radius, vt_pick *pick) {
    vt_scene_data *scene = vt_scene_of(view);
    const vt_camera *camera = &vt_view_state_of(view)->camera;
    *pick = (vt_pick){0};
    if (pick_overlay(view, x, y, pick) || radius < 0) return;
    vt_hit_test test = {.camera = camera, .clips = &scene->clips, .x = x, .y = y, .radius = radius};
    // The order of drawing, as draw.c's keys have it.
    const double a_family = 4294967296.0, an_order = 8 * a_family;
    for (uint32_t i = 0; i < scene->mark_count; i++) {
        vt_node_data *node = scene->marks[i] ? vt_node_at(scene->marks[i]) : NULL;
        if (!node || !node->ops->hit || !vt_hit_takes(node)) continue;
        vt_hit_begin(&test, node, VT_PROPS(artist, node)->order[0] * an_order + (int)node->ops->family * a_family + i);
        if (!test.mask.none) node->ops->hit(&test, node);
    }
    test.reach = test.reach_in_scene = test.lift = 0;
    test.facing = 0;
    test.selected = NULL;
    for (int i = 0; i < VT_BATCH_COUNT; i++) {
        const vt_batch *batch = &scene->batches[i];
        const vt_kind_ops *ops = vt_kind_ops_of(batch->kind);
        if (batch->count && ops->hit_batch) ops->hit_batch(&test, batch, (int)ops->family * a_family);
    }
    *pick = test.best;
}

int vt_pick_ready(vt_node_data *view) {
    const vt_scene_data *scene = vt_scene_of(view);
    int64_t brute = 0, work = BUILD_WORK;
    for (uint32_t i = 0; i < scene->mark_count; i++) {
        vt_node_data *node = scene->marks[i] ? vt_node_at(scene->marks[i]) : NULL;
        int64_t cost = node && vt_hit_takes(node) ? vt_hit_cost(node) : 0;
        if (vt_hit_wants_index(cost) && vt_hit_index(node, &vt_view_state_of(view)->camera, &work) == VT_BVH_LATER)
            brute += cost;
    }
    return brute > BRUTE_MOST ? 2 : brute > 0;
}
