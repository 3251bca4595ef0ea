// In:  every call from outside.
// Out: the call carried out by the stage that does it, once handles and arguments are known to be right.
#include "annotate/overlay_build.h"
#include "annotate/painted_nodes.h"
#include "api/api.h"
#include "base/format.h"
#include "data/color.h"
#include "data/colormap.h"
#include "data/image_file.h"
#include "gl/gl.h"
#include "kinds/shapes.h"
#include "query/describe.h"
#include "query/info.h"
#include "query/pick.h"
#include "query/select.h"
#include "scene/check.h"
#include "view/controls.h"
#include "view/update.h"

static void *temporary;
static uint32_t temporary_bytes;
static uint64_t staging[VT_STAGING_BYTES / sizeof(uint64_t)];

// --- handles ---
vt_node_data *vt_api_node(vt_node node) {
    vt_node_data *data = vt_node_get(node);
    if (!data)
        vt_fail(VT_ERROR_HANDLE, node.id ? "this node was removed (or its scene was)"
                                         : "got no node: it was not made, or its making failed");
    return data;
}

vt_node_data *vt_api_view(vt_node node) {
    vt_node_data *data = vt_api_node(node);
    if (!data || data->kind == VT_VIEW) return data;
    vt_fail(VT_ERROR_VALUE, "got a %s, wanted a view", vt_kind_spec_of(data->kind)->name);
    return NULL;
}

// Everything below may be dirty when somebody asks.
void vt_api_update(vt_node_data *node) { vt_scene_update(vt_scene_of(node)); }

// --- the library ---
const char *vt_version(void) { return VITRAIL_VERSION; }
const char *vt_error(void) { return vt_fail_text(); }
const char *vt_table(void) { return vt_kind_table_json(); }
const char *vt_stats(void) {
    char gl[1024] = "";
    vt_gl_stats(gl, sizeof gl);
    return vt_info_stats(gl);
}
void *vt_staging(void) { return staging; }

void vt_reset(void) {
    vt_gl_stop(false);
    vt_node_shutdown();
    vt_painted_nodes_shutdown();
    vt_text_shutdown();
    vt_shapes_shutdown();
    vt_kind_shutdown();
    vt_info_shutdown();
    vt_describe_shutdown();
    vt_free(temporary);
    temporary = NULL;
    temporary_bytes = 0;
}

void *vt_temporary(uint32_t bytes) {
    // Kept while it fits and is not far too large.
    if (temporary && bytes <= temporary_bytes && (temporary_bytes < 1u << 20 || bytes >= temporary_bytes / 4))
        return temporary;
    vt_free(temporary);
    temporary_bytes = VT_MAX(bytes, 256);
    temporary = vt_alloc(temporary_bytes);
    if (temporary) return temporary;
    temporary_bytes = 0;
    vt_fail(VT_ERROR_MEMORY, "no memory for %g MB", bytes / 1e6);
    return NULL;
}

vt_status vt_color(const char *text, double *rgba) {
    if (!text || !rgba)
        return vt_fail(VT_ERROR_VALUE, "colour: got nothing, wanted a name such as \"tomato\", \"#f80\" or \"0.7\"");
    return vt_color_parse(text, rgba) ? VT_OK : VT_ERROR_VALUE;
}

vt_status vt_colormap(const char *name, int count, uint8_t *rgba) {
    if (!name || !rgba) return vt_fail(VT_ERROR_VALUE, "colormap: got nothing, wanted a name such as \"viridis\"");
    if (count < 1) return vt_fail(VT_ERROR_VALUE, "colormap: got %d colours, wanted 1 or more", count);
    return vt_colormap_sample(name, count, rgba);
}

// --- nodes ---
int vt_kind_find(const char *name) {
    int kind = vt_name_find(name ? name : "", &vt_kind_spec_of(0)->name, sizeof(vt_kind_spec), VT_KIND_COUNT, "kind");
    return kind < 0 ? VT_ERROR_NAME : kind;
}

