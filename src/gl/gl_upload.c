// In:  arrays of nodes, batches of instanced kinds, what families computed; each with a revision.
// Out: buffers and textures with the same content. Only what changed is sent, and no more than VT_UPLOAD_BYTES in a frame.
//
// A cache entry belongs to a node's slot and a key (which array or part, as what). Entries of removed nodes are found when
// vt_node_removals has changed. Storage is STATIC_DRAW and written in place: ANGLE on Direct3D streams other usages anew
// for each draw (Buffer11::supportsDirectBinding), and orphaning costs more than it saves on WebGL.
#include "gl/gl_internal.h"

#define TEXELS 4096u // width of textures that stand for one long row; the same number is in fetch.glsl
#define PARTS 64
// Keys: below are the kind's arrays; from here on parts of vt_gl_derived; batches of a scene; each family's of vt_gl_shared.
enum { DERIVED = PARTS, BATCHES = 2 * PARTS, SHARED = 3 * PARTS };

typedef struct cached {
    vt_node owner; // {0}: the whole library
    uint32_t next; // index + 1 of the next entry in the same bucket
    uint16_t key;
    uint8_t as, format, filter;
    GLuint id;
    uint32_t revision, shape_revision, width, height; // pixels of a texture, elements x 1 of a buffer
    uint32_t elements, element_bytes, texels;         // texels in an element (U32 textures: one for each component)
    uint32_t first, end;                              // elements not sent yet
    uint32_t ready;
} cached;

static struct {
    cached *entries;
    uint32_t *heads;          // buckets by the low bits of the handle: index + 1 of the first entry
    uint32_t count, capacity; // as many buckets as capacity, a power of two
    uint32_t removals;
    size_t budget;
    bool waits;
} cache;

static const struct {
    GLenum internal, format, type;
    uint32_t bytes;
} formats[] = {
    [VT_R8] = {GL_R8, GL_RED, GL_UNSIGNED_BYTE, 1},
    [VT_RGBA8] = {GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, 4},
    [VT_R32F] = {GL_R32F, GL_RED, GL_FLOAT, 4},
    [VT_RG32F] = {GL_RG32F, GL_RG, GL_FLOAT, 8},
    [VT_RGB32F] = {GL_RGB32F, GL_RGB, GL_FLOAT, 12},
    [VT_RGBA32F] = {GL_RGBA32F, GL_RGBA, GL_FLOAT, 16},
    [VT_R32UI] = {GL_R32UI, GL_RED_INTEGER, GL_UNSIGNED_INT, 4},
};

static bool is_texture(const cached *e) { return e->as == VT_AS_TEXTURE || e->as == VT_AS_IMAGE; }
static size_t bytes_of(const cached *e) {
    return is_texture(e) ? (size_t)e->width * e->height * formats[e->format].bytes
                         : (size_t)e->elements * e->element_bytes;
}

static void release(cached *e, bool lost) {
    if (!e->id) return;
    if (is_texture(e)) {
        vt_gl_count.textures--;
        vt_gl_texture_gone(e->id);
        if (!lost) glDeleteTextures(1, &e->id);
    } else {
        vt_gl_count.buffers--;
        if (!lost) glDeleteBuffers(1, &e->id);
    }
    vt_gl_count.memory_bytes -= bytes_of(e);
    e->id = 0;
}

static uint32_t *bucket(vt_node owner) { return &cache.heads[owner.id & (cache.capacity - 1)]; }

static void link_all(void) {
    memset(cache.heads, 0, cache.capacity * sizeof *cache.heads);
    for (uint32_t i = 0; i < cache.count; i++) {
        cached *e = &cache.entries[i];
        e->next = *bucket(e->owner);
        *bucket(e->owner) = i + 1;
    }
}

static bool grow(void) {
    uint32_t wanted = VT_MAX(64u, cache.capacity * 2);
    uint32_t *heads = vt_realloc(cache.heads, wanted * sizeof *heads);
    if (heads) cache.heads = heads;
    cached *entries = heads ? vt_realloc(cache.entries, wanted * sizeof *entries) : NULL;
    if (!entries) return false;
    cache.entries = entries, cache.capacity = wanted;
    link_all();
    return true;
}

// The entry of an owner and key; made when it is new. NULL when memory is out. Valid until the next call.
static cached *find(vt_node owner, int key, vt_gl_use_as as) {
    for (uint32_t i = cache.capacity ? *bucket(owner) : 0; i; i = cache.entries[i - 1].next) {
        cached *e = &cache.entries[i - 1];
        if (e->owner.id == owner.id && e->key == key && e->as == as) return e;
    }
    if (cache.count == cache.capacity && !grow()) return NULL;
    cached *e = &cache.entries[cache.count++];
    *e = (cached){.owner = owner, .next = *bucket(owner), .key = (uint16_t)key, .as = (uint8_t)as};
    *bucket(owner) = cache.count;
    return e;
}

