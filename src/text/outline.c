// In:  the packed font (src/text/font/pack.py says how).
// Out: metrics of its glyphs, and signed distances to their outlines.
//
// Not with stb_truetype: reading only what the font has, from numbers ordered for compression, takes 12 KB less of
// a page's download.
#include "text/outline.h"
#include "embedded.h"

#define UNITS 500.0f // in an em
#define SMALL 0.62f  // size of superscripts, subscripts

typedef struct glyph {
    uint32_t codepoint;
    uint16_t advance, contour, contours; // the first of its contours; or of its parts, when made of others
    bool made_of_others;
} glyph;
typedef struct part {
    int16_t glyph, x, y; // less than 0: -1 - glyph, small
} part;
typedef struct point {
    int16_t x, y;
    bool on; // the curve; else what it bends towards
} point;

static struct {
    glyph *glyphs;
    part *parts;
    point *points;
    uint16_t *starts; // of each contour, the first point; and the end of the last
    int count;
} font;

static int number(const uint8_t **at) {
    unsigned value = 0, shift = 0;
    do value |= (unsigned)(**at & 127) << shift, shift += 7;
    while (*(*at)++ & 128);
    return value & 1 ? -(int)(value / 2) - 1 : (int)(value / 2);
}

static void read_points(const uint8_t *at, const uint16_t *first_of_glyph, int points) {
    for (int axis = 0; axis < 2; axis++)
        for (int i = 0, value = 0, next = 0; i < points; i++) {
            while (first_of_glyph[next] <= i) value = 0, next++; // each glyph starts from 0
            value += number(&at);
            *(axis ? &font.points[i].y : &font.points[i].x) = (int16_t)value;
        }
    for (int i = 0; i < points; i++) font.points[i].on = at[i / 8] >> i % 8 & 1;
}

static bool open_font(void) {
    if (font.glyphs) return true;
    const uint8_t *at = font_sans;
    int count = number(&at), contours = 0, parts = 0, points = 0, code = 0, drawn = 0;
    glyph *glyphs = vt_alloc_zero((size_t)count * sizeof *glyphs);
    uint16_t *first_of_glyph = vt_alloc(((size_t)count + 1) * sizeof *first_of_glyph);
    if (!glyphs || !first_of_glyph) goto failed;
    for (int i = 0; i < count; i++) glyphs[i].codepoint = (uint32_t)(code += number(&at));
    for (int i = 0; i < count; i++) glyphs[i].advance = (uint16_t)number(&at);
    for (int i = 0; i < count; i++) {
        int given = number(&at);
        glyphs[i].made_of_others = given == 1;
        glyphs[i].contour = (uint16_t)contours;
        glyphs[i].contours = (uint16_t)(given > 1 ? given - 1 : 0);
        contours += glyphs[i].contours;
    }
    font.starts = vt_alloc(((size_t)contours + 1) * sizeof *font.starts);
    if (!font.starts) goto failed;
    for (int i = 0; i < contours; i++) font.starts[i] = (uint16_t)points, points += number(&at);
    font.starts[contours] = (uint16_t)points;
    for (int i = 0; i < count; i++)
        if (glyphs[i].contours) first_of_glyph[drawn++] = font.starts[glyphs[i].contour];
    first_of_glyph[drawn] = UINT16_MAX;
    // Their number is not known before they are read: twice.
    for (int pass = 0; pass < 2; pass++) {
        const uint8_t *start = at;
        if (pass) font.parts = vt_alloc((size_t)parts * sizeof *font.parts);
        if (pass && !font.parts) goto failed;
        parts = 0;
        for (int i = 0; i < count; i++) {
            if (!glyphs[i].made_of_others) continue;
            int own = number(&at);
            glyphs[i].contour = (uint16_t)parts, glyphs[i].contours = (uint16_t)own;
            for (; own > 0; own--, parts++) {
                int index = number(&at), x = number(&at), y = number(&at);
                if (pass) font.parts[parts] = (part){(int16_t)index, (int16_t)x, (int16_t)y};
            }
        }
        if (!pass) at = start;
    }
    font.points = vt_alloc((size_t)points * sizeof *font.points);
    if (!font.points) goto failed;
    read_points(at, first_of_glyph, points);
    vt_free(first_of_glyph);
    font.glyphs = glyphs, font.count = count;
    return true;
failed:
    vt_free(glyphs);
    vt_free(first_of_glyph);
    vt_outline_shutdown();
    return false;
}

void vt_outline_shutdown(void) {
    vt_free(font.glyphs);
    vt_free(font.parts);
    vt_free(font.points);
    vt_free(font.starts);
    memset(&font, 0, sizeof font);
}

int vt_outline_find(uint32_t codepoint) {
    if (!open_font()) return 0;
    int low = 0, high = font.count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (font.glyphs[middle].codepoint < codepoint)
            low = middle + 1;
        else
            high = middle;
    }
    return low < font.count && codepoint && font.glyphs[low].codepoint == codepoint ? low : 0;
}

// --- walking along an outline ---
typedef struct field {
    float *squares; // least squared distance at each texel's middle so far
    int8_t *turns;  // how often the outline passes downwards (or upwards) just before a texel in its row
    int width, height;
    float scale, left, top, reach;
} field;

typedef struct spot {
    float x, y;
} spot;

// Where an outline's origin is, em, and its size.
typedef struct place {
    float x, y, size;
} place;

static spot spot_at(const field *f, const point *p, place at) {
    float em = f->scale * at.size / UNITS;
    return (spot){p->x * em + at.x * f->scale - f->left, -p->y * em - at.y * f->scale - f->top};
}

