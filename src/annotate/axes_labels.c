// In:  where the axes stand in the picture, their ticks.
// Out: tick labels and axis titles beside them, as many as there is room for; the room that they need round the box.
#include "annotate/axes_labels.h"
#include "annotate/ticks.h"
#include "base/decimal.h"

static const double gap_px = 3;    // from a mark to its label, and from labels to the title
static const double move_px = 6;   // that a label may be moved to stay in the picture
static const double margin_px = 2; // from the picture's edge

static vt_text_style style_of(const vt_overlay *overlay, int axis, bool title) {
    vt_text_style style = {
        .size = title ? VT_AXES_TITLE_PX : VT_AXES_TICK_PX, .anchor = VT_TEXT_CENTER, .baseline = VT_TEXT_MIDDLE};
    memcpy(style.color, overlay->theme.text, sizeof style.color);
    if (vt_axes_now.lines[axis].within) {
        style.halo = 3;
        memcpy(style.halo_color, overlay->theme.background, sizeof style.halo_color);
    }
    return style;
}

// Moves a label that stands a little over the picture's edge.
static double move_in(const vt_overlay *overlay, vt_oriented_rect *p) {
    double x = fabs(p->turn[0]), y = fabs(p->turn[1]), moved = 0;
    double reach[2] = {p->half[0] * x + p->half[1] * y, p->half[0] * y + p->half[1] * x};
    double sizes[2] = {overlay->width, overlay->height}, *at[2] = {&p->x, &p->y};
    for (int c = 0; c < 2; c++) {
        double inside = VT_MAX(VT_MIN(*at[c], sizes[c] - margin_px - reach[c]), margin_px + reach[c]);
        double step = VT_CLAMP(inside - *at[c], -move_px, move_px);
        *at[c] += step, moved += fabs(step);
    }
    return moved;
}

// Writes it where it has its place.
static bool write_label(vt_overlay *overlay, const vt_axes_label *l, const char *text, const vt_text_style *style) {
    vt_axes_frame *f = &vt_axes_now;
    vt_text_batch *batch = overlay->batch;
    const vt_oriented_rect *p = &l->rect;
    double ratio = batch->pixel_ratio, x = p->x, y = p->y;
    bool level = p->turn[1] == 0;
    uint32_t first = batch->quads;
    if (!level) x = floor(x * ratio + 0.5) / ratio, y = floor(y * ratio + 0.5) / ratio; // strokes stay on whole pixels
    if (!vt_text_screen(batch, text, style, x, y)) return false;
    for (size_t i = 4 * (size_t)first; !level && i < 4 * (size_t)batch->quads; i++) {
        vt_text_vertex *v = &batch->vertices[i];
        double dx = v->x - x * ratio, dy = v->y - y * ratio;
        v->x = (float)(x * ratio + p->turn[0] * dx - p->turn[1] * dy);
        v->y = (float)(y * ratio + p->turn[1] * dx + p->turn[0] * dy);
    }
    if (f->label_count < VT_AXES_LABELS) f->labels[f->label_count++] = *l;
    return true;
}

// --- tick labels ---
// Which way from the end of a mark its label's middle stands: straight beside or below it, or with a corner at it where the
// line leans, which turns evenly. Turned ones have an end there.
static void stand(const vt_axes_line *line, const double *half, double *out2) {
    bool level = line->turn[1] == 0;
    double end = line->turn[0] * line->out[0] + line->turn[1] * line->out[1] < 0 ? -half[0] : half[0];
    for (int c = 0; c < 2; c++)
        out2[c] = (VT_AXES_MARK_PX + gap_px) * line->out[c] +
                  (level ? VT_CLAMP(3 * line->out[c], -1.0, 1.0) * half[c] : end * line->turn[c]);
}

