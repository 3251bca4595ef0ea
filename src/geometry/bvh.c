// In:  elements of any make, by the boxes around them.
// Out: the elements sorted by place, with a hierarchy of boxes.
#include "geometry/bvh.h"

#define LEVELS 11     // 32 * 8^10 elements are more than there can be
#define CELL_BITS 18  // of the first sorting: a table of 1 MB
#define CROWDED 4096u // a cell with more is sorted again
#define DEEPEST 40    // times: 2^(40 * 12) parts of a side, more than float32 has
#define AT_ONCE 256u  // boxes asked for together
#define LOOKUP 4096   // steps along one side of a sorting, at most

typedef enum phase { COUNT, SCATTER, MEASURE, BOXES, READY } phase;
typedef struct job {
    uint32_t first, count;
    int depth;
} job;

struct vt_bvh {
    uint32_t revisions[2]; // of the arrays that it was made from
    uint32_t elements, calls;
    bool failed;

    phase phase;
    uint32_t *order, total;     // elements that are somewhere; total: how many
    float *boxes;               // 6 floats each; level 0 first
    uint32_t first[LEVELS + 1]; // where a level's boxes begin; a level without any ends them
    int levels;

    // While it is built.
    double stretch[3];
    uint32_t at;     // the next element of the phase
    uint32_t *cells; // how many are in each; then where the next of each goes
    uint32_t *input; // what is sorted, when it is not all elements: a copy of a part of order
    uint32_t input_room;
    job now, *jobs; // jobs: still to be sorted
    uint32_t job_count, job_room;
    float low[3], high[3], scale[3];
    uint32_t steps[3], bits;
    uint32_t lookup[3][LOOKUP]; // a step along a side, spread out into the bits of a cell's number
};

static bool is_somewhere(const float *box) { return vt_is_finite_f(box[0]); }

// --- sorting ---
// Gives each bit of a cell's number to the side that is longest by then.
static void cut(vt_bvh *index, const float *low, const float *high, uint32_t bits) {
    double side[3];
    int owner[CELL_BITS];
    uint32_t mine[3] = {0, 0, 0};
    for (int c = 0; c < 3; c++) side[c] = ((double)high[c] - (double)low[c]) * index->stretch[c];
    index->bits = 0;
    for (uint32_t i = 0; i < bits; i++) {
        int longest = side[1] > side[0] ? 1 : 0;
        if (side[2] > side[longest]) longest = 2;
        if (!(side[longest] > 0) || mine[longest] == 12) break;
        side[longest] /= 2, mine[longest]++;
        owner[index->bits++] = longest;
    }
    for (int c = 0; c < 3; c++) {
        double length = (double)high[c] - (double)low[c];
        index->steps[c] = 1u << mine[c];
        index->low[c] = low[c];
        index->scale[c] = length > 0 ? (float)(index->steps[c] / length) : 0;
        if (!vt_is_finite_f(index->scale[c])) index->scale[c] = 0;
        for (uint32_t step = 0; step < index->steps[c]; step++) {
            uint32_t key = 0, bit = mine[c];
            for (uint32_t i = 0; i < index->bits; i++) key = key << 1 | (owner[i] == c ? step >> --bit & 1 : 0);
            index->lookup[c][step] = key;
        }
    }
    memset(index->cells, 0, sizeof *index->cells << index->bits);
}

static uint32_t cell_of(const vt_bvh *index, const float *box) {
    uint32_t key = 0;
    for (int c = 0; c < 3; c++) {
        float at = (0.5f * box[c] + 0.5f * box[3 + c] - index->low[c]) * index->scale[c];
        int step = (int)(at > 0 ? VT_MIN(at, (float)(LOOKUP - 1)) : 0);
        key |= index->lookup[c][VT_MIN((uint32_t)step, index->steps[c] - 1)];
    }
    return key;
}

static bool push(vt_bvh *index, uint32_t first, uint32_t count, int depth) {
    if (index->job_count == index->job_room) {
        uint32_t room = VT_MAX(64u, index->job_room * 2);
        job *jobs = vt_realloc(index->jobs, room * sizeof *jobs);
        if (!jobs) return false;
        index->jobs = jobs, index->job_room = room;
    }
    index->jobs[index->job_count++] = (job){first, count, depth};
    return true;
}

// After a part was sorted: its crowded cells, where sorting has parted anything.
static void note_crowded(vt_bvh *index) {
    uint32_t first = index->now.first;
    for (uint32_t i = 0; i < 1u << index->bits; i++) {
        uint32_t end = index->cells[i], count = end - first;
        if (count > CROWDED && index->bits && index->now.depth < DEEPEST)
            if (!push(index, first, count, index->now.depth + 1)) return; // without memory it stays coarse
        first = end;
    }
}

