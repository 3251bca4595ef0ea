// In:  lines and areas on the screen or in the scene.
// Out: quads in a text batch. Instead of a place in the atlas they have half their size in px, negative, so that the text
//      program works out the distance to their edges.
#include "annotate/paint.h"

enum { MIDDLE = 32768, END = 65535 }; // u, v across a sketch: 0, in its middle, END
enum { CORNERS = 12 };                // of an area when it was cut at five planes

// What all corners of one sketch share: its half size, device px. A disc has its radius in x and, positive, in y.
typedef struct kind_of {
    float half[2];
    uint8_t color[2][4]; // at one end and at the other
    bool upright;        // the ends are bottom and top
} kind_of;

static kind_of plain(double half_x, double half_y, const float *from4, const float *to4) {
    kind_of kind = {.half = {(float)-half_x, (float)-half_y}};
    for (int i = 0; i < 4; i++) {
        kind.color[0][i] = (uint8_t)(VT_CLAMP(from4[i], 0.0f, 1.0f) * 255.0f + 0.5f);
        kind.color[1][i] = (uint8_t)(VT_CLAMP(to4[i], 0.0f, 1.0f) * 255.0f + 0.5f);
    }
    return kind;
}

static void put_corner(vt_text_batch *batch, const kind_of *kind, int number, double x, double y, double depth,
                       bool whole) {
    vt_text_vertex *v = &batch->vertices[4 * (size_t)batch->quads + (size_t)number];
    *v = (vt_text_vertex){.x = (float)x,
                          .y = (float)y,
                          .depth = (float)depth,
                          .u = whole        ? MIDDLE
                               : number & 1 ? END
                                            : 0,
                          .v = whole        ? MIDDLE
                               : number & 2 ? END
                                            : 0,
                          .scale = kind->half[0],
                          .grow = kind->half[1]};
    memcpy(v->color, kind->color[kind->upright ? number >> 1 : number & 1], 4);
}

// A rectangle about a middle, all in device px, with `along` as its direction and another depth at either end.
static bool put_bar(vt_text_batch *batch, const kind_of *kind, const double *middle, const double *along,
                    const double *depths) {
    if (!vt_text_reserve(batch, 1)) return false;
    double reach = fabs((double)kind->half[0]) + 1, aside = fabs((double)kind->half[1]) + 1;
    // Quads are a pixel larger all round, for the fading edge; depth goes on evenly.
    double depth = (depths[0] + depths[1]) / 2, slope = (depths[1] - depths[0]) / 2 * reach / VT_MAX(reach - 1, 0.5);
    for (int i = 0; i < 4; i++) {
        double u = i & 1 ? reach : -reach, v = i & 2 ? aside : -aside, at = depth + (i & 1 ? slope : -slope);
        put_corner(batch, kind, i, middle[0] + u * along[0] + v * along[1], middle[1] + u * along[1] - v * along[0],
                   depths[0] < 0 ? -1 : VT_CLAMP(at, 0.0, 1.0), false);
    }
    batch->quads++;
    return true;
}

static double at_least_one(double css, const vt_text_batch *batch) { return VT_MAX(css * batch->pixel_ratio, 1); }

// Where a stretch of whole pixels begins that lies about `middle`.
static double whole_from(double middle, double length) { return floor(middle - length / 2 + 0.5); }

// Ends in device px, within reach of the picture.
static bool put_line(vt_text_batch *batch, double (*ends)[2], const double *depths, double width, const float *color4) {
    double thick = at_least_one(width, batch);
    double along[2] = {ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]}, length = hypot(along[0], along[1]);
    for (int c = 0; c < 2; c++) {
        if (!(fabs(along[c]) < 0.02) || length < 0.02) continue;
        double whole = floor(thick + 0.5), from = whole_from((ends[0][c] + ends[1][c]) / 2, whole);
        ends[0][c] = ends[1][c] = from + whole / 2;
        for (int i = 0; i < 2; i++) ends[i][!c] = floor(ends[i][!c] + 0.5);
        thick = whole, length = fabs(ends[1][!c] - ends[0][!c]);
        along[c] = 0;
        break;
    }
    if (!(length > 0)) return true;
    for (int c = 0; c < 2; c++) along[c] = (ends[1][c] - ends[0][c]) / length;
    double middle[2] = {(ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2};
    kind_of kind = plain(length / 2, thick / 2, color4, color4);
    return put_bar(batch, &kind, middle, along, depths);
}

// --- cutting: in clip space, at the near plane and at the picture's edges or somewhat outside them ---
enum { PLANES = 5 };
static const double outside = 1.5;

static double plane_of(const double *clip, int plane, double wide) {
    if (!plane) return clip[2] + clip[3];
    double side = clip[(plane - 1) / 2];
    return wide * clip[3] + (plane & 1 ? side : -side);
}