static const vt_kind_spec *spec_or_error(int kind) {
    const vt_kind_spec *spec = vt_kind_spec_of(kind);
    if (!spec) vt_fail(VT_ERROR_NAME, "got kind number %d, wanted 0 to %d", kind, VT_KIND_COUNT - 1);
    return spec;
}

int vt_property_find(int kind, const char *name) {
    const vt_kind_spec *spec = spec_or_error(kind);
    if (!spec) return VT_ERROR_NAME;
    char what[60];
    vt_print(what, sizeof what, "property of %s", spec->name);
    int i = vt_name_find(name ? name : "", &spec->properties[0].name, sizeof(vt_property), spec->property_count, what);
    return i < 0 ? VT_ERROR_NAME : i;
}

int vt_array_find(int kind, const char *name) {
    const vt_kind_spec *spec = spec_or_error(kind);
    if (!spec) return VT_ERROR_NAME;
    char what[60];
    vt_print(what, sizeof what, "array of %s", spec->name);
    int i = vt_name_find(name ? name : "", &spec->arrays[0].name, sizeof(vt_array_spec), spec->array_count, what);
    return i < 0 ? VT_ERROR_NAME : i;
}

vt_node vt_create(int kind, vt_node parent) {
    vt_node_data *above = NULL;
    if (!spec_or_error(kind)) return (vt_node){0};
    if (parent.id && !(above = vt_api_node(parent))) return (vt_node){0};
    return vt_node_make(kind, above);
}

vt_status vt_remove(vt_node node) {
    if (!node.id) return VT_OK;
    vt_node_data *data = vt_api_node(node);
    if (!data) return VT_ERROR_HANDLE;
    vt_node_free(data);
    return VT_OK;
}

vt_status vt_move(vt_node node, vt_node parent) {
    vt_node_data *data = vt_api_node(node), *above = data ? vt_api_node(parent) : NULL;
    return above ? vt_node_attach(data, above) : VT_ERROR_HANDLE;
}

int vt_kind(vt_node node) {
    const vt_node_data *data = vt_api_node(node);
    return data ? data->kind : VT_ERROR_HANDLE;
}

vt_node vt_parent(vt_node node) {
    const vt_node_data *data = vt_api_node(node);
    return data && data->parent ? vt_node_at(data->parent)->handle : (vt_node){0};
}

vt_node vt_next(vt_node scene, vt_node after) {
    vt_node_data *root = vt_api_node(scene);
    if (!root || !after.id) return root ? root->handle : (vt_node){0};
    vt_node_data *at = vt_api_node(after), *next = at ? vt_node_following(root, at) : NULL;
    return next ? next->handle : (vt_node){0};
}

// A change of the camera goes on from what is seen, so the automatic fit is taken up before it.
void vt_api_settle(vt_node_data *view) {
    vt_api_update(view);
    vt_overlay_room(view);
    vt_view_update(view);
}

// Limits and scales are set one by one and in any order, but can go together or not.
#define SCENE_DOUBLES (sizeof(vt_scene_props) / sizeof(double))
static vt_status keep_possible(vt_node_data *scene, const double *before) {
    vt_status status = vt_space_check(scene);
    if (status) memcpy(scene->props, before, sizeof(vt_scene_props));
    vt_space_scales(vt_scene_of(scene)); // now, so that what is written next goes through them
    return status;
}

vt_status vt_set_numbers(vt_node node, int property, const double *values, int count) {
    vt_node_data *data = vt_api_node(node);
    if (!data) return VT_ERROR_HANDLE;
    if (data->kind == VT_VIEW) vt_api_settle(data);
    double before[SCENE_DOUBLES];
    if (data->kind == VT_SCENE) memcpy(before, data->props, sizeof before);
    vt_status status = vt_node_set(data, property, values, count);
    if (!status && data->kind == VT_SCENE) status = keep_possible(data, before);
    if (!status && data->kind == VT_VIEW) vt_view_changed(data, vt_kind_spec_of(VT_VIEW)->properties[property].slot);
    return status;
}