static bool tick_label(const vt_overlay *overlay, int axis, const vt_tick *tick, vt_axes_label *l) {
    const vt_axes_frame *f = &vt_axes_now;
    const vt_axes_line *line = &f->lines[axis];
    double t = (tick->at - f->box[0][axis]) / (f->box[1][axis] - f->box[0][axis]), place[3], pixel[3];
    float width, height;
    if (!tick->label[0]) return false;
    for (int c = 0; c < 3; c++) place[c] = line->ends[0][c] + t * (line->ends[1][c] - line->ends[0][c]);
    // Where the three lines of a cross meet, there is no room.
    if (f->cross && f->box[0][axis] < 0 && f->box[1][axis] > 0 &&
        fabs(t * (f->box[1][axis] - f->box[0][axis]) + f->box[0][axis]) < 1e-9 * (f->box[1][axis] - f->box[0][axis]))
        return false;
    if (!vt_camera_project(overlay->camera, place, pixel)) return false;
    vt_text_style style = style_of(overlay, axis, false);
    vt_text_measure(tick->label, &style, &width, &height);
    double half[2] = {width / 2.0 + 1, height / 2.0 - 1}, from[2];
    stand(line, half, from);
    *l = (vt_axes_label){
        axis,
        false,
        tick->at,
        {pixel[0] + from[0], pixel[1] + from[1], {half[0], half[1] + 1}, {line->turn[0], line->turn[1]}}};
    return true;
}

static bool put_tick(vt_overlay *overlay, int axis, const vt_tick *tick) {
    vt_axes_label l;
    if (!tick_label(overlay, axis, tick, &l)) return true;
    move_in(overlay, &l.rect);
    vt_text_style style = style_of(overlay, axis, false);
    return !vt_overlay_claim(overlay, &l.rect) || write_label(overlay, &l, tick->label, &style);
}

// The first and the last tick that have labels; false: none.
static bool end_ticks(const vt_ticks *ticks, int *ends) {
    ends[0] = ends[1] = -1;
    for (int i = 0; i < ticks->count; i++) {
        if (!ticks->ticks[i].label[0]) continue;
        if (ends[0] < 0) ends[0] = i;
        ends[1] = i;
    }
    return ends[0] >= 0;
}

// --- titles ---
static void copy_label(const vt_overlay *overlay, int axis, char *out, int bytes) {
    const char *label = vt_node_text(overlay->scene_node, VT_AXES_TEXT(axis, label));
    static const char *const letters[] = {"x", "y", "z"};
    vt_scale_type scale = overlay->scene->space.axis[axis].scale.type;
    vt_pen pen = vt_pen_on(out, bytes);
    // Dates and names say what they are.
    if (*label || (scale != VT_SCALE_CATEGORY && scale != VT_SCALE_DATE)) vt_put(&pen, *label ? label : letters[axis]);
}

// The unit, and what all tick labels leave out: without these their numbers would be wrong.
static void compose_title(const vt_overlay *overlay, int axis, const char *label, char *out, int bytes) {
    const char *unit = vt_node_text(overlay->scene_node, VT_AXES_TEXT(axis, unit)),
               *common = overlay->state->ticks[axis].common;
    vt_pen pen = vt_pen_on(out, bytes);
    vt_put(&pen, label);
    if (*unit) vt_put(&pen, *out ? " (" : "("), vt_put(&pen, unit), vt_put(&pen, ")");
    if (*common && *out) vt_put(&pen, "\n");
    vt_put(&pen, common);
}

// How far tick labels reach from their line.
static double reach_of(const vt_overlay *overlay, int axis) {
    const vt_ticks *ticks = &overlay->state->ticks[axis];
    const vt_axes_line *line = &vt_axes_now.lines[axis];
    double reach = VT_AXES_MARK_PX;
    vt_text_style style = style_of(overlay, axis, false);
    for (int i = 0; i < ticks->count; i++) {
        float width, height;
        if (!ticks->ticks[i].label[0]) continue;
        vt_text_measure(ticks->ticks[i].label, &style, &width, &height);
        double half[2] = {width / 2.0, height / 2.0}, from[2];
        stand(line, half, from);
        double x = fabs(line->turn[0] * line->out[0] + line->turn[1] * line->out[1]),
               y = fabs(line->turn[0] * line->out[1] - line->turn[1] * line->out[0]);
        reach = VT_MAX(reach, from[0] * line->out[0] + from[1] * line->out[1] + x * half[0] + y * half[1]);
    }
    return reach;
}

