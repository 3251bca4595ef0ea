// In:  a scene's clip nodes, the limits of its axes.
// Out: the volumes that cut off what is drawn, as affine maps; whether a place is kept.
#include "scene/clip.h"

// Float32 rounds what lies exactly on a side; it counts as kept. A part of the box's size, the same as in clip.glsl.
#define ON_THE_SIDE 1e-5

static bool map_limits(const vt_space *space, vt_clip *clip) {
    bool any = false;
    memset(clip->map, 0, sizeof clip->map);
    clip->map[15] = 1;
    clip->how = VT_CLIP_OUTSIDE;
    for (int c = 0; c < 3; c++) {
        const vt_axis *axis = &space->axis[c];
        double size = axis->high - axis->low;
        if (!axis->limited || !(size > 0) || !vt_is_finite(size)) continue;
        any = true;
        clip->map[c * 5] = 1 / size;
        clip->map[12 + c] = -0.5 - axis->low / size;
    }
    return any;
}

void vt_clips_update(vt_scene_data *scene) {
    vt_clips *clips = &scene->clips;
    clips->count = 0;
    for (int i = 0; i < VT_LENGTH(scene->clip_slots) && scene->clip_slots[i]; i++) {
        const vt_node_data *node = vt_node_at(scene->clip_slots[i]);
        if (!node->shown) continue;
        vt_clip *clip = &clips->items[clips->count];
        clips->count += node->ops->clip(node, clip);
    }
    clips->count += map_limits(&scene->space, &clips->items[clips->count]);
}

bool vt_clip_keeps(const vt_clips *clips, const double *place3) {
    for (int i = 0; i < clips->count; i++) {
        const vt_clip *clip = &clips->items[i];
        double at[3];
        vt_mat_point(clip->map, place3, at);
        double reach = VT_MAX(VT_MAX(fabs(at[0]), fabs(at[1])), fabs(at[2]));
        // Rounding of a plane's distance: as large as the numbers that it is the sum of.
        bool cut = clip->how == VT_CLIP_BEHIND    ? at[0] < -1e-12 * fabs(clip->map[12])
                   : clip->how == VT_CLIP_OUTSIDE ? reach > 0.5 + ON_THE_SIDE
                                                  : reach < 0.5 - ON_THE_SIDE;
        if (cut) return false;
    }
    return true;
}
