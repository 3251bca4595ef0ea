// In:  a surface node's heights, x, y, scalars, colors.
// Out: vt_surface: shape, tile boxes, visible tiles and stride.
#include "kinds/surface.h"
#include "annotate/words.h"
#include "kinds/shared.h"

enum {
    HEIGHTS = VT_ARRAY(surface, heights),
    X = VT_ARRAY(surface, x),
    Y = VT_ARRAY(surface, y),
    SCALARS = VT_ARRAY(surface, scalars),
    COLORS = VT_ARRAY(surface, colors)
};

// --- the grid's shape ---

// How x (or y) is given. `along` is the number of columns (or rows). False when its shape fits nothing.
static bool axis_of(const vt_array *a, const vt_array *heights, uint32_t along, vt_surface_axis *axis) {
    uint32_t n = vt_array_elements(a);
    *axis = n == 0 ? VT_AXIS_COUNTED : VT_AXIS_LINE;
    if (n == 0) return true;
    if (n == along && (a->rows == 1 || a->columns == 1)) return true;
    *axis = VT_AXIS_GRID;
    return a->rows == heights->rows && a->columns == heights->columns;
}

// Columns and rows are counted from 0, which is nowhere on a log axis: there x and y must be given.
static vt_status check_places(const vt_node_data *node) {
    const vt_axis *axes = vt_scene_of(node)->space.axis;
    for (int c = 0; c < 2 && vt_array_elements(&node->arrays[HEIGHTS]); c++)
        if (!vt_axis_scale_is_identity(axes[c].scale) && !vt_array_elements(&node->arrays[c ? Y : X]))
            return vt_fail(
                VT_ERROR_VALUE,
                "surface.%c: is not given, and the %c axis is %s, on which %s cannot be counted from 0: give one "
                "number for each",
                'x' + c, 'x' + c, axes[c].scale.type == VT_SCALE_LOG ? "logarithmic" : "symlog",
                c ? "rows" : "columns");
    return VT_OK;
}

static bool has_places(const vt_node_data *node) {
    const vt_axis *axes = vt_scene_of(node)->space.axis;
    return (vt_axis_scale_is_identity(axes[0].scale) || vt_array_elements(&node->arrays[X])) &&
           (vt_axis_scale_is_identity(axes[1].scale) || vt_array_elements(&node->arrays[Y]));
}

static bool any_open(const vt_node_data *node) {
    for (int i = 0; i < VT_ARRAY(surface, count); i++)
        if (node->arrays[i].open) return true;
    return false;
}

void vt_surface_origin(const vt_node_data *node, double *origin3, double *unit3) {
    static const int arrays[3] = {X, Y, HEIGHTS};
    for (int c = 0; c < 3; c++) {
        const vt_array *a = &node->arrays[arrays[c]];
        bool given = vt_array_elements(a) > 0;
        origin3[c] = given ? a->origin[0] : 0, unit3[c] = given ? a->unit[0] : 1;
    }
}

static bool axis_bounds(const vt_array *a, uint32_t along, double *min, double *max) {
    *min = vt_array_elements(a) ? a->min[0] : 0;
    *max = vt_array_elements(a) ? a->max[0] : (double)along - 1;
    return *min <= *max;
}

bool vt_surface_bounds(const vt_node_data *node, double *min3, double *max3) {
    const vt_array *heights = &node->arrays[HEIGHTS], *x = &node->arrays[X], *y = &node->arrays[Y];
    vt_surface_axis axis;
    if (any_open(node) || heights->rows < 2 || heights->columns < 2 || !has_places(node)) return false;
    if (!axis_of(x, heights, heights->columns, &axis) || !axis_of(y, heights, heights->rows, &axis)) return false;
    min3[2] = heights->min[0], max3[2] = heights->max[0];
    return min3[2] <= max3[2] && axis_bounds(x, heights->columns, &min3[0], &max3[0]) &&
           axis_bounds(y, heights->rows, &min3[1], &max3[1]);
}

// --- tiles ---

static void box_take(float *box, int k, float value) {
    if (!vt_is_finite_f(value)) return;
    box[k] = value < box[k] ? value : box[k];
    box[3 + k] = value > box[3 + k] ? value : box[3 + k];
}

