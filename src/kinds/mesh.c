// In:  a mesh node's arrays: positions, faces, normals, scalars, colors, texcoords, texture.
// Out: vt_mesh: packed normals, filtered indices, expanded vertices.
#include "kinds/mesh.h"
#include "annotate/words.h"
#include "kinds/shared.h"

enum {
    POSITIONS = VT_ARRAY(mesh, positions),
    FACES = VT_ARRAY(mesh, faces),
    NORMALS = VT_ARRAY(mesh, normals),
    SCALARS = VT_ARRAY(mesh, scalars),
    COLORS = VT_ARRAY(mesh, colors),
    TEXCOORDS = VT_ARRAY(mesh, texcoords),
    TEXTURE = VT_ARRAY(mesh, texture),
    SELECTED = VT_ARRAY(mesh, selected)
};

vt_faces vt_mesh_faces(const vt_node_data *node) {
    const vt_array *positions = &node->arrays[POSITIONS], *faces = &node->arrays[FACES];
    vt_faces f = {.position = positions->data, .vertices = vt_array_elements(positions), .together = 1};
    if (vt_array_elements(faces)) {
        f.index = faces->data;
        f.triangles = vt_array_elements(faces);
        f.together = faces->given == 4 ? 2 : 1;
    } else
        f.triangles = f.vertices / 3;
    if (!f.vertices) f.triangles = 0;
    return f;
}

// A quad is drawn whole or not at all.
static bool face_good(const vt_faces *f, uint32_t first_triangle) {
    for (uint32_t t = 0; t < f->together; t++)
        for (uint32_t i = 0; i < 3; i++)
            if (!vt_faces_vertex_good(f, vt_faces_corner(f, first_triangle + t, i))) return false;
    return true;
}

static bool one_each(const vt_array *a, uint32_t n) { return n && vt_array_elements(a) == n; }

static bool reserve(vt_mesh_buffer *b, size_t count, size_t size) {
    size_t bytes;
    if (!vt_mul_fits(count, size, &bytes)) return false;
    if (bytes <= b->capacity) return true;
    void *grown = vt_realloc(b->data, bytes);
    if (!grown) return false;
    b->data = grown;
    b->capacity = bytes;
    return true;
}

static void mesh_free(void *extra) {
    vt_mesh *m = extra;
    vt_mesh_buffer *all[] = {&m->indices,   &m->normals, &m->positions, &m->corners, &m->scalars, &m->colors,
                             &m->texcoords, &m->sums,    &m->grey,      &m->rings,   &m->table,   &m->selected};
    for (int i = 0; i < VT_LENGTH(all); i++) vt_free(all[i]->data);
    vt_free(m);
}

// --- normals ---

// Powers of two near the stretching of the axes beside x's: packed normals have few digits, which another stretching would
// use up; and what is a sharp edge shows only when it is stretched. Growing data change them seldom.
static void frame_exponents(const vt_node_data *node, int *exponents) {
    const double *stretch = vt_scene_of(node)->space.stretch;
    for (int c = 2; c >= 0; c--) exponents[c] = vt_exponent(1.4142135623730951 * stretch[c] / stretch[0]);
}

static uint32_t frame_key(const vt_node_data *node) {
    int exponents[3];
    frame_exponents(node, exponents);
    return ((uint32_t)exponents[1] & 0xffffu) | (uint32_t)exponents[2] << 16;
}

// What stored lengths are to be multiplied with, so that the mesh is about as it is stretched and of the size 1.
static void make_frame(vt_mesh *m, const vt_node_data *node, float *scale) {
    const vt_array *positions = &node->arrays[POSITIONS];
    int exponents[3];
    double factor[3], most = 0, size = 0;
    frame_exponents(node, exponents);
    for (int c = 0; c < 3; c++) {
        factor[c] = ldexp(positions->unit[c], exponents[c]);
        most = VT_MAX(most, factor[c]);
    }
    for (int c = 0; c < 3; c++) {
        factor[c] = VT_MAX(factor[c] / most, 1e-30);
        size = fmax(size, (positions->max[c] - positions->min[c]) / positions->unit[c] * factor[c]);
        m->frame[c] = (float)(1 / factor[c]);
    }
    for (int c = 0; c < 3; c++) scale[c] = (float)(factor[c] / VT_CLAMP(size, 1e-37, 1e37));
}