vt_status vt_set_text(vt_node node, int property, const char *text) {
    vt_node_data *data = vt_api_node(node);
    if (!data) return VT_ERROR_HANDLE;
    double before[SCENE_DOUBLES];
    if (data->kind == VT_SCENE) memcpy(before, data->props, sizeof before);
    vt_status status = vt_node_set_text(data, property, text);
    if (!status && data->kind == VT_SCENE) status = keep_possible(data, before);
    if (!status && data->kind == VT_VIEW) vt_view_changed(data, vt_kind_spec_of(VT_VIEW)->properties[property].slot);
    return status;
}

int vt_get_numbers(vt_node node, int property, double *values, int capacity) {
    vt_node_data *data = vt_api_node(node);
    if (!data) return VT_ERROR_HANDLE;
    // The automatic fit belongs to what a reader of the camera expects to see.
    if (data->kind == VT_VIEW) vt_api_settle(data);
    return vt_node_get_numbers(data, property, values, capacity);
}

const char *vt_get_text(vt_node node, int property) {
    const vt_node_data *data = vt_api_node(node);
    return data ? vt_node_get_text(data, property) : NULL;
}

bool vt_bounds(vt_node node, double *min_max) {
    vt_node_data *data = vt_api_node(node);
    if (!data || !min_max) return false;
    vt_api_update(data);
    if (!vt_info_bounds(data, min_max)) return false;
    vt_space_bounds_out(vt_scene_of(data), min_max);
    return true;
}

const char *vt_info(vt_node node) {
    vt_node_data *data = vt_api_node(node);
    if (!data) return NULL;
    vt_api_update(data);
    return vt_info_node(data);
}

void vt_world_matrix(vt_node node, double *matrix16) {
    vt_node_data *data = vt_api_node(node);
    vt_mat_identity(matrix16);
    if (!data) return;
    vt_api_update(data);
    memcpy(matrix16, data->world, sizeof data->world);
}

// --- arrays ---
typedef struct target {
    vt_node_data *node;
    vt_array *array;
    const vt_array_spec *spec;
    char what[60];
    vt_status status;
} target;

static target target_of(vt_node node, int array) {
    target t = {.node = vt_api_node(node), .status = VT_ERROR_HANDLE};
    if (!t.node) return t;
    const vt_kind_spec *spec = vt_kind_spec_of(t.node->kind);
    t.status = VT_ERROR_NAME;
    if (array < 0 || array >= spec->array_count) {
        if (spec->array_count)
            vt_fail(VT_ERROR_NAME, "%s: got array number %d, wanted 0 to %d", spec->name, array, spec->array_count - 1);
        else
            vt_fail(VT_ERROR_NAME, "%s: has no arrays", spec->name);
        return t;
    }
    t.array = &t.node->arrays[array];
    t.spec = &spec->arrays[array];
    vt_print(t.what, sizeof t.what, "%s.%s", spec->name, t.spec->name);
    t.status = VT_OK;
    return t;
}

// A failed write may have put an older content back.
static vt_status settle(const target *t, vt_status status) {
    if (status) vt_node_invalidate(t->node, VT_SHAPES);
    return status;
}

vt_status vt_array_begin(vt_node node, int array, int dtype, uint32_t layers, uint32_t rows, uint32_t columns,
                         uint32_t components) {
    target t = target_of(node, array);
    if (t.status) return t.status;
    // A shape that is wrong in itself is told first; then one that does not fit the other arrays.
    vt_status status = vt_array_check(t.spec, t.what, dtype, layers, rows, columns, components);
    if (!status) status = vt_check_shape(t.node, array, layers, rows, columns);
    if (!status) status = vt_array_open(t.array, t.spec, t.what, dtype, layers, rows, columns, components);
    int axis = vt_space_axis(t.node, array);
    if (!status && axis >= 0) {
        vt_axis_scale scales[3];
        vt_space_scales_from(vt_scene_of(t.node), axis, scales);
        vt_array_spread(t.array, scales);
    }
    return status;
}

