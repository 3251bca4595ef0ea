// In:  the bytes of a PNG or JPEG file.
// Out: RGBA8 pixels, the top row first, straight alpha.
#ifndef VT_IMAGE_FILE_H
#define VT_IMAGE_FILE_H
#include "base/base.h"

#define VT_TEXTURE_SIDE_MAX 16384u // pixels along a side; what common GPUs take as one texture

// *rgba is the caller's to vt_free. On failure it is NULL and vt_error() says what is wrong with the file.
vt_status vt_image_file_decode(const void *file, size_t bytes, uint8_t **rgba, uint32_t *width, uint32_t *height);
#endif
