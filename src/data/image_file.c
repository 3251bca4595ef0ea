// In:  the bytes of a PNG or JPEG file.
// Out: RGBA8 pixels, the top row first, straight alpha.
#include "data/image_file.h"
#include <limits.h>

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_MALLOC(bytes) vt_alloc(bytes)
#define STBI_REALLOC(block, bytes) vt_realloc(block, bytes)
#define STBI_FREE(block) vt_free(block)
#define STBI_ASSERT(x) ((void)0) // what it asserts, it has read from the file: bad files must come back as errors
#define STBI_NO_STDIO
#define STBI_NO_HDR
#define STBI_NO_LINEAR
#define STBI_NO_BMP
#define STBI_NO_GIF
#define STBI_NO_TGA
#define STBI_NO_PSD
#define STBI_NO_PIC
#define STBI_NO_PNM
#define STBI_NO_FAILURE_STRINGS
#define STBI_MAX_DIMENSIONS VT_TEXTURE_SIDE_MAX
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Weverything"
#elif defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wunused-but-set-variable"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#endif
#include <stb/stb_image.h>
#if defined(__clang__)
#pragma clang diagnostic pop
#elif defined(__GNUC__)
#pragma GCC diagnostic pop
#pragma GCC diagnostic ignored "-Wunused-function" // judged at the end of the file, for what stb_image only declares
#endif

static bool starts(const uint8_t *file, size_t bytes, const char *with, size_t length) {
    return bytes >= length && !memcmp(file, with, length);
}

// What the file says that it is, for error texts; NULL when it is neither of those that are read.
static const char *format_of(const uint8_t *file, size_t bytes) {
    if (starts(file, bytes, "\x89PNG\r\n\x1a\n", 8)) return "PNG";
    if (starts(file, bytes, "\xff\xd8\xff", 3)) return "JPEG";
    return NULL;
}

static vt_status unknown_format(const uint8_t *file, size_t bytes) {
    static const struct {
        const char *start, *name;
        size_t at, length;
    } others[] = {{"RIFF", "WebP", 0, 4},        {"II*\0", "TIFF", 0, 4},     {"MM\0*", "TIFF", 0, 4},
                  {"ftypavif", "AVIF", 4, 8},    {"ftyphei", "HEIC", 4, 7},   {"<svg", "SVG", 0, 4},
                  {"<?xml", "SVG or XML", 0, 5}, {"<!", "HTML", 0, 2},        {"%PDF", "PDF", 0, 4},
                  {"\x93NUMPY", "NumPy", 0, 6},  {"8BPS", "Photoshop", 0, 4}, {"#?RADIANCE", "Radiance HDR", 0, 10},
                  {"GIF8", "GIF", 0, 4},         {"BM", "BMP", 0, 2}};
    for (int i = 0; i < VT_LENGTH(others); i++)
        if (bytes >= others[i].at &&
            starts(file + others[i].at, bytes - others[i].at, others[i].start, others[i].length))
            return vt_fail(VT_ERROR_VALUE,
                           "this is a %s file, and pictures can be PNG or JPEG: convert it, or give the "
                           "pixels as an array",
                           others[i].name);
    return vt_fail(VT_ERROR_VALUE, "these %zu bytes are not a PNG or JPEG file", bytes);
}

// Huffman tables of one JPEG segment: `at` is behind its length. Like the decoder, a table that starts in the segment is
// read to its end, and what is behind the file counts as 0.
static bool tables_fit(const uint8_t *at, const uint8_t *segment_end, const uint8_t *file_end) {
    while (at < segment_end) {
        size_t codes = 0, left = (size_t)(file_end - at);
        for (size_t i = 1; i <= 16 && i < left; i++) codes += at[i];
        if (codes > 256) return false;
        at += VT_MIN(17 + codes, left);
    }
    return true;
}

