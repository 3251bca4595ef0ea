// In:  nodes after their scene's update.
// Out: what is known about them and about the library, as JSON; the bounds of a subtree.
#include "query/info.h"
#include "base/json.h"
#include "data/convert.h"
#include "query/select.h"
#include "scene/check.h"

static vt_json text;

bool vt_info_bounds(vt_node_data *node, double *min_max) {
    double *min = min_max, *max = min_max + 3;
    if (node->kind == VT_SCENE) {
        const vt_scene_data *scene = vt_scene_of(node);
        memcpy(min, scene->bounds_min, 3 * sizeof *min);
        memcpy(max, scene->bounds_max, 3 * sizeof *max);
        return min[0] <= max[0];
    }
    for (int c = 0; c < 3; c++) min[c] = INFINITY, max[c] = -INFINITY;
    for (const vt_node_data *at = node; at; at = vt_node_following(node, (vt_node_data *)at))
        for (int c = 0; c < 3; c++) {
            min[c] = VT_MIN(min[c], at->bounds_min[c]);
            max[c] = VT_MAX(max[c], at->bounds_max[c]);
        }
    return min[0] <= max[0];
}

static void put_array(vt_json *json, const vt_array *a, const vt_array_spec *spec) {
    vt_json_comma(json);
    uint64_t beside = (uint64_t)a->layers * a->columns;
    uint32_t rows = beside ? (uint32_t)(vt_array_given(a) / beside) : 0;
    vt_json_put(json, "\"%s\":{", spec->name);
    if (spec->dimensions == 3) vt_json_put(json, "\"layers\":%u,", a->layers);
    vt_json_put(json,
                "\"count\":%u,\"rows\":%u,\"columns\":%u,\"components\":%u,\"dtype\":\"%s\",\"bytes\":%zu,"
                "\"bad\":%u,\"open\":%s",
                vt_array_given(a), rows, a->columns, a->given, vt_dtype_name(a->dtype), a->capacity, a->bad,
                a->open ? "true" : "false");
    if (a->min[0] <= a->max[0]) {
        int n = a->floats ? (int)VT_MIN(a->components, 3) : 1;
        bool alpha = !a->floats && spec->storage != VT_S_U32 && spec->storage != VT_S_MASK;
        double ends[2][3];
        for (int c = 0; c < n; c++) { // as they were given
            ends[0][c] = vt_axis_scale_invert(a->scale[c], a->min[c]);
            ends[1][c] = vt_axis_scale_invert(a->scale[c], a->max[c]);
        }
        vt_json_numbers(json, alpha ? "min_alpha" : "min", ends[0], n);
        vt_json_numbers(json, alpha ? "max_alpha" : "max", ends[1], n);
    }
    vt_json_put(json, "}");
}

// The checks word their sentence as an error, which this is not.
static void put_problem(vt_json *json, vt_node_data *node) {
    char last[1024];
    memcpy(last, vt_fail_text(), strlen(vt_fail_text()) + 1);
    vt_json_put(json, ",\"problem\":");
    if (vt_check_all(node))
        vt_json_string(json, vt_fail_text(), -1);
    else
        vt_json_put(json, "null");
    vt_fail(VT_OK, "%s", last);
}

const char *vt_info_node(vt_node_data *node) {
    const vt_kind_spec *spec = vt_kind_spec_of(node->kind);
    vt_json *json = &text;
    vt_json_clear(json);
    vt_json_put(json, "{\"kind\":\"%s\",\"shown\":%s,\"arrays\":{", spec->name, node->shown ? "true" : "false");
    size_t bytes = 0;
    for (int i = 0; i < spec->array_count; i++) {
        if (!node->arrays[i].revision) continue;
        put_array(json, &node->arrays[i], &spec->arrays[i]);
        bytes += node->arrays[i].capacity;
    }
    uint32_t bad = spec->array_count && node->arrays[0].floats ? node->arrays[0].bad : 0;
    if (node->ops->left_out) bad = node->ops->left_out(node);
    vt_json_put(json, "},\"count\":%u,\"left_out\":%u,\"elements\":%u,\"bytes\":%zu,",
                spec->array_count ? vt_array_given(&node->arrays[0]) : 0, bad, vt_select_elements(node), bytes);
    double min_max[6];
    bool any = vt_info_bounds(node, min_max);
    if (any) vt_space_bounds_out(vt_scene_of(node), min_max);
    if (any)
        vt_json_numbers(json, "bounds", min_max, 6);
    else
        vt_json_put(json, "\"bounds\":null");
    if (node->ops->info) node->ops->info(json, node);
    put_problem(json, node);
    vt_json_put(json, "}");
    if (json->failed) vt_fail(VT_ERROR_MEMORY, "no memory to describe the node");
    return json->failed ? NULL : json->text;
}

static void count_kinds(uint32_t *kinds) {
    vt_node_data *node;
    for (uint32_t slot = 1; slot < vt_node_slots(); slot++)
        if ((node = vt_node_try(slot))) kinds[node->kind]++;
}

const char *vt_info_stats(const char *gl) {
    vt_json *json = &text;
    uint32_t kinds[VT_KIND_COUNT] = {0};
    count_kinds(kinds);
    size_t bytes = vt_memory_bytes() - json->capacity, blocks = vt_memory_blocks() - (json->text != NULL);
    vt_json_clear(json);
    vt_json_put(json, "{\"nodes\":%u,\"bytes\":%zu,\"blocks\":%zu,\"allocations\":%llu,\"kinds\":{", vt_node_count(),
                bytes, blocks, (unsigned long long)vt_memory_allocations());
    for (int k = 0; k < VT_KIND_COUNT; k++) {
        if (!kinds[k]) continue;
        vt_json_comma(json);
        vt_json_put(json, "\"%s\":%u", vt_kind_spec_of(k)->name, kinds[k]);
    }
    vt_json_put(json, "}%s%s}", *gl ? "," : "", gl);
    return json->failed ? "{}" : json->text;
}

void vt_info_shutdown(void) {
    vt_free(text.text);
    text = (vt_json){0};
}
