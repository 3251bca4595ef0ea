// In:  meshes with good and bad arrays.
// Out: checks of mesh.c: normals, left-out faces, expansion, the words of errors.
#include "kinds/mesh.h"
#include "test.h"

static vt_node scene, mesh;

static int number(const char *name) { return vt_array_find(VT_MESH, name); }
static vt_status write(const char *array, int dtype, uint32_t rows, uint32_t columns, uint32_t components,
                       const void *data) {
    vt_status status = vt_array_begin(mesh, number(array), dtype, 1, rows, columns, components);
    if (!status) status = vt_array_put(mesh, number(array), 0, rows * columns, data);
    return status ? status : vt_array_end(mesh, number(array), 0, rows * columns);
}
static void set(const char *property, double value) {
    CHECK(vt_set_numbers(mesh, vt_property_find(VT_MESH, property), &value, 1) == VT_OK);
}
static vt_mesh *derived(void) {
    vt_mesh *m = vt_mesh_of(vt_node_get(mesh));
    CHECK(m != NULL);
    return m;
}

static void begin(void) {
    scene = vt_create(VT_SCENE, (vt_node){0});
    mesh = vt_create(VT_MESH, scene);
}
static void end(void) {
    CHECK(vt_remove(scene) == VT_OK);
    vt_reset();
    CHECK_SAYING(vt_memory_bytes() == 0, "%zu bytes left", vt_memory_bytes());
}

// A unit cube: 8 vertices, 6 quads counterclockwise from outside.
static const float cube[8][3] = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {1, 1, 0},
                                 {0, 0, 1}, {1, 0, 1}, {0, 1, 1}, {1, 1, 1}};
static const uint32_t quads[6][4] = {{0, 2, 3, 1}, {4, 5, 7, 6}, {0, 1, 5, 4},
                                     {2, 6, 7, 3}, {0, 4, 6, 2}, {1, 3, 7, 5}};
// A square of two triangles in the plane z = 0, seen counterclockwise from above.
static const float square[4][3] = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};
static const uint32_t halves[2][3] = {{0, 1, 2}, {0, 2, 3}};

static void make_cube(void) {
    CHECK(write("positions", VT_F32, 8, 1, 3, cube) == VT_OK);
    CHECK(write("faces", VT_U32, 6, 1, 4, quads) == VT_OK);
}
static void make_square(void) {
    CHECK(write("positions", VT_F32, 4, 1, 3, square) == VT_OK);
    CHECK(write("faces", VT_U32, 2, 1, 3, halves) == VT_OK);
}

// What mesh.vert does.
static void unpack(uint32_t packed, double *n) {
    double u = fmax((int16_t)(packed & 0xffff) / 32767.0, -1), v = fmax((int16_t)(packed >> 16) / 32767.0, -1);
    n[0] = u, n[1] = v, n[2] = 1 - fabs(u) - fabs(v);
    if (n[2] < 0) {
        n[0] = (1 - fabs(v)) * (u < 0 ? -1 : 1);
        n[1] = (1 - fabs(u)) * (v < 0 ? -1 : 1);
    }
    double length = sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
    for (int k = 0; k < 3; k++) n[k] /= length;
}

TEST(a_packed_normal_keeps_its_direction_to_a_hundredth_of_a_degree) {
    double worst = 0;
    for (int i = 0; i < 2000; i++) {
        double z = 1 - (i + 0.5) / 1000, r = sqrt(1 - z * z), a = i * 2.399963;
        float n[3] = {(float)(r * cos(a) * 7), (float)(r * sin(a) * 7), (float)(z * 7)};
        double back[3], wanted[3] = {(double)n[0], (double)n[1], (double)n[2]}, across[3];
        unpack(vt_normal_pack(n), back);
        vt_cross(back, wanted, across);
        CHECK(vt_dot(back, wanted) > 0);
        worst = fmax(worst, vt_length(across) / 7);
    }
    CHECK_NEAR(worst, 0, 0.01 * 3.14159265 / 180);
}