void vt_surface_box(const vt_surface *s, const vt_node_data *node, uint32_t r0, uint32_t c0, uint32_t rows,
                    uint32_t columns, float *box) {
    uint32_t r1 = r0 + rows, c1 = c0 + columns;
    const float *heights = node->arrays[HEIGHTS].data, *xs = node->arrays[X].data, *ys = node->arrays[Y].data;
    for (int k = 0; k < 3; k++) box[k] = INFINITY, box[3 + k] = -INFINITY;
    for (uint32_t r = r0; r <= r1; r++) {
        const float *row = heights + (size_t)r * s->columns;
        float low = box[2], high = box[5];
        for (uint32_t c = c0; c <= c1;
             c++) { // comparisons with NaN are false; infinities are rare enough to look twice
            low = row[c] < low ? row[c] : low;
            high = row[c] > high ? row[c] : high;
        }
        if (vt_is_finite_f(low) && vt_is_finite_f(high))
            box[2] = low, box[5] = high;
        else
            for (uint32_t c = c0; c <= c1; c++) box_take(box, 2, row[c]);
        for (uint32_t c = c0; s->x_axis == VT_AXIS_GRID && c <= c1; c++)
            box_take(box, 0, xs[(size_t)r * s->columns + c]);
        for (uint32_t c = c0; s->y_axis == VT_AXIS_GRID && c <= c1; c++)
            box_take(box, 1, ys[(size_t)r * s->columns + c]);
        if (s->y_axis != VT_AXIS_GRID) box_take(box, 1, s->y_axis == VT_AXIS_LINE ? ys[r] : (float)r);
    }
    for (uint32_t c = c0; s->x_axis != VT_AXIS_GRID && c <= c1; c++)
        box_take(box, 0, s->x_axis == VT_AXIS_LINE ? xs[c] : (float)c);
}

// Neighbouring tiles share the points on the border between them.
static void measure_tile(const vt_surface *s, const vt_node_data *node, uint32_t tile_row, uint32_t tile_column) {
    uint32_t row = tile_row * VT_SURFACE_TILE, column = tile_column * VT_SURFACE_TILE;
    vt_surface_box(s, node, row, column, VT_MIN((uint32_t)VT_SURFACE_TILE, s->rows - 1 - row),
                   VT_MIN((uint32_t)VT_SURFACE_TILE, s->columns - 1 - column),
                   s->boxes[(size_t)tile_row * s->tile_columns + tile_column][0]);
}

static bool grow(void **block, size_t *capacity, size_t count, size_t size) {
    size_t bytes;
    if (!vt_mul_fits(count, size, &bytes)) return false;
    if (bytes <= *capacity) return true;
    void *grown = vt_realloc(*block, bytes);
    if (!grown) return false;
    *block = grown;
    *capacity = bytes;
    return true;
}

static bool measure(vt_surface *s, const vt_node_data *node, const vt_surface_key *key) {
    const vt_array *heights = &node->arrays[HEIGHTS];
    size_t tiles = (size_t)s->tile_rows * s->tile_columns;
    void *boxes = s->boxes, *runs = s->runs;
    bool grown = grow(&boxes, &s->box_capacity, tiles, sizeof *s->boxes);
    s->boxes = boxes;
    grown = grown && grow(&runs, &s->run_capacity, tiles / 2 + 1, sizeof(vt_surface_run));
    s->runs = runs;
    if (!grown) return false;
    uint32_t first = 0, end = s->tile_rows;
    bool same_grid =
        key->x == s->key.x && key->y == s->key.y && key->rows == s->key.rows && key->columns == s->key.columns;
    // The array remembers what changed since it was last uploaded, which is at least what changed since the last look.
    if (same_grid && heights->dirty_first < heights->dirty_end) {
        uint32_t row = heights->dirty_first / s->columns, last = (heights->dirty_end - 1) / s->columns;
        first = row > 0 ? (row - 1) / VT_SURFACE_TILE : 0;
        end = VT_MIN(last / VT_SURFACE_TILE + 1, s->tile_rows);
    }
    for (uint32_t r = first; r < end; r++)
        for (uint32_t c = 0; c < s->tile_columns; c++) measure_tile(s, node, r, c);
    return true;
}

