// In:  arrays of three dimensions: numbers that fill a volume, vectors on a grid in it.
// Out: checks of the gate: written whole, in parts and in windows, of other types; refused in a sentence.
//
// No kind has such arrays yet, so a group is given some here: everything else about it is as for every kind.
#include "data/convert.h"
#include "nodes.h"
#include "scene/scene.h"

enum { VALUES, VECTORS, WEIGHTS, GRID };
static const vt_array_spec arrays[] = {{"values", "", 1, 1, 3, VT_S_F32},
                                       {"vectors", "", 3, 3, 3, VT_S_F32},
                                       {"weights", "", 1, 1, 1, VT_S_F32},
                                       {"grid", "", 1, 1, 2, VT_S_F32}};

static vt_node make(void) {
    vt_kind_spec *spec = (vt_kind_spec *)vt_kind_spec_of(VT_GROUP);
    spec->arrays = arrays, spec->array_count = VT_LENGTH(arrays);
    vt_node scene = vt_create(VT_SCENE, (vt_node){0});
    return vt_create(VT_GROUP, scene);
}

static const vt_array *array_of(vt_node node, int array) { return &vt_node_get(node)->arrays[array]; }

static void fill(double *values, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) values[i] = 0.5 + i;
}

static bool holds(vt_node node, int array, const double *wanted, uint32_t count) {
    const vt_array *a = array_of(node, array);
    for (uint32_t i = 0; i < count; i++)
        if (vt_array_number(a, i / a->components, i % a->components) != wanted[i]) return false;
    return true;
}

TEST(a_volume_is_written_whole) {
    vt_node node = make();
    double values[2 * 3 * 4];
    fill(values, 24);
    values[5] = NAN;
    CHECK_SAYING(vt_array_begin(node, VALUES, VT_F64, 2, 3, 4, 1) == VT_OK, "%s", vt_error());
    CHECK(vt_array_put(node, VALUES, 0, 24, values) == VT_OK && vt_array_end(node, VALUES, 0, 0) == VT_OK);
    const vt_array *a = array_of(node, VALUES);
    CHECK(a->layers == 2 && a->rows == 3 && a->columns == 4 && vt_array_elements(a) == 24);
    CHECK(a->bad == 1 && a->min[0] == 0.5 && a->max[0] == 23.5 && a->dirty_end == 24);
    CHECK(vt_array_number(a, 1 * 12 + 2 * 4 + 3, 0) == 23.5); // [z][y][x]
    const char *info = vt_info(node);
    CHECK_CONTAINS(info, "\"values\":{\"layers\":2,\"count\":24,\"rows\":3,\"columns\":4,\"components\":1");
    CHECK(!strstr(info, "\"problem\":\""));
    vt_reset();
}

TEST(vectors_on_a_grid_have_their_components_last) {
    vt_node node = make();
    float vectors[2 * 2 * 2 * 3];
    for (int i = 0; i < 24; i++) vectors[i] = (float)i;
    CHECK(vt_array_begin(node, VECTORS, VT_F32, 2, 2, 2, 3) == VT_OK);
    float *place = vt_array_place(node, VECTORS, 0);
    CHECK(place != NULL);
    memcpy(place, vectors, sizeof vectors);
    CHECK(vt_array_end(node, VECTORS, 0, 8) == VT_OK);
    const vt_array *a = array_of(node, VECTORS);
    CHECK(vt_array_elements(a) == 8 && vt_array_number(a, 7, 2) == 23 && a->min[1] == 1 && a->max[1] == 22);
    vt_reset();
}

