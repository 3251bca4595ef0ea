// In:  pieces of text in letters that the font lacks.
// Out: their pictures, once the host has drawn them, in an atlas of their own.
#include "text/fallback_glyph.h"
#include "base/format.h"

enum { HEIGHT_FIRST = 64, HEIGHT_MAX = 2048, PIECES_MAX = 512 };

typedef struct piece {
    vt_fallback_glyph glyph;
    char *text; // owned
    int bytes, weight;
    uint32_t used; // when last
} piece;

static struct {
    piece *pieces;
    int count, capacity;
    uint32_t clock, revision;
    bool asked; // ever: there is a host that draws
    uint8_t *pixels;
    vt_fallback_atlas atlas;
    int shelf_x, shelf_y, shelf_height;
} state;

// --- the atlas ---

static bool grow(int height) {
    if (height > HEIGHT_MAX) return false;
    size_t row = (size_t)VT_FALLBACK_WIDTH * 4, old = row * (size_t)state.atlas.height;
    uint8_t *pixels = vt_realloc(state.pixels, row * (size_t)height);
    if (!pixels) return false;
    memset(pixels + old, 0, row * (size_t)height - old);
    state.pixels = pixels, state.atlas.pixels = pixels, state.atlas.height = height;
    return true;
}

// Pictures stand on shelves with a clear texel between them.
static bool place(piece *p, const uint8_t *rgba) {
    vt_fallback_glyph *g = &p->glyph;
    if (state.shelf_x + g->width + 1 > VT_FALLBACK_WIDTH)
        state.shelf_y += state.shelf_height + 1, state.shelf_x = 0, state.shelf_height = 0;
    int height = VT_MAX(state.atlas.height, HEIGHT_FIRST);
    while (height < state.shelf_y + g->height + 1) height *= 2;
    if (height != state.atlas.height && !grow(height)) return false;
    g->u = (uint16_t)state.shelf_x, g->v = (uint16_t)state.shelf_y;
    state.shelf_x += g->width + 1, state.shelf_height = VT_MAX(state.shelf_height, g->height);
    for (int y = 0; y < g->height; y++)
        memcpy(state.pixels + ((size_t)(g->v + y) * VT_FALLBACK_WIDTH + g->u) * 4, rgba + (size_t)y * g->width * 4,
               (size_t)g->width * 4);
    state.atlas.revision++;
    return true;
}

static void forget(int index) {
    vt_free(state.pieces[index].text);
    state.pieces[index] = state.pieces[--state.count];
}

// Makes room: pieces that the last few layouts did not use go, and with them all pictures; those that are seen are asked for again.
static void evict(void) {
    for (int i = state.count; i-- > 0;) {
        piece *p = &state.pieces[i];
        if (state.clock - p->used > 8 * (uint32_t)state.count)
            forget(i);
        else if (p->glyph.state == VT_FALLBACK_GIVEN)
            p->glyph.state = VT_FALLBACK_WANTED;
    }
    if (state.count > PIECES_MAX / 2)
        while (state.count) forget(state.count - 1);
    vt_free(state.pixels);
    state.pixels = NULL, state.atlas.pixels = NULL, state.atlas.height = 0;
    state.shelf_x = state.shelf_y = state.shelf_height = 0;
    state.atlas.revision++, state.revision++;
}

// --- pieces ---

static piece *look_up(const char *text, int bytes, int px, int weight) {
    piece *found = NULL;
    for (int i = 0; i < state.count; i++) {
        piece *p = &state.pieces[i];
        if (p->bytes != bytes || p->weight != weight || memcmp(p->text, text, (size_t)bytes)) continue;
        if (p->glyph.px == (float)px) return p;
        if (!px && (!found || p->glyph.state == VT_FALLBACK_GIVEN)) found = p;
    }
    return found;
}

