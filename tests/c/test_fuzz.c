// In:  long random lives of scenes: anything may be called at any time, with right and wrong values, and memory may fail.
// Out: checks that what is derived step by step is what can be derived anew, and that nothing is left at the end.
// A number as argument is another seed; a second one is how many lives.
#include "test.h"
#include "view/draw.h"
#include "view/update.h"
#include "vitrail.h"
#include <stdlib.h>

static uint64_t state = 1;

static uint32_t next_random(void) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return (uint32_t)(state >> 16);
}
static uint32_t below(uint32_t n) { return next_random() % n; }

static double number(void) {
    static const double odd[] = {0,      1,   -1,       0.5,       5e6, -5e6, 1e300,       -1e300,
                                 1e-300, NAN, INFINITY, -INFINITY, 255, 256,  4294967295.0};
    uint32_t which = below(6);
    return which == 0 ? odd[below(VT_LENGTH(odd))] : which < 4 ? below(11) / 10.0 : (below(2001) - 1000.0) / 100;
}

enum { NODES = 120 };
static vt_node scenes[2], views[2], nodes[NODES], removed;
static vt_draw_list list;

static vt_node any_node(void) {
    uint32_t i = below(NODES);
    switch (below(40)) {
    case 0: return removed;
    case 1: return (vt_node){next_random()};
    case 2:
    case 3: return views[below(2)];
    case 4: return scenes[below(2)];
    default: return vt_node_get(nodes[i]) ? nodes[i] : scenes[below(2)];
    }
}

static void set_something(vt_node node) {
    double values[20];
    for (int i = 0; i < 20; i++) values[i] = number();
    int property = (int)below(34) - 1;
    static const char *const texts[] = {"", "red", "#12345678", "viridis", "log", "data", "auto", "\xff\"\\\n", "a, b"};
    if (below(4) == 0)
        vt_set_text(node, property, texts[below(VT_LENGTH(texts))]);
    else
        vt_set_numbers(node, property, values, (int)below(18));
    vt_get_numbers(node, property, values, 20);
    vt_get_text(node, property);
}

static void write_something(vt_node node) {
    static uint8_t bytes[80000];
    for (uint32_t i = 0; i < 64; i++)
        bytes[below(below(2) ? 200 : sizeof bytes)] = (uint8_t)(below(2) ? next_random() : 0);
    int array = (int)below(8) - 1, dtype = (int)below(VT_DTYPE_COUNT + 1) | (below(4) ? 0 : VT_SWAPPED);
    static const uint32_t counts[] = {0, 1, 2, 3, 4, 5, 7, 100, 1500};
    uint32_t rows = counts[below(VT_LENGTH(counts))], columns = below(3) ? 1 : counts[below(VT_LENGTH(counts))],
             components = below(6);
    const vt_kind_spec *spec = vt_kind_spec_of(vt_kind(node));
    if (below(4) && spec && spec->array_count) { // mostly as it should be
        array = (int)below((uint32_t)spec->array_count);
        const vt_array_spec *a = &spec->arrays[array];
        if (a->dimensions == 1) columns = 1;
        components = below(2) ? (uint32_t)a->min_components : (uint32_t)a->max_components;
        if (array && a->dimensions == 1 && below(2)) rows = vt_array_elements(&vt_node_get(node)->arrays[0]);
    }
    if (below(50) == 0) rows = columns = UINT32_MAX; // refused; anything less might be had
    uint32_t first = below(4) ? 0 : below(8);
    uint64_t bytes_wanted = rows > 4000 ? UINT64_MAX : (uint64_t)rows * columns * components * 8;
    vt_array_begin(node, array, dtype, 1, rows, columns, components);
    if (bytes_wanted <= sizeof bytes - 1 && below(8))
        vt_array_put(node, array, first, rows * columns - (below(4) ? 0 : 1), bytes + below(2));
    vt_array_place(node, array, first);
    if (below(10)) vt_array_end(node, array, first, below(3));
}