// Rings are made anew when vertices move, but not where none had company when the faces came: that is what is animated.
static bool build_rings(vt_mesh *m, const vt_faces *f, uint32_t faces_revision) {
    if (!m->shared && m->ring_faces == faces_revision && m->ring_vertices == f->vertices) return true;
    if (!reserve(&m->rings, f->vertices, sizeof(uint32_t)) ||
        !reserve(&m->table, vt_normals_table(f->vertices), sizeof(uint32_t)))
        return false;
    m->shared = vt_normals_rings(f, m->rings.data, m->table.data);
    m->ring_faces = faces_revision, m->ring_vertices = f->vertices;
    if (m->shared) return true;
    vt_free(m->rings.data), vt_free(m->table.data);
    m->rings = m->table = (vt_mesh_buffer){NULL, 0};
    return true;
}

static bool build_normals(vt_mesh *m, const vt_node_data *node, const vt_faces *f) {
    if (!reserve(&m->normals, f->vertices, sizeof(uint32_t)) || !reserve(&m->sums, f->vertices, 3 * sizeof(float)))
        return false;
    const vt_array *given = &node->arrays[NORMALS], *positions = &node->arrays[POSITIONS];
    uint32_t *packed = m->normals.data;
    float scale[3];
    make_frame(m, node, scale);
    vt_normals_sum(f, scale, m->sums.data);
    m->normals_revision++;
    m->reversed = false;
    // On a log axis given directions are none any more: the faces have turned.
    if (one_each(given, f->vertices) && !vt_array_is_scaled(positions)) {
        const float *from = given->data;
        double turn[3], most = 0; // directions across faces grow where lengths shrink
        for (int c = 0; c < 3; c++) turn[c] = positions->unit[c] * (double)m->frame[c], most = VT_MAX(most, turn[c]);
        m->reversed = vt_normals_reversed(f, from, m->sums.data);
        for (uint32_t v = 0; v < f->vertices; v++, from += 3) {
            float turned[3];
            for (int c = 0; c < 3; c++) turned[c] = from[c] * (float)(turn[c] / most);
            packed[v] = vt_normal_pack(turned);
        }
        return true;
    }
    if (!build_rings(m, f, node->arrays[FACES].revision)) return false;
    vt_normals_join(f, m->sums.data, m->shared ? m->rings.data : NULL, packed);
    return true;
}

// --- which faces ---

static bool build_indices(vt_mesh *m, const vt_node_data *node, const vt_faces *f) {
    const vt_array *positions = &node->arrays[POSITIONS], *faces = &node->arrays[FACES];
    m->left_out = 0;
    bool all_good = !positions->bad && (!f->index || faces->max[0] < f->vertices);
    for (uint32_t t = 0; !all_good && t + f->together <= f->triangles; t += f->together)
        if (!face_good(f, t)) m->left_out++;
    m->filtered = m->left_out > 0;
    m->corner_count = (f->triangles - m->left_out * f->together) * 3;
    m->indices_revision++;
    if (!m->filtered || m->expanded) return true;
    if (!reserve(&m->indices, m->corner_count, sizeof(uint32_t))) return false;
    uint32_t *out = m->indices.data;
    for (uint32_t t = 0; t + f->together <= f->triangles; t += f->together) {
        if (!face_good(f, t)) continue;
        for (uint32_t k = 0; k < f->together; k++)
            for (uint32_t i = 0; i < 3; i++) *out++ = vt_faces_corner(f, t + k, i);
    }
    return true;
}

// Edges of a triangle that are inside a quad (bit i: the edge opposite corner i).
static float hidden_edges(const vt_faces *f, uint32_t triangle) {
    return f->together == 1 ? 0.0f : triangle % 2 == 0 ? 2.0f : 4.0f;
}