void vt_gl_uploads_sweep(void) {
    if (cache.removals == vt_node_removals()) return;
    cache.removals = vt_node_removals();
    uint32_t kept = 0;
    for (uint32_t i = 0; i < cache.count; i++) {
        if (cache.entries[i].owner.id && !vt_node_get(cache.entries[i].owner))
            release(&cache.entries[i], false);
        else
            cache.entries[kept++] = cache.entries[i];
    }
    cache.count = kept;
    if (cache.capacity) link_all();
}

void vt_gl_uploads_begin(bool all) {
    cache.budget = all ? SIZE_MAX : VT_UPLOAD_BYTES;
    cache.waits = false;
    vt_gl_count.uploads = 0, vt_gl_count.upload_bytes = 0;
}
bool vt_gl_uploads_wait(void) { return cache.waits; }

static void bind(const cached *e) {
    if (is_texture(e))
        vt_gl_bind_texture(VT_SCRATCH_UNIT, e->id);
    else
        glBindBuffer(e->as == VT_AS_INDEX ? GL_ELEMENT_ARRAY_BUFFER : GL_ARRAY_BUFFER, e->id);
}

static void tell_memory(size_t bytes) { // asked only for the largest, since the question waits for the GPU
    if (bytes >= (16u << 20) && glGetError() == GL_OUT_OF_MEMORY)
        vt_gl_fail("the graphics card has no room for %g MB more; show less at once", (double)bytes / 1e6);
}

static bool make_texture(cached *e) {
    uint32_t limit = (uint32_t)vt_gl_limits_of()->texture_size;
    if (e->width > limit || e->height > limit) {
        vt_gl_fail("%u x %u texels are more than this device draws (%u along a side); give a smaller array", e->width,
                   e->height, limit);
        return false;
    }
    glGenTextures(1, &e->id);
    bind(e);
    GLsizei levels = 1;
    int filter = e->filter & ~VT_REPEAT;
    if (filter == VT_MIPMAP)
        for (uint32_t side = VT_MAX(e->width, e->height); side > 1; side /= 2) levels++;
    glTexStorage2D(GL_TEXTURE_2D, levels, formats[e->format].internal, (GLsizei)e->width, (GLsizei)e->height);
    GLint magnify = filter == VT_NEAREST ? GL_NEAREST : GL_LINEAR;
    GLint minify = filter == VT_MIPMAP ? GL_LINEAR_MIPMAP_LINEAR : magnify;
    GLint wrap = e->filter & VT_REPEAT ? GL_REPEAT : GL_CLAMP_TO_EDGE;
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, minify);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, magnify);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, wrap);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, wrap);
    vt_gl_count.textures++;
    return true;
}

// Storage of the wanted size, all of it to be sent. Kept when the size is the same.
static bool resize(cached *e, vt_gl_format format, vt_gl_filter filter, uint32_t elements, uint32_t element_bytes,
                   uint32_t texels, uint32_t width, uint32_t height) {
    bool fits = e->id && e->format == format && e->filter == filter && e->width == width && e->height == height &&
                e->element_bytes == element_bytes;
    e->first = 0, e->end = elements;
    if (fits && e->elements == elements) return true;
    if (!fits) release(e, false);
    e->format = (uint8_t)format, e->filter = (uint8_t)filter, e->elements = elements, e->element_bytes = element_bytes;
    e->texels = texels, e->width = width, e->height = height, e->ready = 0;
    if (!elements || fits) return elements > 0;
    if (is_texture(e)) {
        if (!make_texture(e)) return false;
        tell_memory(bytes_of(e));
    } else {
        glGenBuffers(1, &e->id);
        vt_gl_count.buffers++;
    }
    vt_gl_count.memory_bytes += bytes_of(e);
    return true;
}

static void texels_rectangle(const cached *e, uint32_t x, uint32_t y, uint32_t w, uint32_t h, const void *data) {
    if (w && h)
        glTexSubImage2D(GL_TEXTURE_2D, 0, (GLint)x, (GLint)y, (GLsizei)w, (GLsizei)h, formats[e->format].format,
                        formats[e->format].type, data);
}