static void camera_something(vt_node view) {
    double m[16], p[16];
    for (int i = 0; i < 16; i++) m[i] = number(), p[i] = number();
    switch (below(8)) {
    case 0: vt_view_fit(view, any_node()); break;
    case 1: vt_view_look(view, number(), number(), number()); break;
    case 2: vt_view_orbit(view, number(), number()); break;
    case 3: vt_view_pan(view, number(), number()); break;
    case 4: vt_view_zoom(view, number(), number(), number()); break;
    case 5: vt_view_set_matrices(view, m, p); break;
    case 6: vt_view_set_matrices(view, NULL, NULL); break;
    default:
        vt_view_angles(view, m);
        vt_view_matrices(view, m, p);
        vt_view_project(view, p, m);
    }
}

static void anything(void) {
    double bounds[6];
    vt_node node = any_node();
    switch (below(16)) {
    case 0:
    case 1:
    case 2: {
        vt_node parent = any_node();
        if (vt_kind(parent) > VT_GROUP) parent = scenes[below(2)];
        nodes[below(NODES)] = vt_create(below(3) ? (int)below(VT_KIND_COUNT + 2) - 1 : VT_GROUP, parent);
        break;
    }
    case 3:
        if (node.id == scenes[0].id || node.id == views[0].id) break;
        removed = node;
        vt_remove(node);
        break;
    case 4: vt_move(node, any_node()); break;
    case 5: vt_bounds(node, bounds); break;
    case 6: vt_info(node); break;
    case 7: camera_something(below(3) ? views[below(2)] : node); break;
    case 8:
    case 9:
    case 10: write_something(node); break;
    default: set_something(node);
    }
}

// --- what must hold after an update, found the slow way ---
static bool same(double a, double b) {
    return a == b || fabs(a - b) <= 1e-9 * (fabs(a) + fabs(b)) || (vt_is_nan(a) && vt_is_nan(b));
}

static void check_transform(const vt_node_data *node) {
    double local[16], world[16];
    const vt_node_data *parent = vt_node_at(node->parent);
    vt_node_matrix(node, local);
    vt_mat_mul(parent->world, local, world);
    bool nowhere = !vt_is_finite(local[12] + local[13] + local[14]); // a log axis has no place for it
    if (nowhere) CHECK(!vt_is_finite(node->world[12] + node->world[13] + node->world[14]));
    for (int i = 0; i < 16; i++)
        if (!nowhere && !same(node->world[i], world[i]))
            CHECK_SAYING(false, "world[%d] is %g, wanted %g", i, node->world[i], world[i]);
    CHECK(node->shown == (parent->shown && VT_PROPS(group, node)->visible[0] != 0));
}

static void check_batches(const vt_scene_data *scene) {
    for (int i = 0; i < VT_BATCH_COUNT; i++) {
        const vt_batch *batch = &scene->batches[i];
        uint32_t translucent = 0;
        for (uint32_t row = 0; row < batch->count; row++) {
            const vt_node_data *node = vt_node_at(batch->slots[row]);
            const vt_batch_row *r = &batch->rows[row];
            CHECK(node->index == row && node->kind == VT_BOX + i);
            bool somewhere = vt_is_finite(node->world[12] + node->world[13] + node->world[14]);
            CHECK((r->look >= 0) ==
                  (node->shown && somewhere && (double)node->alpha * VT_PROPS(box, node)->color[3] > 0));
            if (!somewhere) continue; // a log axis has no place for it
            for (int c = 0; c < 3; c++) {
                double place = (double)r->axis[c].place * batch->unit[c] + batch->origin[c],
                       far = fabs(node->world[12 + c] - batch->origin[c]);
                if (far < 1e30)
                    CHECK_SAYING(fabs(place - node->world[12 + c]) <= 1e-6 * (far + 1), "row at %g, wanted %g", place,
                                 node->world[12 + c]);
            }
            translucent += r->look >= 0 && r->look - 2 * floorf(r->look / 2) < 1;
        }
        CHECK(batch->translucent == translucent && batch->dirty_end <= batch->count);
    }
}

