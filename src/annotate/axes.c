// In:  the box that a scene's axes span, the camera.
// Out: the walls behind the data with their grid, the lines of the axes with tick marks; where words are to stand.
#include "annotate/axes.h"
#include "annotate/label.h"
#include "annotate/ticks.h"
#include "base/decimal.h"

vt_axes_frame vt_axes_now;
enum { AUTO, BOX, CROSS }; // as the property's choices
// vt_overlay_state.edge: 1 + edge or 0; there is a wall; on the high side; from there on, which of `turns` labels have
enum { EDGE = 15, WALL = 16, HIGH = 32, TURN = 64 };
static const float turns[][3] = { // and effort
    {1, 0, 1.125f},
    {0.70711f, -0.70711f, 1.125f},
    {0.70711f, 0.70711f, 1.125f},
    {0, -1, 1.375f}};
static const double shortest_px = 32; // a line that is shorter is looked at end-on and has no ticks
static const double stay = 1.25;      // ... and this much longer before it gets them
static const double tie = 1e-3;       // of a side's length: as good as in the middle

// --- which sides are seen ---
// Places of the box's sides relative to the eye, stretched, and the direction towards the reader.
typedef struct sides {
    double at[3][2], size[3], back[3];
    bool perspective, inside; // inside: the eye is within the box
} sides;

static sides sides_of(const vt_camera *camera, const vt_axes_frame *f) {
    sides s = {.perspective = camera->perspective, .inside = camera->perspective};
    double low[3], high[3];
    vt_camera_relative(camera, f->box[0], low);
    vt_camera_relative(camera, f->box[1], high);
    for (int c = 0; c < 3; c++) {
        s.at[c][0] = low[c], s.at[c][1] = high[c], s.size[c] = fabs(high[c] - low[c]);
        s.back[c] = camera->rotation[c * 4 + 2];
        s.inside = s.inside && low[c] * high[c] < 0;
    }
    return s;
}

// How far a side looks at the reader from outside: above 0, it does. In sizes of the box. From inside none does: there the
// sides that one looks towards have the walls.
static double facing(const sides *s, int c, int side) {
    double outward = s->at[c][side] > s->at[c][!side] ? 1 : -1;
    return outward * (s->perspective && !s->inside ? -s->at[c][side] / VT_MAX(s->size[c], 1e-300) : s->back[c]);
}

static void face_middle(const vt_axes_frame *f, int c, int side, double *out) {
    for (int i = 0; i < 3; i++) out[i] = f->box[0][i] / 2 + f->box[1][i] / 2;
    out[c] = f->box[side][c];
}

// The farther side of each axis has the wall; the one that has it stays somewhat longer. Seen straight along the other axes,
// none is farther: then the lower or left.
static void choose_walls(vt_axes_frame *f, const vt_camera *camera, const sides *s, const uint8_t *kept) {
    for (int c = 0; c < 3; c++) {
        double more = facing(s, c, 0) - facing(s, c, 1), a[3], b[3], p[3], q[3];
        f->wall[c] = fabs(more) < 20 * tie && kept[c] & WALL ? (kept[c] & HIGH) != 0 : more > 0;
        if (fabs(more) > tie) continue;
        face_middle(f, c, 0, a), face_middle(f, c, 1, b);
        if (!vt_camera_project(camera, a, p) || !vt_camera_project(camera, b, q)) continue;
        f->wall[c] = q[1] - 0.7 * q[0] > p[1] - 0.7 * p[0];
    }
}

// Data on a wall must stay in front of it in every pass, though passes move the data by half a pixel: on a wall that is
// seen at a flat angle that is a long way.
static double back_of(const vt_camera *camera, const sides *s, int c, int side) {
    double across = fabs(s->at[c][side]), along = 0, pixel = camera->pixel / camera->pixel_ratio;
    for (int i = 0; i < 3; i++)
        if (i != c) along = hypot(along, VT_MAX(fabs(s->at[i][0]), fabs(s->at[i][1])));
    if (!s->perspective) {
        across = fabs(s->back[c]), along = sqrt(VT_MAX(1 - across * across, 0));
        pixel /= VT_MAX(camera->far - camera->near, 1e-300);
    }
    return 2e-4 + pixel * VT_MIN(along / VT_MAX(across, 1e-300), 30);
}

