// In:  UTF-8 texts with a size, a style and a place, on the screen or in the world.
// Out: one array of glyph quads for a frame, in device pixels, and the atlas of signed distances that they show.
// Called by: gl_text.c; axes and titles put their words in through it. No GL here.
#include "text.h"
#include "glyph.h"

#define LINE_HEIGHT 1.25f // em from baseline to baseline

static uint32_t next_codepoint(const char **text) {
    const uint8_t *at = (const uint8_t *)*text;
    uint32_t c = *at++, least = 0;
    int more = c < 0x80 ? 0 : c >= 0xc2 && c < 0xe0 ? 1 : c >= 0xe0 && c < 0xf0 ? 2 : c >= 0xf0 && c < 0xf5 ? 3 : -1;
    if (more > 0) c &= 0x3fu >> more, least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
    for (int i = 0; i < more; i++) {
        if ((*at & 0xc0) != 0x80) { // cut off: one replacement for what there was
            more = -1;
            break;
        }
        c = c << 6 | (*at++ & 0x3fu);
    }
    *text = (const char *)at;
    return more < 0 || c < least || c > 0x10ffff || (c >= 0xd800 && c < 0xe000) ? 0xfffd : c;
}

// A line of a text: from `start` to `end`, `width` em wide; the following one starts at `next` (NULL: there is none).
typedef struct line {
    const char *start, *end, *next;
    float width;
} line;

// The extra weight widens letters on both sides, so they move apart by as much.
static line read_line(const char *text, const vt_text_style *style, vt_glyph_grade grade) {
    line found = {.start = text};
    float limit = style->wrap > 0 && style->size > 0 ? style->wrap / style->size : INFINITY, x = 0, space_x = 0;
    const char *space = NULL;
    uint16_t before = 0;
    for (const char *at = text; *at;) {
        const char *here = at;
        uint32_t codepoint = next_codepoint(&at);
        if (codepoint == '\r') continue;
        if (codepoint == '\n') {
            found.end = here, found.next = at, found.width = x;
            return found;
        }
        vt_glyph glyph = vt_glyph_get(codepoint, grade);
        float wider =
            x + vt_glyph_kern(before, glyph.index) + glyph.advance + (glyph.advance > 0 ? 2 * style->weight : 0);
        if (codepoint == ' ' && here > text)
            space = here, space_x = x;
        else if (wider > limit && here > text) {
            found.end = space ? space : here, found.next = space ? space + 1 : here, found.width = space ? space_x : x;
            return found;
        }
        x = wider, before = glyph.index;
        found.end = at;
    }
    if (!found.end) found.end = text;
    found.width = x;
    return found;
}

void vt_text_measure(const char *text, const vt_text_style *style, float *width, float *height) {
    int lines = 0;
    *width = *height = 0;
    for (const char *at = text; at && *at; lines++) {
        line l = read_line(at, style, VT_GLYPH_SMALL);
        *width = VT_MAX(*width, l.width * style->size);
        at = l.next;
    }
    if (lines) *height = (VT_GLYPH_ASCENDER - VT_GLYPH_DESCENDER + (float)(lines - 1) * LINE_HEIGHT) * style->size;
}

void vt_text_begin(vt_text_batch *batch, int width, int height, double pixel_ratio) {
    batch->quads = 0;
    batch->width = width, batch->height = height, batch->pixel_ratio = pixel_ratio;
}

void vt_text_free(vt_text_batch *batch) {
    vt_free(batch->vertices);
    memset(batch, 0, sizeof *batch);
}

bool vt_text_reserve(vt_text_batch *batch, uint32_t more) {
    if (batch->quads + more <= batch->capacity) return true;
    uint32_t capacity = VT_MAX(256u, 2 * batch->capacity);
    while (capacity < batch->quads + more) capacity *= 2;
    vt_text_vertex *vertices = vt_realloc(batch->vertices, (size_t)capacity * 4 * sizeof *vertices);
    if (!vertices) return false;
    batch->vertices = vertices, batch->capacity = capacity;
    return true;
}

// Where heights above the baseline (em) come to stand in device pixels: at small sizes the tops of small letters, capitals
// and figures are moved to whole pixels, so that their horizontal strokes are not smeared over two rows. Between knots the
// map is linear, and goes on beyond them.
enum { KNOTS = 3 };
typedef struct grid_fit {
    float em[KNOTS], px[KNOTS];
    int count;
} grid_fit;

static bool small_letter(uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 0xdf && c <= 0xff && c != 0xf7) || (c >= 0x3ac && c <= 0x3ce);
}

static bool about(float value, float mark, float below, float above) {
    return value >= mark - below && value <= mark + above;
}

