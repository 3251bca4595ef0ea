// In:  a camera, a mark's array, a place in the picture.
// Out: how the array's numbers lie around that place; what of a mark its colours hide.
// Called by: pick.c, select.c.
#include "query/pick_matrix.h"
#include "kinds/surface.h"

void vt_pick_matrix_at(vt_pick_matrix *aim, const vt_camera *camera, const double *world, const double *origin,
                       const double *unit, double x, double y) {
    static const double zeros[3] = {0, 0, 0}, ones[3] = {1, 1, 1};
    const double *o = origin ? origin : zeros, *u = unit ? unit : ones, *p = camera->projection;
    double relative[3][4], clip[4][4], width = camera->width / camera->pixel_ratio,
                                       height = camera->height / camera->pixel_ratio;
    aim->camera = camera;
    for (int r = 0; r < 3; r++) {
        double at = world[12 + r];
        for (int c = 0; c < 3; c++) {
            aim->place[r][c] = world[c * 4 + r] * u[c];
            at += world[c * 4 + r] * o[c];
            relative[r][c] = camera->stretch[r] * aim->place[r][c];
        }
        aim->place[r][3] = at;
        relative[r][3] = camera->stretch[r] * (at - camera->eye[r]);
    }
    for (int i = 0; i < 3; i++)
        for (int c = 0; c < 4; c++)
            aim->eye[i][c] = camera->rotation[i] * relative[0][c] + camera->rotation[4 + i] * relative[1][c] +
                             camera->rotation[8 + i] * relative[2][c];
    for (int i = 0; i < 4; i++)
        for (int c = 0; c < 4; c++)
            clip[i][c] = p[i] * aim->eye[0][c] + p[4 + i] * aim->eye[1][c] + p[8 + i] * aim->eye[2][c] +
                         (c == 3 ? p[12 + i] : 0);
    for (int c = 0; c < 4; c++) {
        aim->x[c] = 0.5 * width * clip[0][c] + (0.5 * width - x) * clip[3][c];
        aim->y[c] = -0.5 * height * clip[1][c] + (0.5 * height - y) * clip[3][c];
        aim->z[c] = clip[2][c];
        aim->w[c] = clip[3][c];
    }
}

void vt_pick_matrix_at_mark(vt_pick_matrix *aim, const vt_camera *camera, const vt_node_data *node, double x,
                            double y) {
    double origin[3] = {0, 0, 0}, unit[3] = {1, 1, 1};
    if (node->kind == VT_SURFACE) {
        vt_surface_origin(node, origin, unit);
    } else if (node->kind < VT_IMAGE) {
        memcpy(origin, node->arrays[0].origin, sizeof origin);
        memcpy(unit, node->arrays[0].unit, sizeof unit);
    }
    vt_pick_matrix_at(aim, camera, node->world, origin, unit, x, y);
}

void vt_pick_matrix_place(const vt_pick_matrix *aim, const double *stored, double *place) {
    for (int r = 0; r < 3; r++) place[r] = vt_pick_matrix_row(aim->place[r], stored);
}

double vt_pick_matrix_pixel(const vt_camera *camera, double depth) {
    return camera->pixel * (camera->perspective ? VT_MAX(depth, camera->near) : 1);
}

double vt_pick_matrix_lifted(const vt_camera *camera, const double *eye, double px) {
    double e[3] = {eye[0], eye[1], eye[2]}, step = vt_pick_matrix_pixel(camera, -e[2]) * px, far = vt_length(e);
    const double *p = camera->projection;
    for (int i = 0; camera->perspective && i < 3; i++) e[i] -= far > 0 ? e[i] / far * step : 0;
    if (!camera->perspective) e[2] += step;
    double z = p[2] * e[0] + p[6] * e[1] + p[10] * e[2] + p[14], w = p[3] * e[0] + p[7] * e[1] + p[11] * e[2] + p[15];
    return w > 0 ? VT_MAX(z / w, -1) : -1;
}