static void check_scene(vt_node scene_node, vt_node view) {
    vt_node_data *root = vt_node_get(scene_node);
    if (!root) return;
    vt_scene_data *scene = vt_scene_of(root);
    CHECK(vt_scene_update(scene) && scene->dirty_count == 0);
    double min[3] = {INFINITY, INFINITY, INFINITY}, max[3] = {-INFINITY, -INFINITY, -INFINITY};
    uint32_t count = 0;
    for (vt_node_data *node = root; node; node = vt_node_following(root, node)) {
        count++;
        CHECK(node->scene == root->scene && node->dirty == 0 && node->queued == 0);
        if (node->kind != VT_SCENE && node->kind != VT_VIEW) check_transform(node);
        for (int c = 0; c < 3; c++)
            min[c] = VT_MIN(min[c], node->bounds_min[c]), max[c] = VT_MAX(max[c], node->bounds_max[c]);
    }
    CHECK(count == scene->node_count);
    for (int c = 0; c < 3; c++)
        CHECK_SAYING(min[c] == scene->bounds_min[c] && max[c] == scene->bounds_max[c], "%g..%g, wanted %g..%g",
                     scene->bounds_min[c], scene->bounds_max[c], min[c], max[c]);
    check_batches(scene);
    vt_node_data *data = vt_node_get(view);
    if (!data) return;
    vt_view_update(data);
    const vt_camera *camera = &vt_view_state_of(data)->camera;
    CHECK(vt_draw_build(&list, scene, camera));
    for (uint32_t i = 0; i < list.count; i++) {
        CHECK(i == 0 || list.items[i - 1].key < list.items[i].key);
        CHECK(list.items[i].count > 0 && vt_node_try(list.items[i].slot) &&
              vt_node_at(list.items[i].slot)->scene == root->scene);
    }
}

static void live(uint32_t steps, bool memory_fails) {
    memset(nodes, 0, sizeof nodes);
    for (int i = 0; i < 2; i++) scenes[i] = vt_create(VT_SCENE, (vt_node){0}), views[i] = vt_create(VT_VIEW, scenes[i]);
    for (uint32_t i = 0; i < steps; i++) {
        if (memory_fails && below(6) == 0) vt_memory_fail_after(below(4));
        anything();
        vt_memory_fail_after(-1);
        if (below(40) == 0)
            for (int s = 0; s < 2; s++) check_scene(scenes[s], views[s]);
    }
    for (int s = 0; s < 2; s++) check_scene(scenes[s], views[s]);
    vt_draw_free(&list);
    vt_reset();
    CHECK_SAYING(vt_memory_blocks() == 0 && vt_memory_bytes() == 0, "%zu blocks left", vt_memory_blocks());
}

static uint64_t seed = 1;
static uint32_t lives = 20;

static void live_often(bool memory_fails) {
    for (uint32_t i = 0; i < lives && !test_failed_here; i++) {
        state = (seed + i) * 0x9e3779b97f4a7c15ull;
        live(3000, memory_fails);
        if (test_failed_here) printf("seed %llu\n", (unsigned long long)(seed + i));
    }
}

TEST(any_calls_in_any_order_leave_everything_consistent) { live_often(false); }
TEST(so_do_they_when_memory_fails_now_and_then) { live_often(true); }

int main(int count, char **arguments) {
    if (count > 1) seed = strtoull(arguments[1], NULL, 10);
    if (count > 2) lives = (uint32_t)strtoul(arguments[2], NULL, 10);
    RUN(any_calls_in_any_order_leave_everything_consistent);
    RUN(so_do_they_when_memory_fails_now_and_then);
    return TEST_END();
}