static void start_boxes(vt_bvh *index) {
    vt_free(index->cells), vt_free(index->input), vt_free(index->jobs);
    index->cells = index->input = NULL, index->jobs = NULL;
    uint32_t nodes = 0, level = index->total, fan = VT_BVH_LEAF;
    do {
        level = (level + fan - 1) / fan;
        fan = VT_BVH_FAN;
        index->first[index->levels++] = nodes;
        nodes += level;
    } while (level > 1);
    index->first[index->levels] = nodes;
    index->boxes = vt_alloc((size_t)nodes * 6 * sizeof(float));
    index->failed = !index->boxes;
    index->phase = BOXES, index->at = 0;
}

// The next part to be sorted; or, when there is none, the boxes.
static void next_job(vt_bvh *index) {
    for (; index->job_count; index->job_count--) {
        index->now = index->jobs[index->job_count - 1];
        if (index->input_room < index->now.count) {
            vt_free(index->input);
            index->input = vt_alloc(index->now.count * sizeof *index->input);
            index->input_room = index->input ? index->now.count : 0;
        }
        if (!index->input) continue; // without memory it stays coarse
        index->job_count--;
        for (int c = 0; c < 3; c++) index->low[c] = INFINITY, index->high[c] = -INFINITY;
        index->phase = MEASURE, index->at = 0;
        return;
    }
    start_boxes(index);
}

// A crowded cell is cut by the box around its own elements.
static void measure(vt_bvh *index, const vt_bvh_source *source, int64_t *work) {
    uint32_t end = (uint32_t)VT_MIN((int64_t)index->now.count, index->at + VT_MAX(*work, 4096));
    float boxes[6 * AT_ONCE];
    *work -= end - index->at;
    memcpy(index->input + index->at, index->order + index->now.first + index->at,
           (end - index->at) * sizeof *index->input);
    for (uint32_t count; index->at < end; index->at += count) {
        count = VT_MIN(AT_ONCE, end - index->at);
        source->boxes(source->context, index->input + index->at, 0, count, boxes);
        for (const float *box = boxes; box < boxes + 6 * count; box += 6)
            for (int c = 0; c < 3; c++) {
                float middle = 0.5f * box[c] + 0.5f * box[3 + c];
                index->low[c] = VT_MIN(index->low[c], middle);
                index->high[c] = VT_MAX(index->high[c], middle);
            }
    }
    if (index->at < index->now.count) return;
    cut(index, (const float[3]){index->low[0], index->low[1], index->low[2]}, index->high, 12);
    index->phase = COUNT, index->at = 0;
    if (!index->bits) next_job(index); // all at one place
}

static void sum_up(vt_bvh *index) {
    uint32_t at = index->now.first;
    for (uint32_t i = 0; i < 1u << index->bits; i++) {
        uint32_t count = index->cells[i];
        index->cells[i] = at;
        at += count;
    }
    if (!index->input) index->total = at;
    index->phase = SCATTER, index->at = 0;
}

static void sort(vt_bvh *index, const vt_bvh_source *source, int64_t *work) {
    uint32_t end = (uint32_t)VT_MIN((int64_t)index->now.count, index->at + VT_MAX(*work, 4096));
    float boxes[6 * AT_ONCE];
    *work -= end - index->at;
    // New memory is touched in order, while counting: the first of scattered writes would pay for most of its pages at once.
    if (index->phase == COUNT && !index->input)
        memset(index->order + index->at, 0, (end - index->at) * sizeof *index->order);
    for (uint32_t count; index->at < end; index->at += count) {
        count = VT_MIN(AT_ONCE, end - index->at);
        const uint32_t *input = index->input ? index->input + index->at : NULL;
        source->boxes(source->context, input, index->at, count, boxes);
        for (uint32_t i = 0; i < count; i++) {
            if (!is_somewhere(boxes + 6 * i)) continue;
            uint32_t *cell = &index->cells[cell_of(index, boxes + 6 * i)];
            if (index->phase == COUNT)
                ++*cell;
            else
                index->order[(*cell)++] = input ? input[i] : index->at + i;
        }
    }
    if (index->at < index->now.count) return;
    if (index->phase == COUNT) {
        sum_up(index);
        return;
    }
    note_crowded(index);
    next_job(index);
}

// --- boxes ---
static void join(float *box, const float *other) {
    for (int c = 0; c < 3; c++) {
        box[c] = VT_MIN(box[c], other[c]);
        box[3 + c] = VT_MAX(box[3 + c], other[3 + c]);
    }
}