// Along the line, and never upside down; what is steep reads upwards. One or two letters stay level.
static void turn_title(const vt_axes_line *line, vt_oriented_rect *p) {
    if (p->half[0] < 1.2 * p->half[1] || fabs(line->along[1]) < 1e-3) return;
    bool steep = fabs(line->along[0]) < 0.26, flip = steep ? line->along[1] > 0 : line->along[0] < 0;
    for (int c = 0; c < 2; c++) p->turn[c] = flip ? -line->along[c] : line->along[c];
}

// Looks for a place along the line (a cross: at its tip).
static bool find_place(vt_overlay *overlay, int axis, const char *text, const vt_text_style *style, bool only_well,
                       vt_oriented_rect *p) {
    static const double places[] = {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8};
    const vt_axes_line *line = &vt_axes_now.lines[axis];
    bool cross = vt_axes_now.cross;
    float width, height;
    vt_text_measure(text, style, &width, &height);
    *p = (vt_oriented_rect){.half = {width / 2.0 + 2, height / 2.0}, .turn = {1, 0}};
    if (!cross) turn_title(line, p);
    double x = fabs(line->out[0] * p->turn[0] + line->out[1] * p->turn[1]),
           y = fabs(line->out[1] * p->turn[0] - line->out[0] * p->turn[1]);
    double away = reach_of(overlay, axis) + 2 * gap_px + x * p->half[0] + y * p->half[1];
    for (int i = 0; i < (cross ? 1 : VT_LENGTH(places)); i++) {
        for (int c = 0; c < 2; c++) {
            double *at = c ? &p->y : &p->x;
            *at = line->px[0][c] + places[i] * (line->px[1][c] - line->px[0][c]) + away * line->out[c];
            if (cross) *at = line->px[1][c] + line->along[c] * (6 + p->half[c]);
        }
        if (move_in(overlay, p) > 2 && only_well) return false;
        if (vt_overlay_claim(overlay, p)) return true;
    }
    return false;
}

// The last space between words, not within $...$.
static char *last_gap(char *text) {
    char *gap = NULL;
    bool maths = false;
    for (; *text; text++) {
        if (*text == '$') maths = !maths;
        if (*text == ' ' && !maths) gap = text;
    }
    return gap;
}

static bool put_title(vt_overlay *overlay, int axis, bool only_well, bool *done) {
    const vt_axes_line *line = &vt_axes_now.lines[axis];
    char label[160], text[320];
    vt_text_style style = style_of(overlay, axis, true);
    vt_axes_label l = {.axis = axis, .title = true};
    copy_label(overlay, axis, label, sizeof label - 4);
    if (vt_axes_now.cross && line->part[1] < 1) return *done = true;
    double across = fabs(line->along[0]) * overlay->width + fabs(line->along[1]) * overlay->height; // roughly
    style.wrap = (float)VT_CLAMP(1.3 * line->length, 100, VT_MAX(across, 100));
    for (;;) {
        compose_title(overlay, axis, label, text, sizeof text);
        if (!*text) return *done = true;
        if (find_place(overlay, axis, text, &style, only_well, &l.rect)) break;
        if (only_well || !*label) return true;
        char *space = last_gap(label); // a word less, at last none
        if (space)
            memcpy(space, "\xe2\x80\xa6", 4);
        else
            label[0] = 0;
    }
    *done = true;
    return write_label(overlay, &l, text, &style);
}