TEST(a_part_is_written_again_where_the_size_is_the_same) {
    vt_node node = make();
    double values[24], part[7];
    fill(values, 24);
    CHECK(vt_array_begin(node, VALUES, VT_F64, 2, 3, 4, 1) == VT_OK &&
          vt_array_put(node, VALUES, 0, 24, values) == VT_OK && vt_array_end(node, VALUES, 0, 0) == VT_OK);
    for (int i = 0; i < 7; i++) part[i] = values[9 + i] = 100 + i; // from the first layer into the second
    uint32_t shape_revision = array_of(node, VALUES)->shape_revision;
    CHECK(vt_array_begin(node, VALUES, VT_F64, 2, 3, 4, 1) == VT_OK &&
          vt_array_put(node, VALUES, 9, 7, part) == VT_OK && vt_array_end(node, VALUES, 0, 0) == VT_OK);
    CHECK(holds(node, VALUES, values, 24) && array_of(node, VALUES)->max[0] == 106);
    CHECK(array_of(node, VALUES)->shape_revision == shape_revision);
    // As many elements in other layers are another content.
    CHECK(vt_array_begin(node, VALUES, VT_F64, 4, 3, 2, 1) == VT_OK && vt_array_end(node, VALUES, 0, 0) == VT_OK);
    CHECK(array_of(node, VALUES)->layers == 4 && array_of(node, VALUES)->bad == 24);
    CHECK(array_of(node, VALUES)->shape_revision != shape_revision);
    vt_reset();
}

TEST(windows_go_across_layers_and_blocks) {
    enum { LAYERS = 5, ROWS = 37, COLUMNS = 61, COUNT = LAYERS * ROWS * COLUMNS, AT_ONCE = 1000 };
    vt_node node = make();
    static double values[COUNT];
    fill(values, COUNT);
    CHECK(vt_array_begin(node, VALUES, VT_F64, LAYERS, ROWS, COLUMNS, 1) == VT_OK);
    for (uint32_t first = 0; first < COUNT; first += AT_ONCE) {
        uint32_t count = VT_MIN(AT_ONCE, COUNT - first);
        memcpy(vt_staging(), values + first, count * sizeof *values);
        CHECK(vt_array_put(node, VALUES, first, count, vt_staging()) == VT_OK);
    }
    CHECK(vt_array_end(node, VALUES, 0, 0) == VT_OK && holds(node, VALUES, values, COUNT));
    CHECK(array_of(node, VALUES)->min[0] == 0.5 && array_of(node, VALUES)->max[0] == COUNT - 0.5);
    vt_reset();
}

TEST(every_type_and_byte_order_fills_a_volume) {
    vt_node node = make();
    static const struct {
        int dtype;
        uint8_t bytes[8];
        double wanted;
    } cases[] = {{VT_U8, {200}, 200},
                 {VT_I16, {0xfe, 0xff}, -2},
                 {VT_I16 | VT_SWAPPED, {0xff, 0xfe}, -2},
                 {VT_F16, {0x00, 0x3e}, 1.5},
                 {VT_F64 | VT_SWAPPED, {0x3f, 0xf8}, 1.5},
                 {VT_BOOL, {1}, 1}};
    for (int i = 0; i < VT_LENGTH(cases); i++) {
        size_t bytes = vt_dtype_bytes(cases[i].dtype);
        uint8_t data[8 * 8];
        for (int e = 0; e < 8; e++) memcpy(data + (size_t)e * bytes, cases[i].bytes, bytes);
        CHECK(vt_array_begin(node, VALUES, cases[i].dtype, 2, 2, 2, 1) == VT_OK &&
              vt_array_put(node, VALUES, 0, 8, data) == VT_OK && vt_array_end(node, VALUES, 0, 0) == VT_OK);
        CHECK(vt_array_number(array_of(node, VALUES), 7, 0) == cases[i].wanted && !array_of(node, VALUES)->bad);
    }
    vt_reset();
}

TEST(what_was_not_given_is_left_out) {
    vt_node node = make();
    double values[8];
    fill(values, 8);
    CHECK(vt_array_begin(node, VALUES, VT_F64, 3, 2, 2, 1) == VT_OK &&
          vt_array_put(node, VALUES, 0, 8, values) == VT_OK && vt_array_end(node, VALUES, 0, 0) == VT_OK);
    CHECK(array_of(node, VALUES)->bad == 4 && array_of(node, VALUES)->max[0] == 7.5);
    vt_reset();
}