static bool build_expanded(vt_mesh *m, const vt_node_data *node, const vt_faces *f) {
    const vt_array *scalars = &node->arrays[SCALARS], *colors = &node->arrays[COLORS],
                   *texcoords = &node->arrays[TEXCOORDS];
    size_t n = m->corner_count;
    if (!reserve(&m->positions, n, 4 * sizeof(float)) || (m->has_scalars && !reserve(&m->scalars, n, sizeof(float))) ||
        (m->has_colors && !reserve(&m->colors, n, 4)) ||
        (m->has_texcoords && !reserve(&m->texcoords, n, 2 * sizeof(float))) ||
        (m->has_normals && !reserve(&m->corners, n, sizeof(uint32_t))))
        return false;
    bool scalar_a_face = vt_array_elements(scalars) != f->vertices,
         color_a_face = vt_array_elements(colors) != f->vertices;
    float *position = m->positions.data, *scalar = m->scalars.data, *texcoord = m->texcoords.data;
    uint32_t *color = m->colors.data, *normal = m->corners.data;
    const uint32_t *color_from = colors->data, *normal_from = m->normals.data;
    const float *scalar_from = scalars->data, *texcoord_from = texcoords->data;
    for (uint32_t t = 0; t < f->triangles; t++) {
        uint32_t face = t / f->together;
        if (m->filtered && !face_good(f, face * f->together)) continue;
        float hidden = hidden_edges(f, t);
        for (uint32_t i = 0; i < 3; i++) {
            uint32_t v = vt_faces_corner(f, t, i);
            memcpy(position, f->position + (size_t)v * 3, 3 * sizeof(float));
            position[3] = hidden;
            position += 4;
            if (m->has_normals) *normal++ = normal_from[v];
            if (m->has_scalars) *scalar++ = scalar_from[scalar_a_face ? face : v];
            if (m->has_colors) *color++ = color_from[color_a_face ? face : v];
            if (m->has_texcoords) memcpy(texcoord, texcoord_from + (size_t)v * 2, 2 * sizeof(float)), texcoord += 2;
        }
    }
    m->expanded_revision++;
    return true;
}

// Selected faces are drawn a second time, so that the others need no vertices of their own.
static bool build_selected(vt_mesh *m, const vt_node_data *node) {
    vt_faces f = vt_mesh_faces(node);
    const vt_array *selected = &node->arrays[SELECTED];
    const uint8_t *mask = selected->data;
    m->selected_of = selected->revision;
    m->selected_count = 0;
    m->selected_revision++;
    if (!(selected->max[0] > 0) || !one_each(selected, f.triangles / f.together)) return true;
    uint32_t faces = 0, vertex = 0, n = 0;
    for (uint32_t i = 0; i < selected->rows; i++) faces += mask[i];
    if (!reserve(&m->selected, (size_t)faces * f.together * 3, sizeof(uint32_t))) return false;
    uint32_t *out = m->selected.data;
    for (uint32_t t = 0; t < f.triangles; t++) {
        uint32_t face = t / f.together;
        if (m->filtered && !face_good(&f, face * f.together)) continue;
        for (uint32_t i = 0; mask[face] && i < 3; i++) out[n++] = m->expanded ? vertex + i : vt_faces_corner(&f, t, i);
        vertex += 3;
    }
    m->selected_count = n;
    return true;
}

// A grey texture comes as float32: whole numbers in the range of their type, floats in 0..1.
static bool build_grey(vt_mesh *m, const vt_array *texture) {
    uint32_t n = vt_array_elements(texture);
    if (!reserve(&m->grey, n, 1)) return false;
    static const float white[VT_DTYPE_COUNT] = {
        1, 1, 1, 127, 255, 32767, 65535, 2147483647.0f, 4294967295.0f, 9.2e18f, 1.8e19f, 1};
    int dtype = texture->dtype & ~VT_SWAPPED;
    float scale = 255.0f / white[VT_CLAMP(dtype, 0, VT_DTYPE_COUNT - 1)], origin = (float)texture->origin[0];
    const float *from = texture->data;
    uint8_t *to = m->grey.data;
    for (uint32_t i = 0; i < n; i++) {
        float x = (from[i] + origin) * scale;
        to[i] = !vt_is_finite_f(x) || x < 0 ? 0 : x > 255 ? 255 : (uint8_t)(int)(x + 0.5f);
    }
    m->grey_revision++;
    return true;
}

// --- all together ---

static bool any_open(const vt_node_data *node) {
    for (int i = 0; i < VT_ARRAY(mesh, count); i++)
        if (node->arrays[i].open) return true;
    return false;
}