// stb_image 2.27 (Debian 12's) writes behind its table when a JPEG file names more than 256 codes:
// https://github.com/nothings/stb/issues/1289
static bool jpeg_is_safe(const uint8_t *file, size_t bytes) {
    const uint8_t *at = file, *end = file + bytes;
    bool scanning = false; // behind the first start of scan a table may come anywhere
    while (end - at >= 4) {
        if (at[0] != 0xff || at[1] == 0xff || at[1] == 0 || at[1] == 0xd8) {
            at++;
            continue;
        }
        size_t length = (size_t)(at[2] << 8 | at[3]), left = (size_t)(end - at) - 2;
        const uint8_t *segment_end = at + 2 + VT_MIN(length, left);
        if (at[1] == 0xc4 && length >= 2 && !tables_fit(at + 4, segment_end, end)) return false;
        if (at[1] == 0xda) scanning = true;
        at = scanning || length < 2 ? at + 2 : segment_end;
    }
    return true;
}

// A decoder that runs out of memory and one that meets damage look the same from outside; whether the memory can be had
// tells them apart.
static bool memory_is_out(size_t bytes) {
    void *probe = vt_alloc(bytes);
    vt_free(probe);
    return !probe;
}

static uint8_t *made_shallow(uint8_t *deep, size_t count) {
    for (size_t i = 0; i < count; i++) {
        uint16_t value;
        memcpy(&value, deep + 2 * i, sizeof value);
        deep[i] = (uint8_t)(value >> 8);
    }
    uint8_t *smaller = vt_realloc(deep, count);
    return smaller ? smaller : deep;
}

vt_status vt_image_file_decode(const void *file, size_t bytes, uint8_t **rgba, uint32_t *width, uint32_t *height) {
    *rgba = NULL, *width = *height = 0;
    if (!bytes) return vt_fail(VT_ERROR_VALUE, "a picture was wanted, but the file is empty (0 bytes)");
    const char *format = format_of(file, bytes);
    if (!format) return unknown_format(file, bytes);
    if (bytes > INT_MAX)
        return vt_fail(VT_ERROR_VALUE, "the %s file is %zu bytes long; up to %d can be read", format, bytes, INT_MAX);

    if (*format == 'J' && !jpeg_is_safe(file, bytes))
        return vt_fail(VT_ERROR_VALUE, "the JPEG file is damaged: it has a table of more than 256 codes");
    int w = 0, h = 0, channels = 0;
    if (!stbi_info_from_memory(file, (int)bytes, &w, &h, &channels) || w < 1 || h < 1) {
        if (memory_is_out(1u << 16)) return vt_fail(VT_ERROR_MEMORY, "not enough memory to read the %s file", format);
        return vt_fail(VT_ERROR_VALUE, "the %s file cannot be read: its head is damaged, cut off or of a rare kind",
                       format);
    }
    if ((uint32_t)w > VT_TEXTURE_SIDE_MAX || (uint32_t)h > VT_TEXTURE_SIDE_MAX)
        return vt_fail(VT_ERROR_VALUE,
                       "the %s picture is %d x %d pixels; up to %u along a side can be shown: make it smaller", format,
                       w, h, VT_TEXTURE_SIDE_MAX);
    size_t pixels, size;
    if (!vt_mul_fits((size_t)w, (size_t)h, &pixels) || !vt_mul_fits(pixels, 4, &size) || size > INT_MAX)
        return vt_fail(VT_ERROR_MEMORY, "the %s picture is %d x %d pixels, more than fits in memory: make it smaller",
                       format, w, h);

    // Deeper pixels are made shallow here: stb_image 2.27 loses them when memory runs out while it does that.
    bool deep = stbi_is_16_bit_from_memory(file, (int)bytes);
    uint8_t *decoded = deep ? (uint8_t *)stbi_load_16_from_memory(file, (int)bytes, &w, &h, &channels, 4)
                            : stbi_load_from_memory(file, (int)bytes, &w, &h, &channels, 4);
    if (!decoded) {
        if (memory_is_out(2 * size))
            return vt_fail(VT_ERROR_MEMORY, "not enough memory to read the %s picture of %d x %d pixels", format, w, h);
        return vt_fail(VT_ERROR_VALUE,
                       "the %s file is damaged or cut off: its head says %d x %d pixels, but they cannot be read",
                       format, w, h);
    }
    if (deep) decoded = made_shallow(decoded, size);
    *rgba = decoded, *width = (uint32_t)w, *height = (uint32_t)h;
    return VT_OK;
}
