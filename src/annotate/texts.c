// In:  text nodes and the scene's title.
// Out: their letters in the overlay's batch, far ones first, with leader lines.
// Called by: overlay.c.
#include "annotate/layout.h"
#include "base/sort.h"

// The texts of a scene in the order that they are drawn in.
typedef struct ranked {
    double order, distance;
    uint32_t slot;
} ranked;
static ranked *ranks;
static uint32_t ranks_capacity;

static bool before(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    if (x->order != y->order) return x->order < y->order;
    return x->distance != y->distance ? x->distance > y->distance : x->slot < y->slot;
}

enum { TAKEN_MOST = 96 }; // texts leave places to be taken by labels

// Where the letters are, CSS px.
static vt_rect rect_of(const vt_node_data *node, const vt_text_style *style, const double *from) {
    const vt_text_props *p = VT_PROPS(text, node);
    static const double above[] = {0, 0.5, 0.8, 1}; // how much of the text is above its position, for each baseline
    float wide, high;
    vt_text_measure(vt_node_text(node, VT_SLOT(text, text)), style, &wide, &high);
    double x = from[0] + p->offset[0] - (double)wide * p->anchor[0] / 2,
           y = from[1] - p->offset[1] - (double)high * above[(int)p->baseline[0]];
    return (vt_rect){x, y, x + (double)wide, y + (double)high};
}

// From the place that is meant to the nearest point of the text's rectangle, where that is some way off.
static bool put_leader(vt_overlay *overlay, const vt_node_data *node, vt_rect to, const double *from) {
    const vt_text_props *p = VT_PROPS(text, node);
    double end[2] = {VT_CLAMP(from[0], to.x0 - 3, to.x1 + 3), VT_CLAMP(from[1], to.y0 - 1, to.y1 + 1)},
           high = to.y1 - to.y0;
    if (hypot(end[0] - from[0], end[1] - from[1]) < 4) return true;
    // At a side, its middle looks calmer than a corner.
    if (end[0] != from[0]) end[1] = VT_CLAMP(from[1], to.y0 + 0.4 * high, to.y1 - 0.4 * high);
    float color[4], depth = p->occluded[0] != 0 && p->space[0] == 0 ? (float)from[2] : -1;
    vt_theme_color(p->leader_color, overlay->theme.axis, node->alpha, color);
    uint32_t first = overlay->batch->quads;
    if (!vt_paint_line(overlay->batch, from[0], from[1], end[0], end[1], p->leader[0], color)) return false;
    for (uint32_t i = 4 * first; i < 4 * overlay->batch->quads; i++) overlay->batch->vertices[i].depth = depth;
    return true;
}

static bool put_node(vt_overlay *overlay, const vt_node_data *node) {
    const vt_text_props *p = VT_PROPS(text, node);
    const char *text = vt_node_text(node, VT_SLOT(text, text));
    vt_text_style style = {.size = (float)p->size[0],
                           .anchor = (vt_text_anchor)p->anchor[0],
                           .baseline = (vt_text_baseline)p->baseline[0],
                           .offset = {(float)p->offset[0], (float)p->offset[1]},
                           .halo = (float)p->halo[0]};
    vt_theme_color(p->color, overlay->theme.text, node->alpha, style.color);
    vt_theme_color(p->halo_color, overlay->theme.background, node->alpha, style.halo_color);
    if (p->selected[0] != 0) memcpy(style.color, overlay->theme.accent, 3 * sizeof *style.color);
    const double *place = &node->world[12];
    double at[3] = {place[0], place[1], 0};
    bool screen = p->space[0] != 0;
    if (screen) {
        if (at[0] < 0) at[0] += overlay->width;
        if (at[1] < 0) at[1] += overlay->height;
    } else if (!vt_camera_project(overlay->camera, place, at))
        return true;
    if (*text && (p->leader[0] > 0 || screen)) {
        vt_rect rect = rect_of(node, &style, at);
        if (overlay->taken_count < TAKEN_MOST) vt_overlay_take(overlay, rect.x0, rect.y0, rect.x1, rect.y1);
        if (p->leader[0] > 0 && !put_leader(overlay, node, rect, at)) return false;
    }
    if (screen) return vt_text_screen(overlay->batch, text, &style, at[0], at[1]);
    return vt_paint_world_text(overlay->batch, overlay->camera, text, &style, place, p->occluded[0] != 0);
}

static bool put_title(vt_overlay *overlay) {
    const vt_layout *f = vt_layout_of(overlay->view);
    if (!(f->title.x1 > 0)) return true;
    vt_text_style style = vt_layout_style(overlay, VT_NAME_PX, VT_TEXT_CENTER, VT_TEXT_TOP);
    char cut[VT_CUT_BYTES];
    const char *title = vt_layout_title(overlay->scene_node, overlay->width, overlay->height, &style, cut);
    return vt_text_screen(overlay->batch, title, &style, overlay->width / 2, f->title.y0);
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
        bool in_space = VT_PROPS(text, node)->space[0] == 0;
        if (in_space && !vt_clip_keeps(&scene->clips, node->world + 12)) continue;
        double away[3];
        vt_camera_relative(camera, node->world + 12, away);
        ranks[count++] = (ranked){VT_PROPS(text, node)->order[0], vt_dot(away, away), scene->marks[i]};
    }
    vt_sort(ranks, sizeof *ranks, count, before);
    for (uint32_t i = 0; i < count; i++)
        if (!put_node(overlay, vt_node_at(ranks[i].slot))) return false;
    return put_title(overlay);
}

void vt_texts_shutdown(void) {
    vt_free(ranks);
    ranks = NULL, ranks_capacity = 0;
}