const vt_fallback_glyph *vt_fallback_find(const char *text, int bytes, int px, int weight) {
    piece *known = look_up(text, bytes, px, weight);
    if (known) return known->used = ++state.clock, &known->glyph;
    if (px <= 0 || bytes > VT_FALLBACK_BYTES) return NULL;
    if (state.count == PIECES_MAX) evict();
    if (state.count == state.capacity) {
        int capacity = VT_MAX(16, 2 * state.capacity);
        piece *more = vt_realloc(state.pieces, (size_t)capacity * sizeof *more);
        if (!more) return NULL;
        state.pieces = more, state.capacity = capacity;
    }
    char *copy = vt_alloc((size_t)bytes + 1);
    if (!copy) return NULL;
    memcpy(copy, text, (size_t)bytes);
    copy[bytes] = 0;
    state.pieces[state.count] =
        (piece){.glyph = {.px = (float)px}, .text = copy, .bytes = bytes, .weight = weight, .used = ++state.clock};
    return &state.pieces[state.count++].glyph;
}

bool vt_fallback_hopeless(const vt_fallback_glyph *glyph) {
    return !glyph || (glyph->state == VT_FALLBACK_WANTED && !state.asked) || glyph->state == VT_FALLBACK_ASKED;
}

const vt_fallback_atlas *vt_fallback_atlas_get(void) { return &state.atlas; }

uint32_t vt_fallback_revision(void) { return state.revision; }

void vt_fallback_shutdown(void) {
    while (state.count) forget(state.count - 1);
    vt_free(state.pieces);
    vt_free(state.pixels);
    uint32_t atlas = state.atlas.revision, revision = state.revision;
    bool asked = state.asked;
    memset(&state, 0, sizeof state);
    state.atlas.revision = atlas + 1, state.revision = revision + 1, state.asked = asked;
}

// --- the host ---

const char *vt_text_wanted(double *px_weight2) {
    state.asked = true;
    for (int i = 0; i < state.count; i++) {
        piece *p = &state.pieces[i];
        if (p->glyph.state != VT_FALLBACK_WANTED) continue;
        p->glyph.state = VT_FALLBACK_ASKED; // once: a host that cannot draw it is not asked for ever
        state.revision++;
        if (px_weight2) px_weight2[0] = (double)p->glyph.px, px_weight2[1] = p->weight;
        return p->text;
    }
    return NULL;
}

vt_status vt_text_give(const char *text, double px, double weight, int width, int height, double left, double top,
                       double advance, bool colored, const uint8_t *rgba) {
    bool sizes = px > 0 && px < 1e5 && (weight == 400 || weight == 600);
    piece *p = text && sizes ? look_up(text, (int)strlen(text), (int)px, (int)weight) : NULL;
    if (!p)
        return vt_fail(VT_ERROR_VALUE,
                       "text: got a picture of \"%.40s\" at %g px, which is not what vt_text_wanted named",
                       text ? text : "", px);
    if (width < 0 || height < 0 || width >= VT_FALLBACK_WIDTH || height >= HEIGHT_MAX || !vt_is_finite(left) ||
        !vt_is_finite(top) || !(advance >= 0 && advance < 1e6) || (width && height && !rgba))
        return vt_fail(VT_ERROR_VALUE, "text: got a picture of %d x %d px, wanted pixels, at most %d x %d", width,
                       height, VT_FALLBACK_WIDTH - 1, HEIGHT_MAX - 1);
    p->glyph.width = (uint16_t)width, p->glyph.height = (uint16_t)height;
    p->glyph.left = (float)left, p->glyph.top = (float)top, p->glyph.advance = (float)advance;
    p->glyph.colored = colored;
    if (width && height && !place(p, rgba)) {
        char kept[VT_FALLBACK_BYTES + 1];
        vt_print(kept, sizeof kept, "%s", p->text);
        evict();
        p = look_up(kept, (int)strlen(kept), (int)px, (int)weight);
        if (!p) return VT_OK; // it will be asked for again when it is seen
        if (!place(p, rgba)) return vt_fail(VT_ERROR_MEMORY, "text: out of memory for letters that the font lacks");
    }
    p->glyph.state = VT_FALLBACK_GIVEN;
    state.revision++;
    return VT_OK;
}
