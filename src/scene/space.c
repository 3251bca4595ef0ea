// In:  a scene's axis properties and the bounds of its data.
// Out: where each axis begins and ends, how its numbers are spread, how the axes are stretched beside each other.
// Declared in space.h and node.h.
#include "scene/space.h"

// --- properties ---
typedef struct axis_props { // as VT_PROPS_AXIS_OF lays them out
    double label, unit, lim[2], scale, threshold, epoch[2], categories;
} axis_props;
#define AXIS_DOUBLES (sizeof(axis_props) / sizeof(double))
_Static_assert(VT_SLOT(scene, ylabel) == VT_SLOT(scene, xlabel) + AXIS_DOUBLES &&
                   VT_SLOT(scene, zlabel) == VT_SLOT(scene, ylabel) + AXIS_DOUBLES &&
                   VT_SLOT(scene, xlim) == VT_SLOT(scene, xlabel) + offsetof(axis_props, lim) / sizeof(double) &&
                   VT_SLOT(scene, xcategories) ==
                       VT_SLOT(scene, xlabel) + offsetof(axis_props, categories) / sizeof(double),
               "axis_props is what VT_PROPS_AXIS_OF makes");

static const axis_props *props_of(const vt_node_data *scene, int axis) {
    return (const axis_props *)(const void *)(scene->props + VT_SLOT(scene, xlabel) + (size_t)axis * AXIS_DOUBLES);
}

static bool has_text(const vt_node_data *scene, int axis, size_t member) {
    return vt_node_text(scene,
                        VT_SLOT(scene, xlabel) + (int)((size_t)axis * AXIS_DOUBLES + member / sizeof(double)))[0];
}
#define HAS_TEXT(scene, axis, member) has_text(scene, axis, offsetof(axis_props, member))

static void read_axis(const axis_props *p, vt_axis *axis) {
    axis->scale.type = (vt_scale_type)p->scale, axis->scale.threshold = p->threshold; // by member, for vt_space_update
    memcpy(axis->epoch, p->epoch, sizeof axis->epoch);
}

int vt_space_axis(const vt_node_data *node, int array) {
    if (node->ops->axis) return node->ops->axis(array);
    return vt_node_spec(node)->arrays[array].storage == VT_S_POINT3 ? 0 : -1;
}

void vt_space_scales_from(const vt_scene_data *scene, int first, vt_axis_scale *scales3) {
    for (int c = 0; c < 3; c++)
        scales3[c] = first + c < 3 ? scene->space.axis[first + c].scale : (vt_axis_scale){VT_SCALE_LINEAR, 0};
}

void vt_space_place(const vt_scene_data *scene, const double *data3, double *scene3) {
    for (int c = 0; c < 3; c++) scene3[c] = vt_axis_scale_apply(scene->space.axis[c].scale, data3[c]);
}

void vt_space_bounds_out(const vt_scene_data *scene, double *min_max) {
    for (int i = 0; i < 6; i++) min_max[i] = vt_axis_scale_invert(scene->space.axis[i % 3].scale, min_max[i]);
}

void vt_space_scales(vt_scene_data *scene) {
    vt_node_data *root = vt_node_at(scene->slot);
    bool same = true;
    for (int c = 0; c < 3; c++) {
        vt_axis next = scene->space.axis[c];
        read_axis(props_of(root, c), &next);
        same = same && vt_axis_scale_equal(next.scale, scene->space.axis[c].scale);
        scene->space.axis[c] = next;
    }
    if (same) return;
    scene->space.revision++;
    for (vt_node_data *node = vt_node_following(root, root); node; node = vt_node_following(root, node)) {
        if (node->kind == VT_VIEW) continue;
        const vt_kind_spec *spec = vt_kind_spec_of(node->kind);
        for (int i = 0; i < spec->array_count; i++) {
            int axis = vt_space_axis(node, i);
            if (axis < 0) continue;
            vt_axis_scale scales[3];
            vt_space_scales_from(scene, axis, scales);
            vt_array_rescale(&node->arrays[i], &spec->arrays[i], scales);
        }
        vt_node_invalidate(node, VT_MOVES | VT_SHAPES);
    }
}

vt_status vt_space_check(const vt_node_data *scene) {
    for (int c = 0; c < 3; c++) {
        const axis_props *p = props_of(scene, c);
        for (int i = 0; i < 2; i++)
            if ((int)p->scale == VT_SCALE_LOG && p->lim[i] <= 0)
                return vt_fail(
                    VT_ERROR_VALUE,
                    "scene.%clim: got %g on a log axis, wanted more than 0 (%cscale \"symlog\" shows 0 and less)",
                    'x' + c, p->lim[i], 'x' + c);
    }
    const double *side = VT_PROPS(scene, scene)->aspect;
    if (!(side[0] > 0) == !(side[1] > 0) && !(side[0] > 0) == !(side[2] > 0)) return VT_OK;
    return vt_fail(VT_ERROR_VALUE,
                   "scene.aspect: got (%g, %g, %g), wanted three lengths above 0, \"auto\" or \"equal\"", side[0],
                   side[1], side[2]);
}

