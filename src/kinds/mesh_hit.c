// In:  a mesh node, and where the pointer is.
// Out: its faces that are seen there.
#include "kinds/mesh.h"
#include "kinds/shared.h"

static vt_faces faces; // of the node under test

void vt_mesh_hit_begin(vt_hit_test *test, vt_node_data *node) {
    faces = vt_mesh_faces(node);
    test->own = &faces;
    if (VT_PROPS(mesh, node)->two_sided[0] > 0.5 || test->clips->count) return; // what is cut open has an inside
    const vt_mesh *mesh = vt_mesh_of(node);
    const double *m = node->world;
    double across[3], mirror = vt_scene_of(node)->space.mirrored ? -1 : 1;
    vt_cross(m, m + 4, across);
    bool mirrored = vt_dot(across, m + 8) * mirror < 0, clockwise = mesh && mesh->has_normals && mesh->reversed;
    test->facing = mirrored != clockwise ? -1 : 1;
}

static void hit_face(void *context, uint32_t triangle) {
    vt_hit_test *test = context;
    const vt_faces *f = test->own;
    uint32_t vertices[3];
    double corners[3][3];
    for (uint32_t i = 0; i < 3; i++) {
        vertices[i] = vt_faces_corner(f, triangle, i);
        if (!vt_faces_vertex_good(f, vertices[i])) return;
        for (int c = 0; c < 3; c++) corners[i][c] = (double)f->position[(size_t)vertices[i] * 3 + (size_t)c];
    }
    if (f->together == 2) { // a quad is drawn whole or not at all
        uint32_t other = triangle ^ 1;
        for (uint32_t i = 0; i < 3; i++)
            if (!vt_faces_vertex_good(f, vt_faces_corner(f, other, i))) return;
    }
    vt_hit_triangle(test, (const double(*)[3])corners, vertices, NULL, triangle / f->together);
}

static void boxes_of(const void *node, const uint32_t *elements, uint32_t first, uint32_t count, float *boxes) {
    vt_faces f = vt_mesh_faces(node);
    for (uint32_t i = 0; i < count; i++, boxes += 6)
        for (uint32_t k = 0; k < 3; k++) {
            uint32_t vertex = vt_faces_corner(&f, elements ? elements[i] : first + i, k);
            if (!vt_faces_vertex_good(&f, vertex)) {
                boxes[0] = NAN;
                break;
            }
            if (k)
                vt_bvh_add_point(f.position + (size_t)vertex * 3, boxes);
            else
                vt_bvh_point_box(f.position + (size_t)vertex * 3, boxes);
        }
}

void vt_mesh_hit_source(const vt_node_data *node, vt_bvh_source *source) {
    source->elements = vt_mesh_faces(node).triangles;
    source->revisions[1] = node->arrays[VT_ARRAY(mesh, faces)].revision;
    source->boxes = boxes_of;
}

void vt_mesh_hit(vt_hit_test *test, vt_node_data *node) { vt_hit_search(test, node, hit_face, NULL); }

// --- for selections ---
bool vt_mesh_anchor(vt_node_data *node, uint32_t element, double *p) { // the middle of a face
    vt_faces f = vt_mesh_faces(node);
    const float *positions = node->arrays[0].data;
    uint32_t corners = f.together == 2 ? 4 : 3;
    p[0] = p[1] = p[2] = 0;
    for (uint32_t i = 0; i < corners; i++) { // a quad is stored as a, b, c, a, c, d
        uint32_t vertex = vt_faces_corner(&f, element * f.together + i / 3, i < 3 ? i : 2);
        if (!vt_faces_vertex_good(&f, vertex)) return false;
        for (int c = 0; c < 3; c++) p[c] += (double)positions[(size_t)vertex * 3 + (size_t)c] / corners;
    }
    return true;
}

int vt_mesh_vertices(const vt_hit_test *test, uint32_t element, uint32_t *vertices3) {
    const vt_faces *f = test->own;
    for (uint32_t i = 0; i < 3; i++) vertices3[i] = vt_faces_corner(f, element * f->together, i);
    return 3;
}

static bool is_front(const vt_hit_test *test, uint32_t element) { // of a face that is drawn from one side
    const vt_faces *f = test->own;
    double m[3][3], across[3];
    for (uint32_t i = 0; i < 3; i++) {
        const float *from = f->position + (size_t)vt_faces_corner(f, element * f->together, i) * 3;
        double p[3] = {from[0], from[1], from[2]};
        m[i][0] = vt_pick_matrix_row(test->matrix.x, p), m[i][1] = vt_pick_matrix_row(test->matrix.y, p),
        m[i][2] = vt_pick_matrix_row(test->matrix.w, p);
    }
    vt_cross(m[0], m[1], across);
    return test->facing * vt_dot(across, m[2]) <= 0;
}

bool vt_mesh_cover(const vt_hit_test *test, uint32_t element, const double *eye, vt_hit_cover *cover) {
    (void)eye, (void)cover;
    return !test->facing || is_front(test, element);
}