TEST(straight_down_is_not_taken_for_no_normal) {
    static const float down[2][3] = {{0, 0, -2}, {-1e-9f, -1e-9f, -2}}, nothing[3] = {0, 0, 0}, broken[3] = {1, NAN, 0};
    for (int i = 0; i < 2; i++) {
        double n[3];
        CHECK(vt_normal_pack(down[i]) != VT_NO_NORMAL);
        unpack(vt_normal_pack(down[i]), n);
        CHECK_NEAR(n[2], -1, 1e-9);
    }
    CHECK(vt_normal_pack(nothing) == VT_NO_NORMAL);
    CHECK(vt_normal_pack(broken) == VT_NO_NORMAL);
}

TEST(smooth_normals_of_a_cube_point_from_its_middle) {
    begin();
    make_cube();
    const vt_mesh *m = derived();
    CHECK(m->drawable && m->indexed && !m->expanded && !m->filtered && m->corner_count == 36);
    for (int v = 0; v < 8; v++) {
        double n[3];
        unpack(((uint32_t *)m->normals.data)[v], n);
        // Area-weighted: a corner where a diagonal ends counts that square twice, so the directions are near, not exact.
        double outwards = 0;
        for (int k = 0; k < 3; k++) outwards += n[k] * (cube[v][k] > 0.5f ? 1 : -1) / sqrt(3.0);
        CHECK_SAYING(outwards > 0.8, "vertex %d: cosine %g", v, outwards);
    }
    end();
}

TEST(normals_are_weighted_by_area) {
    begin();
    // Two faces meet in vertex 0: one of area 50 facing z, one of area 0.5 facing x.
    static const float p[5][3] = {{0, 0, 0}, {10, 0, 0}, {0, 10, 0}, {0, 1, 0}, {0, 0, 1}};
    static const uint32_t f[2][3] = {{0, 1, 2}, {0, 3, 4}};
    CHECK(write("positions", VT_F32, 5, 1, 3, p) == VT_OK && write("faces", VT_U32, 2, 1, 3, f) == VT_OK);
    double n[3];
    unpack(((uint32_t *)derived()->normals.data)[0], n);
    CHECK_NEAR(n[0] / n[2], 0.01, 1e-3);
    end();
}

TEST(normals_survive_any_size) {
    static const double sizes[] = {1e-30, 1e-12, 1, 1e12, 1e30};
    for (int i = 0; i < 5; i++) {
        begin();
        double p[4][3];
        for (int v = 0; v < 12; v++) ((double *)p)[v] = (double)((const float *)square)[v] * sizes[i];
        CHECK(write("positions", VT_F64, 4, 1, 3, p) == VT_OK && write("faces", VT_U32, 2, 1, 3, halves) == VT_OK);
        double n[3];
        unpack(((uint32_t *)derived()->normals.data)[0], n);
        CHECK_SAYING(n[2] > 0.999, "size %g: %g", sizes[i], n[2]);
        end();
    }
}

TEST(a_vertex_with_nan_takes_only_its_faces_and_not_its_neighbours_normals) {
    begin();
    make_square();
    float p[4][3];
    memcpy(p, square, sizeof p);
    p[3][1] = NAN;
    CHECK(write("positions", VT_F32, 4, 1, 3, p) == VT_OK);
    const vt_mesh *m = derived();
    CHECK(m->drawable && m->filtered && m->left_out == 1 && m->corner_count == 3);
    CHECK(memcmp(m->indices.data, halves[0], sizeof halves[0]) == 0);
    double n[3];
    unpack(((uint32_t *)m->normals.data)[0], n);
    CHECK_NEAR(n[2], 1, 1e-6);
    CHECK(((uint32_t *)m->normals.data)[3] == VT_NO_NORMAL);
    CHECK_CONTAINS(vt_info(mesh), "\"left_out\":1");

    CHECK(write("positions", VT_F32, 4, 1, 3, square) == VT_OK); // mended
    CHECK(!derived()->filtered && derived()->left_out == 0 && derived()->corner_count == 6);
    end();
}