// Texels first..end - 1 of a texture, as what is left of one row, whole rows, and the start of one.
static void send_texels(const cached *e, uint32_t first, uint32_t end, const char *data) {
    uint32_t width = e->width, bytes = formats[e->format].bytes;
    uint32_t row = first / width, column = first % width;
    if (column) {
        uint32_t count = VT_MIN(width - column, end - first);
        texels_rectangle(e, column, row, count, 1, data + (size_t)first * bytes);
        first += count, row++;
    }
    uint32_t rows = (end - first) / width;
    texels_rectangle(e, 0, row, width, rows, data + (size_t)first * bytes);
    first += rows * width;
    texels_rectangle(e, 0, row + rows, end - first, 1, data + (size_t)first * bytes);
}

// Sends as much of first..end as the frame's budget lets.
static void send(cached *e, const void *data) {
    if (e->first >= e->end) return;
    uint32_t count = e->end - e->first;
    size_t bytes = (size_t)count * e->element_bytes;
    if (bytes > cache.budget) {
        cache.waits = true;
        count = (uint32_t)(cache.budget / e->element_bytes);
        if (e->as == VT_AS_IMAGE && count > e->width) count -= count % e->width; // whole rows
        bytes = (size_t)count * e->element_bytes;
    }
    if (!count) return;
    bind(e);
    const char *from = data;
    if (is_texture(e))
        send_texels(e, e->first * e->texels, (e->first + count) * e->texels, from);
    else {
        GLenum target = e->as == VT_AS_INDEX ? GL_ELEMENT_ARRAY_BUFFER : GL_ARRAY_BUFFER;
        size_t all = (size_t)e->elements * e->element_bytes;
        if (!e->ready && !e->first) { // the first time: storage and content in one call where it fits
            glBufferData(target, (GLsizeiptr)all, count == e->elements ? data : NULL, GL_STATIC_DRAW);
            tell_memory(all);
        }
        if (e->ready || e->first || count < e->elements)
            glBufferSubData(target, (GLintptr)((size_t)e->first * e->element_bytes), (GLsizeiptr)bytes,
                            from + (size_t)e->first * e->element_bytes);
    }
    cache.budget -= cache.budget == SIZE_MAX ? 0 : bytes;
    vt_gl_count.uploads++;
    vt_gl_count.upload_bytes += bytes;
    e->first += count;
    e->ready = VT_MAX(e->ready, e->first);
    if ((e->filter & ~VT_REPEAT) == VT_MIPMAP && e->first == e->end) glGenerateMipmap(GL_TEXTURE_2D);
}

static vt_gl_data result(const cached *e) {
    if (!e->id || !e->ready) return (vt_gl_data){.width = (int)e->width, .height = (int)e->height};
    if (e->as == VT_AS_INDEX) glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, e->id);
    return (vt_gl_data){e->id, e->ready, e->ready == e->elements, (int)e->width, (int)e->height};
}

static vt_gl_data out_of_memory(void) {
    vt_gl_fail("out of memory while preparing an upload");
    return (vt_gl_data){0};
}

// --- arrays of nodes ---
// What array.c marked as changed concerns every entry that shows the array.
static void spread_dirty(vt_node_data *node, int array) {
    vt_array *a = &node->arrays[array];
    for (uint32_t i = a->dirty_first < a->dirty_end ? *bucket(node->handle) : 0; i; i = cache.entries[i - 1].next) {
        cached *e = &cache.entries[i - 1];
        if (e->key != array || e->owner.id != node->handle.id) continue;
        bool none = e->first >= e->end;
        e->first = none ? a->dirty_first : VT_MIN(e->first, a->dirty_first);
        e->end = none ? a->dirty_end : VT_MAX(e->end, a->dirty_end);
    }
    a->dirty_first = a->dirty_end = 0;
}

static void resize_as(cached *e, const vt_array *a, bool whole_numbers, vt_gl_filter filter) {
    static const vt_gl_format floats[] = {VT_R32F, VT_R32F, VT_RG32F, VT_RGB32F, VT_RGBA32F};
    vt_gl_format format = whole_numbers         ? VT_R32UI
                          : a->floats           ? floats[VT_MIN(a->components, 4u)]
                          : vt_array_is_mask(a) ? VT_R8
                                                : VT_RGBA8;
    uint32_t elements = vt_array_elements(a), texels = whole_numbers ? a->components : 1;
    uint32_t width = elements, height = 1;
    if (e->as == VT_AS_TEXTURE)
        width = VT_MIN(elements * texels, TEXELS), height = (elements * texels + TEXELS - 1) / TEXELS;
    if (e->as == VT_AS_IMAGE) width = a->columns, height = a->layers * a->rows; // layers one above the other
    resize(e, format, filter, elements, texels * formats[format].bytes, texels, width, height);
}

