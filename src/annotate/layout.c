// In:  a view's size, its scene's artists.
// Out: where title, legend, colour bars, triad and scale bar stand, none over another.
#include "annotate/layout.h"
#include "annotate/colorbar.h"
#include "annotate/label.h"
#include "annotate/legend.h"
#include "annotate/title.h"
#include "text/glyph.h"

#define GAP 16.0       // CSS px between parts
#define BAR_LEAST 56.0 // height of a bar with its title, below which there is none
#define BAR_ENOUGH 130.0

// --- who takes part ---
static void find_labels(vt_scene_data *scene, vt_node_data *root) {
    uint32_t now[2] = {scene->names, vt_node_removals()};
    if (!memcmp(scene->labelled_at, now, sizeof now)) return;
    memcpy(scene->labelled_at, now, sizeof now);
    scene->labelled_count = 0;
    for (vt_node_data *node = root; node; node = vt_node_following(root, node))
        if (vt_node_is(node, VT_IS_ARTIST) && *vt_legend_name(node) && scene->labelled_count++ < VT_LABELLED)
            scene->labelled[scene->labelled_count - 1] = node->handle.id & VT_SLOT_MASK;
}

static void collect(vt_layout *f, vt_scene_data *scene, vt_node_data *root) {
    find_labels(scene, root);
    double choice = VT_PROPS(scene, root)->legend[0];
    f->entries_left_out = choice > 1.5 || (choice < 0.5 && scene->labelled_count < 2) ? 0 : (int)scene->labelled_count;
    for (uint32_t i = 0; i < scene->mark_count; i++) {
        const vt_node_data *node = scene->marks[i] ? vt_node_at(scene->marks[i]) : NULL;
        if (!node || !vt_colorbar_wanted(node)) continue;
        int same = 0;
        while (same < f->bar_count && !vt_colorbar_same(vt_node_at(f->bar[same]), node)) same++;
        if (same < f->bar_count) continue;
        if (f->bar_count < VT_BARS)
            f->bar[f->bar_count++] = scene->marks[i];
        else
            f->bars_left_out++;
    }
}

// --- where ---
static void place_title(vt_layout *f, const vt_node_data *root, double width, double height) {
    vt_text_style style = {0};
    char out[VT_LABEL_BYTES];
    float w, h;
    vt_text_measure(vt_title_fit(root, width, height, &style, out), &style, &w, &h);
    if (w > 0) f->title = (vt_rect){(width - (double)w) / 2, f->margin, (width + (double)w) / 2, f->margin + (double)h};
}

// As many columns as there is room for; names beyond that are counted in the last place.
static void place_legend(vt_layout *f, const vt_scene_data *scene, double right, double top, double most_wide,
                         double most_high) {
    int wanted = f->entries_left_out, most_rows = (int)(most_high / VT_ROW), columns;
    if (!wanted || most_rows < 1) return;
    double widest = vt_legend_width(NULL);
    for (int i = 0; i < VT_MIN(wanted, VT_LABELLED); i++)
        widest = VT_MAX(widest, vt_legend_width(vt_node_at(scene->labelled[i])));
    f->column = VT_MIN(widest, most_wide) + GAP;
    if (f->column < 64) return;
    columns = VT_MIN((wanted + most_rows - 1) / most_rows, (int)((most_wide + GAP) / f->column));
    int places = columns * most_rows;
    f->entries = VT_MIN(wanted <= places ? wanted : places - 1, VT_LABELLED);
    f->entries_left_out = wanted - f->entries;
    int all = f->entries + (f->entries_left_out > 0);
    f->rows = (all + columns - 1) / columns;
    columns = (all + f->rows - 1) / f->rows;
    f->legend = (vt_rect){right - columns * f->column + GAP, top, right, top + f->rows * VT_ROW};
}

static void place_bars(vt_layout *f, double right, double top, double bottom, double most_wide) {
    double high = bottom - top, width, height;
    int wanted = f->bar_count, n = high < BAR_LEAST ? 0 : wanted;
    f->bar_wrap = VT_CLAMP(most_wide / 2, 64, 116);
    for (; n > 0; n--) {
        int rows = VT_CLAMP((int)(high / BAR_ENOUGH), 1, n), columns = (n + rows - 1) / rows;
        rows = (n + columns - 1) / columns;
        double most = (high - (rows - 1) * GAP) / rows, x = right, all = 0;
        if (rows == 1) most = VT_MIN(most, VT_MAX(0.7 * high, 160)); // as long as the data are high, about
        f->bar_most = most = VT_MIN(most, 360);
        for (int column = columns - 1; column >= 0; column--) {
            double widest = 0, sum = -GAP;
            int first = column * rows, end = VT_MIN(first + rows, n);
            for (int i = first; i < end; i++) {
                vt_colorbar_size(vt_node_at(f->bar[i]), most, f->bar_wrap, &width, &height);
                widest = VT_MAX(widest, width), sum += height + GAP;
                f->bar_rects[i] = (vt_rect){0, 0, x, height};
            }
            double y = (top + bottom - sum) / 2;
            for (int i = first; i < end; i++) {
                vt_rect *place = &f->bar_rects[i];
                place->x0 = x - widest, place->y0 = y, y += place->y1, place->y1 = y, y += GAP;
            }
            x -= widest + GAP, all += widest + (all > 0 ? GAP : 0);
        }
        if (all > most_wide) continue;
        f->bars = (vt_rect){right - all, top, right, bottom};
        break;
    }
    f->bar_count = n, f->bars_left_out += wanted - n;
}