TEST(a_quad_is_left_out_whole) {
    begin();
    float p[8][3];
    memcpy(p, cube, sizeof p);
    p[7][0] = INFINITY;
    CHECK(write("positions", VT_F32, 8, 1, 3, p) == VT_OK && write("faces", VT_U32, 6, 1, 4, quads) == VT_OK);
    CHECK(derived()->left_out == 3 && derived()->corner_count == 18);
    end();
}

TEST(a_face_without_area_has_no_say_in_normals) {
    begin();
    static const uint32_t f[3][3] = {{0, 1, 2}, {0, 0, 1}, {0, 2, 3}};
    CHECK(write("positions", VT_F32, 4, 1, 3, square) == VT_OK && write("faces", VT_U32, 3, 1, 3, f) == VT_OK);
    for (int v = 0; v < 4; v++) {
        double n[3];
        unpack(((uint32_t *)derived()->normals.data)[v], n);
        CHECK_NEAR(n[2], 1, 1e-6);
    }
    end();
}

TEST(an_index_beyond_the_vertices_is_an_error_that_names_the_face) {
    begin();
    CHECK(write("positions", VT_F32, 4, 1, 3, square) == VT_OK);
    static const uint32_t f[3][3] = {{0, 1, 2}, {0, 2, 9}, {0, 2, 3}};
    CHECK(write("faces", VT_U32, 3, 1, 3, f) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "face 1 has vertex number 9, but there are 4 vertices, numbered 0 to 3");
    const vt_mesh *m = derived();
    CHECK(m->drawable && m->left_out == 1 && m->corner_count == 6);
    end();
}

TEST(a_wrong_quad_is_named_by_its_own_number) {
    begin();
    CHECK(write("positions", VT_F32, 8, 1, 3, cube) == VT_OK);
    uint32_t f[6][4];
    memcpy(f, quads, sizeof f);
    f[4][3] = 8;
    CHECK(write("faces", VT_U32, 6, 1, 4, f) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "face 4 has vertex number 8");
    end();
}

TEST(faces_counted_from_one_are_told_so) {
    begin();
    CHECK(write("positions", VT_F32, 4, 1, 3, square) == VT_OK);
    static const uint32_t f[2][3] = {{1, 2, 3}, {1, 3, 4}};
    CHECK(write("faces", VT_U32, 2, 1, 3, f) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "counted from 1");
    end();
}

TEST(fewer_positions_leave_faces_out_until_new_faces_come) {
    begin();
    make_cube();
    CHECK(write("positions", VT_F32, 4, 1, 3, square) == VT_OK);
    CHECK(derived()->left_out == 5); // only the bottom still has all its vertices
    CHECK(write("faces", VT_U32, 2, 1, 3, halves) == VT_OK);
    CHECK(derived()->left_out == 0 && derived()->corner_count == 6);
    end();
}

TEST(colours_of_faces_give_each_face_its_own_vertices) {
    begin();
    make_cube();
    uint8_t colors[6][3];
    for (int i = 0; i < 18; i++) ((uint8_t *)colors)[i] = (uint8_t)(10 * (i / 3));
    CHECK(write("colors", VT_U8, 6, 1, 3, colors) == VT_OK);
    const vt_mesh *m = derived();
    CHECK(m->expanded && !m->indexed && m->vertex_count == 36 && m->has_colors);
    const uint8_t *expanded = m->colors.data;
    for (int i = 0; i < 36; i++) CHECK(expanded[i * 4] == 10 * (i / 6) && expanded[i * 4 + 3] == 255);
    const float *p = m->positions.data;
    CHECK(p[0] == 0 && p[4 + 1] == 1 && p[8] == 1); // vertices 0, 2, 3 of the first quad
    end();
}