static bool rebuild(vt_mesh *m, const vt_node_data *node, const vt_mesh_key *key) {
    const vt_array *arrays = node->arrays, *scalars = &arrays[SCALARS], *colors = &arrays[COLORS],
                   *texture = &arrays[TEXTURE];
    vt_faces f = vt_mesh_faces(node);
    uint32_t given_faces = f.triangles / f.together;
    bool was_expanded = m->expanded;
    m->has_scalars = one_each(scalars, f.vertices) || one_each(scalars, given_faces);
    m->has_colors = one_each(colors, f.vertices) || one_each(colors, given_faces);
    m->has_texcoords = one_each(&arrays[TEXCOORDS], f.vertices);
    m->has_texture = m->has_texcoords && vt_array_elements(texture) > 0;
    m->has_normals = key->smooth;
    m->expanded = key->wireframe || (m->has_scalars && !one_each(scalars, f.vertices)) ||
                  (m->has_colors && !one_each(colors, f.vertices));

    bool moved = key->positions != m->key.positions, connected = key->faces != m->key.faces;
    bool bad = arrays[POSITIONS].bad > 0;
    if (connected || m->expanded != was_expanded || f.vertices != m->key_vertices || (moved && (bad || m->key_bad)))
        if (!build_indices(m, node, &f)) return false;
    m->key_vertices = f.vertices;
    m->key_bad = bad;
    m->indexed = !m->expanded && (f.index || m->filtered);
    if (m->has_normals && (moved || connected || key->normals != m->key.normals || key->smooth != m->key.smooth ||
                           key->frame != m->key.frame))
        if (!build_normals(m, node, &f)) return false;
    if (m->expanded && !build_expanded(m, node, &f)) return false;
    if (m->has_texture && texture->components == 1 && key->texture != m->key.texture && !build_grey(m, texture))
        return false;
    m->vertex_count = m->expanded ? m->corner_count : f.vertices;
    return true;
}

vt_mesh *vt_mesh_of(vt_node_data *node) {
    vt_mesh *m = node->extra;
    if (!m) {
        m = vt_alloc_zero(sizeof *m);
        if (!m) {
            vt_fail(VT_ERROR_MEMORY, "not enough memory for a mesh");
            return NULL;
        }
        node->extra = m;
        node->extra_free = mesh_free;
    }
    if (any_open(node)) {
        m->drawable = false;
        return m;
    }
    const vt_mesh_props *props = VT_PROPS(mesh, node);
    const vt_array *a = node->arrays;
    vt_mesh_key key = {a[POSITIONS].revision,
                       a[FACES].revision,
                       a[NORMALS].revision,
                       a[SCALARS].revision,
                       a[COLORS].revision,
                       a[TEXCOORDS].revision,
                       a[TEXTURE].revision,
                       (uint32_t)(props->shading[0] < 0.5),
                       (uint32_t)(props->wireframe[0] > 0),
                       frame_key(node)};
    bool changed = memcmp(&key, &m->key, sizeof key) != 0;
    if (changed || m->selected_of != a[SELECTED].revision) {
        if ((changed && !rebuild(m, node, &key)) || !build_selected(m, node)) {
            memset(&m->key, 0, sizeof m->key);
            m->key_vertices = 0;
            m->drawable = false;
            vt_fail(VT_ERROR_MEMORY, "not enough memory to draw a mesh of %u vertices",
                    vt_array_elements(&a[POSITIONS]));
            return NULL;
        }
        m->key = key;
    }
    m->drawable = m->corner_count > 0;
    return m;
}

// --- checks ---

static vt_status check_faces(const vt_node_data *node) {
    vt_faces f = vt_mesh_faces(node);
    if (!f.index || !f.vertices || node->arrays[FACES].max[0] < f.vertices) return VT_OK;
    uint32_t lowest = UINT32_MAX, highest = 0;
    size_t corners = (size_t)f.triangles * 3, wrong = corners;
    for (size_t i = 0; i < corners; i++) {
        lowest = VT_MIN(lowest, f.index[i]);
        highest = VT_MAX(highest, f.index[i]);
        if (f.index[i] >= f.vertices && wrong == corners) wrong = i;
    }
    if (wrong == corners) return VT_OK;
    const char *hint =
        lowest == 1 && highest == f.vertices ? "; they seem to be counted from 1: subtract 1 from all" : "";
    return vt_fail(VT_ERROR_VALUE,
                   "mesh.faces: face %zu has vertex number %u, but there are %u vertices, numbered 0 to %u%s",
                   wrong / 3 / f.together, f.index[wrong], f.vertices, f.vertices - 1, hint);
}

