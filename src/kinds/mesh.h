// In:  a mesh node's arrays and its shading and wireframe.
// Out: what is drawn of it: normals, the faces that can be drawn, and where needed each face's own three vertices.
#ifndef VT_MESH_H
#define VT_MESH_H
#include "geometry/normals.h"
#include "query/hit.h"
#include "scene/scene.h"

typedef struct vt_mesh_buffer {
    void *data;
    size_t capacity; // bytes
} vt_mesh_buffer;

// What a mesh was last derived from.
typedef struct vt_mesh_key {
    uint32_t positions, faces, normals, scalars, colors, texcoords, texture; // array revisions
    uint32_t smooth, wireframe, frame;
} vt_mesh_key;

// Derived data, in node->extra. A buffer that is not mentioned as needed has stale content or none.
typedef struct vt_mesh {
    bool drawable; // false while an array is between begin and end, or without faces
    bool expanded; // each face has three vertices of its own, in `positions` and so on; drawn without indices.
                   // Needed where faces have their own colour or number, and for the wireframe's corners.
    bool indexed;  // drawn with indices: `indices` if filtered, else the array `faces` as it is
    bool filtered; // some faces are left out
    bool reversed; // the given normals point to where faces are seen clockwise
    bool has_normals, has_scalars, has_colors, has_texcoords,
        has_texture;        // usable: as many as there are vertices or faces
    uint32_t vertex_count;  // rows of each vertex buffer
    uint32_t corner_count;  // three for each face that is drawn
    uint32_t left_out;      // faces (as given: a quad is one) with NaN or an index out of range
    vt_mesh_buffer indices; // uint32, corner_count
    vt_mesh_buffer normals; // uint32, two snorm16 (octahedral); VT_NO_NORMAL where there is none
    vt_mesh_buffer
        positions; // expanded only: x, y, z and a mask of edges that are not shown (bit i: opposite corner i)
    vt_mesh_buffer corners, scalars, colors, texcoords; // expanded only: packed normal, float, 4 bytes, 2 floats
    float frame[3];      // normals are those of stored positions divided by this, which is about as they are stretched
    vt_mesh_buffer grey; // a one-component texture as bytes
    vt_mesh_buffer sums, rings, table;  // work space of normals.c
    bool shared;                        // some vertices are at the same place: rings has them
    uint32_t ring_faces, ring_vertices; // revision of faces and number of vertices of the last look at that
    uint32_t indices_revision, normals_revision, expanded_revision, grey_revision; // raised when they were rebuilt
    vt_mesh_buffer selected; // uint32: selected_count corners of selected faces, numbers of vertices that are drawn
    uint32_t selected_count, selected_revision, selected_of; // of_: the revision of `selected`
    vt_mesh_key key;
    uint32_t key_vertices; // how many vertices `indices` was made for
    bool key_bad;          // there were vertices with NaN then
} vt_mesh;

// Up to date with the node; costs nothing when nothing changed. NULL when memory ran out, with an error text.
vt_mesh *vt_mesh_of(vt_node_data *node);
// Whether what was just written to `array` fits the others. The words name the element. The mesh stays drawable: what does
// not fit is left out. Write positions first, then faces, then the rest.
vt_faces vt_mesh_faces(const vt_node_data *node); // as they are stored

// mesh_hit.c
void vt_mesh_hit_begin(vt_hit_test *test, vt_node_data *node);
void vt_mesh_hit_source(const vt_node_data *node, vt_bvh_source *source);
void vt_mesh_hit(vt_hit_test *test, vt_node_data *node);
bool vt_mesh_anchor(vt_node_data *node, uint32_t element, double *stored3);
bool vt_mesh_cover(const vt_hit_test *test, uint32_t element, const double *eye3, vt_hit_cover *cover);
int vt_mesh_vertices(const vt_hit_test *test, uint32_t element, uint32_t *vertices3);
#endif
