// In:  vt_faces.
// Out: sums of face normals, rings of vertices at the same place, packed normals.
#include "geometry/normals.h"

#define SHARP 0.7f  // cosine between two normals at one place from which the edge is not meant to be seen: 45 degrees
#define RING_MAX 64 // looked at for each vertex: thousands at one place are no smooth surface

uint32_t vt_normal_pack(const float *direction) {
    double x = direction[0], y = direction[1], z = direction[2], sum = fabs(x) + fabs(y) + fabs(z);
    if (!(sum > 0) || !vt_is_finite(sum)) return VT_NO_NORMAL;
    double u = x / sum, v = y / sum;
    if (z < 0) {
        double folded = (1 - fabs(v)) * (u < 0 ? -1 : 1);
        v = (1 - fabs(u)) * (v < 0 ? -1 : 1);
        u = folded;
    }
    int a = (int)floor(u * 32767 + 0.5), b = (int)floor(v * 32767 + 0.5);
    if (a == -32767 && b == -32767) a = b = 32767; // the same direction, -z
    return ((uint32_t)a & 0xffffu) | ((uint32_t)b << 16);
}

void vt_normals_sum(const vt_faces *f, const float *scale, float *sums) {
    float *lengths = vt_vec3_at(scale, 0);
    memset(sums, 0, (size_t)f->vertices * 3 * sizeof *sums);
    for (uint32_t t = 0; t < f->triangles; t++) {
        uint32_t v[3] = {vt_faces_corner(f, t, 0), vt_faces_corner(f, t, 1), vt_faces_corner(f, t, 2)};
        if (!vt_faces_vertex_good(f, v[0]) || !vt_faces_vertex_good(f, v[1]) || !vt_faces_vertex_good(f, v[2]))
            continue;
        float *a = vt_vec3_at(f->position, v[0]);
        vec3 e, g, normal;
        glm_vec3_sub(vt_vec3_at(f->position, v[1]), a, e), glm_vec3_mul(e, lengths, e);
        glm_vec3_sub(vt_vec3_at(f->position, v[2]), a, g), glm_vec3_mul(g, lengths, g);
        glm_vec3_cross(e, g, normal);
        for (int i = 0; i < 3; i++) glm_vec3_add(vt_vec3_at(sums, v[i]), normal, vt_vec3_at(sums, v[i]));
    }
}

// In double: the squares of twice an area may be more than a float holds.
static double dot(const float *a, const float *b) {
    return (double)a[0] * (double)b[0] + (double)a[1] * (double)b[1] + (double)a[2] * (double)b[2];
}

bool vt_normals_reversed(const vt_faces *f, const float *given, const float *sums) {
    double agreement = 0;
    for (size_t v = 0; v < f->vertices; v++) {
        double d = dot(given + v * 3, sums + v * 3);
        if (vt_is_finite(d)) agreement += d;
    }
    return agreement < 0;
}

// --- vertices at the same place ---

static uint32_t hash_place(const float *p) {
    uint32_t hash = 2166136261u;
    for (int k = 0; k < 3; k++) {
        union {
            float f;
            uint32_t u;
        } bits = {p[k] + 0.0f}; // -0 and 0 are the same place
        hash = (hash ^ bits.u) * 0x9e3779b1u;
        hash ^= hash >> 15;
    }
    return hash;
}

static bool same_place(const vt_faces *f, uint32_t a, uint32_t b) {
    const float *p = f->position + (size_t)a * 3, *q = f->position + (size_t)b * 3;
    return p[0] >= q[0] && p[0] <= q[0] && p[1] >= q[1] && p[1] <= q[1] && p[2] >= q[2] && p[2] <= q[2];
}

size_t vt_normals_table(uint32_t vertices) {
    size_t size = 64;
    while (size < (size_t)vertices * 2) size *= 2;
    return size;
}

bool vt_normals_rings(const vt_faces *f, uint32_t *next, uint32_t *table) {
    size_t mask = vt_normals_table(f->vertices) - 1;
    memset(table, 0, (mask + 1) * sizeof *table);
    bool any = false;
    for (uint32_t v = 0; v < f->vertices; v++) {
        next[v] = v;
        if (!vt_faces_vertex_good(f, v)) continue;
        size_t at = hash_place(f->position + (size_t)v * 3) & mask;
        while (table[at] && !same_place(f, table[at] - 1, v)) at = (at + 1) & mask;
        if (table[at]) {
            uint32_t first = table[at] - 1;
            next[v] = next[first], next[first] = v;
            any = true;
        } else
            table[at] = v + 1;
    }
    return any;
}

void vt_normals_join(const vt_faces *f, const float *sums, const uint32_t *next, uint32_t *packed) {
    for (uint32_t v = 0; v < f->vertices; v++) {
        const float *own = sums + (size_t)v * 3;
        vec3 total;
        memcpy(total, own, sizeof total);
        int looks = RING_MAX;
        for (uint32_t u = next ? next[v] : v; u != v && looks-- > 0; u = next[u]) {
            const float *other = sums + (size_t)u * 3;
            if (!(dot(own, other) > (double)SHARP * sqrt(dot(own, own) * dot(other, other)))) continue;
            glm_vec3_add(total, vt_vec3_at(sums, u), total);
        }
        packed[v] = vt_normal_pack(total);
    }
}