static bool put_ticks(vt_overlay *overlay, bool ends) {
    for (int c = 0; c < 3; c++) {
        const vt_ticks *ticks = &overlay->state->ticks[c];
        int first[2];
        if (!vt_axes_now.lines[c].labelled || !end_ticks(ticks, first)) continue;
        for (int i = first[0]; i <= first[1]; i++)
            if ((i == first[0] || i == first[1]) == ends && !put_tick(overlay, c, &ticks->ticks[i])) return false;
    }
    return true;
}

static bool put_titles(vt_overlay *overlay, bool only_well, bool *done) {
    for (int c = 0; c < 3; c++)
        if (vt_axes_now.lines[c].labelled && !done[c] && !put_title(overlay, c, only_well, &done[c])) return false;
    return true;
}

// Titles first where they stand well, then the ends of the axes, then what lies between, then the other titles.
bool vt_axes_labels_paint(vt_overlay *overlay) {
    bool done[3] = {false};
    return !vt_axes_now.shown || (put_titles(overlay, true, done) && put_ticks(overlay, true) &&
                                  put_ticks(overlay, false) && put_titles(overlay, false, done));
}

// --- room ---
// The widest label that the axes have at about this size of the picture, however they are turned; and in `high` how high
// names stand that will have to be turned.
static double widest_label(const vt_overlay *overlay, double *high) {
    static struct {
        uint32_t scene, space, words;
        double width, height, widest, high;
    } known;
    static vt_ticks ticks;
    const vt_space *space = &overlay->scene->space;
    uint32_t scene = overlay->scene_node->handle.id, words = overlay->scene_node->revision;
    if (known.scene == scene && known.space == space->revision && known.words == words &&
        known.width == overlay->width && known.height == overlay->height) {
        *high = known.high;
        return known.widest;
    }
    known.scene = scene, known.space = space->revision, known.words = words;
    known.width = overlay->width, known.height = overlay->height;
    known.widest = known.high = 0;
    vt_text_style style = {.size = VT_AXES_TICK_PX};
    double px = 0.6 * VT_MIN(overlay->width, overlay->height);
    for (int c = 0; c < 3; c++) {
        const vt_axis *axis = &space->axis[c];
        ticks = (vt_ticks){0};
        vt_ticks_make(&ticks, axis, vt_node_text(overlay->scene_node, VT_AXES_TEXT(c, categories)), px, 24);
        for (int i = 0; i < ticks.count; i++) {
            float width, height;
            vt_text_measure(ticks.ticks[i].label, &style, &width, &height);
            double wide = width;
            if (axis->scale.type == VT_SCALE_CATEGORY) {
                wide = VT_MIN(wide, vt_axes_name_px(overlay));
                if ((wide + 10) * (axis->high - axis->low) > px) known.high = VT_MAX(known.high, 0.75 * wide);
            }
            known.widest = VT_MAX(known.widest, wide);
        }
    }
    *high = known.high;
    return known.widest;
}

void vt_axes_labels_room(vt_overlay *overlay, double *room4) {
    if (!overlay->scene->space.shown) return;
    double mark = VT_AXES_MARK_PX + gap_px, title = 2 * gap_px + VT_AXES_TITLE_PX, high = 0,
           widest = widest_label(overlay, &high);
    bool cross = VT_PROPS(scene, overlay->scene_node)->axes[0] == 2;
    double small = VT_MIN(overlay->width, overlay->height); // few words fit into a small picture: the data have it
    double needs[4] = {mark + widest + title, 8, mark + widest, mark + VT_MAX(VT_AXES_TICK_PX, high) + title};
    for (int i = 0; i < 4; i++) {
        double size = i & 1 ? overlay->height : overlay->width, most = 0.25 * size * VT_MIN(small / 200, 1);
        room4[i] += VT_MIN(cross ? 24 : needs[i], most);
    }
}
