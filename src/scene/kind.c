// In:  kinds.h, the list.
// Out: the table of kinds as C data and as JSON; names found by index, with an offer for misspelt ones.
#include "scene/kind.h"
#include "base/edit_distance.h"
#include "base/format.h"
#include "base/json.h"
#include "data/convert.h"

enum { MOVES = VT_MOVES, SHAPES = VT_SHAPES, LOOKS = VT_LOOKS, CAMERA = VT_CAMERA };

// Each list ends in an empty entry, so that none has no entries at all (which C does not allow). A vt_property's order of
// members is that of P's arguments after the slot.
#define P(name, type, count, ...) {#name, 0, VT_T_##type, count, __VA_ARGS__},
#define A(name, min_components, max_components, dimensions, storage, help) \
    {#name, help, min_components, max_components, dimensions, VT_S_##storage},
#define LISTS(NAME, lower) \
    static vt_property properties_of_##lower[] = {VT_PROPS_##NAME(P){.name = NULL}}; \
    static const vt_array_spec arrays_of_##lower[] = {VT_ARRAYS_##NAME(A){.name = NULL}};
#define K(NAME, lower, ...) LISTS(NAME, lower)
VT_KINDS(K)
#undef K

// clang-format off
#define K(NAME, lower, flags_, noun_, help_) \
    {.name = #lower, .help = help_, .noun = noun_, .flags = (flags_), \
     .properties = properties_of_##lower, .property_count = VT_LENGTH(properties_of_##lower) - 1, \
     .arrays = arrays_of_##lower, .array_count = VT_LENGTH(arrays_of_##lower) - 1, \
     .double_count = (int)(sizeof(vt_##lower##_props) / sizeof(double))},
// clang-format on
static vt_kind_spec specs[VT_KIND_COUNT] = {VT_KINDS(K)};
#undef K
#define K(NAME, lower, flags, ...) (flags),
const uint16_t vt_kind_flags[VT_KIND_COUNT] = {VT_KINDS(K)};
#undef K

static int slot_of(const vt_kind_spec *spec, const char *name) {
    for (int i = 0; i < spec->property_count; i++)
        if (!strcmp(spec->properties[i].name, name)) return spec->properties[i].slot;
    return -1;
}

static int array_of(const vt_kind_spec *spec, const char *name) {
    for (int i = 0; i < spec->array_count; i++)
        if (!strcmp(spec->arrays[i].name, name)) return i;
    return -1;
}

// What everybody looks for in a kind, whatever kind it is.
static void find_members(void) {
    int batches = 0;
    for (int k = 0; k < VT_KIND_COUNT; k++) {
        vt_kind_spec *spec = &specs[k];
        spec->batch = spec->flags & VT_IS_INSTANCED ? batches++ : -1;
        spec->color = slot_of(spec, "color");
        spec->selected = slot_of(spec, "selected");
        spec->scalars_array = array_of(spec, "scalars");
        spec->colors_array = array_of(spec, "colors");
        spec->selected_array = array_of(spec, "selected");
        // The structs of kind.h that are read of many kinds.
        VT_ASSERT(k == VT_SCENE || k == VT_VIEW || slot_of(spec, "label") == VT_SLOT(placed, label));
        VT_ASSERT(!(spec->flags & VT_IS_ARTIST) || slot_of(spec, "alpha") == VT_SLOT(artist, alpha));
        VT_ASSERT(!(spec->flags & (VT_IS_MARK | VT_IS_INSTANCED)) ||
                  slot_of(spec, "pickable") == VT_SLOT(artist, pickable));
        VT_ASSERT(!(spec->flags & VT_HAS_COLORMAP) ||
                  slot_of(spec, "colorbar_label") == VT_SLOT(colormap, colorbar_label));
        VT_ASSERT(!(spec->flags & VT_IS_INSTANCED) || slot_of(spec, "selected") == VT_SLOT(instanced, selected));
    }
}

// Slots follow from the order: every property is `count` doubles in a struct of doubles.
static void number_slots(void) {
    for (int k = 0; k < VT_KIND_COUNT; k++) {
        int slot = 0;
        for (int i = 0; i < specs[k].property_count; i++) {
            vt_property *p = (vt_property *)specs[k].properties + i;
            p->slot = (uint16_t)slot;
            slot += p->count;
            if (p->type != VT_T_TEXT) continue;
            VT_ASSERT(specs[k].text_count < VT_LENGTH(specs[k].text_slots));
            specs[k].text_defaults[specs[k].text_count] = p->choices_or_unit;
            specs[k].text_slots[specs[k].text_count++] = p->slot;
        }
        VT_ASSERT(slot == specs[k].double_count);
    }
}

const vt_kind_spec *vt_kind_spec_of(int kind) {
    static bool numbered;
    if (!numbered) {
        number_slots();
        find_members();
        numbered = true;
    }
    return kind >= 0 && kind < VT_KIND_COUNT ? &specs[kind] : NULL;
}

// --- JSON ---
static const char *const type_names[] = {"bool", "number", "angle", "color", "choice", "text", "number", "number"};
static const char *const storage_names[] = {"point3", "f32", "u32", "rgba8", "pixels", "mask", "f32"};

static const char *const flag_names[] = {"mark",     "instanced", "light",    "clip", "artist",
                                         "colormap", "position",  "read_off", "body", "sheet"}; // bits of vt_kind_flag

static void put_limit(vt_json *json, const char *name, double x) {
    vt_json_put(json, ",\"%s\":", name);
    vt_json_number(json, x <= -VT_INF || x >= VT_INF ? NAN : x);
}

static void put_property(vt_json *json, const vt_property *p) {
    vt_json_comma(json);
    vt_json_put(json, "{\"name\":\"%s\",\"type\":\"%s\",\"count\":%d,\"default\":", p->name, type_names[p->type],
                p->count);
    if (p->type == VT_T_TEXT) {
        vt_json_string(json, p->choices_or_unit, -1);
    } else {
        vt_json_put(json, "[");
        for (int i = 0; i < p->count; i++) {
            vt_json_comma(json);
            vt_json_number(json, p->initial[i % VT_LENGTH(p->initial)]);
        }
        vt_json_put(json, "]");
    }
    bool numeric = p->type != VT_T_TEXT;
    put_limit(json, "min", numeric ? p->min : NAN);
    put_limit(json, "max", numeric ? p->max : NAN);
    vt_json_put(json, ",\"choices\":[");
    bool named = p->type == VT_T_CHOICE || (p->type == VT_T_NUMBER && strchr(p->choices_or_unit, '|'));
    if (named)
        for (const char *at = p->choices_or_unit; *at;) {
            size_t length = strcspn(at, "|");
            vt_json_comma(json);
            vt_json_string(json, at, (int)length);
            at += length + (at[length] == '|');
        }
    vt_json_put(json, "],\"unit\":");
    vt_json_string(json, p->type == VT_T_TEXT || named ? "" : p->choices_or_unit, -1);
    vt_json_put(json, ",\"help\":");
    vt_json_string(json, p->help, -1);
    vt_json_put(json, "}");
}

#if !defined(VITRAIL_NO_HELP)
// Numbers of vitrail.h by their names, for code that is generated; pages need no names.
#define E(name) \
    { #name, (int)name }
static const struct {
    const char *name;
    int value;
} constants[] = {
    E(VT_OK),
    E(VT_ERROR_HANDLE),
    E(VT_ERROR_NAME),
    E(VT_ERROR_VALUE),
    E(VT_ERROR_MEMORY),
    E(VT_ERROR_GL),
    E(VT_SWAPPED),
    E(VT_STAGING_BYTES),
    E(VT_PICK_NOTHING),
    E(VT_PICK_ELEMENT),
    E(VT_PICK_LEGEND),
    E(VT_PICK_HANDLE),
    E(VT_PICK_TRIAD),
    E(VT_PICK_NUMBERS),
    E(VT_SELECT_REPLACE),
    E(VT_SELECT_ADD),
    E(VT_SELECT_REMOVE),
    E(VT_SELECT_TOGGLE),
    E(VT_SELECT_VISIBLE),
    E(VT_FRAME_AGAIN),
    E(VT_FRAME_PRESENTED),
};
#undef E

static void put_constants(vt_json *json) {
    vt_json_put(json, "\"constants\":{");
    for (int i = 0; i < VT_LENGTH(constants); i++)
        vt_json_put(json, "%s\"%s\":%d", i ? "," : "", constants[i].name, constants[i].value);
    vt_json_put(json, "},");
}
#endif

static vt_json table;

const char *vt_kind_table_json(void) {
    if (table.length && !table.failed) return table.text;
    vt_json_clear(&table);
    vt_json_put(&table, "{\"version\":\"%s\",\"dtypes\":[", VITRAIL_VERSION);
    for (int i = 0; i < VT_DTYPE_COUNT; i++) {
        vt_json_comma(&table);
        vt_json_string(&table, vt_dtype_name(i), -1);
    }
    vt_json_put(&table, "],");
#if !defined(VITRAIL_NO_HELP)
    put_constants(&table);
#endif
    vt_json_put(&table, "\"kinds\":[");
    for (int k = 0; k < VT_KIND_COUNT; k++) {
        const vt_kind_spec *spec = vt_kind_spec_of(k);
        vt_json_comma(&table);
        vt_json_put(&table, "{\"name\":\"%s\",\"help\":", spec->name);
        vt_json_string(&table, spec->help, -1);
        vt_json_put(&table, ",\"flags\":[");
        for (int i = 0; i < VT_LENGTH(flag_names); i++) {
            if (!(spec->flags & 1 << i)) continue;
            vt_json_comma(&table);
            vt_json_string(&table, flag_names[i], -1);
        }
        vt_json_put(&table, "],\"properties\":[");
        for (int i = 0; i < spec->property_count; i++) put_property(&table, &spec->properties[i]);
        vt_json_put(&table, "],\"arrays\":[");
        for (int i = 0; i < spec->array_count; i++) {
            const vt_array_spec *a = &spec->arrays[i];
            vt_json_comma(&table);
            vt_json_put(&table,
                        "{\"name\":\"%s\",\"components\":[%d,%d],\"dimensions\":%d,\"storage\":\"%s\",\"help\":",
                        a->name, a->min_components, a->max_components, a->dimensions, storage_names[a->storage]);
            vt_json_string(&table, a->help, -1);
            vt_json_put(&table, "}");
        }
        vt_json_put(&table, "]}");
    }
    vt_json_put(&table, "]}");
    return table.failed ? NULL : table.text;
}

void vt_kind_shutdown(void) {
    vt_free(table.text);
    table = (vt_json){0};
}

// --- names ---
static const char *nth_name(const char *const *names, size_t stride, int i) {
    const char *name;
    memcpy(&name, (const char *)(const void *)names + stride * (size_t)i, sizeof name);
    return name;
}

// The name that was most likely meant, or NULL. A beginning counts too ("col" for "color").
static const char *nearest(const char *name, const char *const *names, size_t stride, int count) {
    int near = vt_nearest_word(name, names, stride, count);
    if (near >= 0) return nth_name(names, stride, near);
    size_t length = strlen(name);
    for (int i = 0; i < count && length >= 3; i++)
        if (strncmp(nth_name(names, stride, i), name, length) == 0) return nth_name(names, stride, i);
    return NULL;
}

int vt_name_find(const char *name, const char *const *names, size_t stride, int count, const char *what) {
    for (int i = 0; i < count; i++)
        if (strcmp(name, nth_name(names, stride, i)) == 0) return i;
    const char *meant = nearest(name, names, stride, count);
    if (meant) {
        vt_fail(VT_ERROR_NAME, "no %s is called \"%.60s\"; did you mean \"%s\"?", what, name, meant);
    } else if (count == 0) {
        vt_fail(VT_ERROR_NAME, "no %s is called \"%.60s\"; there are none", what, name);
    } else {
        char list[800];
        size_t length = 0;
        for (int i = 0; i < count && length < sizeof list - 64; i++)
            length += (size_t)vt_print(list + length, sizeof list - length, "%s%.40s", i ? ", " : "",
                                       nth_name(names, stride, i));
        vt_fail(VT_ERROR_NAME, "no %s is called \"%.60s\"; there are: %s", what, name, list);
    }
    return -1;
}
