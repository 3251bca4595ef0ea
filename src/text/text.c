// In:  UTF-8 texts with a size, a style, a place in the picture and a depth.
// Out: one array of glyph quads for a frame, in device pixels.
#include "text/text.h"
#include "text/fallback_glyph.h"
#include "text/glyph.h"
#include "text/rich.h"

#define LINE_HEIGHT 1.25f // em from baseline to baseline

// --- pieces: a letter of the font, or a run of letters that the font lacks and the host draws ---

typedef struct piece {
    vt_rich_item item; // its first character
    vt_glyph glyph;
    const vt_fallback_glyph *host; // NULL: a letter of the font
    float width;                   // em of the text, of what the host draws
} piece;

// Accents that stand on the letter before, selectors and joiners of emoji.
static bool joins(uint32_t c) {
    return (c >= 0x300 && c < 0x370) || (c >= 0x20d0 && c < 0x2100) || (c >= 0xfe00 && c < 0xfe10) || c == 0x200d;
}

static bool right_to_left(uint32_t c) {
    return (c >= 0x590 && c < 0x900) || (c >= 0xfb1d && c < 0xfe00) || (c >= 0xfe70 && c < 0xff00);
}

// Signs that belong to what stands on both sides of them.
static bool neutral(uint32_t c) {
    return (c >= ' ' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0xc0) || (c >= 0x2000 && c < 0x2070);
}

// How far a run goes that begins with `first`: as long as letters are missing, and over signs between them. A line that
// begins with a letter read from the right is one run, since the host knows in which order to show it. `r` stands behind the
// first character, afterwards behind the run.
static const char *read_run(vt_rich *r, const vt_rich_item *first, vt_glyph_grade grade, bool line_start) {
    bool whole = line_start && right_to_left(first->codepoint);
    vt_rich probe = *r;
    vt_rich_item item;
    const char *end = first->to, *last = end;
    while (vt_rich_next(&probe, &item) && item.from == last && item.size == first->size && item.rise == first->rise &&
           item.codepoint != '\n' && item.to - first->from < VT_FALLBACK_BYTES) {
        last = item.to;
        if (whole || joins(item.codepoint) || vt_glyph_get(item.codepoint, grade).missing)
            end = last, *r = probe;
        else if (!neutral(item.codepoint))
            break;
    }
    return end;
}

// Shortens a run so that `part` (0..1) of it is left: at a space where it has one, and by no less than a letter.
static const char *cut_run(const char *start, const char *end, float part) {
    int letters = 0, kept;
    for (const char *at = start; at < end; letters++) vt_utf8_next(&at);
    kept = VT_MAX((int)((float)letters * part), 1);
    const char *cut = start, *space = memchr(start, ' ', (size_t)(end - start)), *before = space;
    while (kept-- > 0) vt_utf8_next(&cut);
    if (!space) return cut;
    while ((space = memchr(before + 1, ' ', (size_t)(end - before - 1))) && space <= cut) before = space;
    return before;
}

// The next piece of a text; `x`: where it begins in its line, `limit`: where the line ends, em.
static bool next_piece(vt_rich *r, piece *p, const vt_text_style *style, float px, vt_glyph_grade grade, float x,
                       float limit) {
    if (!vt_rich_next(r, &p->item)) return false;
    const char *start = p->item.from;
    p->glyph = vt_glyph_get(p->item.codepoint, grade), p->host = NULL;
    bool accented = p->item.to > start && (*r->at & 0xfe) == 0xcc; // U+0300 to U+036F follow
    if ((!p->glyph.missing && !accented) || p->item.to == start || (r->boxed && start < r->boxed)) return true;
    vt_rich after = *r;
    int em = (int)(px * p->item.size + 0.5f), weight = style->weight > 0 ? 600 : 400;
    float room = VT_MIN(limit - x, px > 0 ? 0.9f * VT_FALLBACK_WIDTH / px : limit);
    const char *end = read_run(&after, &p->item, grade, x == 0);
    for (int tries = 0; tries < 20; tries++) { // each shortens it
        p->host = vt_fallback_find(start, (int)(end - start), em, weight);
        p->width = 0;
        if (p->host && p->host->state == VT_FALLBACK_GIVEN)
            p->width = p->host->advance / p->host->px * p->item.size;
        else
            for (const char *at = start; at < end;) p->width += (vt_utf8_next(&at) < 0x1100 ? 0.55f : 1) * p->item.size;
        if (p->width <= room || end == start) break;
        const char *cut = cut_run(start, end, room / p->width);
        if (cut >= end || cut == start) break;
        after.at = end = cut;
    }
    if (vt_fallback_hopeless(p->host))
        p->host = NULL, r->boxed = end;
    else
        *r = after;
    return true;
}

// Where the pen is in a line, em.
typedef struct pen {
    float x, base, far; // base: where super- and subscripts begin; far: where the longest of them ends
    float accented;     // where it begins
} pen;

