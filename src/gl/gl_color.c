// In:  a node's colour properties and the numbers that are shown as colours.
// Out: the uniforms of color.glsl; lookup textures of colormaps, kept while they are used.
#include "data/colormap.h"
#include "gl/gl_internal.h"
#include "scene/norm.h"

#define MAPS 32 // the least recently used makes room
static struct {
    char name[256];
    GLuint texture;
    uint32_t used;
} maps[MAPS];
static uint32_t uses;

void vt_gl_colormaps_stop(bool lost) {
    for (int i = 0; i < MAPS; i++)
        if (maps[i].texture) {
            vt_gl_count.textures--;
            vt_gl_texture_gone(maps[i].texture);
            if (!lost) glDeleteTextures(1, &maps[i].texture);
        }
    memset(maps, 0, sizeof maps);
}

static uint32_t hash_of(const char *text) { // FNV-1a
    uint32_t hash = 2166136261u;
    for (; *text; text++) hash = (hash ^ (uint8_t)*text) * 16777619u;
    return hash;
}

uint32_t vt_gl_colormap(const char *name) {
    char key[sizeof maps[0].name];
    size_t length = strlen(name);
    memset(key, 0, sizeof key);
    memcpy(key, name, VT_MIN(length, sizeof key - 9));
    if (length >= sizeof key - 9) { // a long list of colours: its start and its hash
        uint32_t hash = hash_of(name);
        for (size_t i = 0; i < 8; i++) key[sizeof key - 9 + i] = (char)('a' + (hash >> 4 * i & 15));
    }
    int oldest = 0;
    for (int i = 0; i < MAPS; i++) {
        if (maps[i].texture && !strcmp(maps[i].name, key)) {
            maps[i].used = ++uses;
            return maps[i].texture;
        }
        if (maps[i].used < maps[oldest].used) oldest = i;
    }
    uint8_t rgba[VT_COLORMAP_SIZE * 4];
    if (vt_colormap_sample(name, VT_COLORMAP_SIZE, rgba)) {
        vt_gl_fail("%s", vt_fail_text());
        return 0;
    }
    if (!maps[oldest].texture) {
        glGenTextures(1, &maps[oldest].texture);
        vt_gl_bind_texture(VT_SCRATCH_UNIT, maps[oldest].texture);
        glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, VT_COLORMAP_SIZE, 1);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        vt_gl_count.textures++;
    }
    vt_gl_bind_texture(VT_SCRATCH_UNIT, maps[oldest].texture);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, VT_COLORMAP_SIZE, 1, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
    memcpy(maps[oldest].name, key, sizeof key);
    maps[oldest].used = ++uses;
    return maps[oldest].texture;
}

vt_gl_data vt_gl_selection(vt_program *program, vt_node_data *node, int array, uint32_t wanted, bool texture) {
    const vt_array *a = &node->arrays[array];
    bool any = a->revision && a->max[0] > 0 && vt_array_elements(a) >= wanted;
    vt_gl_data data = {0};
    if (any) data = texture ? vt_gl_array_texture(node, array) : vt_gl_array_buffer(node, array);
    if (!data.whole) data.id = 0; // comes with the next frames
    vt_gl_set_int(program, u_selection, data.id != 0);
    return data;
}

vt_gl_norm_values vt_gl_norm(const vt_node_data *node, const vt_array *values) {
    vt_norm norm = vt_norm_of(node, values);
    double low = norm.low, high = norm.high, origin = values->origin[0], unit = values->unit[0];
    bool is_log = norm.axis.scale.type == VT_SCALE_LOG && !norm.stored;
    if (is_log)
        low -= log10(unit), high -= log10(unit);
    else
        low = (low - origin) / unit, high = (high - origin) / unit;
    double range = high - low;
    return (vt_gl_norm_values){.low = (float)low,
                               .scale =
                                   range > 0 || range < 0 ? (float)(1 / range) : 0, // one number: the low end's colour
                               .is_log = is_log,
                               .origin = is_log ? (float)(origin / unit) : 0};
}

void vt_gl_color(vt_program *program, vt_node_data *node, vt_color_mode mode, const double *rgba,
                 const vt_array *values) {
    float c[4];
    for (int i = 0; i < 4; i++) c[i] = vt_is_nan(rgba[i]) ? 1.0f : (float)rgba[i];
    vt_gl_set_vec4(program, u_color, c[0], c[1], c[2], c[3]);
    vt_gl_set_int(program, u_color_mode, (int)mode);
    if (mode != VT_MODE_SCALARS || !values) return;
    vt_gl_norm_values norm = vt_gl_norm(node, values);
    vt_gl_set_float(program, u_norm_low, norm.low);
    vt_gl_set_float(program, u_norm_scale, norm.scale);
    vt_gl_set_int(program, u_norm_log, norm.is_log);
    vt_gl_set_float(program, u_norm_origin, norm.origin);
    vt_gl_set_rgba(program, u_nan_color, VT_PROPS(colormap, node)->nan_color);
    vt_gl_bind_texture(0, vt_gl_colormap(vt_norm_colormap(node)));
}
