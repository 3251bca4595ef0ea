// In:  characters (Unicode code points).
// Out: their metrics and their place in the atlas of signed distances, made when first asked for.
#include "text/glyph.h"
#include "text/outline.h"

enum { ATLAS_WIDTH = 2048, ATLAS_HEIGHT = 128, ATLAS_HEIGHT_MAX = 4096 };
enum { MISSING = 0x110000 }; // beyond Unicode: the box that stands for what the font lacks

// Texels of an em and of the margin round a glyph, for each grade. The margin bounds halos: a third of an em, and 20 px,
// the most that a halo can have, where an em is 80 px or more.
static const int em_texels[VT_GLYPH_GRADES] = {48, 144}, margin_texels[VT_GLYPH_GRADES] = {16, 36};

typedef struct entry {
    uint32_t key; // code point << 1 | grade; 0: free
    vt_glyph glyph;
} entry;

static struct {
    entry *entries; // hash table, capacity a power of two
    uint32_t count, capacity;
    uint8_t *pixels;
    vt_glyph_atlas atlas;
    int shelf_x, shelf_y, shelf_height; // where the next glyph goes
} state;

static bool grow_atlas(int height) {
    if (height > ATLAS_HEIGHT_MAX) return false;
    uint8_t *pixels = vt_realloc(state.pixels, (size_t)ATLAS_WIDTH * (size_t)height);
    if (!pixels) return false;
    size_t old = (size_t)ATLAS_WIDTH * (size_t)state.atlas.height;
    memset(pixels + old, 0, (size_t)ATLAS_WIDTH * (size_t)height - old);
    state.pixels = pixels, state.atlas.pixels = pixels;
    state.atlas.width = ATLAS_WIDTH, state.atlas.height = height;
    state.atlas.revision++;
    return true;
}

// Glyphs stand on shelves, side by side with a texel between them, so that filtering never sees a neighbour.
static bool place(int width, int height, int *x, int *y) {
    if (state.shelf_x + width + 1 > ATLAS_WIDTH)
        state.shelf_y += state.shelf_height + 1, state.shelf_x = 0, state.shelf_height = 0;
    int needed = state.shelf_y + height + 1, room = state.atlas.height ? state.atlas.height : ATLAS_HEIGHT;
    while (room < needed) room *= 2;
    if (room != state.atlas.height && !grow_atlas(room)) return false;
    *x = state.shelf_x, *y = state.shelf_y;
    state.shelf_x += width + 1;
    state.shelf_height = VT_MAX(state.shelf_height, height);
    return true;
}

// False when memory or the atlas ran out.
static bool make_glyph(int index, vt_glyph_grade grade, vt_glyph *glyph) {
    vt_outline ink = vt_outline_of(index);
    *glyph = (vt_glyph){.advance = ink.advance};
    if (ink.right <= ink.left) return true; // a space
    float em = (float)em_texels[grade];
    int margin = margin_texels[grade], left = (int)floorf(ink.left * em) - margin,
        top = (int)floorf(-ink.top * em) - margin, width = (int)ceilf(ink.right * em) + margin - left,
        height = (int)ceilf(-ink.bottom * em) + margin - top, x, y;
    uint8_t *distances = vt_alloc((size_t)width * (size_t)height);
    bool placed =
        distances &&
        vt_outline_distances(index, em, left, top, width, height, VT_GLYPH_OUTLINE, (float)margin, distances) &&
        place(width, height, &x, &y);
    if (placed) {
        for (int row = 0; row < height; row++)
            memcpy(state.pixels + (size_t)(y + row) * ATLAS_WIDTH + x, distances + (size_t)row * (size_t)width,
                   (size_t)width);
        glyph->left = (float)left / em, glyph->right = (float)(left + width) / em;
        glyph->top = (float)-top / em, glyph->bottom = (float)(-top - height) / em;
        glyph->u0 = (uint16_t)x, glyph->v0 = (uint16_t)y, glyph->u1 = (uint16_t)(x + width),
        glyph->v1 = (uint16_t)(y + height);
        glyph->ink_bottom = ink.bottom, glyph->ink_top = ink.top;
        state.atlas.revision++;
    }
    vt_free(distances);
    return placed;
}

