// In:  clip nodes.
// Out: the volumes that they cut off; what is to be known of their kinds. Their handles are in clip_handles.c.
#include "kinds/clip_handles.h"

static vt_status admit(const vt_scene_data *scene, int kind) {
    const int most = VT_LENGTH(scene->clip_slots);
    if (!scene->clip_slots[most - 1]) return VT_OK;
    return vt_fail(VT_ERROR_VALUE,
                   "%s: the scene has %d clip planes and boxes, which is the most; remove one, or move one of them",
                   vt_kind_spec_of(kind)->name, most);
}

// A volume's map, in node axes first. False when it has none: nothing is as flat as that.
static bool map_plane(const vt_node_data *node, vt_clip *clip) {
    double inverse[16], normal[3], row[3];
    memcpy(normal, VT_PROPS(clip_plane, node)->normal, sizeof normal);
    if (!vt_normalize(normal) || !vt_mat_inverse(node->world, inverse)) return false;
    memset(clip->map, 0, sizeof clip->map);
    for (int c = 0; c < 3; c++) row[c] = vt_dot(normal, inverse + c * 4);
    double size = vt_length(row);
    if (!(size > 0) || !vt_is_finite(size)) return false;
    for (int c = 0; c < 3; c++) clip->map[c * 4] = row[c] / size;
    clip->map[12] = -vt_dot(node->world + 12, (double[3]){clip->map[0], clip->map[4], clip->map[8]});
    clip->map[15] = 1;
    clip->how = VT_CLIP_BEHIND;
    return true;
}

static bool map_box(const vt_node_data *node, vt_clip *clip) {
    const vt_clip_box_props *p = VT_PROPS(clip_box, node);
    double world[16];
    memcpy(world, node->world, sizeof world);
    for (int c = 0; c < 3; c++)
        for (int i = 0; i < 3; i++) world[c * 4 + i] *= p->size[c];
    clip->how = p->keep[0] > 0.5 ? VT_CLIP_INSIDE : VT_CLIP_OUTSIDE;
    if (vt_mat_inverse(world, clip->map)) return true;
    memset(clip->map, 0, sizeof clip->map); // without an inside: everything is outside
    clip->map[12] = clip->map[15] = 1;
    return clip->how == VT_CLIP_OUTSIDE;
}

const vt_kind_ops vt_clip_plane_ops = {.admit = admit,
                                       .clip = map_plane,
                                       .paint = vt_clip_handles_paint,
                                       .paint_layer = VT_PAINT_HANDLES,
                                       .drag = vt_clip_handles_drag};
const vt_kind_ops vt_clip_box_ops = {.admit = admit,
                                     .clip = map_box,
                                     .paint = vt_clip_handles_paint,
                                     .paint_layer = VT_PAINT_HANDLES,
                                     .drag = vt_clip_handles_drag};