void *vt_array_place(vt_node node, int array, uint32_t first) {
    target t = target_of(node, array);
    return t.status ? NULL : vt_array_direct(t.array, t.spec, first);
}

vt_status vt_array_put(vt_node node, int array, uint32_t first, uint32_t count, const void *elements) {
    target t = target_of(node, array);
    return t.status ? t.status : settle(&t, vt_array_take(t.array, t.spec, t.what, first, count, elements));
}

vt_status vt_array_end(vt_node node, int array, uint32_t first, uint32_t count) {
    target t = target_of(node, array);
    if (t.status) return t.status;
    vt_status status = vt_array_close(t.array, t.spec, t.what, first, count);
    if (status) return status;
    vt_select_fit(t.node);
    vt_node_invalidate(t.node, VT_SHAPES);
    return vt_check_content(t.node, array);
}

vt_status vt_array_decode(vt_node node, int array, const void *file, uint32_t bytes) {
    target t = target_of(node, array);
    if (t.status) return t.status;
    if (t.spec->storage != VT_S_PIXELS) return vt_fail(VT_ERROR_VALUE, "%s: takes numbers, not a picture file", t.what);
    uint8_t *rgba;
    uint32_t width, height;
    vt_status status = vt_image_file_decode(file, bytes, &rgba, &width, &height);
    if (status) return vt_fail(status, "%s: %s", t.what, vt_fail_text());
    status = vt_array_open(t.array, t.spec, t.what, VT_U8, 1, height, width, 4);
    if (!status) status = settle(&t, vt_array_take(t.array, t.spec, t.what, 0, width * height, rgba));
    if (!status) status = vt_array_end(node, array, 0, 0);
    vt_free(rgba);
    return status;
}

// --- views ---
vt_status vt_view_fit(vt_node view, vt_node node) {
    vt_node_data *v = vt_api_view(view), *data = v ? vt_api_node(node) : NULL;
    if (!v || !data) return v ? VT_ERROR_HANDLE : vt_node_get(view) ? VT_ERROR_VALUE : VT_ERROR_HANDLE;
    if (data->scene != v->scene) return vt_fail(VT_ERROR_VALUE, "view: the node to fit to is in another scene");
    double min_max[6];
    vt_api_settle(v);
    bool any =
        data->kind == VT_SCENE ? vt_space_box(vt_scene_of(v), min_max, min_max + 3) : vt_info_bounds(data, min_max);
    if (!any) return vt_fail(VT_ERROR_VALUE, "view: there is nothing to fit to: no visible data");
    vt_status status = vt_controls_fit(v, min_max, min_max + 3);
    // A part that was chosen stays in sight; the whole scene goes on as it was.
    if (!status && data->kind != VT_SCENE) v->props[VT_SLOT(view, autofit)] = 0;
    return status;
}

static vt_status check_finite(const char *what, double a, double b, double c) {
    if (vt_is_finite(a) && vt_is_finite(b) && vt_is_finite(c)) return VT_OK;
    return vt_fail(VT_ERROR_VALUE, "view: got %g, wanted finite numbers for %s",
                   !vt_is_finite(a)   ? a
                   : !vt_is_finite(b) ? b
                                      : c,
                   what);
}

vt_status vt_view_look(vt_node view, double elevation, double azimuth, double roll) {
    VIEW_OR_FAIL(view);
    vt_api_settle(view_data);
    return vt_controls_look(view_data, elevation, azimuth, roll);
}

vt_status vt_view_orbit(vt_node view, double dx, double dy) {
    VIEW_OR_FAIL(view);
    vt_status status = check_finite("orbit", dx, dy, 0);
    if (status) return status;
    vt_api_settle(view_data);
    vt_controls_orbit(view_data, dx, dy);
    return VT_OK;
}

