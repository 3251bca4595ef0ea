// In:  text nodes and the scene's title.
// Out: their letters in the overlay's batch, far ones first, with leader lines.
// Called by: overlay.c.
#include "overlay.h"
#include <stdlib.h>

#define TITLE_PX 15.0f
#define TITLE_MARGIN_PX 14.0f

// The texts of a scene in the order that they are drawn in.
typedef struct ranked {
    double order, distance;
    uint32_t slot;
} ranked;
static ranked *ranks;
static uint32_t ranks_capacity;

static int by_rank(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    if (x->order != y->order) return x->order < y->order ? -1 : 1;
    if (x->distance != y->distance) return x->distance > y->distance ? -1 : 1;
    return x->slot < y->slot ? -1 : x->slot > y->slot;
}

static bool put_node(vt_overlay *overlay, const vt_node_data *node) {
    const vt_text_props *p = VT_PROPS(text, node);
    vt_text_style style = {.size = (float)p->size[0],
                           .anchor = (vt_text_anchor)p->anchor[0],
                           .baseline = (vt_text_baseline)p->baseline[0],
                           .offset = {(float)p->offset[0], (float)p->offset[1]},
                           .halo = (float)p->halo[0]};
    vt_theme_color(p->color, overlay->theme.text, node->alpha, style.color);
    vt_theme_color(p->halo_color, overlay->theme.background, node->alpha, style.halo_color);
    return vt_text_world(overlay->batch, vt_node_text(node, VT_SLOT(text, text)), &style, overlay->camera,
                         &node->world[12], p->occluded[0] != 0);
}

static bool put_title(vt_overlay *overlay) {
    const char *title = vt_node_text(overlay->scene_node, VT_SLOT(scene, title));
    if (!*title) return true;
    vt_text_style style = {
        .size = TITLE_PX, .weight = VT_TEXT_SEMIBOLD, .anchor = VT_TEXT_CENTER, .baseline = VT_TEXT_TOP};
    style.wrap = (float)VT_MAX(overlay->width - 2 * TITLE_MARGIN_PX, TITLE_PX);
    memcpy(style.color, overlay->theme.text, sizeof style.color);
    return vt_text_screen(overlay->batch, title, &style, overlay->width / 2, TITLE_MARGIN_PX);
}

bool vt_texts_put(vt_overlay *overlay) {
    const vt_scene_data *scene = overlay->scene;
    const vt_camera *camera = overlay->camera;
    uint32_t count = 0;
    if (ranks_capacity < scene->mark_count) {
        ranked *more = vt_realloc(ranks, 2 * (size_t)scene->mark_count * sizeof *more);
        if (!more) return false;
        ranks = more, ranks_capacity = 2 * scene->mark_count;
    }
    for (uint32_t i = 0; i < scene->mark_count; i++) {
        if (!scene->marks[i]) continue;
        const vt_node_data *node = vt_node_at(scene->marks[i]);
        if (node->kind != VT_TEXT || !node->shown || !(node->alpha > 0)) continue;
        double away[3] = {node->world[12] - camera->eye[0], node->world[13] - camera->eye[1],
                          node->world[14] - camera->eye[2]};
        ranks[count++] = (ranked){VT_PROPS(text, node)->order[0], vt_dot(away, away), scene->marks[i]};
    }
    if (count > 1) qsort(ranks, count, sizeof *ranks, by_rank);
    for (uint32_t i = 0; i < count; i++)
        if (!put_node(overlay, vt_node_at(ranks[i].slot))) return false;
    return put_title(overlay);
}

void vt_texts_room(vt_overlay *overlay, double *room4) { (void)overlay, (void)room4; }

void vt_texts_shutdown(void) {
    vt_free(ranks);
    ranks = NULL, ranks_capacity = 0;
}