static vt_status check_array(const vt_node_data *node, int array) {
    if (array == FACES) return check_faces(node);
    if (array == POSITIONS || array == TEXTURE) return VT_OK;
    vt_faces f = vt_mesh_faces(node);
    uint32_t n = vt_array_elements(&node->arrays[array]), faces = f.triangles / f.together;
    bool mask = array == VT_ARRAY(mesh, selected);
    if (!n || !f.vertices || (n == f.vertices && !mask)) return VT_OK;
    if (array == NORMALS || array == TEXCOORDS)
        return vt_fail(VT_ERROR_VALUE, "mesh.%s: got %u, but there are %u vertices: give one for each vertex",
                       array == NORMALS ? "normals" : "texcoords", n, f.vertices);
    if (n == faces) return VT_OK;
    if (mask)
        return vt_fail(VT_ERROR_VALUE, "mesh.selected: got %u, but there are %u faces: give one for each", n, faces);
    return vt_fail(VT_ERROR_VALUE,
                   "mesh.%s: got %u, but there are %u vertices and %u faces: give one for each vertex or for each face",
                   array == SCALARS ? "scalars" : "colors", n, f.vertices, faces);
}

// --- the kind ---
// The faces themselves may have any number; they are looked at when they are there.
static vt_status check(const vt_node_data *node, int array) {
    return array == FACES ? VT_OK : check_array(node, array);
}
static vt_status check_content(const vt_node_data *node, int array) {
    return array == FACES ? check_array(node, array) : VT_OK;
}

static uint32_t left_out(const vt_node_data *node) {
    uint32_t bad = node->arrays[0].bad;
    return node->extra ? VT_MAX(bad, ((const vt_mesh *)node->extra)->left_out) : bad;
}

static uint32_t elements(const vt_node_data *node) {
    vt_faces faces = vt_mesh_faces(node);
    return faces.triangles / faces.together;
}

static uint32_t face_count(const vt_node_data *node) { // as they were given
    uint32_t faces = vt_array_given(&node->arrays[FACES]);
    return faces ? faces : vt_array_elements(&node->arrays[0]) / 3;
}

static vt_per per(const vt_node_data *node, uint32_t count) {
    if (count == vt_array_elements(&node->arrays[0])) return VT_PER_VERTEX;
    return count == face_count(node) ? VT_PER_FACE : VT_PER_NOTHING;
}

static bool bounds(const vt_node_data *node, double *min, double *max) {
    return vt_shared_bounds(&node->arrays[0], min, max);
}

static uint32_t draw_count(const vt_node_data *node) {
    uint32_t vertices = vt_shared_count(&node->arrays[0]);
    return !vertices ? 0 : node->arrays[FACES].revision ? vt_shared_count(&node->arrays[FACES]) : vertices / 3;
}

static bool translucent(const vt_node_data *node) {
    return vt_shared_colors_are_translucent(node) ||
           vt_shared_array_is_translucent(&node->arrays[VT_ARRAY(mesh, texture)]);
}

static double overhang(const vt_node_data *node) { return VT_PROPS(mesh, node)->wireframe[0]; }

static void describe(vt_json *out, const vt_node_data *node) {
    const vt_array *faces = &node->arrays[FACES];
    uint32_t count = faces->revision ? vt_array_given(faces) : vt_array_elements(&node->arrays[0]) / 3;
    vt_json_put(out, "a mesh of ");
    vt_words_counted(out, count, "face", "faces");
}

const vt_kind_ops vt_mesh_ops = {.family = VT_FAMILY_MESH,
                                 .check = check,
                                 .check_content = check_content,
                                 .left_out = left_out,
                                 .elements = elements,
                                 .per = per,
                                 .bounds = bounds,
                                 .draw_count = draw_count,
                                 .translucent = translucent,
                                 .overhang = overhang,
                                 .describe = describe,
                                 .hit_begin = vt_mesh_hit_begin,
                                 .hit = vt_mesh_hit,
                                 .hit_source = vt_mesh_hit_source,
                                 .hit_quick = 1,
                                 .anchor = vt_mesh_anchor,
                                 .cover = vt_mesh_cover,
                                 .vertices = vt_mesh_vertices};