vt_status vt_view_pan(vt_node view, double dx, double dy) {
    VIEW_OR_FAIL(view);
    vt_status status = check_finite("pan", dx, dy, 0);
    if (status) return status;
    vt_api_settle(view_data);
    vt_controls_pan(view_data, dx, dy);
    return VT_OK;
}

vt_status vt_view_zoom(vt_node view, double factor, double x, double y) {
    VIEW_OR_FAIL(view);
    vt_status status = check_finite("zoom", factor, x, y);
    if (status) return status;
    if (!(factor > 0))
        return vt_fail(VT_ERROR_VALUE, "view: got a zoom of %g, wanted more than 0 (2 is twice as near)", factor);
    vt_api_settle(view_data);
    vt_controls_zoom(view_data, factor, x, y);
    return VT_OK;
}

vt_status vt_view_angles(vt_node view, double *elevation_azimuth_roll) {
    VIEW_OR_FAIL(view);
    vt_api_settle(view_data);
    vt_controls_angles(view_data, elevation_azimuth_roll);
    return VT_OK;
}

vt_status vt_view_pose(vt_node view, double *pose) {
    VIEW_OR_FAIL(view);
    vt_api_settle(view_data);
    vt_controls_pose(view_data, pose);
    return VT_OK;
}

vt_status vt_view_set_pose(vt_node view, const double *pose) {
    VIEW_OR_FAIL(view);
    for (int i = 0; i < 7; i++)
        if (!vt_is_finite(pose[i]) || pose[6] <= 0)
            return vt_fail(VT_ERROR_VALUE, "view: got a pose with %g, wanted finite numbers and a distance above 0",
                           pose[i]);
    vt_api_settle(view_data);
    return vt_controls_set_pose(view_data, pose);
}

vt_status vt_view_matrices(vt_node view, double *view16, double *projection16) {
    VIEW_OR_FAIL(view);
    vt_api_settle(view_data);
    const vt_camera *camera = &vt_view_state_of(view_data)->camera;
    if (view16) memcpy(view16, camera->view, sizeof camera->view);
    if (projection16) memcpy(projection16, camera->projection, sizeof camera->projection);
    return VT_OK;
}

vt_status vt_view_set_matrices(vt_node view, const double *view16, const double *projection16) {
    VIEW_OR_FAIL(view);
    return vt_view_fix(view_data, view16, projection16);
}

vt_status vt_view_project(vt_node view, const double *data3, double *pixel3) {
    VIEW_OR_FAIL(view);
    vt_api_settle(view_data);
    double place[3];
    vt_space_place(vt_scene_of(view_data), data3, place);
    if (vt_camera_project(&vt_view_state_of(view_data)->camera, place, pixel3)) return VT_OK;
    for (int c = 0; c < 3; c++)
        if (vt_is_nan(place[c]) && !vt_is_nan(data3[c]))
            return vt_fail(VT_ERROR_VALUE, "view: the log axis %c has no place for %g", 'x' + c, data3[c]);
    return vt_fail(VT_ERROR_VALUE, "view: (%g, %g, %g) is behind the camera", data3[0], data3[1], data3[2]);
}

// --- frames and OpenGL ---
int vt_view_render(vt_node view) {
    VIEW_OR_FAIL(view);
    return vt_gl_frame(view_data);
}

vt_status vt_view_read(vt_node view, uint8_t *rgba) {
    VIEW_OR_FAIL(view);
    if (!rgba) return vt_fail(VT_ERROR_VALUE, "view: got no place for the picture, wanted width * height * 4 bytes");
    return vt_gl_read(view_data, rgba);
}

vt_status vt_gl_attach(void) { return vt_gl_start(); }
void vt_gl_release(void) { vt_gl_stop(false); }
void vt_gl_lost(void) { vt_gl_stop(true); }