static void between(const double *a, const double *b, double t, double *out) {
    for (int i = 0; i < 4; i++) out[i] = a[i] + t * (b[i] - a[i]);
}

static bool part_of(double (*ends)[4], double wide, double *part2) {
    part2[0] = 0, part2[1] = 1;
    for (int plane = 0; plane < PLANES; plane++) {
        double d = plane_of(ends[0], plane, wide), e = plane_of(ends[1], plane, wide);
        if (!(d > 0) && !(e > 0)) return false;
        if (d < 0) part2[0] = VT_MAX(part2[0], d / (d - e));
        if (e < 0) part2[1] = VT_MIN(part2[1], d / (d - e));
    }
    return part2[0] < part2[1];
}

static bool cut_line(double (*ends)[4]) { // false: nothing is left
    double part[2], a[4], b[4];
    if (!part_of(ends, outside, part)) return false;
    between(ends[0], ends[1], part[0], a), between(ends[0], ends[1], part[1], b);
    memcpy(ends[0], a, sizeof a), memcpy(ends[1], b, sizeof b);
    return true;
}

static int cut_area(double (*corners)[4], int count) { // how many corners it has then
    double kept[CORNERS][4];
    for (int plane = 0; plane < PLANES; plane++) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            const double *a = corners[i], *b = corners[(i + 1) % count];
            double d = plane_of(a, plane, outside), e = plane_of(b, plane, outside);
            if (d >= 0) memcpy(kept[left++], a, sizeof kept[0]);
            if ((d < 0) != (e < 0)) between(a, b, d / (d - e), kept[left++]);
        }
        count = left;
        memcpy(corners, kept, (size_t)count * sizeof kept[0]);
    }
    return count;
}

static void to_eye(const vt_camera *camera, const double *place, double *eye3) {
    double relative[3];
    const double *r = camera->rotation;
    vt_camera_relative(camera, place, relative);
    for (int i = 0; i < 3; i++) eye3[i] = r[i] * relative[0] + r[4 + i] * relative[1] + r[8 + i] * relative[2];
}

static void eye_to_clip(const vt_camera *camera, const double *eye, double *clip4) {
    const double *p = camera->projection;
    for (int i = 0; i < 4; i++) clip4[i] = p[i] * eye[0] + p[4 + i] * eye[1] + p[8 + i] * eye[2] + p[12 + i];
}

static void to_clip(const vt_camera *camera, const double *place, double *clip4) {
    double eye[3];
    to_eye(camera, place, eye);
    eye_to_clip(camera, eye, clip4);
}

bool vt_paint_part(const vt_camera *camera, const double *a, const double *b, double *part2) {
    double ends[2][4];
    to_clip(camera, a, ends[0]), to_clip(camera, b, ends[1]);
    return part_of(ends, 1, part2);
}

// Device px and depth. What is beyond the far plane counts as just before it: walls may stand behind all data.
static double on_screen(const vt_text_batch *batch, const double *clip, double *pixel2) {
    pixel2[0] = (clip[0] / clip[3] * 0.5 + 0.5) * batch->width;
    pixel2[1] = (0.5 - clip[1] / clip[3] * 0.5) * batch->height;
    return clip[2] / clip[3];
}
static double depth_of(const vt_camera *camera, const double *clip, double back) {
    double offset = camera->projection[14], more = 1 + back;
    double z =
        camera->perspective ? ((clip[2] - offset) * more + offset) / (clip[3] * more) : clip[2] / clip[3] + 2 * back;
    return VT_CLAMP(z * 0.5 + 0.5, 0.0, 0.9999998);
}

bool vt_paint_line(vt_text_batch *batch, double x0, double y0, double x1, double y1, double width,
                   const float *color4) {
    double ratio = batch->pixel_ratio, w = batch->width, h = batch->height, pixels[2][2];
    static const double in_front[2] = {-1, -1};
    double ends[2][4] = {{x0 * ratio / w * 2 - 1, 1 - y0 * ratio / h * 2, 0, 1},
                         {x1 * ratio / w * 2 - 1, 1 - y1 * ratio / h * 2, 0, 1}};
    if (!cut_line(ends)) return true;
    for (int i = 0; i < 2; i++) on_screen(batch, ends[i], pixels[i]);
    return put_line(batch, pixels, in_front, width, color4);
}

bool vt_paint_world_line(vt_text_batch *batch, const vt_camera *camera, const double *a, const double *b, double width,
                         const float *color4, double back) {
    double ends[2][4], pixels[2][2], depths[2];
    to_clip(camera, a, ends[0]), to_clip(camera, b, ends[1]);
    if (!cut_line(ends)) return true;
    for (int i = 0; i < 2; i++) {
        on_screen(batch, ends[i], pixels[i]);
        depths[i] = depth_of(camera, ends[i], back);
    }
    return put_line(batch, pixels, depths, width, color4);
}

