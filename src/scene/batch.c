// In:  shapes (boxes, spheres...) with their world transforms and colours.
// Out: one table of rows for each kind of shape in a scene, drawn in one call; which rows changed.
#include "scene/batch.h"
#include <stdlib.h>

bool vt_batch_reserve(vt_batch *batch, uint32_t rows) {
    if (rows <= batch->capacity) return true;
    uint32_t capacity = VT_MAX(rows, batch->capacity * 2);
    capacity = VT_MAX(capacity, 16);
    // Both at once or neither: a row without its slot would be lost.
    vt_batch_row *grown_rows = vt_alloc((size_t)capacity * sizeof *grown_rows);
    uint32_t *grown_slots = grown_rows ? vt_realloc(batch->slots, capacity * sizeof(uint32_t)) : NULL;
    if (!grown_slots) {
        vt_free(grown_rows);
        return false;
    }
    if (batch->count) memcpy(grown_rows, batch->rows, batch->count * sizeof *grown_rows);
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

uint32_t vt_batch_add(vt_batch *batch, uint32_t slot) {
    VT_ASSERT(batch->count < batch->capacity);
    uint32_t at = batch->count++;
    batch->rows[at] = (vt_batch_row){.look = VT_BATCH_HIDDEN};
    batch->slots[at] = slot;
    batch->revision++;
    touch(batch, at);
    return at;
}

void vt_batch_remove(vt_batch *batch, uint32_t at) {
    vt_batch_row *row = &batch->rows[at];
    if (vt_batch_row_translucent(row)) batch->translucent--;
    if (vt_batch_row_selected(row)) batch->selected--;
    uint32_t last = --batch->count;
    batch->revision++;
    if (at != last) {
        *row = batch->rows[last];
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
    vt_batch_row *row = &batch->rows[node->index];
    bool somewhere = vt_is_finite(m[12] + m[13] + m[14]); // not so where an axis has no place for it
    if (!batch->has_origin && somewhere) {
        for (int c = 0; c < 3; c++) batch->origin[c] = largest(m + 12) > reach_in_sizes ? m[12 + c] : 0;
        batch->has_origin = true;
    }
    double place[3] = {m[12] - batch->origin[0], m[13] - batch->origin[1], m[14] - batch->origin[2]};
    double size = VT_MAX(VT_MAX(largest(m), largest(m + 4)), largest(m + 8));
    if (largest(place) > reach_in_sizes * size) batch->far_rows = true;
    if (vt_batch_row_translucent(row)) batch->translucent--;
    if (vt_batch_row_selected(row)) batch->selected--;
    for (int c = 0; c < 3; c++) {
        for (int i = 0; i < 3; i++) row->axis[c].column[i] = (float)(m[c * 4 + i] / batch->unit[i]);
        row->axis[c].place = (float)(place[c] / batch->unit[c]);
        row->color[c] = (float)props->color[c];
    }
    float alpha = (float)props->color[3] * node->alpha;
    float shading = (float)props->shading[0] + (props->selected[0] != 0 ? VT_BATCH_SELECTED : 0);
    row->look = node->shown && somewhere && alpha > 0 ? 2 * shading + alpha : VT_BATCH_HIDDEN;
    if (vt_batch_row_translucent(row)) batch->translucent++;
    if (vt_batch_row_selected(row)) batch->selected++;
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
        for (int c = 0; c < 3; c++) batch->rows[i].axis[c].place = (float)((place[c] - centre[c]) / batch->unit[c]);
    }
    batch->dirty_first = 0, batch->dirty_end = batch->count;
    batch->revision++;
}

void vt_batch_free(vt_batch *batch) {
    vt_free(batch->rows);
    vt_free(batch->slots);
    *batch = (vt_batch){.kind = batch->kind};
}
