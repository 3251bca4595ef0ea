// In:  small picture files, whole, cut off and damaged.
// Out: checks of vt_image_file_decode; under the sanitizers, that no file makes it read or write where it must not.
#include "data/image_file.h"
#include "image_files.h"
#include "test.h"

typedef struct file {
    const char *name;
    const unsigned char *bytes;
    size_t size;
    int tolerance; // JPEG loses a little
} file;
static const file files[] = {
    {"PNG", file_png, sizeof file_png, 0},
    {"PNG with a palette", file_png_palette, sizeof file_png_palette, 0},
    {"interlaced PNG", file_png_16, sizeof file_png_16, 1},
    {"JPEG", file_jpeg, sizeof file_jpeg, 12},
    {"progressive JPEG", file_jpeg_progressive, sizeof file_jpeg_progressive, 12},
};

static const char *refused(const void *bytes, size_t size) {
    uint8_t *rgba = (uint8_t *)1;
    uint32_t width = 1, height = 1;
    CHECK(vt_image_file_decode(bytes, size, &rgba, &width, &height) != VT_OK);
    CHECK(rgba == NULL && width == 0 && height == 0);
    return vt_fail_text();
}

TEST(each_kind_of_file_gives_its_pixels_top_row_first) {
    for (int f = 0; f < VT_LENGTH(files); f++) {
        uint8_t *rgba;
        uint32_t width, height;
        vt_status status = vt_image_file_decode(files[f].bytes, files[f].size, &rgba, &width, &height);
        CHECK_SAYING(status == VT_OK, "%s: %s", files[f].name, vt_fail_text());
        if (status) continue;
        CHECK_SAYING(width == FILE_WIDTH && height == FILE_HEIGHT, "%s: %u x %u", files[f].name, width, height);
        int worst = 0;
        for (uint32_t i = 0; i < width * height; i++)
            for (uint32_t c = 0; c < 4; c++) {
                int wanted = c == 3 ? 255 : file_pixels[i * 3 + c], got = rgba[i * 4 + c];
                worst = VT_MAX(worst, got > wanted ? got - wanted : wanted - got);
            }
        CHECK_SAYING(worst <= files[f].tolerance, "%s: a pixel is off by %d", files[f].name, worst);
        vt_free(rgba);
    }
}

TEST(a_cut_off_file_never_crashes) {
    for (int f = 0; f < VT_LENGTH(files); f++)
        for (size_t size = 0; size < files[f].size; size++) {
            unsigned char *part = vt_alloc(size + 1); // just as long, so that reading on is seen
            memcpy(part, files[f].bytes, size);
            unsigned char *exact = vt_realloc(part, size ? size : 1);
            uint8_t *rgba;
            uint32_t width, height;
            if (vt_image_file_decode(exact, size, &rgba, &width, &height) == VT_OK)
                vt_free(rgba);
            else
                CHECK_SAYING(strlen(vt_fail_text()) > 20, "%s cut to %zu bytes: \"%s\"", files[f].name, size,
                             vt_fail_text());
            vt_free(exact);
        }
}

TEST(a_damaged_file_never_crashes_and_leaks_nothing) {
    uint32_t random = 12345;
    size_t before = vt_memory_blocks();
    for (int f = 0; f < VT_LENGTH(files); f++)
        for (int round = 0; round < 3000; round++) {
            unsigned char *copy = vt_alloc(files[f].size);
            memcpy(copy, files[f].bytes, files[f].size);
            int changes = 1 + round % 4;
            for (int i = 0; i < changes; i++) {
                random = random * 1664525u + 1013904223u;
                size_t at = (random >> 8) % files[f].size;
                if (at >= 16 && at < 24 && f < 3)
                    continue; // a picture of another size is a picture: slow, and no damage
                random = random * 1664525u + 1013904223u;
                copy[at] ^= (unsigned char)(1u << (random >> 29));
            }
            uint8_t *rgba;
            uint32_t width, height;
            if (vt_image_file_decode(copy, files[f].size, &rgba, &width, &height) == VT_OK) vt_free(rgba);
            vt_free(copy);
        }
    CHECK(vt_memory_blocks() == before);
}

TEST(what_is_no_picture_is_named) {
    CHECK_CONTAINS(refused("", 0), "empty");
    CHECK_CONTAINS(refused("RIFFxxxxWEBPVP8 ", 16), "WebP");
    CHECK_CONTAINS(refused("GIF89a", 6), "GIF");
    CHECK_CONTAINS(refused("<svg xmlns=", 11), "SVG");
    CHECK_CONTAINS(refused("<!doctype html>", 15), "HTML");
    CHECK_CONTAINS(refused("hello there", 11), "PNG or JPEG");
    CHECK_CONTAINS(refused(file_png, 30), "PNG file");
    CHECK_CONTAINS(refused(file_jpeg, sizeof file_jpeg / 4), "JPEG file");
    CHECK_CONTAINS(refused(file_png, sizeof file_png - 40), "damaged or cut off");
}

TEST(a_picture_that_is_too_large_is_refused_before_memory_is_asked_for) {
    unsigned char huge[sizeof file_png];
    memcpy(huge, file_png, sizeof huge);
    huge[16] = 0x7f, huge[20] = 0x7f; // width and height of about two thousand million
    uint64_t before = vt_memory_allocations();
    CHECK_CONTAINS(refused(huge, sizeof huge), "PNG");
    CHECK(vt_memory_allocations() - before < 4);
}

TEST(running_out_of_memory_is_an_error_and_leaks_nothing) {
    for (int f = 0; f < VT_LENGTH(files); f++) {
        size_t before = vt_memory_blocks();
        for (int after = 0; after < 40; after++) {
            uint8_t *rgba = NULL;
            uint32_t width, height;
            vt_memory_fail_after(after);
            vt_status status = vt_image_file_decode(files[f].bytes, files[f].size, &rgba, &width, &height);
            vt_memory_fail_after(-1);
            if (!after) CHECK_SAYING(status == VT_ERROR_MEMORY, "%s: %d: %s", files[f].name, status, vt_fail_text());
            if (status == VT_OK) vt_free(rgba);
            CHECK_SAYING(vt_memory_blocks() == before, "%s leaks when allocation %d fails", files[f].name, after);
        }
    }
}

int main(void) {
    RUN(each_kind_of_file_gives_its_pixels_top_row_first);
    RUN(a_cut_off_file_never_crashes);
    RUN(a_damaged_file_never_crashes_and_leaks_nothing);
    RUN(what_is_no_picture_is_named);
    RUN(a_picture_that_is_too_large_is_refused_before_memory_is_asked_for);
    RUN(running_out_of_memory_is_an_error_and_leaks_nothing);
    return TEST_END();
}