// Moves the pen over a piece, and tells where it stands. Extra weight widens letters on both sides, so they move apart by as
// much.
static float move_pen(pen *at, const piece *p, const vt_text_style *style) {
    const vt_rich_item *item = &p->item;
    if (item->pen == VT_RICH_OVER) return (at->accented + at->x - p->glyph.advance * item->size) / 2;
    if (item->pen == VT_RICH_BACK)
        at->far = VT_MAX(at->far, at->x), at->x = at->base;
    else if (item->pen != VT_RICH_IN)
        at->x = VT_MAX(at->far, at->x), at->far = 0;
    if (item->pen == VT_RICH_FIRST) at->base = at->x;
    float here = at->x;
    if (item->accented) at->accented = here;
    at->x += p->host ? p->width : p->glyph.advance > 0 ? (p->glyph.advance + 2 * style->weight) * item->size : 0;
    return here;
}

static float pen_end(const pen *at) { return VT_MAX(at->x, at->far); }

// A line of a text: so many pieces, `width` em; the following one begins at `next`.
typedef struct line {
    vt_rich start, next;
    int pieces;
    bool more;
    float width, limit;
} line;

static line read_line(const vt_rich *start, const vt_text_style *style, float px, vt_glyph_grade grade) {
    line found = {.start = *start, .next = *start};
    found.limit = style->wrap > 0 && style->size > 0 ? style->wrap / style->size : INFINITY;
    pen at = {0}, space_pen = at;
    int space = 0, count = 0; // pieces before the last space, plus one; 0: there was none
    vt_rich here = *start, after_space = *start;
    piece p;
    for (; next_piece(&found.next, &p, style, px, grade, at.x, found.limit); here = found.next, count++) {
        uint32_t c = p.host ? 0 : p.item.codepoint;
        if (c == '\n') {
            found.more = true;
            break;
        }
        pen before = at;
        move_pen(&at, &p, style);
        if (c == ' ' && count > 0) {
            space = count + 1, space_pen = before, after_space = found.next;
        } else if (pen_end(&at) > found.limit && count > 0) {
            found.more = true, at = space ? space_pen : before, count = space ? space - 1 : count;
            found.next = space ? after_space : here;
            break;
        }
    }
    found.pieces = count, found.width = pen_end(&at);
    return found;
}

