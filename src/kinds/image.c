// In:  an image node: a rectangle of pixels, or of numbers.
// Out: how large it is; what is to be known of its kind.
#include "kinds/image.h"
#include "annotate/words.h"
#include "kinds/shared.h"

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

const vt_kind_ops vt_image_ops = {.family = VT_FAMILY_IMAGE,
                                  .check = check,
                                  .values = values,
                                  .colors = colors,
                                  .bounds = bounds,
                                  .draw_count = draw_count,
                                  .translucent = translucent,
                                  .describe = describe};