// Spaces of a stated width that the font leaves out, and characters that take no room. Em; negative: an ordinary character.
static float special_width(uint32_t codepoint) {
    static const float spaces[] = {0.5f,   1,      0.5f,   1,    0.333f, 0.25f,
                                   0.167f, 0.572f, 0.268f, 0.2f, 0.1f}; // U+2000..U+200A
    if (codepoint >= 0x2000 && codepoint <= 0x200a) return spaces[codepoint - 0x2000];
    if (codepoint == 0x202f) return 0.2f;
    if (codepoint == '\t') return 4 * 0.26f;
    if (codepoint < 0x20 || (codepoint >= 0x7f && codepoint < 0xa0) || codepoint == 0xad) return 0;
    if ((codepoint >= 0x200b && codepoint <= 0x200f) || (codepoint >= 0xfe00 && codepoint <= 0xfe0f) ||
        codepoint == 0xfeff)
        return 0;
    return -1;
}

static entry *find(uint32_t key) {
    uint32_t at = key * 2654435761u;
    for (at &= state.capacity - 1; state.entries[at].key && state.entries[at].key != key;)
        at = (at + 1) & (state.capacity - 1);
    return &state.entries[at];
}

static bool grow_entries(void) {
    entry *old = state.entries;
    uint32_t old_capacity = state.capacity, capacity = VT_MAX(256u, 2 * old_capacity);
    entry *entries = vt_alloc_zero(capacity * sizeof *entries);
    if (!entries) return false;
    state.entries = entries, state.capacity = capacity;
    for (uint32_t i = 0; i < old_capacity; i++)
        if (old[i].key) *find(old[i].key) = old[i];
    vt_free(old);
    return true;
}

vt_glyph vt_glyph_get(uint32_t codepoint, vt_glyph_grade grade) {
    uint32_t key = (codepoint + 1) << 1 | grade;
    if (state.capacity) {
        const entry *known = find(key);
        if (known->key) return known->glyph;
    }
    vt_glyph none = {0};
    if (2 * (state.count + 1) > state.capacity && !grow_entries()) return none;
    entry made = {.key = key};
    float width = special_width(codepoint);
    if (width >= 0)
        made.glyph.advance = width;
    else {
        int index = codepoint == MISSING ? 0 : vt_outline_find(codepoint);
        if (index == 0 && codepoint != MISSING) {
            made.glyph = vt_glyph_get(MISSING, grade);
            made.glyph.missing = true;
            if (2 * (state.count + 1) > state.capacity && !grow_entries()) return made.glyph;
        } else if (!make_glyph(index, grade, &made.glyph))
            return made.glyph; // not kept: there may be memory next time
    }
    *find(key) = made;
    state.count++;
    return made.glyph;
}

float vt_glyph_margin(vt_glyph_grade grade) { return (float)margin_texels[grade] / (float)em_texels[grade]; }

float vt_glyph_range(vt_glyph_grade grade) {
    return 255.0f / VT_GLYPH_OUTLINE * (float)margin_texels[grade] / (float)em_texels[grade];
}

const vt_glyph_atlas *vt_glyph_atlas_get(void) {
    if (!state.atlas.height) grow_atlas(ATLAS_HEIGHT); // lines are drawn with it too, without any letter
    return &state.atlas;
}

int vt_glyph_missing(uint32_t *codepoints, int capacity) {
    int count = 0;
    for (uint32_t i = 0; i < state.capacity; i++) {
        const entry *e = &state.entries[i];
        uint32_t codepoint = (e->key >> 1) - 1;
        // Both grades of one character count once.
        if (!e->key || !e->glyph.missing || ((e->key & 1) && find(e->key & ~1u)->key)) continue;
        if (count < capacity) codepoints[count] = codepoint;
        count++;
    }
    return count;
}

void vt_glyph_shutdown(void) {
    vt_outline_shutdown();
    vt_free(state.entries);
    vt_free(state.pixels);
    uint32_t revision = state.atlas.revision;
    memset(&state, 0, sizeof state);
    state.atlas.revision = revision + 1; // GL must not take the next atlas for the one it has
}