TEST(wrong_sizes_are_refused_in_a_sentence) {
    vt_node node = make();
    CHECK(vt_array_begin(node, VALUES, VT_F32, 2, 3, 4, 3) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "group.values: got shape (2, 3, 4, 3), wanted (layers, rows, columns)");
    CHECK(vt_array_begin(node, VECTORS, VT_F32, 2, 3, 4, 1) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "group.vectors: got shape (2, 3, 4), wanted (layers, rows, columns, 3)");
    CHECK(vt_array_begin(node, VECTORS, VT_F32, 3, 5, 6, 7) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "group.vectors: got shape (3, 5, 6, 7), wanted (layers, rows, columns, 3); "
                           "components come last: did you mean .transpose(1, 2, 3, 0)?");
    CHECK(vt_array_begin(node, WEIGHTS, VT_F32, 2, 3, 1, 1) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "group.weights: got shape (2, 3, 1, 1), wanted (N,)");
    CHECK(vt_array_begin(node, GRID, VT_F32, 2, 3, 4, 1) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(),
               "group.grid: got shape (2, 3, 4, 1), wanted (rows, columns); choose one layer, such as values[0]");
    CHECK(vt_array_begin(node, GRID, VT_F32, 0, 3, 4, 1) == VT_ERROR_VALUE);
    for (int i = 0; i < VT_LENGTH(arrays); i++) CHECK(!array_of(node, i)->revision && !array_of(node, i)->open);
    vt_reset();
}

TEST(more_elements_than_32_bits_count_are_refused) {
    vt_node node = make();
    static const uint32_t sizes[][3] = {{65536, 65536, 1},
                                        {1, 65536, 65536},
                                        {1u << 20, 1u << 20, 1u << 24}, // 2^64: 0 in 64 bits
                                        {UINT32_MAX, UINT32_MAX, UINT32_MAX},
                                        {2, 1u << 31, 1}};
    for (int i = 0; i < VT_LENGTH(sizes); i++) {
        CHECK(vt_array_begin(node, VALUES, VT_F32, sizes[i][0], sizes[i][1], sizes[i][2], 1) == VT_ERROR_MEMORY);
        CHECK_CONTAINS(vt_error(), "elements, wanted no more than 4294967295 in all");
    }
    CHECK(vt_array_begin(node, VALUES, VT_F32, UINT32_MAX, 0, UINT32_MAX, 1) == VT_OK); // nothing at all
    CHECK(vt_array_end(node, VALUES, 0, 0) == VT_OK && vt_array_elements(array_of(node, VALUES)) == 0);
    vt_reset();
}

TEST(a_refused_size_and_missing_memory_keep_the_content) {
    vt_node node = make();
    double values[8];
    fill(values, 8);
    CHECK(vt_array_begin(node, VALUES, VT_F64, 2, 2, 2, 1) == VT_OK &&
          vt_array_put(node, VALUES, 0, 8, values) == VT_OK && vt_array_end(node, VALUES, 0, 0) == VT_OK);
    CHECK(vt_array_begin(node, VALUES, VT_F64, 65536, 65536, 2, 1) == VT_ERROR_MEMORY);
    vt_memory_fail_after(0);
    CHECK(vt_array_begin(node, VALUES, VT_F64, 20, 20, 20, 1) == VT_ERROR_MEMORY);
    vt_memory_fail_after(-1);
    CHECK_CONTAINS(vt_error(), "no memory for 8000 x 1 numbers");
    CHECK(holds(node, VALUES, values, 8) && array_of(node, VALUES)->layers == 2);
    CHECK(vt_array_put(node, VALUES, 0, 1, values) == VT_ERROR_VALUE); // nothing was begun
    vt_reset();
    CHECK(vt_memory_blocks() == 0);
}

int main(void) {
    RUN(a_volume_is_written_whole);
    RUN(vectors_on_a_grid_have_their_components_last);
    RUN(a_part_is_written_again_where_the_size_is_the_same);
    RUN(windows_go_across_layers_and_blocks);
    RUN(every_type_and_byte_order_fills_a_volume);
    RUN(what_was_not_given_is_left_out);
    RUN(wrong_sizes_are_refused_in_a_sentence);
    RUN(more_elements_than_32_bits_count_are_refused);
    RUN(a_refused_size_and_missing_memory_keep_the_content);
    return TEST_END();
}