// Where the line of sight in the picture's middle meets the wall behind.
static void find_target(const vt_camera *camera, const sides *s, vt_axes_frame *f) {
    double t = INFINITY;
    for (int c = 0; c < 3; c++) {
        double ahead = s->at[c][f->wall[c]] / -s->back[c];
        if (ahead > 0) t = VT_MIN(t, ahead);
    }
    for (int c = 0; c < 3; c++) {
        double place = camera->eye[c] - (t < INFINITY ? t * s->back[c] / camera->stretch[c] : 0);
        f->target[c] = VT_CLAMP(place, f->box[0][c], f->box[1][c]);
    }
}

// --- lines ---
// From end to end of the box, along an axis through a place.
static void span(const vt_axes_frame *f, int axis, const double *through, double (*ends)[3]) {
    for (int end = 0; end < 2; end++) {
        for (int c = 0; c < 3; c++) ends[end][c] = through[c];
        ends[end][axis] = f->box[end][axis];
    }
}

static void edge_of(const vt_axes_frame *f, int axis, int edge, double (*ends)[3]) {
    double through[3] = {0};
    for (int k = 0; k < 2; k++) {
        int c = (axis + 1 + k) % 3;
        through[c] = f->box[edge >> k & 1][c];
    }
    span(f, axis, through, ends);
}

static void along_line(const vt_axes_line *line, double t, double *out) {
    for (int c = 0; c < 3; c++) out[c] = line->ends[0][c] + t * (line->ends[1][c] - line->ends[0][c]);
}

// Fills in what is on the screen; false when nothing is.
static bool look_at(const vt_camera *camera, vt_axes_line *line) {
    double place[3], pixels[3][3];
    if (!vt_paint_part(camera, line->ends[0], line->ends[1], line->part)) return false;
    for (int i = 0; i < 3; i++) {
        along_line(line, i < 2 ? line->part[i] : (line->part[0] + line->part[1]) / 2, place);
        if (!vt_camera_project(camera, place, pixels[i])) return false;
        if (i < 2) memcpy(line->px[i], pixels[i], sizeof line->px[i]);
    }
    for (int i = 0; i < 2; i++) line->along[i] = line->px[1][i] - line->px[0][i];
    line->length = hypot(line->along[0], line->along[1]);
    if (!(line->length > 0)) return false;
    for (int i = 0; i < 2; i++) line->along[i] /= line->length;
    line->out[0] = -line->along[1], line->out[1] = line->along[0];
    line->half = hypot(pixels[2][0] - pixels[0][0], pixels[2][1] - pixels[0][1]) / line->length;
    return true;
}

static void turn_out(vt_axes_line *line, double x, double y) {
    if (line->out[0] * x + line->out[1] * y < 0) line->out[0] = -line->out[0], line->out[1] = -line->out[1];
}

// The axis that points up in the picture has its labels at the left, the others theirs below.
static int upright_axis(const vt_overlay *overlay) {
    const vt_view_props *p = VT_PROPS(view, overlay->view);
    const double *r = overlay->camera->rotation;
    double up[3] = {p->up[0], p->up[1], p->up[2]};
    if (vt_view_state_of(overlay->view)->fixed)
        for (int c = 0; c < 3; c++) up[c] = r[c * 4 + 1];
    int best = 2;
    for (int c = 0; c < 2; c++)
        if (fabs(up[c]) > fabs(up[best]) * 1.001) best = c;
    return best;
}

// How much a line suits labels: low or (upright) at the left in the picture.
static double score_of(const vt_axes_line *line, const double *middle, bool upright, double *from_middle) {
    for (int i = 0; i < 2; i++) from_middle[i] = (line->px[0][i] + line->px[1][i]) / 2 - middle[i];
    double x = from_middle[0], y = from_middle[1];
    return upright ? 0.3 * y - x : y - 0.3 * x;
}

