// In:  questions from outside: what is here, what is selected, what is it called.
// Out: the answers of the stages that know, once handles and arguments are known to be right.
#include "annotate/ticks.h"
#include "api/api.h"
#include "gl/gl.h"
#include "query/describe.h"
#include "query/pick.h"
#include "query/select.h"

static void to_data(const vt_scene_data *scene, const double *place3, double *data3) {
    for (int c = 0; c < 3; c++) data3[c] = vt_axis_scale_invert(scene->space.axis[c].scale, place3[c]);
}

vt_status vt_view_pick(vt_node view, double x, double y, double radius, double *numbers) {
    VIEW_OR_FAIL(view);
    if (!vt_is_finite(x) || !vt_is_finite(y) || vt_is_nan(radius) || !numbers)
        return vt_fail(VT_ERROR_VALUE, "view: got a pick at (%g, %g) within %g px, wanted finite numbers", x, y,
                       radius);
    vt_api_settle(view_data);
    vt_pick pick = {0};
    vt_pick_at(view_data, x, y, radius, &pick);
    double all[VT_PICK_NUMBERS] = {
        pick.what,     pick.node.id,  pick.element, 0, 0, 0, pick.depth, pick.distance, pick.part,
        pick.place[0], pick.place[1], pick.place[2]};
    to_data(vt_scene_of(view_data), pick.place, all + 3);
    memcpy(numbers, all, sizeof all);
    return 0;
}

int vt_view_ready(vt_node view) {
    VIEW_OR_FAIL(view);
    vt_api_settle(view_data);
    return vt_pick_ready(view_data);
}

static vt_status check_how(int how) {
    if ((how & ~VT_SELECT_VISIBLE) >= VT_SELECT_REPLACE && (how & ~VT_SELECT_VISIBLE) <= VT_SELECT_TOGGLE) return VT_OK;
    return vt_fail(VT_ERROR_VALUE, "select: got %d as the way, wanted 0 (replace), 1 (add), 2 (remove) or 3 (toggle)",
                   how);
}

int vt_view_select(vt_node view, const double *corners, int count, int how) {
    VIEW_OR_FAIL(view);
    if (check_how(how)) return VT_ERROR_VALUE;
    if (!corners || count < 3) return vt_fail(VT_ERROR_VALUE, "select: got %d corners, wanted 3 or more", count);
    for (int i = 0; i < 2 * count; i++)
        if (!vt_is_finite(corners[i]))
            return vt_fail(VT_ERROR_VALUE, "select: corner %d is not a finite number", i / 2);
    vt_api_settle(view_data);
    if (!(how & VT_SELECT_VISIBLE)) return vt_select_in(view_data, corners, count, how, NULL);
    const vt_camera *camera = &vt_view_state_of(view_data)->camera;
    size_t pixels = (size_t)VT_MAX(camera->width, 1) * (size_t)VT_MAX(camera->height, 1);
    float *depth = vt_alloc(pixels * sizeof *depth);
    if (!depth) return vt_fail(VT_ERROR_MEMORY, "select: no memory for the picture's depth");
    int selected = vt_gl_depth(view_data, depth);
    if (!selected) selected = vt_select_in(view_data, corners, count, how, depth);
    vt_free(depth);
    return selected;
}

vt_status vt_select(vt_node node, const uint32_t *elements, uint32_t count, int how) {
    vt_node_data *data = vt_api_node(node);
    if (!data) return VT_ERROR_HANDLE;
    if (check_how(how)) return VT_ERROR_VALUE;
    return vt_select_set(data, elements, elements ? count : 0, how);
}

int vt_selected(vt_node node, uint32_t *elements, uint32_t capacity) {
    const vt_node_data *data = vt_api_node(node);
    return data ? vt_select_get(data, elements, elements ? capacity : 0) : VT_ERROR_HANDLE;
}

vt_status vt_place(vt_node node, uint32_t element, double *data3) {
    vt_node_data *data = vt_api_node(node);
    if (!data) return VT_ERROR_HANDLE;
    uint32_t count = vt_select_elements(data);
    if (element >= count || !data3)
        return vt_fail(VT_ERROR_VALUE, "%s: got element %u, wanted 0 to %d", vt_kind_spec_of(data->kind)->name, element,
                       (int)count - 1);
    vt_api_update(data);
    double place[3];
    vt_select_anchor(data, element, place);
    to_data(vt_scene_of(data), place, data3);
    return VT_OK;
}

vt_status vt_view_drag(vt_node view, vt_node node, int part, double x0, double y0, double x1, double y1) {
    VIEW_OR_FAIL(view);
    vt_node_data *data = vt_api_node(node);
    if (!data) return VT_ERROR_HANDLE;
    if (data->scene != view_data->scene)
        return vt_fail(VT_ERROR_VALUE, "drag: the %s is in another scene", vt_kind_spec_of(data->kind)->name);
    if (!vt_is_finite(x0 + y0 + x1 + y1))
        return vt_fail(VT_ERROR_VALUE, "drag: got (%g, %g) to (%g, %g), wanted finite numbers", x0, y0, x1, y1);
    vt_api_settle(view_data);
    if (!data->ops->drag)
        return vt_fail(VT_ERROR_VALUE, "drag: got a %s, wanted a clip_plane or clip_box",
                       vt_kind_spec_of(data->kind)->name);
    return data->ops->drag(view_data, data, part, x1 - x0, y1 - y0);
}

const char *vt_axis_word(vt_node scene, int axis, double data, int digits) {
    static char word[256];
    vt_node_data *node = vt_api_node(scene);
    if (!node) return NULL;
    if (axis < 0 || axis > 2) {
        vt_fail(VT_ERROR_VALUE, "axis: got %d, wanted 0 (x), 1 (y) or 2 (z)", axis);
        return NULL;
    }
    vt_api_update(node);
    static const int categories[] = {VT_SLOT(scene, xcategories), VT_SLOT(scene, ycategories),
                                     VT_SLOT(scene, zcategories)};
    const vt_scene_data *all = vt_scene_of(node);
    vt_ticks_word(&all->space.axis[axis], vt_node_text(vt_node_at(all->slot), categories[axis]), data, digits, word,
                  sizeof word);
    return word;
}

const char *vt_describe(vt_node scene) {
    vt_node_data *node = vt_api_node(scene);
    if (!node) return NULL;
    vt_api_update(node);
    return vt_describe_scene(vt_node_at(node->scene));
}
