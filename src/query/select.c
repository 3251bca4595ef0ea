// In:  a view and a polygon in its picture, or element numbers.
// Out: the `selected` arrays (and properties) of marks and shapes.
// Called by: queries.c, vitrail.c.
#include "query/select.h"
#include "geometry/polygon.h"
#include "gl/gl.h"
#include "kinds/mesh.h"
#include "kinds/surface.h"
#include "query/cull.h"
#include "query/hit.h"

// --- where a selection is kept ---
static int mask_of(int kind) {
    switch (kind) {
    case VT_POINTS: return VT_ARRAY(points, selected);
    case VT_LINE: return VT_ARRAY(line, selected);
    case VT_SEGMENTS: return VT_ARRAY(segments, selected);
    case VT_MESH: return VT_ARRAY(mesh, selected);
    case VT_SURFACE: return VT_ARRAY(surface, selected);
    case VT_IMAGE: return VT_ARRAY(image, selected);
    default: return -1;
    }
}

static int slot_of(int kind) {
    if (vt_kind_is(kind, VT_IS_INSTANCED)) return VT_SLOT(box, selected);
    return kind == VT_TEXT ? VT_SLOT(text, selected) : kind == VT_RULER ? VT_SLOT(ruler, selected) : -1;
}
_Static_assert(VT_SLOT(box, selected) == VT_SLOT(plane, selected) && VT_SLOT(box, selected) == VT_SLOT(torus, selected),
               "read through one struct");

uint32_t vt_select_elements(const vt_node_data *node) {
    const vt_array *a = node->arrays;
    if (slot_of(node->kind) >= 0) return 1;
    if (mask_of(node->kind) < 0) return 0;
    uint32_t n = vt_array_elements(&a[0]);
    if (node->kind == VT_SEGMENTS) return n / 2;
    if (node->kind != VT_MESH) return n;
    vt_faces faces = vt_mesh_faces(node);
    return faces.triangles / faces.together;
}

// As many as there are both in the mask and in the node.
static uint32_t kept_of(const vt_node_data *node, const uint8_t **bits) {
    const vt_array *mask = &node->arrays[mask_of(node->kind)];
    *bits = mask->data;
    return mask->revision ? VT_MIN(vt_array_elements(mask), vt_select_elements(node)) : 0;
}

int vt_select_get(const vt_node_data *node, uint32_t *elements, uint32_t capacity) {
    int slot = slot_of(node->kind);
    uint32_t found = 0, count;
    const uint8_t *bits;
    if (slot >= 0) {
        if (node->props[slot] == 0) return 0;
        if (capacity) elements[0] = 0;
        return 1;
    }
    if (mask_of(node->kind) < 0) return 0;
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
    int index = mask_of(node->kind);
    const vt_array_spec *spec = &vt_kind_spec_of(node->kind)->arrays[index];
    vt_array *mask = &node->arrays[index];
    uint32_t columns = spec->dimensions == 2 ? node->arrays[0].columns : 1, count = vt_select_elements(node),
             rows = columns ? count / columns : 0, kept = 0;
    bool same = mask->revision && mask->rows == rows && mask->columns == columns;
    if (same && mask->dtype == VT_BOOL) return true;
    uint8_t *old = NULL;
    if (mask->revision && mask->columns == columns) {
        kept = VT_MIN(vt_array_elements(mask), count);
        if (!(old = vt_alloc(VT_MAX(kept, 1u)))) return false;
        memcpy(old, mask->data, kept);
    }
    bool good = vt_array_open(mask, spec, "selected", VT_BOOL, rows, columns, 1) == VT_OK;
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
    int index = mask_of(node->kind);
    if (index < 0 || !node->arrays[index].revision || node->arrays[index].open) return;
    uint32_t count = vt_select_elements(node);
    // Arrays that are emptied for a moment keep what was selected for the next ones.
    if (count && vt_array_elements(&node->arrays[index]) != count) shape_mask(node);
}

static edit begin(vt_node_data *node, int how) {
    edit e = {.node = node, .how = how & ~VT_SELECT_VISIBLE, .count = vt_select_elements(node)};
    int index = mask_of(node->kind);
    if (index < 0 || !node->arrays[index].revision) return e;
    e.failed = node->arrays[index].open || !shape_mask(node);
    e.bits = e.failed ? NULL : node->arrays[index].data;
    return e;
}