// Of the eight lines along an axis that stand on its walls near the picture's rim: `which` & 1 is the wall, & 2 the end of
// that wall; they lie as far from the rim as labels need, or (& 4) somewhat farther, where a leaning line has more room.
static bool wall_line(const vt_overlay *overlay, const vt_axes_frame *f, int axis, int which, vt_axes_line *line) {
    int on = (axis + 1 + (which & 1)) % 3, to = 3 - axis - on, end = which >> 1 & 1;
    vt_axes_line across;
    double place[3], size[2] = {overlay->width, overlay->height}, rim = INFINITY;
    memcpy(place, f->target, sizeof place);
    place[on] = f->box[f->wall[on]][on];
    span(f, to, place, across.ends);
    if (!look_at(overlay->camera, &across)) return false;
    for (int i = 0; i < 2; i++) rim = VT_MIN(rim, VT_MIN(across.px[end][i], size[i] - across.px[end][i]));
    // Px along it are a fraction of two linear functions of the place.
    double half = end ? 1 - across.half : across.half,
           s = VT_MAX((46 + 32 * fabs(across.along[0]) - rim) / across.length, 0) + (which & 4 ? 0.125 : 0);
    double t = s * (1 - half) / (half * (1 - s) + s * (1 - half));
    along_line(&across, across.part[end] + t * (across.part[!end] - across.part[end]), place);
    span(f, axis, place, line->ends);
    return s < 0.75 && look_at(overlay->camera, line);
}

// Among the edges on the outline of the box, where labels stand free of the data, and those at the rim of the walls, which
// are it nearly; the one that had them stays for a while. Close up there is none, or little of one: then a line on a wall.
static void choose_edge(const vt_overlay *overlay, vt_axes_frame *f, const sides *s, int axis, bool upright) {
    int b = (axis + 1) % 3, c = (axis + 2) % 3;
    int kept = overlay->state->edge[axis] & EDGE;
    double best = -INFINITY, size = VT_MIN(overlay->width, overlay->height), staying = 0.0625 * size, away[2];
    double least = shortest_px * (kept ? 1 : stay), centre[2] = {overlay->width / 2, overlay->height / 2};
    vt_axes_line *chosen = &f->lines[axis];
    bool into = facing(s, b, !f->wall[b]) > 0.05 || facing(s, c, !f->wall[c]) > 0.05; // one looks in from outside
    bool close = true;
    for (int edge = 0; edge < 12; edge++) {
        vt_axes_line line = {.edge = edge, .labelled = true, .within = edge > 3};
        if (edge == 4) {
            if (!close || chosen->length > 0.375 * size) return;
            least = VT_MAX(0.25 * size, 1.5 * chosen->length) / (kept > 4 ? stay : 1);
            best = -INFINITY;
        }
        if (edge < 4) {
            edge_of(f, axis, edge, line.ends);
            if (!look_at(overlay->camera, &line)) continue;
            close = close && (s->inside || line.part[1] - line.part[0] < 1);
        } else if (!wall_line(overlay, f, axis, edge - 4, &line)) {
            continue;
        }
        double score = score_of(&line, line.within ? centre : f->middle, upright, away);
        if (line.within) {
            score = score / 2 + line.length / 3 + fabs(away[0] * line.out[0] + away[1] * line.out[1]);
            away[!upright] += upright ? -size : size;
        } else if ((facing(s, b, edge & 1) > 1e-4) == (facing(s, c, edge >> 1) > 1e-4)) { // not on the outline
            bool rim = ((edge & 1) == f->wall[b]) != (edge >> 1 == f->wall[c]);           // of the walls
            if (!rim || !into || upright) continue;
            score -= 2 * staying;
        }
        if (kept == edge + 1) score += staying;
        if (score <= best || line.length < least) continue;
        best = score;
        turn_out(&line, away[0], away[1]);
        *chosen = line;
    }
}