static double axis_value(const vt_array *a, vt_surface_axis axis, uint32_t at, size_t point) {
    if (axis == VT_AXIS_COUNTED) return at;
    return (double)((const float *)a->data)[axis == VT_AXIS_LINE ? at : point];
}

void vt_surface_point(const vt_surface *s, const vt_node_data *node, uint32_t row, uint32_t column, double *p) {
    size_t point = (size_t)row * s->columns + column;
    p[0] = axis_value(&node->arrays[X], s->x_axis, column, point);
    p[1] = axis_value(&node->arrays[Y], s->y_axis, row, point);
    p[2] = (double)((const float *)node->arrays[HEIGHTS].data)[point];
}

// Along the middle row and the middle column.
static void measure_cells(vt_surface *s, const vt_node_data *node) {
    for (int k = 0; k < 2; k++) {
        uint32_t points = k ? s->rows : s->columns, steps = 0;
        double sum = 0;
        for (uint32_t i = 1; i < points; i++) {
            uint32_t c0 = k ? s->columns / 2 : i - 1, r0 = k ? i - 1 : s->rows / 2, c1 = k ? c0 : i, r1 = k ? i : r0;
            size_t p0 = (size_t)r0 * s->columns + c0, p1 = (size_t)r1 * s->columns + c1;
            double dx =
                axis_value(&node->arrays[X], s->x_axis, c1, p1) - axis_value(&node->arrays[X], s->x_axis, c0, p0);
            double dy =
                axis_value(&node->arrays[Y], s->y_axis, r1, p1) - axis_value(&node->arrays[Y], s->y_axis, r0, p0);
            double length = hypot(dx, dy);
            if (vt_is_finite(length)) sum += length, steps++;
        }
        s->cell[k] = steps ? sum / steps : 0;
    }
}

static void surface_free(void *extra) {
    vt_surface *s = extra;
    vt_free(s->boxes);
    vt_free(s->runs);
    vt_free(s);
}

vt_surface *vt_surface_of(vt_node_data *node) {
    vt_surface *s = node->extra;
    if (!s) {
        s = vt_alloc_zero(sizeof *s);
        if (!s) {
            vt_fail(VT_ERROR_MEMORY, "not enough memory for a surface");
            return NULL;
        }
        node->extra = s;
        node->extra_free = surface_free;
    }
    const vt_array *a = node->arrays, *heights = &a[HEIGHTS];
    s->drawable = false;
    if (any_open(node) || heights->rows < 2 || heights->columns < 2 || !has_places(node)) return s;
    if (!axis_of(&a[X], heights, heights->columns, &s->x_axis)) return s;
    if (!axis_of(&a[Y], heights, heights->rows, &s->y_axis)) return s;
    s->has_scalars = vt_array_elements(&a[SCALARS]) == vt_array_elements(heights);
    s->has_colors = vt_array_elements(&a[COLORS]) == vt_array_elements(heights);
    s->holes = heights->bad > 0 || (s->x_axis != VT_AXIS_COUNTED && a[X].bad > 0) ||
               (s->y_axis != VT_AXIS_COUNTED && a[Y].bad > 0);
    vt_surface_key key = {heights->revision, a[X].revision, a[Y].revision, heights->rows, heights->columns};
    if (memcmp(&key, &s->key, sizeof key) != 0) {
        s->rows = heights->rows, s->columns = heights->columns;
        s->tile_rows = (s->rows - 2) / VT_SURFACE_TILE + 1, s->tile_columns = (s->columns - 2) / VT_SURFACE_TILE + 1;
        if (!measure(s, node, &key)) {
            memset(&s->key, 0, sizeof s->key);
            vt_fail(VT_ERROR_MEMORY, "not enough memory to draw a surface of %u x %u heights", s->rows, s->columns);
            return NULL;
        }
        if (key.x != s->key.x || key.y != s->key.y || key.rows != s->key.rows || key.columns != s->key.columns)
            measure_cells(s, node);
        s->key = key;
    }
    s->drawable = heights->bad < vt_array_elements(heights);
    return s;
}

