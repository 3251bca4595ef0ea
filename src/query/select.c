// In:  a view and a polygon in its picture, or element numbers.
// Out: the `selected` arrays (and properties) of marks and shapes.
#include "query/select.h"
#include "geometry/polygon.h"
#include "query/cull.h"
#include "query/hit.h"

// --- where a selection is kept: in a property of the node as a whole, or in an array with a byte for each element ---
static int mask_of(const vt_node_data *node) { return vt_node_spec(node)->selected_array; }
static int slot_of(const vt_node_data *node) { return vt_node_spec(node)->selected; }

uint32_t vt_select_elements(const vt_node_data *node) {
    if (slot_of(node) >= 0) return 1;
    if (mask_of(node) < 0) return 0;
    return node->ops->elements ? node->ops->elements(node) : vt_array_elements(&node->arrays[0]);
}

// As many as there are both in the mask and in the node.
static uint32_t kept_of(const vt_node_data *node, const uint8_t **bits) {
    const vt_array *mask = &node->arrays[mask_of(node)];
    *bits = mask->data;
    return mask->revision ? VT_MIN(vt_array_elements(mask), vt_select_elements(node)) : 0;
}

int vt_select_get(const vt_node_data *node, uint32_t *elements, uint32_t capacity) {
    int slot = slot_of(node);
    uint32_t found = 0, count;
    const uint8_t *bits;
    if (slot >= 0) {
        if (node->props[slot] == 0) return 0;
        if (capacity) elements[0] = 0;
        return 1;
    }
    if (mask_of(node) < 0) return 0;
    count = kept_of(node, &bits);
    if (!capacity) { // eight in a step
        uint32_t i = 0;
        for (; i + 8 <= count; i += 8) {
            uint64_t eight;
            memcpy(&eight, bits + i, sizeof eight);
            found += (uint32_t)(eight * 0x0101010101010101ull >> 56);
        }
        for (; i < count; i++) found += bits[i];
        return (int)found;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (bits[i] && found < capacity) elements[found] = i;
        found += bits[i];
    }
    return (int)found;
}

// --- changing it ---
typedef struct edit {
    vt_node_data *node;
    int how;
    uint8_t *bits; // NULL while there is no mask
    uint32_t count;
    uint32_t first, end; // what has changed by now
    bool failed;
} edit;

static vt_status no_memory(const vt_node_data *node) {
    return vt_fail(VT_ERROR_MEMORY, "select: no memory to mark %u elements of %s", vt_select_elements(node),
                   vt_kind_spec_of(node->kind)->name);
}

// The mask gets the node's own shape; what was selected of the elements that are still there stays so.
static bool shape_mask(vt_node_data *node) {
    int index = mask_of(node);
    const vt_array_spec *spec = &vt_kind_spec_of(node->kind)->arrays[index];
    vt_array *mask = &node->arrays[index];
    uint32_t columns = spec->dimensions >= 2 ? node->arrays[0].columns : 1,
             layers = spec->dimensions == 3 ? node->arrays[0].layers : 1, count = vt_select_elements(node),
             rows = columns && layers ? count / columns / layers : 0, kept = 0;
    bool same = mask->revision && mask->layers == layers && mask->rows == rows && mask->columns == columns;
    if (same && mask->dtype == VT_BOOL) return true;
    uint8_t *old = NULL;
    if (mask->revision && mask->columns == columns) {
        kept = VT_MIN(vt_array_elements(mask), count);
        if (!(old = vt_alloc(VT_MAX(kept, 1u)))) return false;
        memcpy(old, mask->data, kept);
    }
    bool good = vt_array_open(mask, spec, "selected", VT_BOOL, layers, rows, columns, 1) == VT_OK;
    if (good) {
        uint8_t *bits = vt_array_direct(mask, spec, 0);
        memset(bits + kept, 0, count - kept);
        if (kept) memcpy(bits, old, kept);
        good = vt_array_close(mask, spec, "selected", 0, count) == VT_OK;
    }
    vt_free(old);
    return good;
}

void vt_select_fit(vt_node_data *node) {
    int index = mask_of(node);
    if (index < 0 || !node->arrays[index].revision || node->arrays[index].open) return;
    uint32_t count = vt_select_elements(node);
    // Arrays that are emptied for a moment keep what was selected for the next ones.
    if (count && vt_array_elements(&node->arrays[index]) != count) shape_mask(node);
}

static edit begin(vt_node_data *node, int how) {
    edit e = {.node = node, .how = how & ~VT_SELECT_VISIBLE, .count = vt_select_elements(node)};
    int index = mask_of(node);
    if (index < 0 || !node->arrays[index].revision) return e;
    e.failed = node->arrays[index].open || !shape_mask(node);
    e.bits = e.failed ? NULL : node->arrays[index].data;
    return e;
}