static void cross_line(const vt_overlay *overlay, vt_axes_frame *f, int axis) {
    vt_axes_line *line = &f->lines[axis];
    double through[3];
    for (int c = 0; c < 3; c++) through[c] = VT_CLAMP(0, f->box[0][c], f->box[1][c]);
    span(f, axis, through, line->ends);
    line->labelled =
        look_at(overlay->camera, line) && line->length >= shortest_px * (overlay->state->edge[axis] & EDGE ? 1 : stay);
    line->within = true;
    turn_out(line, -1, 2); // below level lines, left of upright ones
}

// --- ticks ---
// The part of an axis that is to be seen anywhere in the box, and its px there: looking at a small part closely, that part
// has as many ticks as else the whole.
static double seen_part(const vt_overlay *overlay, const vt_axes_frame *f, int axis, double *part) {
    double rate = 0;
    part[0] = 1, part[1] = 0;
    for (int edge = -1; edge < 4; edge++) {
        vt_axes_line line = f->lines[axis];
        if (edge >= 0)
            edge_of(f, axis, edge, line.ends);
        else if (!line.labelled) // through what the picture's middle shows
            span(f, axis, f->target, line.ends);
        if (!look_at(overlay->camera, &line)) continue;
        part[0] = VT_MIN(part[0], line.part[0]), part[1] = VT_MAX(part[1], line.part[1]);
        double own = line.length / (line.part[1] - line.part[0]);
        if (edge < 0 || (!f->lines[axis].labelled && own > rate)) rate = own;
        if (edge < 0 && f->cross) break;
    }
    if (!(part[1] > part[0])) return 0;
    if (part[1] - part[0] > 0.5) part[0] = 0, part[1] = 1;
    return rate * (part[1] - part[0]);
}

static double widest_of(const vt_ticks *ticks) {
    vt_text_style style = {.size = VT_AXES_TICK_PX};
    float widest = 8, width, height;
    for (int i = 0; i < ticks->count; i++) {
        vt_text_measure(ticks->ticks[i].label, &style, &width, &height);
        widest = VT_MAX(widest, width);
    }
    return (double)widest;
}

// What a label takes of the line's length, so that no two touch.
static double room_of(const vt_axes_line *line, const float *turn, double widest, double gap) {
    double x = fabs(line->along[0] * (double)turn[0] + line->along[1] * (double)turn[1]),
           y = fabs(line->along[1] * (double)turn[0] - line->along[0] * (double)turn[1]);
    return VT_MIN((widest + 10) / VT_MAX(x, 1e-6), (VT_AXES_TICK_PX + gap) / VT_MAX(y, 1e-6));
}

// Every category has its name: level where there is room for all; else turned so that there is, or for most.
static double turn_names(const vt_overlay *overlay, vt_axes_line *line, vt_ticks *ticks, const vt_axis *range,
                         const char *names, double px, int *turned) {
    double step = ticks->step, best = INFINITY, each = px / (range->high - range->low), widest;
    int kept = *turned;
    vt_ticks_make(ticks, range, names, px, VT_AXES_TICK_PX);
    widest = VT_MIN(widest_of(ticks), vt_axes_name_px(overlay));
    ticks->step = step;
    bool stays = step == 1 && room_of(line, turns[kept], widest, 1) <= each;
    for (int i = 0; i < VT_LENGTH(turns) && best > each; i++) {
        double room =
            room_of(line, turns[i], widest, 1) * (step == 1 && (!stays || i == kept) ? 1 : (double)turns[i][2]);
        if (room < best) best = room, *turned = i;
    }
    for (int c = 0; c < 2; c++) line->turn[c] = (double)turns[*turned][c];
    return room_of(line, turns[*turned], widest, 1);
}

static void cut_names(const vt_overlay *overlay, vt_ticks *ticks) {
    vt_text_style style = {.size = VT_AXES_TICK_PX};
    char out[VT_LABEL_BYTES];
    for (int i = 0; i < ticks->count; i++) {
        char *label = ticks->ticks[i].label;
        const char *cut = vt_label_elide(label, &style, vt_axes_name_px(overlay), INFINITY, out);
        vt_pen pen = {label, label + VT_TICK_BYTES - 1};
        if (cut != label) vt_put(&pen, cut);
    }
}