static void arrange(vt_layout *f, const vt_node_data *root, double width, double height) {
    double least = VT_MIN(width, height), right, top, bottom;
    f->margin = vt_overlay_margin(least);
    place_title(f, root, width, height);
    top = f->title.x1 > 0 ? f->title.y1 + 8 : f->margin;
    right = width - f->margin, bottom = height - f->margin;
    double floor = bottom;
    const vt_scene_props *p = VT_PROPS(scene, root);
    double arms = VT_CLAMP(0.22 * least, 52, 76);
    if (p->triad[0] != 0 && bottom - top > 1.5 * arms && width > 2 * arms) {
        f->triad = (vt_rect){f->margin, bottom - arms, f->margin + arms, bottom};
        floor = f->triad.y0 - 8;
    }
    if (p->scale_bar[0] != 0) {
        double left = f->triad.x1 > 0 ? f->triad.x1 + GAP : f->margin;
        f->scale = (vt_rect){left, bottom - 26, VT_MAX(left, right), bottom};
        floor = VT_MIN(floor, f->scale.y0 - 8);
    }
    // Bars stand under the legend where there is height enough for both, else beside it.
    double wide = 0.5 * (width - 2 * f->margin), under = bottom - top - GAP - BAR_ENOUGH;
    bool stacked = !f->bar_count || under >= VT_ROW * VT_MIN(f->entries_left_out, 4);
    if (stacked)
        place_legend(f, vt_scene_of(root), right, top, wide, VT_MIN(f->bar_count ? under : bottom - top, floor - top));
    place_bars(f, right, f->legend.x1 > 0 ? f->legend.y1 + GAP : top, bottom,
               f->legend.x1 > 0 || stacked ? wide : 0.9 * wide);
    if (!stacked) {
        double end = f->bars.x1 > 0 ? f->bars.x0 - GAP : right;
        place_legend(f, vt_scene_of(root), end, top, VT_MIN(wide, end - f->margin), floor - top);
    }
    if (f->bars.x1 > 0) f->scale.x1 = VT_MIN(f->scale.x1, f->bars.x0 - GAP);
    if (f->scale.y0 < top || f->scale.x1 < f->scale.x0 + 40) f->scale = (vt_rect){0};
}

// What was worked out last, which holds while a picture turns.
static struct {
    vt_layout layout;
    vt_node scene;
    uint32_t revision, atlas;
    double width, height;
} last;

const vt_layout *vt_layout_of(vt_node_data *view) {
    const vt_view_props *p = VT_PROPS(view, view);
    vt_scene_data *scene = vt_scene_of(view);
    vt_node_data *root = vt_node_at(view->scene);
    double width = p->width[0] / p->pixel_ratio[0], height = p->height[0] / p->pixel_ratio[0];
    bool same = last.scene.id == root->handle.id && last.revision == scene->revision && last.width == width &&
                last.height == height;
    // New letters may be wider than what stood for them. Without any words there is no atlas to be made.
    if (!same || (last.atlas && last.atlas != vt_glyph_atlas_get()->revision)) {
        memset(&last, 0, sizeof last);
        last.scene = root->handle, last.revision = scene->revision, last.width = width, last.height = height;
        collect(&last.layout, scene, root);
        arrange(&last.layout, root, width, height);
        const vt_layout *f = &last.layout;
        if (f->title.x1 > 0 || f->entries || f->bar_count) last.atlas = vt_glyph_atlas_get()->revision;
    }
    return &last.layout;
}

// How far something in a corner would reach into the data, which fill about 0.9 of the shorter side, as a turned box does:
// three tenths of its width and height are free in each corner. Room at one side moves the other by a half to the whole of it.
static double corner_room(vt_rect part, double width, double height) {
    if (!(part.x1 > 0)) return 0;
    double side = 0.9 * VT_MIN(width, height), free = 0.3 * side;
    double deep = part.y1 - part.y0 - (height - side) / 2, wide = part.x1 - part.x0 + GAP - (width - side) / 2;
    if (deep <= 0) return 0;
    return VT_CLAMP(1.6 * (wide - VT_MAX(free - deep, 0)), 0, VT_MIN(part.x1 - part.x0 + GAP, 0.33 * width));
}

void vt_layout_room(vt_node_data *view, double *room4) {
    const vt_layout *f = vt_layout_of(view);
    double width = last.width, height = last.height;
    if (f->title.x1 > 0) room4[1] += f->title.y1, height -= f->title.y1;
    double bars = f->bars.x1 > 0 ? width - f->bars.x0 : 0;
    if (f->legend.x1 < f->bars.x1) width -= bars; // beside each other
    double legend = corner_room(f->legend, width, height);
    room4[2] += f->legend.x1 < f->bars.x1 ? bars + legend : VT_MAX(bars, legend);
    room4[0] += corner_room(f->triad, width - room4[2], height);
}

void vt_layout_occupy(vt_overlay *overlay) {
    const vt_layout *f = overlay->layout;
    const vt_rect *parts[] = {&f->title, &f->legend, &f->triad, &f->scale};
    for (int i = 0; i < VT_LENGTH(parts); i++)
        if (parts[i]->x1 > 0) vt_overlay_occupy(overlay, *parts[i]);
    for (int i = 0; i < f->bar_count; i++) {
        vt_rect bar = f->bar_rects[i];
        bar.x0 -= 4;
        vt_overlay_occupy(overlay, bar);
    }
}