// --- looks ---
static const double *color_of(const vt_node_data *node) {
    switch (node->kind) {
    case VT_POINTS: return VT_PROPS(points, node)->color;
    case VT_LINE:
    case VT_SEGMENTS: return VT_PROPS(line, node)->color;
    case VT_MESH: return VT_PROPS(mesh, node)->color;
    case VT_SURFACE: return VT_PROPS(surface, node)->color;
    case VT_IMAGE: return VT_PROPS(image, node)->color;
    case VT_TEXT: return VT_PROPS(text, node)->color;
    case VT_RULER: return VT_PROPS(ruler, node)->color;
    default: return VT_PROPS(box, node)->color;
    }
}

vt_looks vt_looks_of(const vt_node_data *node) {
    // Where the arrays of each kind stand; an image's pixels are both at once.
    static const struct {
        int scalars, colors;
    } arrays[] = {
        {VT_ARRAY(points, scalars), VT_ARRAY(points, colors)},     {VT_ARRAY(line, scalars), VT_ARRAY(line, colors)},
        {VT_ARRAY(segments, scalars), VT_ARRAY(segments, colors)}, {VT_ARRAY(mesh, scalars), VT_ARRAY(mesh, colors)},
        {VT_ARRAY(surface, scalars), VT_ARRAY(surface, colors)},   {0, 0}};
    vt_looks looks = {.none = color_of(node)[3] <= 0};
    if (node->kind > VT_IMAGE) return looks;
    const vt_array *scalars = &node->arrays[arrays[node->kind - VT_POINTS].scalars],
                   *colors = &node->arrays[arrays[node->kind - VT_POINTS].colors];
    uint32_t vertices = vt_array_elements(&node->arrays[0]);
    bool mesh = node->kind == VT_MESH;
    uint32_t faces = mesh ? vt_array_elements(&node->arrays[VT_ARRAY(mesh, faces)]) : 0;
    if (mesh) faces = faces ? vt_array_given(&node->arrays[VT_ARRAY(mesh, faces)]) : vertices / 3;
    uint32_t color_count = vt_array_elements(colors), scalar_count = vt_array_elements(scalars);
    bool more = node->kind <= VT_SEGMENTS; // may there be than are needed
    bool colored = !colors->floats && color_count &&
                   (color_count == vertices || (more && color_count > vertices) || (mesh && color_count == faces));
    bool counted = !colored && scalars->floats && scalar_count &&
                   (scalar_count == vertices || (more && scalar_count > vertices) || (mesh && scalar_count == faces));
    bool stroke = node->kind == VT_LINE || node->kind == VT_SEGMENTS;
    if (colored && stroke) looks.none = false; // their own colours alone count
    if (colored && colors->min[0] <= 0) looks.colors = colors->data;
    if (counted && scalars->bad && VT_PROPS(points, node)->nan_color[3] <= 0) looks.scalars = scalars->data;
    looks.color_a_face = mesh && color_count != vertices;
    looks.scalar_a_face = mesh && scalar_count != vertices;
    return looks;
}
_Static_assert(VT_SLOT(points, nan_color) == VT_SLOT(image, nan_color) &&
                   VT_SLOT(points, nan_color) == VT_SLOT(surface, nan_color) &&
                   VT_SLOT(points, nan_color) == VT_SLOT(mesh, nan_color) &&
                   VT_SLOT(line, color) == VT_SLOT(segments, color),
               "read through one struct");

bool vt_looks_hide(const vt_looks *looks, const uint32_t *vertices, const double *weights, int count, uint32_t face) {
    double alpha = 0;
    for (int i = 0; i < count; i++) {
        if (looks->scalars && !vt_is_finite_f(looks->scalars[looks->scalar_a_face ? face : vertices[i]])) return true;
        if (looks->colors)
            alpha += weights[i] * looks->colors[(size_t)(looks->color_a_face ? face : vertices[i]) * 4 + 3];
    }
    return looks->colors && !(alpha > 0);
}

bool vt_pick_matrix_takes(const vt_node_data *node) {
    if (!node->shown || !(node->alpha > 0) || VT_PROPS(points, node)->pickable[0] == 0) return false;
    int count = vt_kind_spec_of(node->kind)->array_count;
    for (int i = 0; i < count; i++)
        if (node->arrays[i].open) return false;
    return true;
}
_Static_assert(VT_SLOT(points, pickable) == VT_SLOT(text, pickable) &&
                   VT_SLOT(points, pickable) == VT_SLOT(box, pickable) &&
                   VT_SLOT(points, pickable) == VT_SLOT(ruler, pickable),
               "read through one struct");