// Returns which of `turns` the labels have.
static int make_ticks(const vt_overlay *overlay, vt_axes_frame *f, int axis) {
    vt_ticks *ticks = &overlay->state->ticks[axis];
    vt_axes_line *line = &f->lines[axis];
    double part[2], px = seen_part(overlay, f, axis, part), room, needed;
    int turned = overlay->state->edge[axis] / TURN;
    line->turn[0] = 1;
    if (!(px >= shortest_px)) {
        ticks->count = 0;
        return turned;
    }
    vt_axis range = overlay->scene->space.axis[axis];
    double low = f->box[0][axis], high = f->box[1][axis];
    range.low = low + part[0] * (high - low), range.high = low + part[1] * (high - low);
    const char *names = vt_node_text(overlay->scene_node, VT_AXES_TEXT(axis, categories));
    if (!line->labelled) { // a grid to look at
        vt_ticks_make(ticks, &range, names, px, 60);
        return turned;
    }
    // In perspective the far end of an axis is crowded: ticks are chosen for what there is room for there.
    px *= VT_MAX(VT_MIN(line->half, 1 - line->half) / VT_MAX(line->half, 1 - line->half), 0.5);
    bool named = range.scale.type == VT_SCALE_CATEGORY;
    room = named ? turn_names(overlay, line, ticks, &range, names, px, &turned)
                 : room_of(line, turns[0], widest_of(ticks), 4);
    vt_ticks_make(ticks, &range, names, px, room);
    if (named)
        cut_names(overlay, ticks);
    else if ((needed = room_of(line, turns[0], widest_of(ticks), 4)) > room)
        vt_ticks_make(ticks, &range, names, px, needed);
    return turned;
}

// --- drawing ---
static bool put_walls(const vt_overlay *overlay, const vt_axes_frame *f) {
    if (!(overlay->theme.pane[3] > 0)) return true;
    for (int c = 0; c < 3; c++) {
        double corners[4][3];
        for (int i = 0; i < 4; i++) {
            int b = (c + 1) % 3, d = (c + 2) % 3;
            corners[i][c] = f->box[f->wall[c]][c];
            corners[i][b] = f->box[i == 1 || i == 2][b];
            corners[i][d] = f->box[i >= 2][d];
        }
        if (!vt_paint_world_quad(overlay->batch, overlay->camera, (const double(*)[3])corners, overlay->theme.pane,
                                 f->back[c]))
            return false;
    }
    return true;
}

// Lines on the two walls that go along with an axis, at each of its labelled ticks.
static bool put_grid(const vt_overlay *overlay, const vt_axes_frame *f, int axis) {
    const vt_ticks *ticks = &overlay->state->ticks[axis];
    double size = f->box[1][axis] - f->box[0][axis];
    for (int i = 0; i < ticks->count; i++) {
        double at = ticks->ticks[i].at;
        // At the box's ends there are its edges.
        if (!ticks->ticks[i].label[0] || !(at > f->box[0][axis] + 1e-6 * size && at < f->box[1][axis] - 1e-6 * size))
            continue;
        for (int k = 1; k < 3; k++) {
            int on = (axis + k) % 3, to = (axis + 3 - k) % 3;
            double ends[2][3], through[3];
            through[axis] = at, through[on] = f->box[f->wall[on]][on];
            span(f, to, through, ends);
            if (!vt_paint_world_line(overlay->batch, overlay->camera, ends[0], ends[1], 0, overlay->theme.grid,
                                     f->back[on]))
                return false;
        }
    }
    return true;
}

// The walls' edges, and in the axes' colour the ones with ticks.
static bool put_edges(const vt_overlay *overlay, const vt_axes_frame *f, int axis) {
    int b = (axis + 1) % 3, c = (axis + 2) % 3;
    for (int edge = 0; edge < 4; edge++) {
        bool on_b = (edge & 1) == f->wall[b], on_c = edge >> 1 == f->wall[c];
        if (!(on_b || on_c) || (f->lines[axis].labelled && f->lines[axis].edge == edge)) continue;
        double ends[2][3], back = VT_MAX(on_b ? f->back[b] : 0, on_c ? f->back[c] : 0);
        edge_of(f, axis, edge, ends);
        if (!vt_paint_world_line(overlay->batch, overlay->camera, ends[0], ends[1], 0, overlay->theme.grid, back))
            return false;
    }
    return true;
}