static vt_gl_data array_as(vt_node_data *node, int array, vt_gl_use_as as, vt_gl_filter filter) {
    vt_array *a = &node->arrays[array];
    cached *e = find(node->handle, array, as);
    if (!e) return out_of_memory();
    if (a->open) return result(e); // being written: what is there stays as it is
    if (a->floats || as != VT_AS_IMAGE) filter = VT_NEAREST;
    if (e->revision != a->revision || e->filter != filter) {
        spread_dirty(node, array);
        if (!e->id || e->shape_revision != a->shape_revision || e->filter != filter)
            resize_as(e, a, vt_kind_spec_of(node->kind)->arrays[array].storage == VT_S_U32, filter);
        e->revision = a->revision, e->shape_revision = a->shape_revision;
    }
    if (e->id) send(e, a->data);
    return result(e);
}

vt_gl_data vt_gl_array_buffer(vt_node_data *node, int array) { return array_as(node, array, VT_AS_BUFFER, VT_NEAREST); }
vt_gl_data vt_gl_array_index(vt_node_data *node, int array) { return array_as(node, array, VT_AS_INDEX, VT_NEAREST); }
vt_gl_data vt_gl_array_texture(vt_node_data *node, int array) {
    return array_as(node, array, VT_AS_TEXTURE, VT_NEAREST);
}
vt_gl_data vt_gl_array_image(vt_node_data *node, int array, vt_gl_filter filter) {
    return array_as(node, array, VT_AS_IMAGE, filter);
}

// --- what is no node's array ---
static vt_gl_data whole(vt_node owner, int key, vt_gl_use_as as, vt_gl_format format, uint32_t width, uint32_t height,
                        uint32_t revision, const void *data, vt_gl_filter filter) {
    cached *e = find(owner, key, as);
    if (!e) return out_of_memory();
    if (!e->id || e->revision != revision) {
        uint32_t elements = as == VT_AS_IMAGE ? width * height : width;
        if (as == VT_AS_TEXTURE) height = (width + TEXELS - 1) / TEXELS, width = VT_MIN(width, TEXELS);
        if (as == VT_AS_BUFFER || as == VT_AS_INDEX) height = 1;
        resize(e, format, filter, elements, formats[format].bytes, 1, width, height);
        e->revision = revision;
    }
    if (e->id) send(e, data);
    return result(e);
}

vt_gl_data vt_gl_derived(vt_node_data *node, int part, vt_gl_use_as as, vt_gl_format format, uint32_t width,
                         uint32_t height, uint32_t revision, const void *data, vt_gl_filter filter) {
    VT_ASSERT(part >= 0 && part < PARTS);
    return whole(node->handle, DERIVED + part, as, format, width, height, revision, data, filter);
}

vt_gl_data vt_gl_shared(vt_family family, int part, vt_gl_use_as as, vt_gl_format format, uint32_t width,
                        uint32_t height, uint32_t revision, const void *data, vt_gl_filter filter) {
    VT_ASSERT(part >= 0 && part < PARTS);
    return whole((vt_node){0}, SHARED + (int)family * PARTS + part, as, format, width, height, revision, data, filter);
}

#define BATCH_TEXELS ((uint32_t)(sizeof(vt_batch_row) / (4 * sizeof(float)))) // of a row
vt_gl_data vt_gl_batch(vt_scene_data *scene, int number) {
    vt_batch *batch = &scene->batches[number];
    cached *e = find(vt_node_at(scene->slot)->handle, BATCHES + number, VT_AS_TEXTURE);
    if (!e) return out_of_memory();
    if (!e->id || e->revision != batch->revision || e->elements < batch->count) {
        // Storage follows the capacity, so that adding shapes one by one does not make it anew each time.
        uint32_t rows = VT_MAX(batch->capacity, batch->count), texels = rows * BATCH_TEXELS;
        if (!e->id || e->elements != rows) {
            resize(e, VT_RGBA32F, VT_NEAREST, rows, sizeof(vt_batch_row), BATCH_TEXELS, VT_MIN(texels, TEXELS),
                   (texels + TEXELS - 1) / TEXELS);
            e->first = 0, e->end = batch->count, e->ready = 0;
        } else if (batch->dirty_first < batch->dirty_end) {
            bool none = e->first >= e->end;
            e->first = none ? batch->dirty_first : VT_MIN(e->first, batch->dirty_first);
            e->end = none ? batch->dirty_end : VT_MAX(e->end, batch->dirty_end);
        }
        e->end = VT_MIN(e->end, batch->count);
        batch->dirty_first = batch->dirty_end = 0;
        e->revision = batch->revision;
    }
    if (e->id) send(e, batch->rows);
    return result(e);
}

void vt_gl_uploads_stop(bool lost) {
    for (uint32_t i = 0; i < cache.count; i++) release(&cache.entries[i], lost);
    vt_free(cache.entries);
    vt_free(cache.heads);
    memset(&cache, 0, sizeof cache);
}
