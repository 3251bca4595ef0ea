// In:  the unit shapes.
// Out: 0 when they are closed, turned outwards and of the promised size.
#include "base/base.h"
#include "kinds/shapes.h"
#include "test.h"

static vt_corner corners[VT_SHAPE_CORNERS_MAX];
static const uint32_t details[] = {12, 24, 48};
static const int solids[] = {VT_BOX, VT_CYLINDER, VT_CONE, VT_ARROW, VT_TORUS};

static bool same_place(const float *a, const float *b) {
    return !memcmp(a, b, 3 * sizeof *a) || (a[0] == b[0] && a[1] == b[1] && a[2] == b[2]);
}

static bool has_edge(uint32_t count, const float *from, const float *to) {
    for (uint32_t i = 0; i < count; i++)
        if (same_place(corners[i].position, from) && same_place(corners[i - i % 3 + (i + 1) % 3].position, to))
            return true;
    return false;
}

TEST(each_edge_of_a_solid_has_its_opposite) { // so there is no hole
    for (int s = 0; s < VT_LENGTH(solids); s++) {
        uint32_t count = vt_shape_make(solids[s], 12, corners), open = 0;
        CHECK(count > 0 && count % 3 == 0);
        for (uint32_t i = 0; i < count; i++)
            open += !has_edge(count, corners[i - i % 3 + (i + 1) % 3].position, corners[i].position);
        CHECK_SAYING(open == 0, "kind %d: %u open edges", solids[s], open);
    }
}

TEST(volume_is_positive_so_faces_turn_outwards) {
    static const double wanted[] = {1, 0.7775, 0.2587, 0, 0.0728}; // of the polyhedra with 24 segments, nearly pi/4...
    for (int s = 0; s < VT_LENGTH(solids); s++) {
        uint32_t count = vt_shape_make(solids[s], 24, corners);
        double volume = 0;
        for (uint32_t i = 0; i < count; i += 3) {
            const float *a = corners[i].position, *b = corners[i + 1].position, *c = corners[i + 2].position;
            volume += (double)(a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) +
                               a[2] * (b[0] * c[1] - b[1] * c[0])) /
                      6;
        }
        CHECK(volume > 0);
        if (wanted[s] > 0) CHECK_NEAR(volume, wanted[s], wanted[s] * 0.06);
    }
}

TEST(normals_are_unit_and_on_the_face_s_outer_side) {
    for (int d = 0; d < VT_LENGTH(details); d++)
        for (int kind = VT_BOX; kind <= VT_PLANE; kind++) {
            uint32_t count = vt_shape_make(kind, details[d], corners);
            CHECK(count <= VT_SHAPE_CORNERS_MAX);
            for (uint32_t i = 0; i < count; i += 3) {
                double u[3], v[3], face[3];
                for (int k = 0; k < 3; k++) {
                    u[k] = (double)corners[i + 1].position[k] - (double)corners[i].position[k];
                    v[k] = (double)corners[i + 2].position[k] - (double)corners[i].position[k];
                }
                face[0] = u[1] * v[2] - u[2] * v[1], face[1] = u[2] * v[0] - u[0] * v[2],
                face[2] = u[0] * v[1] - u[1] * v[0];
                double area = sqrt(face[0] * face[0] + face[1] * face[1] + face[2] * face[2]);
                CHECK(area > 1e-7);
                for (uint32_t k = i; k < i + 3; k++) {
                    const float *n = corners[k].normal;
                    CHECK_NEAR(n[0] * n[0] + n[1] * n[1] + n[2] * n[2], 1, 1e-5);
                    CHECK(face[0] * (double)n[0] + face[1] * (double)n[1] + face[2] * (double)n[2] > 0.5 * area);
                }
            }
        }
}

TEST(shapes_fill_the_unit_they_promise) {
    static const struct {
        int kind;
        float x, low, high;
    } sizes[] = {
        {VT_BOX, 0.5f, -0.5f, 0.5f}, {VT_SPHERE, 0.5f, -0.5f, 0.5f}, {VT_CYLINDER, 0.5f, -0.5f, 0.5f},
        {VT_CONE, 0.5f, 0, 1},       {VT_ARROW, 0.1f, 0, 1},         {VT_TORUS, 0.5f, -0.1f, 0.1f},
        {VT_PLANE, 0.5f, 0, 0},
    };
    for (int s = 0; s < VT_LENGTH(sizes); s++) {
        uint32_t count = vt_shape_make(sizes[s].kind, 24, corners);
        float x = 0, low = 9, high = -9;
        for (uint32_t i = 0; i < count; i++) {
            x = VT_MAX(x, corners[i].position[0]);
            low = VT_MIN(low, corners[i].position[2]), high = VT_MAX(high, corners[i].position[2]);
        }
        CHECK_NEAR(x, sizes[s].x, 1e-6);
        CHECK_NEAR(low, sizes[s].low, 1e-6);
        CHECK_NEAR(high, sizes[s].high, 1e-6);
    }
}

int main(void) {
    RUN(each_edge_of_a_solid_has_its_opposite);
    RUN(volume_is_positive_so_faces_turn_outwards);
    RUN(normals_are_unit_and_on_the_face_s_outer_side);
    RUN(shapes_fill_the_unit_they_promise);
    return TEST_END();
}