static void put(edit *e, uint32_t element, bool inside) {
    int slot = slot_of(e->node->kind);
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
        e->bits = e->node->arrays[mask_of(e->node->kind)].data;
    }
    if (slot < 0) e->bits[element] = is;
    if (e->first >= e->end) e->first = element, e->end = element + 1;
    e->first = VT_MIN(e->first, element);
    e->end = VT_MAX(e->end, element + 1);
}

static vt_status finish(edit *e) {
    if (e->first < e->end) {
        int index = mask_of(e->node->kind);
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
    if (mask_of(node->kind) < 0 && slot_of(node->kind) < 0)
        return vt_fail(VT_ERROR_VALUE, "select: nothing of a %s can be selected", name);
    for (uint32_t i = 0; i < count; i++)
        if (elements[i] >= have)
            return vt_fail(VT_ERROR_VALUE, "select: got element %u of %s, wanted numbers below %u", elements[i], name,
                           have);
    edit e = begin(node, how);
    if (e.how == VT_SELECT_REPLACE) {
        for (uint32_t i = 0; i < (slot_of(node->kind) >= 0 || e.bits ? have : 0); i++) put(&e, i, false);
        e.how = VT_SELECT_ADD;
    }
    for (uint32_t i = 0; i < count; i++) put(&e, elements[i], true);
    return finish(&e);
}

// --- anchors, in stored numbers; false where there is none ---
static bool anchor_of(const vt_node_data *node, const vt_surface *surface, uint32_t e, double *p) {
    const float *positions = node->kind <= VT_MESH ? node->arrays[0].data : NULL;
    p[0] = p[1] = p[2] = 0;
    switch (node->kind) {
    case VT_POINTS:
    case VT_LINE:
        for (int c = 0; c < 3; c++) p[c] = (double)positions[(size_t)e * 3 + (size_t)c];
        break;
    case VT_SEGMENTS:
        for (int c = 0; c < 3; c++)
            p[c] =
                0.5 * ((double)positions[(size_t)e * 6 + (size_t)c] + (double)positions[(size_t)e * 6 + 3 + (size_t)c]);
        break;
    case VT_MESH: {
        vt_faces faces = vt_mesh_faces(node);
        uint32_t corners = faces.together == 2 ? 4 : 3;
        for (uint32_t i = 0; i < corners; i++) { // a quad is stored as a, b, c, a, c, d
            uint32_t vertex = vt_faces_corner(&faces, e * faces.together + i / 3, i < 3 ? i : 2);
            if (!vt_faces_vertex_good(&faces, vertex)) return false;
            for (int c = 0; c < 3; c++) p[c] += (double)positions[(size_t)vertex * 3 + (size_t)c] / corners;
        }
        break;
    }
    case VT_SURFACE:
        if (!surface || !surface->columns) return false;
        vt_surface_point(surface, node, e / surface->columns, e % surface->columns, p);
        break;
    case VT_IMAGE: {
        const vt_array *pixels = &node->arrays[0];
        const vt_image_props *props = VT_PROPS(image, node);
        double width = vt_is_nan(props->size[0]) ? pixels->columns : props->size[0],
               height = vt_is_nan(props->size[1]) ? pixels->rows : props->size[1];
        p[0] = ((e % pixels->columns + 0.5) / pixels->columns - 0.5) * width;
        p[1] = (0.5 - (e / pixels->columns + 0.5) / pixels->rows) * height;
        break;
    }
    case VT_RULER: {
        double ends[2][3];
        vt_space_place(vt_scene_of(node), VT_PROPS(ruler, node)->start, ends[0]);
        vt_space_place(vt_scene_of(node), VT_PROPS(ruler, node)->end, ends[1]);
        for (int c = 0; c < 3; c++) p[c] = 0.5 * (ends[0][c] + ends[1][c]);
        break;
    }
    case VT_TEXT: return VT_PROPS(text, node)->space[0] < 0.5;
    case VT_CONE:
    case VT_ARROW: p[2] = 0.5; break;
    default: break;
    }
    return vt_is_finite(p[0] + p[1] + p[2]);
}

static const vt_surface *surface_of(vt_node_data *node) {
    const vt_surface *s = node->kind == VT_SURFACE ? vt_surface_of(node) : NULL;
    return s && s->drawable ? s : NULL;
}

void vt_select_anchor(const vt_node_data *node, uint32_t element, double *place3) {
    static const vt_camera nowhere = {.pixel_ratio = 1};
    vt_pick_matrix aim;
    double p[3];
    vt_pick_matrix_at_mark(&aim, &nowhere, node, 0, 0);
    if (anchor_of(node, surface_of((vt_node_data *)node), element, p))
        vt_pick_matrix_place(&aim, p, place3);
    else
        place3[0] = place3[1] = place3[2] = NAN;
}

// --- in a polygon ---
typedef struct sweep {
    vt_hits hits;
    const vt_polygon *polygon;
    const vt_surface *surface;
    const float *depth; // of the picture, bottom row first, 0..1; NULL: all through the scene
    int width, height;
} sweep;

#define DEPTH_ROUNDING 4e-6 // of the picture's depths, 0..1: float32 in shaders, 24 bits

static bool is_front(const sweep *s, uint32_t element) { // of a face that is drawn from one side
    const vt_hits *hits = &s->hits;
    double m[3][3], across[3];
    for (uint32_t i = 0; i < 3; i++) {
        const float *from =
            hits->faces.position + (size_t)vt_faces_corner(&hits->faces, element * hits->faces.together, i) * 3;
        double p[3] = {from[0], from[1], from[2]};
        m[i][0] = vt_pick_matrix_row(hits->aim.x, p), m[i][1] = vt_pick_matrix_row(hits->aim.y, p),
        m[i][2] = vt_pick_matrix_row(hits->aim.w, p);
    }
    vt_cross(m[0], m[1], across);
    return hits->facing * vt_dot(across, m[2]) <= 0;
}

// Whether nothing in the picture is in front of an anchor that is there. Points and lines stand nearer than their places,
// and cover their own pixel; bodies lean, so that the farthest of the pixels around counts.
static bool is_seen(const sweep *s, uint32_t element, const double *p, double x, double y) {
    const vt_hits *hits = &s->hits;
    double ratio = hits->camera->pixel_ratio, eye[3], lift = 0.5, there = 0;
    int kind = hits->node->kind, column = (int)floor(x * ratio), row = s->height - 1 - (int)floor(y * ratio),
        around = 1;
    if (column < 0 || row < 0 || column >= s->width || row >= s->height) return false;
    for (int i = 0; i < 3; i++) eye[i] = vt_pick_matrix_row(hits->aim.eye[i], p);
    if (kind == VT_MESH && hits->facing && !is_front(s, element)) return false;
    if (kind == VT_POINTS) {
        double diameter = vt_hit_diameter(hits, element, -eye[2]);
        bool ball = VT_PROPS(points, hits->node)->marker[0] > 1.5;
        lift = ball ? VT_MAX(0.5 * diameter - 1, 0) : VT_POINT_LIFT(diameter);
        around = 0;
    } else if (kind == VT_LINE || kind == VT_SEGMENTS) {
        lift = hits->lift * ratio;
        around = 0;
    } else if (kind == VT_TEXT || kind == VT_RULER)
        lift = kind == VT_TEXT ? VT_PROPS(text, hits->node)->size[0] * ratio : 4;
    for (int r = VT_MAX(row - around, 0); r <= VT_MIN(row + around, s->height - 1); r++)
        for (int c = VT_MAX(column - around, 0); c <= VT_MIN(column + around, s->width - 1); c++)
            there = VT_MAX(there, (double)s->depth[(size_t)r * (size_t)s->width + (size_t)c]);
    return 0.5 + 0.5 * vt_pick_matrix_lifted(hits->camera, eye, lift / ratio) <= there + DEPTH_ROUNDING;
}

static bool is_hidden(const sweep *s, uint32_t element) {
    const vt_looks *looks = &s->hits.looks;
    if (!looks->colors && !looks->scalars) return false;
    uint32_t vertices[3] = {element, 0, 0};
    int count = 1;
    if (s->hits.node->kind == VT_SEGMENTS) vertices[0] = 2 * element, vertices[1] = 2 * element + 1, count = 2;
    if (s->hits.node->kind == VT_MESH)
        for (count = 0; count < 3; count++)
            vertices[count] = vt_faces_corner(&s->hits.faces, element * s->hits.faces.together, (uint32_t)count);
    return vt_looks_hide(looks, vertices, (const double[3]){1, 1, 1}, count, element);
}

static bool is_inside(const sweep *s, uint32_t element) {
    const vt_hits *hits = &s->hits;
    double p[3], x, y, place[3];
    bool anchored = anchor_of(hits->node, s->surface, element, p);
    if (!anchored && hits->node->kind == VT_TEXT) { // on the screen, in front of all
        vt_hit_screen_place(hits, &x, &y);
        return vt_polygon_has(s->polygon, x, y);
    }
    double w = anchored ? vt_pick_matrix_row(hits->aim.w, p) : 0;
    if (!(w > 0)) return false;
    x = vt_pick_matrix_row(hits->aim.x, p) / w, y = vt_pick_matrix_row(hits->aim.y, p) / w;
    if (!vt_polygon_has(s->polygon, x, y) || is_hidden(s, element)) return false;
    vt_pick_matrix_place(&hits->aim, p, place);
    return vt_clip_keeps(hits->clips, place) && (!s->depth || is_seen(s, element, p, x, y));
}

static vt_status sweep_node(sweep *s, vt_node_data *node, int how) {
    uint32_t count = vt_select_elements(node);
    bool taken = vt_pick_matrix_takes(node);
    if (taken) vt_hit_begin(&s->hits, node, 0), taken = !s->hits.looks.none;
    if (taken) s->surface = surface_of(node);
    if (!taken && (how & ~VT_SELECT_VISIBLE) != VT_SELECT_REPLACE) return VT_OK;
    edit e = begin(node, how);
    const vt_polygon *polygon = s->polygon;
    double middle[2], half[2];
    for (int i = 0; i < 2; i++)
        middle[i] = 0.5 * (polygon->low[i] + polygon->high[i]), half[i] = 0.5 * (polygon->high[i] - polygon->low[i]);
    vt_cull sieve;
    bool sieved = taken && count && node->kind <= VT_LINE; // their anchors are their places
    if (sieved) vt_cull_make(&sieve, &s->hits.aim, &node->arrays[0], middle, half, 0);
    uint8_t may[VT_CULL_BLOCK];
    memset(may, taken, sizeof may);
    for (uint32_t first = 0, some; first < count; first += some) {
        some = VT_MIN(count - first, VT_CULL_BLOCK);
        bool any = !sieved || vt_cull_block(&sieve, (const float *)node->arrays[0].data + (size_t)first * 3, some, may);
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

int vt_select_in(vt_node_data *view, const double *corners, int count, int how) {
    vt_scene_data *scene = vt_scene_of(view);
    vt_view_state *state = vt_view_state_of(view);
    const vt_camera *camera = &state->camera;
    sweep s = {.hits = {.camera = camera, .clips = &scene->clips}, .width = camera->width, .height = camera->height};
    float *depth = NULL;
    vt_status status = VT_OK;
    if (how & VT_SELECT_VISIBLE) {
        size_t pixels = (size_t)VT_MAX(s.width, 1) * (size_t)VT_MAX(s.height, 1);
        if (!(depth = vt_alloc(pixels * sizeof *depth)))
            return vt_fail(VT_ERROR_MEMORY, "select: no memory for the picture's depth");
        status = vt_gl_depth(view, depth);
        s.depth = depth;
    }
    vt_polygon *polygon = vt_alloc_zero(sizeof *polygon);
    if (!polygon) status = vt_fail(VT_ERROR_MEMORY, "select: no memory for a polygon of %d corners", count);
    if (!status) status = vt_polygon_make(polygon, corners, count);
    s.polygon = polygon;
    vt_node_data *node;
    int list = 0;
    for (uint32_t at = 0; !status && (node = next_of(scene, &list, &at));) status = sweep_node(&s, node, how);
    if (polygon) vt_polygon_free(polygon);
    vt_free(polygon);
    vt_free(depth);
    if (status) return status;
    int selected = 0;
    list = 0;
    for (uint32_t at = 0; (node = next_of(scene, &list, &at));) selected += vt_select_get(node, NULL, 0);
    return selected;
}