TEST(a_quad_hides_its_diagonal_in_the_wireframe) {
    begin();
    make_cube();
    set("wireframe", 1);
    const vt_mesh *m = derived();
    const float *p = m->positions.data;
    CHECK(m->expanded && p[3] == 2 &&
          p[3 * 4 + 3] == 4); // opposite the second corner of one half, the third of the other
    CHECK(write("faces", VT_U32, 2, 1, 3, halves) == VT_OK);
    p = derived()->positions.data;
    CHECK(p[3] == 0);
    set("wireframe", 0);
    CHECK(!derived()->expanded && derived()->indexed);
    end();
}

TEST(normals_that_point_inwards_of_the_winding_are_noticed) {
    begin();
    make_square();
    static const float down[4][3] = {{0, 0, -1}, {0, 0, -1}, {0, 0, -1}, {0, 0, -1}};
    CHECK(write("normals", VT_F32, 4, 1, 3, down) == VT_OK);
    CHECK(derived()->reversed);
    static const float up[4][3] = {{0, 0, 1}, {0, 0, 1}, {0, 0, 1}, {0, 0, 1}};
    CHECK(write("normals", VT_F32, 4, 1, 3, up) == VT_OK);
    CHECK(!derived()->reversed);
    end();
}

// A ring of quads around z, of a radius of 1, with the first line of vertices twice, as textures need it.
static void make_seamed_ring(uint32_t sides) {
    float p[65 * 2][3];
    uint32_t f[64][4];
    for (uint32_t i = 0; i <= sides; i++) {
        double a = 6.283185307179586 * (i % sides) / sides;
        for (uint32_t k = 0; k < 2; k++) {
            float *at = p[i * 2 + k];
            at[0] = (float)cos(a), at[1] = (float)sin(a), at[2] = (float)k;
        }
    }
    for (uint32_t i = 0; i < sides; i++) {
        uint32_t quad[4] = {i * 2, i * 2 + 2, i * 2 + 3, i * 2 + 1};
        memcpy(f[i], quad, sizeof quad);
    }
    CHECK(write("positions", VT_F32, (sides + 1) * 2, 1, 3, p) == VT_OK);
    CHECK(write("faces", VT_U32, sides, 1, 4, f) == VT_OK);
}

TEST(a_seam_is_not_seen) {
    begin();
    make_seamed_ring(32);
    const uint32_t *normals = derived()->normals.data;
    CHECK(derived()->shared && normals[0] == normals[64] && normals[1] == normals[65]);
    double n[3];
    unpack(normals[0], n);
    CHECK_NEAR(n[0], 1, 0.001); // a quad's diagonal makes it lean by a sixth of a side's angle
    end();
}

TEST(a_sharp_edge_between_separate_vertices_stays_sharp) {
    begin();
    make_seamed_ring(4); // the sides of a square tower: its seam is an edge of 90 degrees, its other edges are shared
    const uint32_t *normals = derived()->normals.data;
    double first[3], last[3];
    unpack(normals[0], first);
    unpack(normals[8], last);
    CHECK_NEAR(vt_dot(first, last), 0, 1e-3);
    end();
}

TEST(triangles_that_share_no_vertices_are_smooth_together) {
    begin();
    enum { N = 24 };
    static float p[N * N * 2][3][3]; // a globe
    uint32_t count = 0;
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            static const int corners[6][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 0}, {1, 1}, {0, 1}};
            for (int c = 0; c < 6; c++) {
                int row = i + corners[c][0], column = (j + corners[c][1]) % N;
                double b = 3.141592653589793 * row / N, a = 6.283185307179586 * column / N;
                float *at = p[count + (uint32_t)c / 3][c % 3];
                at[0] = (float)(sin(b) * cos(a)), at[1] = (float)(sin(b) * sin(a)), at[2] = (float)cos(b);
            }
            count += 2;
        }
    CHECK(write("positions", VT_F32, count * 3, 1, 3, p) == VT_OK);
    const uint32_t *normals = derived()->normals.data;
    const float *flat = (const float *)p;
    double worst = 1;
    for (uint32_t v = N * 6; v < (N - 1) * N * 6; v++) { // without the triangles at the poles
        double n[3], at[3] = {(double)flat[v * 3], (double)flat[v * 3 + 1], (double)flat[v * 3 + 2]};
        unpack(normals[v], n);
        worst = fmin(worst, fabs(vt_dot(n, at)));
    }
    CHECK_SAYING(worst > 0.99, "cosine %g", worst);
    end();
}