// --- what a camera sees ---

static bool box_seen(vec3 box[2], vec4 planes[6]) {
    return box[0][0] <= box[1][0] && box[0][1] <= box[1][1] && box[0][2] <= box[1][2] && // else it is all holes
           glm_aabb_frustum(box, planes);
}

static uint32_t steps_in_tile(uint32_t tile, uint32_t points) {
    return VT_MIN((uint32_t)VT_SURFACE_TILE, points - 1 - tile * VT_SURFACE_TILE);
}

// The fine tiles that coarse tile number `at` touches along one axis: first .. end - 1.
static void fine_tiles(uint32_t at, uint32_t stride, uint32_t phase, uint32_t tiles, uint32_t *first, uint32_t *end) {
    uint64_t steps = (uint64_t)VT_SURFACE_TILE * stride, start = at * steps;
    *first = (uint32_t)((start > phase ? start - phase : 0) / VT_SURFACE_TILE);
    *end = (uint32_t)VT_MIN((uint64_t)(at + 1) * stride, tiles);
}

static bool tile_seen(const vt_surface *s, uint32_t row, uint32_t column, vec4 planes[6]) {
    uint32_t r0, r1, c0, c1;
    fine_tiles(row, s->stride, s->phase[1], s->tile_rows, &r0, &r1);
    fine_tiles(column, s->stride, s->phase[0], s->tile_columns, &c0, &c1);
    for (uint32_t r = r0; r < r1; r++)
        for (uint32_t c = c0; c < c1; c++)
            if (box_seen(s->boxes[(size_t)r * s->tile_columns + c], planes)) return true;
    return false;
}

static void choose_stride(vt_surface *s, vec4 planes[6], uint64_t quads, uint32_t pass) {
    uint64_t seen = 0;
    s->stride = 1, s->phase[0] = s->phase[1] = 0;
    for (uint32_t r = 0; quads && r < s->tile_rows; r++)
        for (uint32_t c = 0; c < s->tile_columns; c++)
            if (tile_seen(s, r, c, planes)) seen += (uint64_t)steps_in_tile(r, s->rows) * steps_in_tile(c, s->columns);
    uint32_t longest = VT_MAX(s->rows, s->columns) - 1;
    while (quads && s->stride < longest && seen / ((uint64_t)s->stride * s->stride) > quads) s->stride++;
    // Roberts' R2 sequence: few passes spread evenly over the stride x stride choices, many reach them all.
    static const double steps[2] = {0.7548776662466927, 0.5698402909980532};
    for (int k = 0; k < 2; k++) {
        double x = pass * steps[k];
        s->phase[k] = (uint32_t)((x - floor(x)) * s->stride);
    }
}

static uint32_t coarse_tiles(uint32_t points, uint32_t stride, uint32_t phase) {
    uint64_t steps = (uint64_t)VT_SURFACE_TILE * stride;
    return (uint32_t)((points - 1 + phase + steps - 1) / steps);
}

void vt_surface_look(vt_surface *s, vec4 planes[6], uint64_t quads, uint32_t pass) {
    choose_stride(s, planes, quads, pass);
    uint32_t rows = coarse_tiles(s->rows, s->stride, s->phase[1]),
             columns = coarse_tiles(s->columns, s->stride, s->phase[0]);
    s->look_columns = columns, s->run_count = 0;
    vt_surface_run run = {0, 0};
    for (uint32_t r = 0; r < rows; r++)
        for (uint32_t c = 0; c < columns; c++) {
            uint32_t tile = r * columns + c;
            if (!tile_seen(s, r, c, planes)) continue;
            if (run.count && tile > run.first + run.count) s->runs[s->run_count++] = run, run.count = 0;
            if (!run.count) run.first = tile;
            run.count = tile + 1 - run.first;
        }
    if (run.count) s->runs[s->run_count++] = run;
}

