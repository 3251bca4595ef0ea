// In:  a points node.
// Out: its points, as GL_POINTS, or as quads where points may be larger than drivers take.
// Called by: gl_submit.c.
#include "embedded.h"
#include "gl_internal.h"

enum { U_SIZE, U_EDGE, U_EDGE_COLOR, U_FORM };
#define UNIFORMS \
    { "u_size", "u_edge", "u_edge_color", "u_form" }
#define ATTRIBUTES \
    { "a_position", "a_scalar", "a_color", "a_size" }
const vt_program_spec vt_points_spec = {
    .name = "points",
    .vertex = shader_points_vert,
    .fragment = shader_points_frag,
    .attributes = ATTRIBUTES,
    .uniforms = UNIFORMS,
};
const vt_program_spec vt_balls_spec = {
    .name = "points as spheres",
    .vertex = shader_points_vert,
    .fragment = shader_balls_frag,
    .attributes = ATTRIBUTES,
    .uniforms = UNIFORMS,
};

#define NEARER 1.6  // points of automatic size grow by at most this where they are nearer than the middle...
#define FARTHER 0.6 // ...and shrink by this where they are farther

// 5 px up to some thousands, then less and less: 3 px at 100,000, 2 px at a million.
static double automatic_size(uint32_t count) { return VT_CLAMP(5 * pow(5000.0 / VT_MAX(count, 1u), 0.17), 1.25, 5); }

static double distance_to_box(const double *eye, const double *min, const double *max) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double d = eye[i] < min[i] ? min[i] - eye[i] : eye[i] > max[i] ? eye[i] - max[i] : 0;
        sum += d * d;
    }
    return sqrt(sum);
}

typedef struct sizes {
    float uniform[4]; // size, in the scene (0, 1), each its own (0, 1), distance at which an automatic size holds or 0
    double largest;   // device px that any point can have
} sizes;

static sizes sizes_of(const vt_gl_pass *pass, const vt_node_data *node, bool own, uint32_t count) {
    const vt_points_props *props = VT_PROPS(points, node);
    const vt_camera *camera = pass->camera;
    bool automatic = vt_is_nan(props->size[0]) && !own, in_scene = props->unit[0] > 0.5 && !automatic;
    double ratio = camera->pixel_ratio, size = automatic ? automatic_size(count) : props->size[0];
    double largest = own ? VT_MAX(node->arrays[VT_ARRAY(points, sizes)].max[0], 0) : size;
    sizes result = {.uniform = {(float)(in_scene ? size : size * ratio), in_scene, own, 0}};
    if (own) result.uniform[0] = in_scene ? 1 : (float)ratio;
    if (in_scene) {
        double nearest = VT_MAX(distance_to_box(camera->eye, node->bounds_min, node->bounds_max), camera->near);
        result.largest = largest * ratio / (camera->pixel * (camera->perspective ? nearest : 1));
    } else
        result.largest = largest * ratio;
    if (automatic && camera->perspective) {
        double middle[3];
        for (int i = 0; i < 3; i++) middle[i] = (node->bounds_min[i] + node->bounds_max[i]) / 2 - camera->eye[i];
        const double *r = camera->rotation;
        double depth = -(r[2] * middle[0] + r[6] * middle[1] + r[10] * middle[2]);
        result.uniform[3] = (float)VT_MAX(depth, camera->near);
        result.largest *= NEARER;
    }
    return result;
}

static void set_edge(const vt_program *program, const vt_points_props *props, double css_size, uint32_t count,
                     double ratio) {
    bool ball = props->marker[0] > 1.5; // its shading tells balls apart
    bool automatic = vt_is_nan(props->edge[0]), own_color = vt_is_nan(props->edge_color[0]);
    double edge = automatic ? (count <= 30000 && css_size >= 4 && !ball ? 0.75 : 0) : props->edge[0];
    const double *c = props->edge_color;
    glUniform4f(program->own[U_EDGE], (float)(edge * ratio), own_color ? 1.0f : 0.0f, (float)FARTHER, (float)NEARER);
    if (!own_color) glUniform4f(program->own[U_EDGE_COLOR], (float)c[0], (float)c[1], (float)c[2], (float)c[3]);
}

