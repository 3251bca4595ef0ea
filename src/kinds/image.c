// In:  an image node: a rectangle of pixels, or of numbers.
// Out: how large it is; what is to be known of its kind.
#include "kinds/image.h"
#include "annotate/words.h"
#include "kinds/shared.h"
#include "query/hit.h"

enum { PIXELS = VT_ARRAY(image, pixels) };

void vt_image_size(const vt_node_data *node, double *width, double *height) {
    const vt_array *pixels = &node->arrays[PIXELS];
    const double *size = VT_PROPS(image, node)->size;
    *width = vt_is_nan(size[0]) ? pixels->columns : size[0];
    *height = vt_is_nan(size[1]) ? pixels->rows : size[1];
}

static vt_status check(const vt_node_data *node, int array) {
    const vt_array *pixels = &node->arrays[PIXELS], *selected = &node->arrays[VT_ARRAY(image, selected)];
    bool same = selected->rows == pixels->rows && selected->columns == pixels->columns;
    if (array == PIXELS || same || !vt_array_elements(selected) || !vt_array_elements(pixels)) return VT_OK;
    return vt_fail(VT_ERROR_VALUE,
                   "image.selected: got %u x %u, but there are %u x %u pixels (rows x columns): give one for each",
                   selected->rows, selected->columns, pixels->rows, pixels->columns);
}

static const vt_array *pixels_as(const vt_node_data *node, bool numbers) {
    const vt_array *pixels = &node->arrays[PIXELS];
    return pixels->revision && vt_array_elements(pixels) && pixels->floats == numbers ? pixels : NULL;
}
static const vt_array *values(const vt_node_data *node) { return pixels_as(node, true); }
static const vt_array *colors(const vt_node_data *node) { return pixels_as(node, false); }

static bool bounds(const vt_node_data *node, double *min, double *max) {
    const vt_array *pixels = &node->arrays[PIXELS];
    if (!pixels->revision || !vt_array_elements(pixels)) return false;
    double width, height;
    vt_image_size(node, &width, &height);
    min[0] = -width / 2, min[1] = -height / 2, min[2] = 0;
    max[0] = width / 2, max[1] = height / 2, max[2] = 0;
    return true;
}

static uint32_t draw_count(const vt_node_data *node) { return vt_shared_count(&node->arrays[PIXELS]); }

static bool translucent(const vt_node_data *node) {
    return vt_shared_rgba_is_translucent(VT_PROPS(image, node)->color) ||
           vt_shared_array_is_translucent(&node->arrays[PIXELS]);
}

static void describe(vt_json *out, const vt_node_data *node) {
    const vt_array *pixels = &node->arrays[PIXELS];
    vt_json_put(out, "an image of ");
    vt_words_count(out, pixels->columns);
    vt_json_put(out, " by ");
    vt_words_counted(out, pixels->rows, "pixel", "pixels");
}

// --- under the pointer, in a selection ---
static void hit(vt_hit_test *test, vt_node_data *node) {
    const vt_array *pixels = &node->arrays[PIXELS];
    if (!vt_array_elements(pixels)) return;
    double half[2];
    vt_image_size(node, &half[0], &half[1]);
    half[0] *= 0.5, half[1] *= 0.5;
    const double *x = test->matrix.x, *y = test->matrix.y;
    double determinant = x[0] * y[1] - x[1] * y[0];
    double at[3] = {(x[1] * y[3] - x[3] * y[1]) / determinant, (x[3] * y[0] - x[0] * y[3]) / determinant, 0};
    double share[2] = {0.5 + 0.5 * at[0] / half[0], 0.5 - 0.5 * at[1] / half[1]};
    double w = vt_pick_matrix_row(test->matrix.w, at), z = vt_pick_matrix_row(test->matrix.z, at);
    bool inside = share[0] >= 0 && share[0] <= 1 && share[1] >= 0 && share[1] <= 1 && w > 0 && z >= -w;
    uint32_t column = (uint32_t)(VT_CLAMP(share[0], 0.0, 1.0) * pixels->columns),
             row = (uint32_t)(VT_CLAMP(share[1], 0.0, 1.0) * pixels->rows);
    uint32_t pixel = VT_MIN(row, pixels->rows - 1) * pixels->columns + VT_MIN(column, pixels->columns - 1);
    static const double whole = 1;
    if (vt_alpha_mask_hides(&test->mask, &pixel, &whole, 1, 0)) return;
    if (inside) {
        vt_hit_offer(test, 0, z / w, at, pixel);
        return;
    }
    double corners[4][3] = {
        {-half[0], -half[1], 0}, {half[0], -half[1], 0}, {half[0], half[1], 0}, {-half[0], half[1], 0}};
    for (int i = 0; i < 2; i++) { // beside it: no triangle of it covers the pointer
        double half_of[3][3];
        memcpy(half_of[0], corners[0], sizeof half_of[0]);
        memcpy(half_of[1], corners[1 + i], 2 * sizeof half_of[0]);
        vt_hit_triangle(test, (const double(*)[3])half_of, NULL, NULL, pixel);
    }
}

static bool anchor(vt_node_data *node, uint32_t element, double *p) { // the middle of a pixel
    const vt_array *pixels = &node->arrays[PIXELS];
    double width, height;
    vt_image_size(node, &width, &height);
    p[0] = ((element % pixels->columns + 0.5) / pixels->columns - 0.5) * width;
    p[1] = (0.5 - (element / pixels->columns + 0.5) / pixels->rows) * height;
    p[2] = 0;
    return true;
}

const vt_kind_ops vt_image_ops = {.family = VT_FAMILY_IMAGE,
                                  .check = check,
                                  .values = values,
                                  .colors = colors,
                                  .bounds = bounds,
                                  .draw_count = draw_count,
                                  .translucent = translucent,
                                  .describe = describe,
                                  .hit = hit,
                                  .anchor = anchor};
