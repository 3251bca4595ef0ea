// In:  a colormap's name ("viridis", "RdBu_r") or a list of colours ("navy, white, #c00").
// Out: its colours, evenly spaced from the low end to the high end.
#include "data/colormap.h"
#include "base/edit_distance.h"
#include "data/color.h"

static const uint32_t tab10[10] = {0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd,
                                   0x8c564b, 0xe377c2, 0x7f7f7f, 0xbcbd22, 0x17becf};
static const uint32_t tab20[20] = {0x1f77b4, 0xaec7e8, 0xff7f0e, 0xffbb78, 0x2ca02c, 0x98df8a, 0xd62728,
                                   0xff9896, 0x9467bd, 0xc5b0d5, 0x8c564b, 0xc49c94, 0xe377c2, 0xf7b6d2,
                                   0x7f7f7f, 0xc7c7c7, 0xbcbd22, 0xdbdb8d, 0x17becf, 0x9edae5};
static const char *const all[] = {"viridis", "plasma",   "inferno", "magma",   "cividis", "turbo", "gray",
                                  "grey",    "coolwarm", "RdBu",    "terrain", "tab10",   "tab20"};

enum { USER_MAX = 256 };

// A map while it is read. Either `steps` (smooth, 256 colours) or `colors`.
typedef struct map {
    uint8_t colors[VT_COLORMAP_SIZE][4];
    int count;
    bool categories, reversed;
} map;

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

static bool same_word(const char *a, size_t length, const char *b) {
    for (size_t i = 0; i < length; i++)
        if (lower(a[i]) != lower(b[i])) return false; // b's end is a difference too
    return b[length] == 0;
}

static void take_packed(map *m, const uint32_t *packed, int count) {
    m->count = count, m->categories = true;
    for (int i = 0; i < count; i++) {
        m->colors[i][0] = (uint8_t)(packed[i] >> 16), m->colors[i][1] = (uint8_t)(packed[i] >> 8);
        m->colors[i][2] = (uint8_t)packed[i], m->colors[i][3] = 255;
    }
}

static void take_steps(map *m, const vt_colormap_steps *table) {
    m->count = VT_COLORMAP_SIZE;
    for (int channel = 0; channel < 3; channel++) {
        int value = table->first[channel];
        const char *steps = table->steps + channel * (VT_COLORMAP_SIZE - 1);
        m->colors[0][channel] = (uint8_t)value;
        for (int i = 1; i < VT_COLORMAP_SIZE; i++) m->colors[i][channel] = (uint8_t)(value += steps[i - 1] - 'N');
    }
    for (int i = 0; i < VT_COLORMAP_SIZE; i++) m->colors[i][3] = 255;
}

static vt_status read_list(map *m, const char *text) {
    const char *at = text;
    for (m->count = 0;; m->count++) {
        const char *end = at;
        for (int depth = 0; *end && (depth > 0 || *end != ','); end++) depth += *end == '(' ? 1 : *end == ')' ? -1 : 0;
        char word[96];
        double rgba[4];
        size_t length = (size_t)(end - at);
        if (m->count == USER_MAX)
            return vt_fail(VT_ERROR_VALUE, "a colormap can be a list of up to %d colours; more came", (int)USER_MAX);
        if (length >= sizeof word)
            return vt_fail(VT_ERROR_VALUE, "\"%.40s...\" is not a colour in a list for a colormap", at);
        memcpy(word, at, length);
        word[length] = 0;
        if (!vt_color_parse(word, rgba)) {
            char why[256];
            strncpy(why, vt_fail_text(), sizeof why - 1);
            why[sizeof why - 1] = 0;
            return vt_fail(VT_ERROR_VALUE, "colour %d of the colormap \"%.60s\": %s", m->count + 1, text, why);
        }
        for (int i = 0; i < 4; i++) m->colors[m->count][i] = (uint8_t)(rgba[i] * 255 + 0.5);
        if (!*end) break;
        at = end + 1;
    }
    m->count++;
    return VT_OK;
}