// A further array counts only when it has an element for each point.
static vt_gl_data further(vt_node_data *node, int array, uint32_t needed) {
    const vt_array *a = &node->arrays[array];
    return a->revision && vt_array_elements(a) >= needed ? vt_gl_array_buffer(node, array) : (vt_gl_data){0};
}

void vt_gl_draw_points(const vt_gl_pass *pass, const vt_draw *draw) {
    vt_node_data *node = vt_node_at(draw->slot);
    const vt_points_props *props = VT_PROPS(points, node);
    uint32_t all = vt_array_elements(&node->arrays[VT_ARRAY(points, positions)]);
    vt_gl_data positions = vt_gl_array_buffer(node, VT_ARRAY(points, positions));
    vt_gl_data scalars = further(node, VT_ARRAY(points, scalars), all),
               colors = further(node, VT_ARRAY(points, colors), all);
    vt_gl_data own_sizes = further(node, VT_ARRAY(points, sizes), all);
    uint32_t end = VT_MIN(draw->first + draw->count, positions.ready);
    const vt_gl_data *others[] = {&scalars, &colors, &own_sizes};
    for (int i = 0; i < VT_LENGTH(others); i++) // of large arrays, what has come of all of them
        if (others[i]->width) end = VT_MIN(end, others[i]->ready);
    if (!positions.id || draw->first >= end) return;
    uint32_t count = end - draw->first;

    bool ball = props->marker[0] > 1.5;
    const vt_program *program = vt_gl_use(ball ? VT_PROGRAM_BALLS : VT_PROGRAM_POINTS, draw);
    if (!program) return;
    vt_color_mode mode = colors.id ? VT_MODE_COLORS : scalars.id ? VT_MODE_SCALARS : VT_MODE_UNIFORM;
    vt_gl_color(program, node, mode, props->color, &node->arrays[VT_ARRAY(points, scalars)]);
    sizes size = sizes_of(pass, node, own_sizes.id != 0, all);
    glUniform4f(program->own[U_SIZE], size.uniform[0], size.uniform[1], size.uniform[2], size.uniform[3]);
    set_edge(program, props, size.largest / pass->camera->pixel_ratio, all, pass->camera->pixel_ratio);

    bool quads = size.largest > vt_gl_limits_of()->point_size - 2;
    uint32_t divisor = quads ? 1 : 0;
    size_t first = quads ? draw->first : 0; // instances have no first: the pointers move
    vt_gl_attribute(0, positions.id, 3, GL_FLOAT, false, 12, first * 12, divisor);
    if (scalars.id && mode == VT_MODE_SCALARS)
        vt_gl_attribute(1, scalars.id, 1, GL_FLOAT, false, 4, first * 4, divisor);
    if (colors.id) vt_gl_attribute(2, colors.id, 4, GL_UNSIGNED_BYTE, true, 4, first * 4, divisor);
    if (own_sizes.id) vt_gl_attribute(3, own_sizes.id, 1, GL_FLOAT, false, 4, first * 4, divisor);
    glUniform4f(program->own[U_FORM], quads ? 1.0f : 0.0f, (float)props->marker[0], quads ? (float)first : 0.0f, 0);
    bool soft = pass->block.pass[3] > 0.5f;
    if (soft) glEnable(GL_SAMPLE_ALPHA_TO_COVERAGE);
    if (quads)
        vt_gl_draw_arrays(GL_TRIANGLE_STRIP, 0, 4, count);
    else
        vt_gl_draw_arrays(GL_POINTS, draw->first, count, 0);
    if (soft) glDisable(GL_SAMPLE_ALPHA_TO_COVERAGE);
}