TEST(thousands_of_vertices_at_one_place_still_have_normals) {
    begin();
    static float p[30000][3];
    for (int i = 0; i < 30000; i += 3) p[i + 1][0] = 1, p[i + 2][1] = (float)(i + 1);
    CHECK(write("positions", VT_F32, 30000, 1, 3, p) == VT_OK);
    CHECK(derived()->drawable);
    double n[3];
    unpack(((uint32_t *)derived()->normals.data)[0], n);
    CHECK_NEAR(n[2], 1, 1e-6);
    end();
}

TEST(nothing_is_built_again_when_nothing_changed) {
    begin();
    make_cube();
    uint32_t normals = derived()->normals_revision, indices = derived()->indices_revision;
    uint64_t allocations = vt_memory_allocations();
    derived();
    set("specular", 0.5);
    CHECK(derived()->normals_revision == normals && derived()->indices_revision == indices);
    CHECK(write("positions", VT_F32, 8, 1, 3, cube) == VT_OK); // moves: normals follow, faces stay, memory too
    CHECK(derived()->normals_revision == normals + 1 && derived()->indices_revision == indices);
    CHECK(vt_memory_allocations() == allocations);
    end();
}

TEST(a_mesh_that_is_being_written_is_not_drawn) {
    begin();
    make_square();
    CHECK(derived()->drawable);
    CHECK(vt_array_begin(mesh, number("positions"), VT_F32, 1, 900, 1, 3) == VT_OK);
    CHECK(!derived()->drawable);
    end();
}

TEST(vertices_without_faces_make_triangles_in_order) {
    begin();
    CHECK(write("positions", VT_F32, 8, 1, 3, cube) == VT_OK); // 8 is two triangles and a rest
    const vt_mesh *m = derived();
    CHECK(m->drawable && !m->indexed && m->corner_count == 6);
    float p[8][3];
    memcpy(p, cube, sizeof p);
    p[1][2] = NAN;
    CHECK(write("positions", VT_F32, 8, 1, 3, p) == VT_OK);
    static const uint32_t second[3] = {3, 4, 5};
    CHECK(derived()->indexed && derived()->corner_count == 3 &&
          memcmp(derived()->indices.data, second, sizeof second) == 0);
    end();
}

