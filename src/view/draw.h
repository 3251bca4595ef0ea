// In:  a scene and a camera after their updates.
// Out: a flat, sorted list of draws, each a complete value: who draws it, whose buffers, which range, which uniforms.
//      Pure: no GL, no state.
#ifndef VT_DRAW_H
#define VT_DRAW_H
#include "base/mat.h"
#include "view/view.h"

typedef struct vt_draw {
    uint64_t key;  // layer 4 | order 12 | translucent 1 | family 8 | sequence 24: sorted ascending. Order stands before
                   // family because at equal depth the later draw is in front
    uint32_t slot; // the node; of a batch and of the overlay (TEXT, one draw in the last layer) the scene
    vt_family family;       // who draws it
    uint8_t batch;          // of instanced kinds: which of the scene's
    bool translucent;       // alpha < 1 somewhere: stochastic alpha
    uint32_t first, count;  // elements: points, segments, faces, rows...
    mat3 linear;            // node axes to stretched axes
    vec3 eye_high, eye_low; // the eye in the array's frame (local, minus origin), as a sum of two floats
    float alpha;
} vt_draw;

typedef struct vt_draw_list {
    vt_draw *items;
    uint32_t count, capacity;
    bool any_translucent; // so more passes are needed
} vt_draw_list;

bool vt_draw_build(vt_draw_list *list, vt_scene_data *scene, const vt_camera *camera); // false when memory ran out
void vt_draw_free(vt_draw_list *list);
#endif
