// In:  light nodes.
// Out: what is to be known of their kinds.
#include "scene/scene.h"

// What a light costs is paid by each pixel; the uniform block has places for so many. Ambient light is one sum.
static vt_status admit(const vt_scene_data *scene, int kind) {
    int count = 0;
    for (uint32_t i = 0; i < scene->light_count; i++)
        count += scene->lights[i] != 0 && vt_node_at(scene->lights[i])->kind != VT_AMBIENT_LIGHT;
    if (count < VT_LIGHTS) return VT_OK;
    return vt_fail(VT_ERROR_VALUE,
                   "%s: the scene has %d directional and point lights, which is the most; remove one, or use an "
                   "ambient_light",
                   vt_kind_spec_of(kind)->name, count);
}

const vt_kind_ops vt_ambient_light_ops = {0};
const vt_kind_ops vt_directional_light_ops = {.admit = admit};
const vt_kind_ops vt_point_light_ops = {.admit = admit};