static void make_boxes(vt_bvh *index, const vt_bvh_source *source, int64_t *work) {
    uint32_t leaves = index->first[1];
    for (; index->at<leaves && * work> 0; index->at++) {
        uint32_t first = index->at * VT_BVH_LEAF, end = VT_MIN(first + VT_BVH_LEAF, index->total);
        float *box = index->boxes + (size_t)index->at * 6, boxes[6 * VT_BVH_LEAF];
        source->boxes(source->context, index->order + first, 0, end - first, boxes);
        memcpy(box, boxes, 6 * sizeof *box);
        for (uint32_t i = 1; i < end - first; i++)
            if (is_somewhere(boxes + 6 * i)) join(box, boxes + 6 * i);
        *work -= VT_BVH_LEAF * 2;
    }
    if (index->at < leaves) return;
    for (int level = 1; level < index->levels; level++) {
        uint32_t below = index->first[level - 1], count = index->first[level] - below;
        for (uint32_t i = 0; i < count; i++) {
            float *box = index->boxes + (size_t)(index->first[level] + i / VT_BVH_FAN) * 6,
                  *other = index->boxes + (size_t)(below + i) * 6;
            if (i % VT_BVH_FAN)
                join(box, other);
            else
                memcpy(box, other, 6 * sizeof *box);
        }
    }
    index->phase = READY;
}

// --- life ---
void vt_bvh_free(vt_bvh *index) {
    if (!index) return;
    vt_free(index->order), vt_free(index->boxes), vt_free(index->cells), vt_free(index->input), vt_free(index->jobs);
    vt_free(index);
}

static bool is_of(const vt_bvh *index, const vt_bvh_source *source) {
    return !memcmp(index->revisions, source->revisions, sizeof index->revisions) && index->elements == source->elements;
}

static bool begin(vt_bvh *index, const vt_bvh_source *source) {
    index->order = vt_alloc((size_t)index->elements * sizeof *index->order);
    index->cells = vt_alloc(sizeof *index->cells << CELL_BITS);
    if (!index->order || !index->cells) return false;
    float low[3], high[3];
    for (int c = 0; c < 3; c++) {
        low[c] = (float)source->low[c], high[c] = (float)source->high[c];
        index->stretch[c] = source->stretch[c];
    }
    uint32_t bits = 9;
    while (bits < CELL_BITS && index->elements >> bits > 16) bits += 3;
    index->now = (job){0, index->elements, 0};
    cut(index, low, high, bits);
    return true;
}

vt_bvh_state vt_bvh_build(vt_bvh **made, const vt_bvh_source *source, int64_t *work) {
    vt_bvh *index = *made;
    if (index && !is_of(index, source)) {
        vt_bvh_free(index);
        index = *made = NULL;
    }
    if (!index) {
        index = *made = vt_alloc_zero(sizeof *index);
        if (!index) return VT_BVH_NEVER;
        memcpy(index->revisions, source->revisions, sizeof index->revisions);
        index->elements = source->elements;
        return VT_BVH_LATER;
    }
    if (index->calls++ == 0) return VT_BVH_LATER;
    if (!index->order && !index->failed) index->failed = !begin(index, source);
    while (!index->failed && index->phase != READY && *work > 0) {
        if (index->phase == BOXES)
            make_boxes(index, source, work);
        else if (index->phase == MEASURE)
            measure(index, source, work);
        else
            sort(index, source, work);
    }
    if (index->failed) {
        vt_free(index->order), vt_free(index->cells);
        index->order = index->cells = NULL;
        return VT_BVH_NEVER;
    }
    return index->phase == READY ? VT_BVH_READY : VT_BVH_LATER;
}

// --- traversal ---
static void traverse_box(const vt_bvh *index, const vt_bvh_visitor *visitor, int level, uint32_t at) {
    if (level == 0) {
        uint32_t first = at * VT_BVH_LEAF, end = VT_MIN(first + VT_BVH_LEAF, index->total);
        for (uint32_t i = first; i < end; i++) visitor->visit(visitor->context, index->order[i]);
        return;
    }
    uint32_t below = index->first[level - 1], count = index->first[level] - below, found = 0;
    uint32_t first = at * VT_BVH_FAN, end = VT_MIN(first + VT_BVH_FAN, count), boxes[VT_BVH_FAN];
    double nears[VT_BVH_FAN];
    for (uint32_t i = first; i < end; i++) {
        double near;
        if (!visitor->worth(visitor->context, index->boxes + (size_t)(below + i) * 6, &near)) continue;
        uint32_t place = found++;
        for (; place > 0 && nears[place - 1] > near; place--)
            nears[place] = nears[place - 1], boxes[place] = boxes[place - 1];
        nears[place] = near, boxes[place] = i;
    }
    for (uint32_t i = 0; i < found; i++) {
        double near; // what has been found by now may have made it worthless
        if (i == 0 || visitor->worth(visitor->context, index->boxes + (size_t)(below + boxes[i]) * 6, &near))
            traverse_box(index, visitor, level - 1, boxes[i]);
    }
}

void vt_bvh_traverse(const vt_bvh *index, const vt_bvh_visitor *visitor) {
    double near;
    if (!index->total ||
        !visitor->worth(visitor->context, index->boxes + (size_t)index->first[index->levels - 1] * 6, &near))
        return;
    traverse_box(index, visitor, index->levels - 1, 0);
}