void vt_text_measure(const char *text, const vt_text_style *style, float *width, float *height) {
    int lines = 0;
    *width = *height = 0;
    if (!text || !*text) return;
    vt_rich at = vt_rich_begin(text);
    for (line l = {.more = true}; l.more && (lines == 0 || *at.at); lines++) {
        l = read_line(&at, style, 0, VT_GLYPH_SMALL);
        *width = VT_MAX(*width, l.width * style->size);
        at = l.next;
    }
    *height = (VT_GLYPH_ASCENDER - VT_GLYPH_DESCENDER + (float)(lines - 1) * LINE_HEIGHT) * style->size;
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

// A picture by the host: `u, v` are its texels, scale 0 marks it, grow tells whether it keeps its colours.
static bool put_host(vt_text_batch *batch, const layer *l, const vt_fallback_glyph *host, float x, float y) {
    if (!vt_text_reserve(batch, 1)) return false;
    vt_text_vertex *v = &batch->vertices[4 * (size_t)batch->quads++];
    for (int i = 0; i < 4; i++) {
        int column = i & 1 ? host->width : 0, row = i < 2 ? host->height : 0;
        v[i] = (vt_text_vertex){.x = x + (float)column,
                                .y = y + (float)row,
                                .depth = l->depth,
                                .grow = host->colored ? 1 : 0,
                                .u = (uint16_t)((host->u + column) * VT_TEXT_SUBTEXELS),
                                .v = (uint16_t)((host->v + row) * VT_TEXT_SUBTEXELS)};
        memcpy(v[i].color, l->color, 4);
    }
    return true;
}

// What the host drew has no distances: its halo is itself, moved to all sides, without the colours of emoji.
static bool put_run(vt_text_batch *batch, const layer *l, const vt_fallback_glyph *host, float x, float baseline,
                    float halo) {
    if (host->state != VT_FALLBACK_GIVEN || !host->width || !host->height) return true;
    float left = floorf(x + host->left + 0.5f), top = floorf(baseline + host->top + 0.5f);
    if (!(halo > 0)) return put_host(batch, l, host, left, top);
    vt_fallback_glyph shape = *host;
    shape.colored = false;
    for (float radius = halo; radius > 0.5f;
         radius -= VT_MAX(2.0f, halo / 4)) { // rings, so that thin strokes leave no gaps
        int sides = (int)VT_CLAMP(4 * radius, 8, 32);
        for (int i = 0; i < sides; i++) {
            double angle = i * 6.283185307179586 / sides;
            if (!put_host(batch, l, &shape, left + radius * (float)cos(angle), top + radius * (float)sin(angle)))
                return false;
        }
    }
    return true;
}

// Over a piece, from x to x, device px, at a height of so many em: the middle of a minus, drawn out.
static bool put_bar(vt_text_batch *batch, const layer *l, vt_glyph_grade grade, float x, float to, float baseline,
                    float height) {
    vt_glyph minus = vt_glyph_get(0x2212, grade);
    float middle = (minus.left + minus.right) / 2, left[2] = {middle, x}, right[2] = {middle, to};
    float low = baseline - floorf(height * l->px + 0.5f) + minus.ink_top * l->px;
    float bottom[2] = {minus.bottom, low - minus.bottom * l->px}, top[2] = {minus.top, low - minus.top * l->px};
    if (!vt_text_reserve(batch, 1)) return false;
    if (minus.u1 > minus.u0) put_quad(batch, l, &minus, left, right, bottom, top);
    return true;
}

// One line from x on, device px; smaller letters of super- and subscripts get thinner strokes.
static bool put_line(vt_text_batch *batch, const layer *of_text, const line *words, const vt_text_style *style,
                     vt_glyph_grade grade, float left, float baseline, float halo) {
    vt_rich at = words->start;
    pen where = {0};
    piece p;
    for (int i = 0; i < words->pieces && next_piece(&at, &p, style, of_text->px, grade, where.x, words->limit); i++) {
        float size = p.item.size, x = left + move_pen(&where, &p, style) * of_text->px;
        layer l = *of_text;
        l.px *= size, l.scale *= size;
        // The atlas knows no distances beyond its margin; the outermost half pixel is where an edge fades.
        l.grow = VT_MIN(style->weight * l.px + halo, VT_MAX(VT_GLYPH_OUTLINE / 255.0f * l.scale - 0.5f, 0.0f));
        float stands = floorf(baseline - p.item.rise * of_text->px + 0.5f);
        for (int k = 0; k < 2 && p.item.bars[k] > 0; k++) {
            layer bar = *of_text;
            bar.grow = l.grow;
            if (!put_bar(batch, &bar, grade, x, left + where.x * of_text->px, baseline, p.item.bars[k])) return false;
        }
        if (p.host) {
            if (!put_run(batch, &l, p.host, x, stands, halo)) return false;
        } else if (p.glyph.u1 > p.glyph.u0) {
            grid_fit fit = fit_to_grid(p.item.codepoint, &p.glyph, l.px);
            if (!vt_text_reserve(batch, KNOTS)) return false;
            put_glyph(batch, &l, &p.glyph, &fit, x + style->weight * l.px, stands);
        }
    }
    return true;
}

// The halo is laid under all letters of the text before any letter is drawn.
bool vt_text_at_depth(vt_text_batch *batch, const char *text, const vt_text_style *style, double x, double y,
                      float depth) {
    float px = style->size * (float)batch->pixel_ratio;
    vt_glyph_grade grade = px <= VT_GLYPH_SMALL_PX ? VT_GLYPH_SMALL : VT_GLYPH_LARGE;
    if (!(px > 0) || !text || !*text || !(fabs(x) < 1e6 && fabs(y) < 1e6)) return true;

    int lines = 0;
    float widest = 0;
    vt_rich next = vt_rich_begin(text);
    for (line l = {.more = true}; l.more; lines++) {
        l = read_line(&next, style, px, grade);
        widest = VT_MAX(widest, l.width);
        next = l.next;
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

    float halo = style->halo * (float)batch->pixel_ratio;
    layer l = {.depth = depth, .px = px, .margin = vt_glyph_margin(grade), .scale = vt_glyph_range(grade) * px};
    for (int halo_layer = halo > 0 && style->halo_color[3] > 0; halo_layer >= 0; halo_layer--) {
        pack_color(halo_layer ? style->halo_color : style->color, l.color);
        float below = first;
        vt_rich start = vt_rich_begin(text);
        for (line found = {.more = true}; found.more; below += LINE_HEIGHT, start = found.next) {
            found = read_line(&start, style, px, grade);
            float shift = style->anchor == VT_TEXT_LEFT     ? 0
                          : style->anchor == VT_TEXT_CENTER ? -found.width / 2
                                                            : -found.width;
            float left = (float)x + shift * px, baseline = (float)y + below * px;
            if (!put_line(batch, &l, &found, style, grade, left, baseline, halo_layer ? halo : 0)) return false;
        }
    }
    return true;
}

bool vt_text_screen(vt_text_batch *batch, const char *text, const vt_text_style *style, double x, double y) {
    return vt_text_at_depth(batch, text, style, x * batch->pixel_ratio, y * batch->pixel_ratio, -1);
}

void vt_text_shutdown(void) {
    vt_glyph_shutdown();
    vt_fallback_shutdown();
}