static bool put_marks(const vt_overlay *overlay, const vt_axes_frame *f, int axis) {
    const vt_axes_line *line = &f->lines[axis];
    const vt_ticks *ticks = &overlay->state->ticks[axis];
    const float *color = overlay->theme.axis;
    if (!line->labelled) return true;
    // An edge is on the outline: only data on the edge itself could hide it. Within the data, it shows faintly through them.
    const float faint[4] = {color[0], color[1], color[2], line->within ? 0.5f * color[3] : 0};
    if (!vt_paint_world_line(overlay->batch, overlay->camera, line->ends[0], line->ends[1], 1, color,
                             line->within ? 0 : -1e-3) ||
        (line->within &&
         !vt_paint_line(overlay->batch, line->px[0][0], line->px[0][1], line->px[1][0], line->px[1][1], 1, faint)))
        return false;
    for (int i = 0; i < ticks->count; i++) {
        double place[3], pixel[3], reach = ticks->ticks[i].label[0] ? VT_AXES_MARK_PX : VT_AXES_MARK_PX / 2;
        double size = f->box[1][axis] - f->box[0][axis], t = (ticks->ticks[i].at - f->box[0][axis]) / size;
        along_line(line, VT_CLAMP(t, 0.0, 1.0), place);
        if (!vt_camera_project(overlay->camera, place, pixel)) continue;
        if (!vt_paint_line(overlay->batch, pixel[0], pixel[1], pixel[0] + reach * line->out[0],
                           pixel[1] + reach * line->out[1], 1, color))
            return false;
    }
    return true;
}

static void make_frame(const vt_overlay *overlay, vt_axes_frame *f) {
    const vt_space *space = &overlay->scene->space;
    *f = (vt_axes_frame){.shown = space->shown, .cross = (int)VT_PROPS(scene, overlay->scene_node)->axes[0] == CROSS};
    double middle[3], pixel[3];
    for (int c = 0; c < 3; c++) {
        f->box[0][c] = space->axis[c].low, f->box[1][c] = space->axis[c].high;
        f->shown = f->shown && f->box[0][c] < f->box[1][c];
        middle[c] = f->box[0][c] / 2 + f->box[1][c] / 2;
    }
    if (!f->shown) return;
    bool before = vt_camera_project(overlay->camera, middle, pixel);
    f->middle[0] = before ? pixel[0] : overlay->width / 2, f->middle[1] = before ? pixel[1] : overlay->height / 2;
    sides s = sides_of(overlay->camera, f);
    choose_walls(f, overlay->camera, &s, overlay->state->edge);
    find_target(overlay->camera, &s, f);
    int upright = upright_axis(overlay);
    for (int c = 0; c < 3; c++) {
        f->back[c] = back_of(overlay->camera, &s, c, f->wall[c]);
        if (f->cross)
            cross_line(overlay, f, c);
        else
            choose_edge(overlay, f, &s, c, c == upright);
        int edge = f->lines[c].labelled ? f->lines[c].edge + 1 : 0, turned = make_ticks(overlay, f, c);
        overlay->state->edge[c] = (uint8_t)(edge | WALL | (f->wall[c] ? HIGH : 0) | turned * TURN);
    }
}

bool vt_axes_paint(vt_overlay *overlay) {
    vt_axes_frame *f = &vt_axes_now;
    make_frame(overlay, f);
    if (!f->shown) return true;
    bool good = f->cross || put_walls(overlay, f);
    for (int c = 0; c < 3 && good && !f->cross && VT_PROPS(scene, overlay->scene_node)->grid[0] != 0; c++)
        good = put_grid(overlay, f, c);
    for (int c = 0; c < 3 && good && !f->cross; c++) good = put_edges(overlay, f, c);
    for (int c = 0; c < 3 && good; c++) good = put_marks(overlay, f, c);
    return good;
}
