// In:  shapes (boxes, spheres...) with their world transforms and colours.
// Out: one table of rows for each kind of shape in a scene, drawn in one call; which rows changed.
#include "scene/batch.h"
#include <stdlib.h>

bool vt_batch_reserve(vt_batch *batch, uint32_t rows) {
    if (rows <= batch->capacity) return true;
    uint32_t capacity = VT_MAX(rows, batch->capacity * 2);
    capacity = VT_MAX(capacity, 16);
    // Both at once or neither: a row without its slot would be lost.
    float *grown_rows = vt_alloc((size_t)capacity * VT_BATCH_FLOATS * sizeof(float));
    uint32_t *grown_slots = grown_rows ? vt_realloc(batch->slots, capacity * sizeof(uint32_t)) : NULL;
    if (!grown_slots) {
        vt_free(grown_rows);
        return false;
    }
    if (batch->count) memcpy(grown_rows, batch->rows, (size_t)batch->count * VT_BATCH_FLOATS * sizeof(float));
    vt_free(batch->rows);
    batch->rows = grown_rows;
    batch->slots = grown_slots;
    batch->capacity = capacity;
    return true;
}

static void touch(vt_batch *batch, uint32_t row) {
    if (batch->dirty_first >= batch->dirty_end) batch->dirty_first = row, batch->dirty_end = row + 1;
    if (row < batch->dirty_first) batch->dirty_first = row;
    if (row >= batch->dirty_end) batch->dirty_end = row + 1;
}

// What of the last float says: negative: hidden; else 2 * shading + alpha.
static bool row_is_translucent(const float *row) {
    float a = row[15];
    return a >= 0 && a - 2 * floorf(a / 2) < 1;
}

static bool row_is_selected(const float *row) { return row[15] >= 8; }

uint32_t vt_batch_add(vt_batch *batch, uint32_t slot) {
    VT_ASSERT(batch->count < batch->capacity);
    uint32_t at = batch->count++;
    float *row = batch->rows + (size_t)at * VT_BATCH_FLOATS;
    memset(row, 0, VT_BATCH_FLOATS * sizeof *row);
    row[15] = -1;
    batch->slots[at] = slot;
    batch->revision++;
    touch(batch, at);
    return at;
}

void vt_batch_remove(vt_batch *batch, uint32_t at) {
    float *row = batch->rows + (size_t)at * VT_BATCH_FLOATS;
    if (row_is_translucent(row)) batch->translucent--;
    if (row_is_selected(row)) batch->selected--;
    uint32_t last = --batch->count;
    batch->revision++;
    if (at != last) {
        memcpy(row, batch->rows + (size_t)last * VT_BATCH_FLOATS, VT_BATCH_FLOATS * sizeof *row);
        batch->slots[at] = batch->slots[last];
        vt_node_at(batch->slots[at])->index = at;
        touch(batch, at);
    }
    batch->dirty_end = VT_MIN(batch->dirty_end, batch->count);
    if (batch->count == 0) batch->has_origin = batch->far_rows = false;
}

static double largest(const double *v) { return VT_MAX(VT_MAX(fabs(v[0]), fabs(v[1])), fabs(v[2])); }

// A shape is shown exactly when its place keeps this many times its own size of distance from the origin, in float32.
static const double reach_in_sizes = 4096;

void vt_batch_write(vt_batch *batch, const vt_node_data *node) {
    const double *m = node->world;
    const vt_instanced_props *props = VT_PROPS(instanced, node);
    float *row = batch->rows + (size_t)node->index * VT_BATCH_FLOATS;
    bool somewhere = vt_is_finite(m[12] + m[13] + m[14]); // not so where an axis has no place for it
    if (!batch->has_origin && somewhere) {
        for (int c = 0; c < 3; c++) batch->origin[c] = largest(m + 12) > reach_in_sizes ? m[12 + c] : 0;
        batch->has_origin = true;
    }
    double place[3] = {m[12] - batch->origin[0], m[13] - batch->origin[1], m[14] - batch->origin[2]};
    double size = VT_MAX(VT_MAX(largest(m), largest(m + 4)), largest(m + 8));
    if (largest(place) > reach_in_sizes * size) batch->far_rows = true;
    if (row_is_translucent(row)) batch->translucent--;
    if (row_is_selected(row)) batch->selected--;
    for (int c = 0; c < 3; c++) {
        for (int i = 0; i < 3; i++) row[c * 4 + i] = (float)(m[c * 4 + i] / batch->unit[i]);
        row[c * 4 + 3] = (float)(place[c] / batch->unit[c]);
        row[12 + c] = (float)props->color[c];
    }
    float alpha = (float)props->color[3] * node->alpha;
    // Alpha lives between two whole numbers; the even one below is the shading's.
    float shading = (float)props->shading[0] + (props->selected[0] != 0 ? 4 : 0);
    row[15] = node->shown && somewhere && alpha > 0 ? 2 * shading + alpha : -1;
    if (row_is_translucent(row)) batch->translucent++;
    if (row_is_selected(row)) batch->selected++;
    batch->revision++;
    touch(batch, node->index);
}

void vt_batch_suit(vt_batch *batch, const double *stretch) {
    double unit[3];
    for (int c = 0; c < 3; c++) {
        int exponent = vt_exponent(stretch[c]);
        unit[c] = abs(exponent) > 40 ? ldexp(1, -exponent) : 1;
    }
    if (!batch->count || !memcmp(unit, batch->unit, sizeof unit)) return;
    memcpy(batch->unit, unit, sizeof unit);
    for (uint32_t i = 0; i < batch->count; i++) vt_batch_write(batch, vt_node_at(batch->slots[i]));
    vt_batch_settle(batch);
}

void vt_batch_settle(vt_batch *batch) {
    if (!batch->far_rows) return;
    batch->far_rows = false;
    // From the nodes' own doubles, since rows may have lost digits already.
    double low[3] = {INFINITY, INFINITY, INFINITY}, high[3] = {-INFINITY, -INFINITY, -INFINITY};
    for (uint32_t i = 0; i < batch->count; i++) {
        const double *place = vt_node_at(batch->slots[i])->world + 12;
        if (!vt_is_finite(place[0] + place[1] + place[2])) continue;
        for (int c = 0; c < 3; c++) low[c] = VT_MIN(low[c], place[c]), high[c] = VT_MAX(high[c], place[c]);
    }
    double centre[3], half = 0, away = 0;
    for (int c = 0; c < 3; c++) {
        centre[c] = low[c] / 2 + high[c] / 2;
        half = VT_MAX(half, high[c] / 2 - low[c] / 2);
        away = VT_MAX(away, fabs(centre[c] - batch->origin[c]));
    }
    // Where the rows themselves are spread wide, another origin does not help.
    if (!(away > 2 * half) || !vt_is_finite(away)) return;
    memcpy(batch->origin, centre, sizeof centre);
    for (uint32_t i = 0; i < batch->count; i++) {
        const double *place = vt_node_at(batch->slots[i])->world + 12;
        for (int c = 0; c < 3; c++)
            batch->rows[(size_t)i * VT_BATCH_FLOATS + (size_t)c * 4 + 3] =
                (float)((place[c] - centre[c]) / batch->unit[c]);
    }
    batch->dirty_first = 0, batch->dirty_end = batch->count;
    batch->revision++;
}

void vt_batch_free(vt_batch *batch) {
    vt_free(batch->rows);
    vt_free(batch->slots);
    *batch = (vt_batch){.kind = batch->kind};
}
