// In:  a shape's kind and the number of segments around its axis.
// Out: its triangles.
#include "kinds/shapes.h"
#include "base/base.h"
#include "scene/scene.h"

typedef struct maker {
    vt_corner *corners;
    uint32_t count, segments;
} maker;

typedef struct profile_point { // of a body of revolution: distance from the axis, height, and the normal there
    float radius, z, normal_radius, normal_z;
} profile_point;

static void corner(maker *m, const float *position, const float *normal, float side) {
    VT_ASSERT(m->count < VT_SHAPE_CORNERS_MAX);
    vt_corner *c = &m->corners[m->count++];
    memcpy(c->position, position, sizeof c->position);
    memcpy(c->normal, normal, sizeof c->normal);
    c->side = side, c->unused = 0;
}

static void turned(const profile_point *p, uint32_t step, uint32_t segments, float *position, float *normal) {
    double angle = 6.283185307179586 * (step % segments) / segments; // the last step closes exactly onto the first
    float c = (float)cos(angle), s = (float)sin(angle);
    position[0] = p->radius * c, position[1] = p->radius * s, position[2] = p->z;
    normal[0] = p->normal_radius * c, normal[1] = p->normal_radius * s, normal[2] = p->normal_z;
}

// The band between two points of a profile that runs anticlockwise (seen with the axis to the left, z up).
static void band(maker *m, const profile_point *a, const profile_point *b) {
    bool flat = a->normal_radius == b->normal_radius && a->normal_z == b->normal_z && a->normal_radius == 0;
    float side = flat ? 1 : 0;
    for (uint32_t i = 0; i < m->segments; i++) {
        float p[4][3], n[4][3];
        turned(a, i, m->segments, p[0], n[0]);
        turned(a, i + 1, m->segments, p[1], n[1]);
        turned(b, i + 1, m->segments, p[2], n[2]);
        turned(b, i, m->segments, p[3], n[3]);
        static const int both[] = {0, 1, 2, 0, 2, 3};
        bool first = a->radius > 0, second = b->radius > 0; // no triangles without area at a tip or a centre
        for (int k = first ? 0 : 3; k < (second ? 6 : 3); k++) corner(m, p[both[k]], n[both[k]], side);
    }
}

static void box(maker *m) {
    for (int axis = 0; axis < 3; axis++)
        for (int sign = -1; sign <= 1; sign += 2) {
            static const int around[6][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, -1}, {1, 1}, {-1, 1}};
            float normal[3] = {0, 0, 0};
            normal[axis] = (float)sign;
            for (int k = 0; k < 6; k++) {
                float p[3];
                p[axis] = 0.5f * (float)sign;
                p[(axis + 1) % 3] = 0.5f * (float)(around[k][0] * sign);
                p[(axis + 2) % 3] = 0.5f * (float)around[k][1];
                corner(m, p, normal, 1);
            }
        }
}

static void plane(maker *m) {
    static const float at[6][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, -1}, {1, 1}, {-1, 1}};
    static const float normal[3] = {0, 0, 1};
    for (int k = 0; k < 6; k++) corner(m, (float[3]){0.5f * at[k][0], 0.5f * at[k][1], 0}, normal, 1);
}

static void disc(maker *m, float radius, float inner, float z, float normal_z) { // a ring, or whole when inner is 0
    profile_point a = {normal_z < 0 ? inner : radius, z, 0, normal_z},
                  b = {normal_z < 0 ? radius : inner, z, 0, normal_z};
    band(m, &a, &b);
}

static void cylinder(maker *m, float radius, float bottom, float top) {
    profile_point a = {radius, bottom, 1, 0}, b = {radius, top, 1, 0};
    band(m, &a, &b);
}

static void cone(maker *m, float radius, float bottom, float top) {
    float height = top - bottom, slant = sqrtf(height * height + radius * radius);
    profile_point a = {radius, bottom, height / slant, radius / slant}, b = {0, top, height / slant, radius / slant};
    band(m, &a, &b);
}

static void torus(maker *m, float ring, float tube) {
    uint32_t around = VT_MAX(m->segments / 2, 6u);
    profile_point last = {ring + tube, 0, 1, 0};
    for (uint32_t i = 1; i <= around; i++) {
        double angle = 6.283185307179586 * (i % around) / around;
        float c = (float)cos(angle), s = (float)sin(angle);
        profile_point next = {ring + tube * c, tube * s, c, s};
        band(m, &last, &next);
        last = next;
    }
}