TEST(a_grey_texture_is_scaled_by_its_type) {
    begin();
    make_square();
    static const float uv[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    CHECK(write("texcoords", VT_F32, 4, 1, 2, uv) == VT_OK);
    static const uint16_t wide[4] = {0, 65535, 32768, 257};
    CHECK(write("texture", VT_U16, 2, 2, 1, wide) == VT_OK);
    const uint8_t *grey = derived()->grey.data;
    CHECK(derived()->has_texture && grey[0] == 0 && grey[1] == 255 && grey[2] == 128 && grey[3] == 1);
    static const float unit[4] = {0, 1, 0.5f, NAN};
    CHECK(write("texture", VT_F32, 2, 2, 1, unit) == VT_OK);
    grey = derived()->grey.data;
    CHECK(grey[0] == 0 && grey[1] == 255 && grey[2] == 128 && grey[3] == 0);
    end();
}

TEST(numbers_that_fit_neither_vertices_nor_faces_are_refused) {
    begin();
    make_cube();
    static const float seven[7] = {0};
    CHECK(write("scalars", VT_F32, 7, 1, 1, seven) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "mesh.scalars: got 7, but there are 8 vertices and 6 faces");
    CHECK(write("normals", VT_F32, 2, 1, 3, seven) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "mesh.normals: got 2, but there are 8 vertices");
    CHECK(derived()->drawable && !derived()->has_scalars);
    end();
}

TEST(running_out_of_memory_anywhere_is_an_error_and_mends_itself) {
    for (int n = 0; n < 12; n++) {
        begin();
        make_cube();
        static const float six[6] = {0};
        CHECK(write("scalars", VT_F32, 6, 1, 1, six) == VT_OK);
        vt_memory_fail_after(n);
        vt_mesh *m = vt_mesh_of(vt_node_get(mesh));
        vt_memory_fail_after(-1);
        if (m)
            CHECK(m->drawable);
        else
            CHECK_CONTAINS(vt_error(), "not enough memory");
        if (n == 0) CHECK(m == NULL);
        CHECK(derived()->drawable);
        end();
    }
}

TEST(selected_faces_are_found_among_those_that_are_drawn) {
    begin();
    make_cube();
    uint8_t mask[6] = {0};
    CHECK(write("selected", VT_U8, 6, 1, 1, mask) == VT_OK);
    CHECK(derived()->selected_count == 0);
    mask[2] = mask[5] = 1;
    CHECK(write("selected", VT_U8, 6, 1, 1, mask) == VT_OK);
    const vt_mesh *m = derived();
    static const uint32_t wanted[] = {0, 1, 5, 0, 5, 4, 1, 3, 7, 1, 7, 5};
    CHECK(m->selected_count == 12 && !m->expanded && !memcmp(m->selected.data, wanted, sizeof wanted));
    uint32_t revision = m->selected_revision;
    CHECK(derived()->selected_revision == revision); // nothing changed
    set("wireframe", 1);                             // each face has its own vertices: numbered as they are drawn
    m = derived();
    CHECK(m->expanded && m->selected_count == 12 && ((uint32_t *)m->selected.data)[0] == 12);
    float broken[8][3];
    memcpy(broken, cube, sizeof broken);
    broken[2][0] = NAN; // takes faces 0, 3 and 4 with it
    CHECK(write("positions", VT_F32, 8, 1, 3, broken) == VT_OK);
    m = derived();
    CHECK(m->left_out == 3 && m->selected_count == 12 && ((uint32_t *)m->selected.data)[0] == 6);
    CHECK(write("faces", VT_U32, 5, 1, 4, quads) == VT_OK); // face 5 is gone, face 2 is not
    CHECK(derived()->selected_count == 6);
    end();
}

int main(void) {
    RUN(a_packed_normal_keeps_its_direction_to_a_hundredth_of_a_degree);
    RUN(straight_down_is_not_taken_for_no_normal);
    RUN(smooth_normals_of_a_cube_point_from_its_middle);
    RUN(normals_are_weighted_by_area);
    RUN(normals_survive_any_size);
    RUN(a_vertex_with_nan_takes_only_its_faces_and_not_its_neighbours_normals);
    RUN(a_quad_is_left_out_whole);
    RUN(a_face_without_area_has_no_say_in_normals);
    RUN(an_index_beyond_the_vertices_is_an_error_that_names_the_face);
    RUN(a_wrong_quad_is_named_by_its_own_number);
    RUN(faces_counted_from_one_are_told_so);
    RUN(fewer_positions_leave_faces_out_until_new_faces_come);
    RUN(colours_of_faces_give_each_face_its_own_vertices);
    RUN(a_quad_hides_its_diagonal_in_the_wireframe);
    RUN(normals_that_point_inwards_of_the_winding_are_noticed);
    RUN(a_seam_is_not_seen);
    RUN(a_sharp_edge_between_separate_vertices_stays_sharp);
    RUN(triangles_that_share_no_vertices_are_smooth_together);
    RUN(thousands_of_vertices_at_one_place_still_have_normals);
    RUN(nothing_is_built_again_when_nothing_changed);
    RUN(a_mesh_that_is_being_written_is_not_drawn);
    RUN(vertices_without_faces_make_triangles_in_order);
    RUN(a_grey_texture_is_scaled_by_its_type);
    RUN(numbers_that_fit_neither_vertices_nor_faces_are_refused);
    RUN(selected_faces_are_found_among_those_that_are_drawn);
    RUN(running_out_of_memory_anywhere_is_an_error_and_mends_itself);
    return TEST_END();
}