// Bands of 8 columns: the row above is still in the cache when the next one uses its vertices.
const uint32_t *vt_surface_tile_indices(void) {
    static uint32_t indices[VT_SURFACE_INDICES];
    if (indices[1]) return indices;
    uint32_t *out = indices;
    for (uint32_t band = 0; band < VT_SURFACE_TILE; band += 8)
        for (uint32_t r = 0; r < VT_SURFACE_TILE; r++)
            for (uint32_t c = band; c < band + 8; c++) {
                uint32_t a = r * (VT_SURFACE_TILE + 1) + c, d = a + VT_SURFACE_TILE + 1;
                uint32_t quad[6] = {a, a + 1, d + 1, a, d + 1, d};
                memcpy(out, quad, sizeof quad);
                out += 6;
            }
    return indices;
}

// --- checks ---

static vt_status check_axis(const vt_array *a, const vt_array *heights, const char *name, const char *one,
                            uint32_t along) {
    vt_surface_axis axis;
    if (axis_of(a, heights, along, &axis)) return VT_OK;
    return vt_fail(VT_ERROR_VALUE,
                   "surface.%s: got %u x %u, but there are %u x %u heights (rows x columns): give %u, one for each %s, "
                   "or %u x %u, one for each height",
                   name, a->rows, a->columns, heights->rows, heights->columns, along, one, heights->rows,
                   heights->columns);
}

static vt_status check(const vt_node_data *node, int array) {
    const vt_array *heights = &node->arrays[HEIGHTS], *a = &node->arrays[array];
    uint32_t n = vt_array_elements(heights);
    if (array == HEIGHTS) {
        if (n == 0 || (heights->rows >= 2 && heights->columns >= 2)) return VT_OK;
        return vt_fail(VT_ERROR_VALUE,
                       "surface.heights: got %u x %u, but a surface needs at least 2 rows and 2 columns", heights->rows,
                       heights->columns);
    }
    if (n == 0) return VT_OK;
    if (array == X) return check_axis(a, heights, "x", "column", heights->columns);
    if (array == Y) return check_axis(a, heights, "y", "row", heights->rows);
    uint32_t got = vt_array_elements(a);
    if (got == 0 || (a->rows == heights->rows && a->columns == heights->columns)) return VT_OK;
    return vt_fail(VT_ERROR_VALUE,
                   "surface.%s: got %u x %u, but there are %u x %u heights (rows x columns): give one for each height",
                   vt_kind_spec_of(VT_SURFACE)->arrays[array].name, a->rows, a->columns, heights->rows,
                   heights->columns);
}

// --- the kind ---
static int axis(int array) { return array == HEIGHTS ? 2 : array == X ? 0 : array == Y ? 1 : -1; }

static const vt_array *values(const vt_node_data *node) { // the heights, unless it has one colour
    const vt_array *heights = &node->arrays[HEIGHTS];
    return vt_is_nan(VT_PROPS(surface, node)->color[0]) && vt_array_elements(heights) ? heights : NULL;
}

static uint32_t draw_count(const vt_node_data *node) {
    const vt_array *heights = &node->arrays[HEIGHTS];
    return heights->rows < 2 || heights->columns < 2 ? 0 : vt_shared_count(heights);
}

static double overhang(const vt_node_data *node) { return VT_PROPS(surface, node)->wireframe[0]; }

static void describe(vt_json *out, const vt_node_data *node) {
    const vt_array *heights = &node->arrays[HEIGHTS];
    vt_json_put(out, "a surface of ");
    vt_words_count(out, heights->rows);
    vt_json_put(out, " by ");
    vt_words_counted(out, heights->columns, "height", "heights");
}

// Lines on it are mixed with its colour, so that they count for nothing here.
const vt_kind_ops vt_surface_ops = {.family = VT_FAMILY_SURFACE,
                                    .axis = axis,
                                    .check = check,
                                    .check_all = check_places,
                                    .values = values,
                                    .frame = vt_surface_origin,
                                    .bounds = vt_surface_bounds,
                                    .draw_count = draw_count,
                                    .translucent = vt_shared_colors_are_translucent,
                                    .overhang = overhang,
                                    .describe = describe,
                                    .hit = vt_surface_hit,
                                    .anchor = vt_surface_anchor};