uint32_t vt_shape_make(int kind, uint32_t segments, vt_corner *corners) {
    maker m = {corners, 0, VT_CLAMP(segments, 6u, 48u)};
    switch (kind) {
    case VT_BOX:
    case VT_SPHERE: box(&m); break;
    case VT_PLANE: plane(&m); break;
    case VT_CYLINDER:
        disc(&m, 0.5f, 0, -0.5f, -1);
        cylinder(&m, 0.5f, -0.5f, 0.5f);
        disc(&m, 0.5f, 0, 0.5f, 1);
        break;
    case VT_CONE:
        disc(&m, 0.5f, 0, 0, -1);
        cone(&m, 0.5f, 0, 1);
        break;
    case VT_ARROW:
        disc(&m, 0.035f, 0, 0, -1);
        cylinder(&m, 0.035f, 0, 0.74f);
        disc(&m, 0.1f, 0.035f, 0.74f, -1);
        cone(&m, 0.1f, 0.74f, 1);
        break;
    case VT_TORUS: torus(&m, 0.4f, 0.1f); break;
    default: break;
    }
    return m.count;
}

uint32_t vt_shape_index(vt_corner *corners, uint32_t count, uint32_t *indices) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t k = 0;
        while (k < kept && memcmp(&corners[k], &corners[i], sizeof *corners) != 0) k++;
        if (k == kept) corners[kept++] = corners[i];
        indices[i] = k;
    }
    return kept;
}

int vt_shape_detail(uint32_t count) { return count <= 500 ? 0 : count <= 10000 ? 1 : 2; }
uint32_t vt_shape_segments(int detail) { return 48u >> detail; }

// --- the kinds ---
// x, y, z axes for a shape whose z points along d: x stays level, so that a plane which faces the reader stands upright.
static void basis_along(const double *d, double *x, double *y, double *z) {
    memcpy(z, d, 3 * sizeof *z);
    vt_normalize(z);
    x[0] = -z[1], x[1] = z[0], x[2] = 0;
    if (!vt_normalize(x)) x[0] = 1, x[1] = x[2] = 0;
    vt_cross(z, x, y);
}

static void own_matrix_along(const vt_node_data *node, const double *direction, bool stretches, double *m) {
    double x[3] = {1, 0, 0}, y[3] = {0, 1, 0}, z[3] = {0, 0, 1};
    double scale[3];
    memcpy(scale, VT_PROPS(instanced, node)->size, sizeof scale);
    if (direction && (direction[0] != 0 || direction[1] != 0 || direction[2] != 1)) {
        if (stretches) scale[2] *= vt_length(direction);
        basis_along(direction, x, y, z);
    }
    vt_mat_axes(m, x, y, z, scale);
}

static bool matrix(const vt_node_data *node, double *m) {
    own_matrix_along(node, NULL, false, m);
    return true;
}
static bool matrix_along_axis(const vt_node_data *node, double *m) {
    own_matrix_along(node, VT_PROPS(cylinder, node)->axis, true, m);
    return true;
}
static bool matrix_along_normal(const vt_node_data *node, double *m) {
    own_matrix_along(node, VT_PROPS(plane, node)->normal, false, m);
    return true;
}
_Static_assert(VT_SLOT(cylinder, axis) == VT_SLOT(torus, axis) && VT_SLOT(cylinder, axis) == VT_SLOT(cone, axis) &&
                   VT_SLOT(cylinder, axis) == VT_SLOT(arrow, axis),
               "read through one struct");

// Unit shapes, see shapes.h.
static bool within(double across, double low, double high, double *min, double *max) {
    for (int c = 0; c < 3; c++) min[c] = c < 2 ? -across : low, max[c] = c < 2 ? across : high;
    return true;
}
static bool cube_bounds(const vt_node_data *node, double *min, double *max) {
    (void)node;
    return within(0.5, -0.5, 0.5, min, max);
}
static bool cone_bounds(const vt_node_data *node, double *min, double *max) {
    (void)node;
    return within(0.5, 0, 1, min, max);
}
static bool arrow_bounds(const vt_node_data *node, double *min, double *max) {
    (void)node;
    return within(0.1, 0, 1, min, max);
}
static bool torus_bounds(const vt_node_data *node, double *min, double *max) {
    (void)node;
    return within(0.5, -0.1, 0.1, min, max);
}
static bool plane_bounds(const vt_node_data *node, double *min, double *max) {
    (void)node;
    return within(0.5, 0, 0, min, max);
}

#define SHAPE(name, ...) \
    const vt_kind_ops vt_##name##_ops = { \
        .family = VT_FAMILY_SHAPES, .hit_batch = vt_shapes_hit, .anchor = vt_shapes_anchor, __VA_ARGS__}
SHAPE(box, .own_matrix = matrix, .bounds = cube_bounds);
SHAPE(sphere, .own_matrix = matrix, .bounds = cube_bounds, .ellipsoid = true);
SHAPE(cylinder, .own_matrix = matrix_along_axis, .bounds = cube_bounds);
SHAPE(cone, .own_matrix = matrix_along_axis, .bounds = cone_bounds);
SHAPE(arrow, .own_matrix = matrix_along_axis, .bounds = arrow_bounds);
SHAPE(torus, .own_matrix = matrix_along_axis, .bounds = torus_bounds);
SHAPE(plane, .own_matrix = matrix_along_normal, .bounds = plane_bounds);