static vt_status unknown(const char *name, size_t length) {
    char word[48];
    double rgba[4];
    size_t kept = VT_MIN(length, sizeof word - 1);
    memcpy(word, name, kept);
    word[kept] = 0;
    int near = vt_nearest_word(word, all, sizeof all[0], VT_LENGTH(all));
    if (near >= 0)
        return vt_fail(VT_ERROR_NAME, "no colormap \"%.60s\": did you mean \"%s%s\"?", name, all[near],
                       name[length] ? "_r" : "");
    if (vt_color_parse(name, rgba))
        return vt_fail(VT_ERROR_NAME, "\"%.60s\" is one colour, and a colormap wants two or more: \"white, %.60s\"",
                       name, name);
    return vt_fail(
        VT_ERROR_NAME,
        "no colormap \"%.60s\": there are viridis, plasma, inferno, magma, cividis, turbo, gray, coolwarm, RdBu, "
        "terrain, tab10 and tab20, each reversed by _r, or a list of colours (\"navy, white, red\")",
        name);
}

static vt_status read_map(map *m, const char *name) {
    m->categories = m->reversed = false;
    if (!name || !*name)
        return vt_fail(VT_ERROR_NAME,
                       "a colormap was wanted, but the text is empty: give a name (\"viridis\") or a list of colours");
    if (strchr(name, ',') && strncmp(name, "rgb", 3)) return read_list(m, name);
    if (!strncmp(name, "rgb", 3) && strchr(name, ')') && strchr(strchr(name, ')'), ',')) return read_list(m, name);
    size_t length = strlen(name);
    if (length > 2 && name[length - 2] == '_' && lower(name[length - 1]) == 'r') m->reversed = true, length -= 2;
    for (int i = 0; i < vt_colormap_table_count; i++)
        if (same_word(name, length, vt_colormap_tables[i].name)) return take_steps(m, &vt_colormap_tables[i]), VT_OK;
    if (same_word(name, length, "gray") || same_word(name, length, "grey")) {
        m->count = VT_COLORMAP_SIZE;
        for (int i = 0; i < VT_COLORMAP_SIZE; i++) {
            memset(m->colors[i], i, 3);
            m->colors[i][3] = 255;
        }
        return VT_OK;
    }
    if (same_word(name, length, "tab10")) return take_packed(m, tab10, VT_LENGTH(tab10)), VT_OK;
    if (same_word(name, length, "tab20")) return take_packed(m, tab20, VT_LENGTH(tab20)), VT_OK;
    return unknown(name, length);
}

vt_status vt_colormap_check(const char *name) {
    map m;
    return read_map(&m, name);
}

vt_status vt_colormap_sample(const char *name, int count, uint8_t *rgba) {
    map m;
    if (count < 1)
        return vt_fail(VT_ERROR_VALUE, "a colormap can be sampled into 1 or more colours; %d were wanted", count);
    vt_status status = read_map(&m, name);
    if (status) return status;
    for (int i = 0; i < count; i++) {
        int from_low = m.reversed ? count - 1 - i : i;
        double t = count > 1 ? (double)from_low / (count - 1) : 0;
        uint8_t *out = rgba + 4 * (size_t)i;
        if (m.categories) {
            // Equal shares for all, the middle of each sample deciding: 256 samples of 10 colours lie within a sample of
            // where i / 256 * 10 changes.
            int entry = (int)((from_low + 0.5) / count * m.count);
            memcpy(out, m.colors[VT_MIN(entry, m.count - 1)], 4);
            continue;
        }
        double place = t * (m.count - 1);
        int low = VT_MIN((int)place, m.count - 1), high = VT_MIN(low + 1, m.count - 1);
        for (int channel = 0; channel < 4; channel++)
            out[channel] = (uint8_t)(m.colors[low][channel] +
                                     (place - low) * (m.colors[high][channel] - m.colors[low][channel]) + 0.5);
    }
    return VT_OK;
}