static void count_turns(field *f, spot a, spot b) {
    bool down = b.y > a.y;
    spot high = down ? a : b, low = down ? b : a;
    int from = (int)ceilf(VT_MAX(high.y - 0.5f, 0.0f)), to = (int)ceilf(VT_MIN(low.y - 0.5f, (float)f->height));
    for (int row = from; row < to; row++) {
        float x = high.x + ((float)row + 0.5f - high.y) * (low.x - high.x) / (low.y - high.y);
        int column = (int)ceilf(VT_MAX(x - 0.5f, 0.0f));
        int8_t *turns = &f->turns[row * f->width + column];
        if (column < f->width) *turns = (int8_t)(down ? *turns + 1 : *turns - 1);
    }
}

static void add_segment(field *f, spot a, spot b) {
    count_turns(f, a, b);
    float dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy, room = f->reach + 1;
    int x0 = (int)VT_MAX(VT_MIN(a.x, b.x) - room, 0.0f), x1 = (int)VT_MIN(VT_MAX(a.x, b.x) + room, (float)f->width),
        y0 = (int)VT_MAX(VT_MIN(a.y, b.y) - room, 0.0f), y1 = (int)VT_MIN(VT_MAX(a.y, b.y) + room, (float)f->height);
    for (int row = y0; row < y1; row++)
        for (int column = x0; column < x1; column++) {
            float x = (float)column + 0.5f - a.x, y = (float)row + 0.5f - a.y,
                  along = square > 0 ? VT_CLAMP((x * dx + y * dy) / square, 0.0f, 1.0f) : 0;
            x -= along * dx, y -= along * dy;
            float *least = &f->squares[row * f->width + column];
            *least = VT_MIN(*least, x * x + y * y);
        }
}

// As many straight pieces as leave less than a fiftieth of a texel.
static void add_curve(field *f, spot a, spot bend, spot b) {
    float away = hypotf(a.x - 2 * bend.x + b.x, a.y - 2 * bend.y + b.y) / 4;
    int pieces = (int)ceilf(sqrtf(away * 50)) + 1;
    spot from = a;
    for (int i = 1; i <= pieces; i++) {
        float t = (float)i / (float)pieces, s = 1 - t;
        spot to = {s * s * a.x + 2 * s * t * bend.x + t * t * b.x, s * s * a.y + 2 * s * t * bend.y + t * t * b.y};
        add_segment(f, from, to);
        from = to;
    }
}

// Between two points off the curve, the curve goes through their middle.
static void add_contour(field *f, const point *points, int count, place from) {
    int first = 0;
    while (first < count && !points[first].on) first++;
    if (first == count) return;
    spot at = spot_at(f, &points[first], from), bend = at;
    bool bent = false;
    for (int i = 1; i <= count; i++) {
        const point *p = &points[(first + i) % count];
        spot here = spot_at(f, p, from), to = here;
        if (!p->on && bent) to = (spot){(bend.x + here.x) / 2, (bend.y + here.y) / 2};
        if (bent)
            add_curve(f, at, bend, to);
        else if (p->on)
            add_segment(f, at, to);
        if (p->on || bent) at = to;
        bent = !p->on, bend = here;
    }
}

static void walk(int index, place at, void (*visit)(void *, const point *, int, place), void *with) {
    const glyph *g = &font.glyphs[index];
    for (int i = g->contour; i < g->contour + g->contours; i++)
        if (g->made_of_others) {
            const part *p = &font.parts[i];
            bool small = p->glyph < 0;
            place there = {at.x + p->x / UNITS, at.y + p->y / UNITS, at.size * (small ? SMALL : 1)};
            walk(small ? -1 - p->glyph : p->glyph, there, visit, with);
        } else
            visit(with, font.points + font.starts[i], font.starts[i + 1] - font.starts[i], at);
}

static const place origin = {0, 0, 1};

static void widen(void *box, const point *points, int count, place at) {
    vt_outline *o = box;
    for (int i = 0; i < count; i++) {
        float x = points[i].x / UNITS * at.size + at.x, y = points[i].y / UNITS * at.size + at.y;
        o->left = VT_MIN(o->left, x), o->right = VT_MAX(o->right, x);
        o->bottom = VT_MIN(o->bottom, y), o->top = VT_MAX(o->top, y);
    }
}

vt_outline vt_outline_of(int index) {
    vt_outline o = {0, 1e3f, 1e3f, -1e3f, -1e3f};
    if (!open_font()) return (vt_outline){0};
    walk(index, origin, widen, &o);
    if (o.left > o.right) o = (vt_outline){0};
    o.advance = font.glyphs[index].advance / UNITS;
    return o;
}

static void trace(void *with, const point *points, int count, place at) { add_contour(with, points, count, at); }

bool vt_outline_distances(int index, float texels_per_em, int left, int top, int width, int height, int outline,
                          float reach, uint8_t *out) {
    size_t texels = (size_t)width * (size_t)height;
    float *squares = open_font() ? vt_alloc(texels * (sizeof(float) + 1)) : NULL;
    if (!squares) return false;
    field f = {squares, (int8_t *)(squares + texels), width, height, texels_per_em, (float)left, (float)top, reach};
    for (size_t i = 0; i < texels; i++) squares[i] = 1e9f, f.turns[i] = 0;
    walk(index, origin, trace, &f);
    for (int row = 0; row < height; row++) {
        int inside = 0;
        for (int column = 0; column < width; column++) {
            size_t i = (size_t)(row * width + column);
            inside += f.turns[i];
            float away = sqrtf(squares[i]) * (float)outline / reach;
            out[i] = (uint8_t)VT_CLAMP((float)outline + (inside ? away : -away), 0.0f, 255.0f);
        }
    }
    vt_free(squares);
    return true;
}