static grid_fit fit_to_grid(uint32_t codepoint, const vt_glyph *glyph, float px) {
    grid_fit fit = {{0}, {0}, 1};
    float x_height = floorf(VT_GLYPH_X_HEIGHT * px + 0.625f); // rounded up more often: small letters stay legible
    if (px > VT_GLYPH_SMALL_PX || px < 6) return fit;
    if (glyph->ink_top - glyph->ink_bottom < 0.2f) { // dashes, minus, dots above the line: moved, not stretched
        if (glyph->ink_bottom > 0.1f) fit.em[0] = glyph->ink_top, fit.px[0] = floorf(glyph->ink_top * px + 0.5f);
        return fit;
    }
    if (about(glyph->ink_bottom, 0, 0.025f, 0.01f)) fit.em[0] = glyph->ink_bottom;
    if (about(glyph->ink_top, VT_GLYPH_X_HEIGHT, 0.01f, 0.03f)) {
        fit.em[1] = glyph->ink_top, fit.px[1] = x_height, fit.count = 2;
    } else if (about(glyph->ink_top, VT_GLYPH_CAP_HEIGHT, 0.01f, 0.02f) && !small_letter(codepoint)) {
        fit.em[1] = glyph->ink_top, fit.px[1] = floorf(VT_GLYPH_CAP_HEIGHT * px + 0.5f), fit.count = 2;
    } else if (small_letter(codepoint) && glyph->ink_top > VT_GLYPH_X_HEIGHT) {
        fit.em[1] = VT_GLYPH_X_HEIGHT, fit.px[1] = x_height;
        fit.em[2] = glyph->ink_top, fit.px[2] = x_height + floorf((glyph->ink_top - VT_GLYPH_X_HEIGHT) * px + 0.5f),
        fit.count = 3;
    }
    return fit;
}

// What all quads of one layer of one text share.
typedef struct layer {
    float depth, px, margin; // px: device px an em; margin: em that glyphs have round them
    float scale, grow;
    uint8_t color[4];
} layer;

static void put_quad(vt_text_batch *batch, const layer *l, const vt_glyph *glyph, const float left[2],
                     const float right[2], const float bottom[2],
                     const float top[2]) { // each: em in the glyph, and device px
    float texel = ((float)glyph->v1 - (float)glyph->v0) / (glyph->top - glyph->bottom);
    vt_text_vertex *v = &batch->vertices[4 * (size_t)batch->quads++];
    for (int i = 0; i < 4; i++) {
        const float *side = i & 1 ? right : left, *edge = i < 2 ? bottom : top;
        float column = (float)glyph->u0 + (side[0] - glyph->left) * texel,
              row = (float)glyph->v1 - (edge[0] - glyph->bottom) * texel;
        v[i] = (vt_text_vertex){.x = side[1],
                                .y = edge[1],
                                .depth = l->depth,
                                .scale = l->scale,
                                .grow = l->grow,
                                .u = (uint16_t)(column * VT_TEXT_SUBTEXELS + 0.5f),
                                .v = (uint16_t)(row * VT_TEXT_SUBTEXELS + 0.5f)};
        memcpy(v[i].color, l->color, 4);
    }
}

// As many quads as there are pieces between knots; the first and the last go on to the glyph's margins, of which no more is
// drawn than the outline grows and its edge fades.
static void put_glyph(vt_text_batch *batch, const layer *l, const vt_glyph *glyph, const grid_fit *fit, float x,
                      float baseline) {
    float texel = (glyph->top - glyph->bottom) / ((float)glyph->v1 - (float)glyph->v0);
    float trim = VT_MAX(floorf((l->margin - (l->grow + 1) / l->px) / texel), 0.0f) * texel;
    float left[2] = {glyph->left + trim}, right[2] = {glyph->right - trim};
    left[1] = x + left[0] * l->px, right[1] = x + right[0] * l->px;
    float low[2] = {glyph->bottom + trim}, high[2];
    for (int i = 0, pieces = VT_MAX(fit->count - 1, 1); i < pieces; i++) {
        float from = fit->em[i],
              slope = fit->count > 1 ? (fit->px[i + 1] - fit->px[i]) / (fit->em[i + 1] - from) : l->px;
        high[0] = i < pieces - 1 ? fit->em[i + 1] : glyph->top - trim;
        if (!i) low[1] = baseline - (fit->px[0] + (low[0] - from) * slope);
        high[1] = baseline - (fit->px[i] + (high[0] - from) * slope);
        put_quad(batch, l, glyph, left, right, low, high);
        memcpy(low, high, sizeof low);
    }
}

static void pack_color(const float *rgba, uint8_t *out) {
    for (int i = 0; i < 4; i++) out[i] = (uint8_t)(VT_CLAMP(rgba[i], 0.0f, 1.0f) * 255.0f + 0.5f);
}