static void put(edit *e, uint32_t element, bool inside) {
    int slot = slot_of(e->node);
    bool was = slot >= 0 ? e->node->props[slot] != 0 : e->bits && e->bits[element];
    bool is = e->how == VT_SELECT_REPLACE  ? inside
              : e->how == VT_SELECT_ADD    ? was || inside
              : e->how == VT_SELECT_TOGGLE ? was != inside
                                           : was && !inside;
    if (is == was || e->failed) return;
    if (slot >= 0)
        e->node->props[slot] = is;
    else if (!e->bits) {
        e->failed = !shape_mask(e->node);
        if (e->failed) return;
        e->bits = e->node->arrays[mask_of(e->node)].data;
    }
    if (slot < 0) e->bits[element] = is;
    if (e->first >= e->end) e->first = element, e->end = element + 1;
    e->first = VT_MIN(e->first, element);
    e->end = VT_MAX(e->end, element + 1);
}

static vt_status finish(edit *e) {
    if (e->first < e->end) {
        int index = mask_of(e->node);
        if (index >= 0) {
            const vt_array_spec *spec = &vt_kind_spec_of(e->node->kind)->arrays[index];
            vt_array *mask = &e->node->arrays[index];
            mask->open = true; // it was written in place
            vt_array_close(mask, spec, "selected", e->first, e->end - e->first);
        }
        vt_node_invalidate(e->node, VT_LOOKS);
    }
    return e->failed ? no_memory(e->node) : VT_OK;
}

vt_status vt_select_set(vt_node_data *node, const uint32_t *elements, uint32_t count, int how) {
    uint32_t have = vt_select_elements(node);
    const char *name = vt_kind_spec_of(node->kind)->name;
    if (mask_of(node) < 0 && slot_of(node) < 0)
        return vt_fail(VT_ERROR_VALUE, "select: nothing of a %s can be selected", name);
    for (uint32_t i = 0; i < count; i++)
        if (elements[i] >= have)
            return vt_fail(VT_ERROR_VALUE, "select: got element %u of %s, wanted numbers below %u", elements[i], name,
                           have);
    edit e = begin(node, how);
    if (e.how == VT_SELECT_REPLACE) {
        for (uint32_t i = 0; i < (slot_of(node) >= 0 || e.bits ? have : 0); i++) put(&e, i, false);
        e.how = VT_SELECT_ADD;
    }
    for (uint32_t i = 0; i < count; i++) put(&e, elements[i], true);
    return finish(&e);
}

// --- anchors, in stored numbers; false where there is none ---
static bool anchor_of(vt_node_data *node, uint32_t element, double *p) {
    if (node->ops->anchor) {
        if (!node->ops->anchor(node, element, p)) return false;
    } else {
        const float *place = (const float *)node->arrays[0].data + (size_t)element * 3;
        for (int c = 0; c < 3; c++) p[c] = (double)place[c];
    }
    return vt_is_finite(p[0] + p[1] + p[2]);
}

void vt_select_anchor(vt_node_data *node, uint32_t element, double *place3) {
    static const vt_camera nowhere = {.pixel_ratio = 1};
    vt_pick_matrix matrix;
    double p[3];
    vt_pick_matrix_at_node(&matrix, &nowhere, node, 0, 0);
    if (anchor_of(node, element, p))
        vt_pick_matrix_place(&matrix, p, place3);
    else
        place3[0] = place3[1] = place3[2] = NAN;
}

// --- in a polygon ---
typedef struct sweep {
    vt_hit_test test;
    vt_node_data *node; // test.node
    const vt_polygon *polygon;
    const float *depth; // of the picture, bottom row first, 0..1; NULL: all through the scene
    int width, height;
} sweep;

#define DEPTH_ROUNDING 4e-6 // of the picture's depths, 0..1: float32 in shaders, 24 bits

// Whether nothing in the picture is in front of an anchor that is there. Points and lines stand nearer than their places,
// and cover their own pixel; bodies lean, so that the farthest of the pixels around counts.
static bool is_seen(const sweep *s, uint32_t element, const double *p, double x, double y) {
    const vt_hit_test *test = &s->test;
    double ratio = test->camera->pixel_ratio, eye[3], there = 0;
    int column = (int)floor(x * ratio), row = s->height - 1 - (int)floor(y * ratio);
    if (column < 0 || row < 0 || column >= s->width || row >= s->height) return false;
    vt_hit_cover cover = {.lift = 0.5, .around = 1};
    vt_hit_eye(test, p, eye);
    if (test->node->ops->cover && !test->node->ops->cover(test, element, eye, &cover)) return false;
    int around = cover.around;
    for (int r = VT_MAX(row - around, 0); r <= VT_MIN(row + around, s->height - 1); r++)
        for (int c = VT_MAX(column - around, 0); c <= VT_MIN(column + around, s->width - 1); c++)
            there = VT_MAX(there, (double)s->depth[(size_t)r * (size_t)s->width + (size_t)c]);
    return 0.5 + 0.5 * vt_pick_matrix_lifted(test->camera, eye, cover.lift / ratio) <= there + DEPTH_ROUNDING;
}