// --- what is in the scene ---
typedef struct content {
    bool data;       // points, lines, surfaces: things that are read off axes
    bool bodies;     // meshes, shapes, pictures: things that have a shape of their own
    bool edge[2][2]; // x, y: a surface or a picture ends where all data do, low and high: no room is left beyond it
} content;

static content content_of(const vt_scene_data *scene) {
    content found = {0};
    for (uint32_t i = 0; i < scene->mark_count; i++) {
        if (!scene->marks[i]) continue;
        const vt_node_data *node = vt_node_at(scene->marks[i]);
        if (!node->shown || node->bounds_min[0] > node->bounds_max[0]) continue;
        bool sheet = vt_node_is(node, VT_IS_SHEET);
        found.data = found.data || vt_node_is(node, VT_IS_READ_OFF);
        found.bodies = found.bodies || vt_node_is(node, VT_IS_BODY);
        for (int c = 0; c < 2 && sheet; c++) {
            found.edge[c][0] = found.edge[c][0] || node->bounds_min[c] <= scene->bounds_min[c];
            found.edge[c][1] = found.edge[c][1] || node->bounds_max[c] >= scene->bounds_max[c];
        }
    }
    for (int i = 0; i < VT_BATCH_COUNT; i++) found.bodies = found.bodies || scene->batches[i].count;
    return found;
}

static bool has_words(const vt_node_data *scene) { // something was said about an axis, so it is to be seen
    for (int c = 0; c < 3; c++) {
        const axis_props *p = props_of(scene, c);
        if ((int)p->scale != VT_SCALE_LINEAR || !vt_is_nan(p->lim[0]) || !vt_is_nan(p->lim[1])) return true;
        if (HAS_TEXT(scene, c, label) || HAS_TEXT(scene, c, unit) || HAS_TEXT(scene, c, categories)) return true;
    }
    return false;
}

// --- ranges ---
static uint32_t names_of(const vt_node_data *scene, int axis) {
    if (!HAS_TEXT(scene, axis, categories)) return 0;
    uint32_t count = 1;
    const char *at = vt_node_text(scene, VT_SLOT(scene, xcategories) + (int)((size_t)axis * AXIS_DOUBLES));
    for (; *at; at++) count += *at == '\n' && at[1];
    return count;
}

// What doubles can still part into ticks.
static bool has_length(double low, double high) {
    return high - low > 1e-13 * VT_MAX(fabs(low), fabs(high)) && vt_is_finite(high - low);
}

static const double beyond = 0.04; // of an axis' length, at both ends, so that no point lies on the rim

static void data_range(const vt_scene_data *scene, const content *found, int c, vt_axis *axis) {
    double low = scene->bounds_min[c], high = scene->bounds_max[c];
    bool any = low <= high;
    if (axis->scale.type == VT_SCALE_CATEGORY) {
        double last = (double)names_of(vt_node_at(scene->slot), c) - 1;
        axis->low = VT_MIN(0, any ? floor(low + 0.5) : 0) - 0.5;
        axis->high = VT_MAX(VT_MAX(last, 0), any ? floor(high + 0.5) : 0) + 0.5;
        return;
    }
    double more = any ? (high - low) * beyond : 0;
    axis->low = any ? low - (c < 2 && found->edge[c][0] ? 0 : more) : 0;
    axis->high = any ? high + (c < 2 && found->edge[c][1] ? 0 : more) : 1;
}

// Data that are all the same along an axis stand in its middle.
static void widen(vt_axis *axis, double half) {
    double middle = axis->low / 2 + axis->high / 2;
    if (axis->scale.type == VT_SCALE_DATE) half = 43200;
    if (!vt_axis_scale_is_identity(axis->scale)) half = 0.5;
    half = VT_MAX(half, fabs(middle) * 1e-9);
    axis->low = middle - half, axis->high = middle + half;
}

static void take_limits(vt_axis *axis, const double *lim, double half) {
    double from = vt_axis_scale_apply(axis->scale, lim[0]), to = vt_axis_scale_apply(axis->scale, lim[1]);
    bool has_from = vt_is_finite(from), has_to = vt_is_finite(to);
    axis->limited = has_from || has_to;
    axis->reversed = has_from && has_to && from > to;
    double length = axis->high - axis->low;
    if (has_from) axis->low = axis->reversed ? to : from;
    if (has_to) axis->high = axis->reversed ? from : to;
    if (has_length(axis->low, axis->high)) return;
    // One end alone that leaves all data outside: the axis goes on from it.
    if (has_from && !has_to) axis->high = axis->low + length;
    if (has_to && !has_from) axis->low = axis->high - length;
    if (!has_length(axis->low, axis->high)) widen(axis, half);
}