// x, y in device px. The halo is laid under all letters of the text before any letter is drawn.
static bool put_text(vt_text_batch *batch, const char *text, const vt_text_style *style, double x, double y,
                     float depth) {
    float px = style->size * (float)batch->pixel_ratio;
    vt_glyph_grade grade = px <= VT_GLYPH_SMALL_PX ? VT_GLYPH_SMALL : VT_GLYPH_LARGE;
    if (!(px > 0) || !text || !*text || !(fabs(x) < 1e6 && fabs(y) < 1e6)) return true;

    int lines = 0;
    float widest = 0;
    for (const char *at = text; at; lines++) {
        line l = read_line(at, style, grade);
        widest = VT_MAX(widest, l.width);
        at = l.next;
    }
    // The first baseline, in em below y.
    float block = (float)(lines - 1) * LINE_HEIGHT, first = 0;
    switch (style->baseline) {
    case VT_TEXT_TOP: first = VT_GLYPH_ASCENDER; break;
    case VT_TEXT_MIDDLE: first = (VT_GLYPH_CAP_HEIGHT - block) / 2; break;
    case VT_TEXT_BASELINE: first = 0; break;
    case VT_TEXT_BOTTOM: first = VT_GLYPH_DESCENDER - block; break;
    }
    x += style->offset[0] * batch->pixel_ratio, y -= style->offset[1] * batch->pixel_ratio;
    float margin = 0.3f * px + (float)fabs(first * px) + block * px + px; // a generous bound, for texts far outside
    if (x + widest * px + margin < 0 || x - widest * px - margin > batch->width || y + margin < 0 ||
        y - margin > batch->height)
        return true;

    float range = vt_glyph_range(grade) * px, halo = style->halo * (float)batch->pixel_ratio;
    // The atlas knows no distances beyond its margin; the outermost half pixel is where an edge fades.
    float widest_halo = VT_MAX(VT_TEXT_OUTLINE / 255.0f * range - 0.5f, 0.0f);
    layer l = {.depth = depth, .px = px, .margin = vt_glyph_margin(grade), .scale = range};
    for (int halo_layer = halo > 0 && style->halo_color[3] > 0; halo_layer >= 0; halo_layer--) {
        l.grow = VT_MIN(style->weight * px + (halo_layer ? halo : 0), widest_halo);
        pack_color(halo_layer ? style->halo_color : style->color, l.color);
        float below = first;
        for (const char *start = text; start; below += LINE_HEIGHT) {
            line found = read_line(start, style, grade);
            float shift = style->anchor == VT_TEXT_LEFT     ? 0
                          : style->anchor == VT_TEXT_CENTER ? -found.width / 2
                                                            : -found.width;
            float pen = (float)x + shift * px, baseline = floorf((float)y + below * px + 0.5f);
            uint16_t before = 0;
            for (const char *at = found.start; at < found.end;) {
                uint32_t codepoint = next_codepoint(&at);
                vt_glyph glyph = vt_glyph_get(codepoint, grade);
                pen += vt_glyph_kern(before, glyph.index) * px;
                if (glyph.u1 > glyph.u0) {
                    grid_fit fit = fit_to_grid(codepoint, &glyph, px);
                    if (!vt_text_reserve(batch, KNOTS)) return false;
                    put_glyph(batch, &l, &glyph, &fit, pen + style->weight * px, baseline);
                }
                pen += (glyph.advance + (glyph.advance > 0 ? 2 * style->weight : 0)) * px;
                before = glyph.index;
            }
            start = found.next;
        }
    }
    return true;
}

bool vt_text_screen(vt_text_batch *batch, const char *text, const vt_text_style *style, double x, double y) {
    return put_text(batch, text, style, x * batch->pixel_ratio, y * batch->pixel_ratio, -1);
}

// Device px and depth (0..1) of a place; false when it is behind the camera or beyond the near or far plane. `lift` moves
// its depth towards the reader by so many lengths in the scene.
static bool place_in_picture(const vt_camera *camera, const double *world, double lift_px, double *x, double *y,
                             double *depth) {
    double eye[4], clip[4], relative[3];
    vt_camera_relative(camera, world, relative);
    const double *r = camera->rotation, *p = camera->projection;
    for (int i = 0; i < 3; i++) eye[i] = r[i] * relative[0] + r[4 + i] * relative[1] + r[8 + i] * relative[2];
    eye[3] = 1;
    for (int i = 0; i < 4; i++) clip[i] = p[i] * eye[0] + p[4 + i] * eye[1] + p[8 + i] * eye[2] + p[12 + i];
    if (!(clip[3] > 0) || !(fabs(clip[2]) <= clip[3])) return false;
    *x = (clip[0] / clip[3] * 0.5 + 0.5) * camera->width, *y = (0.5 - clip[1] / clip[3] * 0.5) * camera->height;
    double distance = -eye[2], lift = lift_px * camera->pixel * (camera->perspective ? distance : 1);
    eye[2] += camera->perspective ? VT_MIN(lift, 0.5 * distance) : lift;
    double z = p[2] * eye[0] + p[6] * eye[1] + p[10] * eye[2] + p[14],
           w = p[3] * eye[0] + p[7] * eye[1] + p[11] * eye[2] + p[15];
    *depth = VT_CLAMP(z / w * 0.5 + 0.5, 0.0, 1.0);
    return true;
}

// A label at a point of a surface must not be cut by that surface where it leans towards the reader: it is lifted off by
// its own size.
bool vt_text_world(vt_text_batch *batch, const char *text, const vt_text_style *style, const vt_camera *camera,
                   const double *world, bool occluded) {
    double x, y, depth;
    if (!place_in_picture(camera, world, style->size, &x, &y, &depth)) return true;
    return put_text(batch, text, style, x, y, occluded ? (float)depth : -1);
}

void vt_text_shutdown(void) { vt_glyph_shutdown(); }