bool vt_paint_gradient(vt_text_batch *batch, double x0, double y0, double x1, double y1, const float *from4,
                       const float *to4, bool upright) {
    double ratio = batch->pixel_ratio;
    double ends[4] = {VT_MIN(x0, x1), VT_MIN(y0, y1), VT_MAX(x0, x1), VT_MAX(y0, y1)};
    double limits[2] = {2.0 * batch->width, 2.0 * batch->height};
    for (int i = 0; i < 4; i++) ends[i] = floor(VT_CLAMP(ends[i] * ratio, -limits[i & 1], limits[i & 1]) + 0.5);
    for (int c = 0; c < 2; c++) ends[c + 2] = VT_MAX(ends[c + 2], ends[c] + 1);
    double half[2] = {(ends[2] - ends[0]) / 2, (ends[3] - ends[1]) / 2},
           middle[2] = {ends[0] + half[0], ends[1] + half[1]};
    static const double along[2] = {1, 0}, in_front[2] = {-1, -1};
    kind_of kind = plain(half[0], half[1], from4, to4);
    kind.upright = upright;
    return put_bar(batch, &kind, middle, along, in_front);
}

bool vt_paint_rect(vt_text_batch *batch, double x0, double y0, double x1, double y1, const float *color4) {
    return vt_paint_gradient(batch, x0, y0, x1, y1, color4, color4, false);
}

bool vt_paint_disc(vt_text_batch *batch, double x, double y, double diameter, const float *color4) {
    double ratio = batch->pixel_ratio, radius = at_least_one(diameter, batch) / 2, middle[2] = {x * ratio, y * ratio};
    static const double along[2] = {1, 0}, in_front[2] = {-1, -1};
    if (!(fabs(middle[0]) < 1e6 && fabs(middle[1]) < 1e6)) return true;
    kind_of kind = plain(radius, -radius, color4, color4);
    return put_bar(batch, &kind, middle, along, in_front);
}

// Quads of four corners each, all with the first; the last may have a corner twice.
static bool put_area(vt_text_batch *batch, const double (*pixels)[2], const double *depths, int count,
                     const float *color4) {
    kind_of kind = plain(1, 1, color4, color4);
    for (int first = 1; first + 1 < count; first += 2) {
        int turn[4] = {0, first, VT_MIN(first + 2, count - 1), first + 1};
        if (!vt_text_reserve(batch, 1)) return false;
        for (int i = 0; i < 4; i++)
            put_corner(batch, &kind, i, pixels[turn[i]][0], pixels[turn[i]][1], depths ? depths[turn[i]] : -1, true);
        batch->quads++;
    }
    return true;
}

bool vt_paint_area(vt_text_batch *batch, const double (*corners)[2], int count, const float *color4) {
    double pixels[8][2];
    count = VT_MIN(count, 8);
    for (int i = 0; i < count; i++)
        for (int c = 0; c < 2; c++) {
            pixels[i][c] = corners[i][c] * batch->pixel_ratio;
            if (!(fabs(pixels[i][c]) < 1e6)) return true;
        }
    return put_area(batch, (const double(*)[2])pixels, NULL, count, color4);
}

bool vt_paint_world_quad(vt_text_batch *batch, const vt_camera *camera, const double corners[4][3], const float *color4,
                         double back) {
    double clip[CORNERS][4], pixels[CORNERS][2], depths[CORNERS];
    for (int i = 0; i < 4; i++) to_clip(camera, corners[i], clip[i]);
    int count = cut_area(clip, 4);
    for (int i = 0; i < count; i++) {
        on_screen(batch, clip[i], pixels[i]);
        depths[i] = depth_of(camera, clip[i], back);
    }
    return put_area(batch, (const double(*)[2])pixels, depths, count, color4);
}

// A label at a point of a surface must not be cut by that surface where it leans towards the reader: it is lifted off by
// its own size.
bool vt_paint_world_text(vt_text_batch *batch, const vt_camera *camera, const char *text, const vt_text_style *style,
                         const double *world, bool occluded) {
    double eye[3], clip[4], pixel[2];
    to_eye(camera, world, eye);
    eye_to_clip(camera, eye, clip);
    if (!(clip[3] > 0) || !(fabs(clip[2]) <= clip[3])) return true;
    on_screen(batch, clip, pixel);
    if (!occluded) return vt_text_at_depth(batch, text, style, pixel[0], pixel[1], -1);
    double distance = -eye[2], lift = (double)style->size * camera->pixel * (camera->perspective ? distance : 1);
    eye[2] += camera->perspective ? VT_MIN(lift, 0.5 * distance) : lift;
    eye_to_clip(camera, eye, clip);
    double depth = VT_CLAMP(clip[2] / clip[3] * 0.5 + 0.5, 0.0, 1.0);
    return vt_text_at_depth(batch, text, style, pixel[0], pixel[1], (float)depth);
}