static bool is_hidden(const sweep *s, uint32_t element) {
    const vt_hit_test *test = &s->test;
    if (!test->mask.colors && !test->mask.scalars) return false;
    uint32_t vertices[3] = {element, 0, 0};
    int count = test->node->ops->vertices ? test->node->ops->vertices(test, element, vertices) : 1;
    return vt_alpha_mask_hides(&test->mask, vertices, (const double[3]){1, 1, 1}, count, element);
}

static bool is_inside(const sweep *s, uint32_t element) {
    const vt_hit_test *test = &s->test;
    double p[3], x, y, place[3];
    bool anchored = anchor_of(s->node, element, p);
    if (!anchored && test->node->ops->on_screen && test->node->ops->on_screen(test->node)) { // in front of all
        vt_hit_screen_place(test, &x, &y);
        return vt_polygon_has(s->polygon, x, y);
    }
    double w = anchored ? vt_pick_matrix_row(test->matrix.w, p) : 0;
    if (!(w > 0)) return false;
    x = vt_pick_matrix_row(test->matrix.x, p) / w, y = vt_pick_matrix_row(test->matrix.y, p) / w;
    if (!vt_polygon_has(s->polygon, x, y) || is_hidden(s, element)) return false;
    vt_pick_matrix_place(&test->matrix, p, place);
    return vt_clip_keeps(test->clips, place) && (!s->depth || is_seen(s, element, p, x, y));
}

static vt_status sweep_node(sweep *s, vt_node_data *node, int how) {
    uint32_t count = vt_select_elements(node);
    bool taken = vt_hit_takes(node);
    if (taken) vt_hit_begin(&s->test, node, 0), taken = !s->test.mask.none;
    s->node = node;
    if (!taken && (how & ~VT_SELECT_VISIBLE) != VT_SELECT_REPLACE) return VT_OK;
    edit e = begin(node, how);
    const vt_polygon *polygon = s->polygon;
    double middle[2], half[2];
    for (int i = 0; i < 2; i++)
        middle[i] = 0.5 * (polygon->low[i] + polygon->high[i]), half[i] = 0.5 * (polygon->high[i] - polygon->low[i]);
    vt_cull cull;
    bool culled = taken && count && !node->ops->anchor; // their anchors are their places
    if (culled) vt_cull_make(&cull, &s->test.matrix, &node->arrays[0], middle, half, 0);
    uint8_t may[VT_CULL_BLOCK];
    memset(may, taken, sizeof may);
    for (uint32_t first = 0, some; first < count; first += some) {
        some = VT_MIN(count - first, VT_CULL_BLOCK);
        bool any = !culled || vt_cull_block(&cull, (const float *)node->arrays[0].data + (size_t)first * 3, some, may);
        if (!any && !(e.bits && e.how == VT_SELECT_REPLACE && memchr(e.bits + first, 1, some))) continue;
        for (uint32_t i = 0; i < some; i++) put(&e, first + i, may[i] && is_inside(s, first + i));
    }
    return finish(&e);
}

// Every node that a selection can be of, in turn; NULL at the end.
static vt_node_data *next_of(const vt_scene_data *scene, int *list, uint32_t *at) {
    for (; *list <= VT_BATCH_COUNT; ++*list, *at = 0) {
        uint32_t count = *list == 0 ? scene->mark_count : scene->batches[*list - 1].count;
        const uint32_t *slots = *list == 0 ? scene->marks : scene->batches[*list - 1].slots;
        while (*at < count) {
            uint32_t slot = slots[(*at)++];
            if (slot) return vt_node_at(slot);
        }
    }
    return NULL;
}

int vt_select_in(vt_node_data *view, const double *corners, int count, int how, const float *depth) {
    vt_scene_data *scene = vt_scene_of(view);
    const vt_camera *camera = &vt_view_state_of(view)->camera;
    sweep s = {.test = {.camera = camera, .clips = &scene->clips},
               .depth = depth,
               .width = camera->width,
               .height = camera->height};
    vt_status status = VT_OK;
    vt_polygon *polygon = vt_alloc_zero(sizeof *polygon);
    if (!polygon) status = vt_fail(VT_ERROR_MEMORY, "select: no memory for a polygon of %d corners", count);
    if (!status) status = vt_polygon_make(polygon, corners, count);
    s.polygon = polygon;
    vt_node_data *node;
    int list = 0;
    for (uint32_t at = 0; !status && (node = next_of(scene, &list, &at));) status = sweep_node(&s, node, how);
    if (polygon) vt_polygon_free(polygon);
    vt_free(polygon);
    if (status) return status;
    int selected = 0;
    list = 0;
    for (uint32_t at = 0; (node = next_of(scene, &list, &at));) selected += vt_select_get(node, NULL, 0);
    return selected;
}