// Returns whether each axis had some length of its own.
static void ranges_of(const vt_scene_data *scene, const content *found, vt_space *space, bool *own) {
    double longest = 0;
    for (int c = 0; c < 3; c++) {
        vt_axis *axis = &space->axis[c];
        data_range(scene, found, c, axis);
        own[c] = has_length(axis->low, axis->high);
        if (own[c] && vt_axis_scale_is_identity(axis->scale)) longest = VT_MAX(longest, axis->high - axis->low);
    }
    double half = longest > 0 ? longest / 8 : 0.5;
    for (int c = 0; c < 3; c++) {
        if (!own[c]) widen(&space->axis[c], half);
        take_limits(&space->axis[c], props_of(vt_node_at(scene->slot), c)->lim, half);
        own[c] = own[c] || space->axis[c].limited;
    }
}

// --- stretching ---
// Lengths up to so many times each other are shown as they are; from there on they turn by and by into a box that is easy
// to read: never at once, so that a picture of growing data does not jump. Bodies have a shape to keep, so they are squeezed
// only where they would be threads otherwise. 0: as they are, 1: wholly that box.
static double squeeze_of(const vt_space *space, const bool *own, bool bodies) {
    double longest = 0, shortest = INFINITY;
    for (int c = 0; c < 3; c++) {
        double length = space->axis[c].high - space->axis[c].low;
        if (space->axis[c].scale.type != VT_SCALE_LINEAR) return 1; // lengths of different kinds
        if (own[c]) longest = VT_MAX(longest, length), shortest = VT_MIN(shortest, length);
    }
    return longest > 0 ? VT_CLAMP(log10(longest / shortest / (bodies ? 100 : 3)) * (bodies ? 1 : 3), 0, 1) : 0;
}

// Shaders compute in float32, with squares of squares of these lengths.
static const double friendly[2] = {1e-4, 1e9};

static void stretch_of(vt_space *space, const double *aspect, const bool *own, const content *found) {
    static const double easy[3] = {1, 1, 0.75};
    double length[3], longest = 0, side[3], longest_side = 0, squeeze = 0;
    for (int c = 0; c < 3; c++) {
        length[c] = space->axis[c].high - space->axis[c].low;
        longest = VT_MAX(longest, length[c]);
    }
    if (vt_is_nan(aspect[0]) && found->data) squeeze = squeeze_of(space, own, found->bodies);
    space->boxed = squeeze > 0 || aspect[0] > 0;
    for (int c = 0; c < 3; c++) {
        side[c] = aspect[0] > 0 ? aspect[c] : (1 - squeeze) * length[c] / longest + squeeze * easy[c];
        longest_side = VT_MAX(longest_side, side[c]);
    }
    double even = longest >= friendly[0] && longest <= friendly[1] ? 1 : ldexp(1, -vt_exponent(longest));
    for (int c = 0; c < 3; c++) {
        space->stretch[c] = space->boxed ? side[c] / longest_side / length[c] : even;
        if (space->axis[c].reversed) space->stretch[c] = -space->stretch[c], space->mirrored = !space->mirrored;
    }
}

void vt_space_update(vt_scene_data *scene) {
    vt_space *space = &scene->space, next;
    const vt_node_data *node = vt_node_at(scene->slot);
    if (space->revision && space->of_bounds == scene->bounds_revision && space->of_scene == scene->revision) return;
    memset(&next, 0, sizeof next); // to be compared with its gaps
    const vt_scene_props *props = VT_PROPS(scene, node);
    bool own[3];
    content found = content_of(scene);
    found.data = found.data || props->axes[0] == 1 || props->axes[0] == 2 || has_words(node);
    for (int c = 0; c < 3; c++) read_axis(props_of(node, c), &next.axis[c]);
    ranges_of(scene, &found, &next, own);
    stretch_of(&next, props->aspect, own, &found);
    next.shown = props->axes[0] > 0 ? props->axes[0] < 3 : found.data;
    next.revision = space->revision;
    next.of_bounds = space->of_bounds, next.of_scene = space->of_scene;
    if (memcmp(&next, space, sizeof next) != 0) next.revision++;
    next.of_bounds = scene->bounds_revision, next.of_scene = scene->revision;
    memcpy(space, &next, sizeof next);
}

// --- for cameras ---
bool vt_space_box(const vt_scene_data *scene, double *min3, double *max3) {
    for (int c = 0; c < 3; c++) {
        min3[c] = scene->space.shown ? scene->space.axis[c].low : scene->bounds_min[c];
        max3[c] = scene->space.shown ? scene->space.axis[c].high : scene->bounds_max[c];
    }
    return min3[0] <= max3[0];
}

bool vt_space_reach(const vt_scene_data *scene, double *min3, double *max3) {
    const vt_space *space = &scene->space;
    for (int c = 0; c < 3; c++) {
        const vt_axis *axis = &space->axis[c];
        min3[c] = scene->bounds_min[c], max3[c] = scene->bounds_max[c];
        if (space->shown) min3[c] = VT_MIN(min3[c], axis->low), max3[c] = VT_MAX(max3[c], axis->high);
        if (axis->limited) min3[c] = axis->low, max3[c] = axis->high; // what is outside is cut off
    }
    return min3[0] <= max3[0] && min3[1] <= max3[1] && min3[2] <= max3[2];
}
