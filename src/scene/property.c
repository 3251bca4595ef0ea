// In:  values for a node's properties, as numbers or as a text.
// Out: the values in the node, when they are right; otherwise a sentence that says what was wrong.
#include "base/format.h"
#include "data/color.h"
#include "data/colormap.h"
#include "scene/node.h"

typedef struct words {
    char text[200];
} words;

static words put(const char *format, ...) __attribute__((format(printf, 1, 2)));
static words put(const char *format, ...) {
    words w;
    va_list arguments;
    va_start(arguments, format);
    vt_print_list(w.text, sizeof w.text, format, arguments);
    va_end(arguments);
    return w;
}

static const char *name_of(const vt_node_data *node) { return vt_kind_spec_of(node->kind)->name; }

// "a number from 0 to 1, or auto": what the property takes.
static words wanted(const vt_property *p) {
    const char *or_auto = vt_is_nan(p->initial[0]) ? ", or \"auto\"" : "";
    const char *thing = p->type == VT_T_ANGLE ? "an angle in radians" : "a number";
    if (p->type == VT_T_TEXT) return put("a text");
    if (p->type == VT_T_BOOL) return put("true (1) or false (0)");
    if (p->type == VT_T_CHOICE) {
        words w = {"one of "};
        size_t length = strlen(w.text);
        int index = 0;
        for (const char *at = p->choices_or_unit; *at; index++) {
            size_t n = strcspn(at, "|");
            length += (size_t)vt_print(w.text + length, sizeof w.text - length, "%s\"%.*s\" (%d)", index ? ", " : "",
                                       (int)n, at, index);
            at += n + (at[n] == '|');
        }
        return w;
    }
    if (p->type == VT_T_COLOR) return put("numbers from 0 to 1%s", or_auto);
    if (p->min <= -VT_INF && p->max >= VT_INF)
        return put("%s%s", p->type == VT_T_ANGLE ? thing : "a finite number", or_auto);
    if (p->max >= VT_INF) return put("%s from %g up%s", thing, p->min, or_auto);
    return put("%s from %g to %g%s", thing, p->min, p->max, or_auto);
}

static vt_status wrong_value(const vt_node_data *node, const vt_property *p, double got, int at) {
    words which = p->count > 1 ? put("%s[%d]", p->name, at) : put("%s", p->name);
    const char *hint = "";
    if (p->type == VT_T_COLOR && got > 1 && got <= 255) hint = "; divide 0..255 by 255";
    if (p->type == VT_T_ANGLE && p->max < VT_INF && got > p->max) hint = "; degrees times pi / 180 are radians";
    if (vt_is_nan(got))
        return vt_fail(VT_ERROR_VALUE, "%s.%s: got NaN, wanted %s", name_of(node), which.text, wanted(p).text);
    return vt_fail(VT_ERROR_VALUE, "%s.%s: got %g, wanted %s%s", name_of(node), which.text, got, wanted(p).text, hint);
}

static vt_status wrong_count(const vt_node_data *node, const vt_property *p, int count) {
    if (p->type == VT_T_COLOR)
        return vt_fail(VT_ERROR_VALUE,
                       "%s.%s: got %d numbers, wanted 3 or 4 (red, green, blue, alpha from 0 to 1) or a colour's name",
                       name_of(node), p->name, count);
    if (p->count == 1) return vt_fail(VT_ERROR_VALUE, "%s.%s: got %d numbers, wanted 1", name_of(node), p->name, count);
    return vt_fail(VT_ERROR_VALUE, "%s.%s: got %d numbers, wanted %d, or 1 for all", name_of(node), p->name, count,
                   p->count);
}

static const vt_property *property_of(const vt_node_data *node, int property) {
    const vt_kind_spec *spec = vt_kind_spec_of(node->kind);
    if (property >= 0 && property < spec->property_count) return &spec->properties[property];
    vt_fail(VT_ERROR_NAME, "%s: got property number %d, wanted 0 to %d", spec->name, property,
            spec->property_count - 1);
    return NULL;
}

// What holds for the numbers together.
static vt_status check_together(const vt_node_data *node, const vt_property *p, const double *v) {
    if (p->type == VT_T_DIRECTION) {
        double d[3] = {v[0], v[1], v[2]};
        if (!vt_normalize(d))
            return vt_fail(VT_ERROR_VALUE, "%s.%s: got (%g, %g, %g), wanted a direction, which has a length",
                           name_of(node), p->name, v[0], v[1], v[2]);
    } else if (p->type == VT_T_MATRIX && (v[3] != 0 || v[7] != 0 || v[11] != 0 || v[15] != 1)) {
        bool turned = v[12] == 0 && v[13] == 0 && v[14] == 0 && v[15] == 1;
        return vt_fail(VT_ERROR_VALUE, "%s.%s: got a last row of (%g, %g, %g, %g), wanted (0, 0, 0, 1)%s",
                       name_of(node), p->name, v[3], v[7], v[11], v[15],
                       turned ? "; matrices are column-major: did you mean the transpose?" : "");
    }
    return VT_OK;
}

vt_status vt_node_set(vt_node_data *node, int property, const double *values, int count) {
    const vt_property *p = property_of(node, property);
    if (!p) return VT_ERROR_NAME;
    if (p->type == VT_T_TEXT)
        return vt_fail(VT_ERROR_VALUE, "%s.%s: got numbers, wanted a text", name_of(node), p->name);
    bool color = p->type == VT_T_COLOR;
    bool pairs = !color && p->count == 4 && count == 2; // dashes: on, off, and again
    if (!values || (count != p->count && count != 1 && !pairs && !(color && count == 3)))
        return wrong_count(node, p, values ? count : 0);
    double v[16];
    for (int i = 0; i < p->count; i++) {
        double x = color && i == 3 && count < 4 && !vt_is_nan(values[0]) ? 1 : values[i % count];
        if (vt_is_nan(x) ? !vt_is_nan(p->initial[0]) : !(x >= p->min && x <= p->max)) return wrong_value(node, p, x, i);
        if ((p->type == VT_T_BOOL || p->type == VT_T_CHOICE) && x != floor(x)) return wrong_value(node, p, x, i);
        v[i] = x;
    }
    vt_status status = check_together(node, p, v);
    if (status) return status;
    double *now = node->props + p->slot;
    size_t bytes = (size_t)p->count * sizeof(double);
    if (memcmp(now, v, bytes) == 0) return VT_OK; // what is the same already costs no frame
    memcpy(now, v, bytes);
    vt_node_invalidate(node, p->effect);
    return VT_OK;
}

// --- texts ---
static int choice_of(const char *choices, const char *text) {
    size_t length = strlen(text);
    int index = 0;
    for (const char *at = choices; *at; index++) {
        size_t n = strcspn(at, "|");
        if (n == length && memcmp(at, text, n) == 0) return index;
        at += n + (at[n] == '|');
    }
    return -1;
}

static vt_status set_own_text(vt_node_data *node, const vt_property *p, const char *text) {
    const vt_kind_spec *spec = vt_kind_spec_of(node->kind);
    int index = 0;
    while (spec->text_slots[index] != p->slot) index++;
    const char *now = node->texts[index] ? node->texts[index] : p->choices_or_unit;
    if (strcmp(now, text) == 0) return VT_OK;
    if (strcmp(p->name, "cmap") == 0) {
        vt_status status = vt_colormap_check(text);
        if (status) return vt_fail(status, "%s.%s: %s", spec->name, p->name, vt_fail_text());
    }
    size_t bytes = strlen(text) + 1;
    char *copy = vt_alloc(bytes);
    if (!copy) return vt_fail(VT_ERROR_MEMORY, "%s.%s: no memory for a text of %zu bytes", spec->name, p->name, bytes);
    memcpy(copy, text, bytes);
    vt_free(node->texts[index]);
    node->texts[index] = copy;
    node->props[p->slot] += 1;
    if (!index) vt_scene_of(node)->names++; // a label
    vt_node_invalidate(node, p->effect);
    return VT_OK;
}

vt_status vt_node_set_text(vt_node_data *node, int property, const char *text) {
    const vt_property *p = property_of(node, property);
    if (!p) return VT_ERROR_NAME;
    if (!text) return vt_fail(VT_ERROR_VALUE, "%s.%s: got no text, wanted %s", name_of(node), p->name, wanted(p).text);
    if (p->type == VT_T_TEXT) return set_own_text(node, p, text);
    if (vt_is_nan(p->initial[0]) && strcmp(text, "auto") == 0) return vt_node_set(node, property, &(double){NAN}, 1);
    if (p->type == VT_T_COLOR) {
        double rgba[4];
        if (!vt_color_parse(text, rgba))
            return vt_fail(VT_ERROR_VALUE, "%s.%s: %s", name_of(node), p->name, vt_fail_text());
        return vt_node_set(node, property, rgba, 4);
    }
    if (p->type == VT_T_CHOICE) {
        int choice = choice_of(p->choices_or_unit, text);
        if (choice >= 0) return vt_node_set(node, property, &(double){choice}, 1);
    }
    if (p->type == VT_T_NUMBER && strchr(p->choices_or_unit, '|') && choice_of(p->choices_or_unit, text) == 1)
        return vt_node_set(node, property, &(double){0}, 1);
    return vt_fail(VT_ERROR_VALUE, "%s.%s: got the text \"%.60s\", wanted %s", name_of(node), p->name, text,
                   wanted(p).text);
}

int vt_node_get_numbers(const vt_node_data *node, int property, double *values, int capacity) {
    const vt_property *p = property_of(node, property);
    if (!p) return VT_ERROR_NAME;
    if (p->type == VT_T_TEXT) return vt_fail(VT_ERROR_VALUE, "%s.%s: is a text, not a number", name_of(node), p->name);
    if (capacity < p->count || !values)
        return vt_fail(VT_ERROR_VALUE, "%s.%s: got room for %d numbers, wanted %d", name_of(node), p->name, capacity,
                       p->count);
    memcpy(values, node->props + p->slot, (size_t)p->count * sizeof *values);
    return p->count;
}

const char *vt_node_get_text(const vt_node_data *node, int property) {
    static char choice[40];
    const vt_property *p = property_of(node, property);
    if (!p) return NULL;
    if (p->type == VT_T_TEXT) return vt_node_text(node, p->slot);
    if (p->type == VT_T_CHOICE) {
        const char *at = p->choices_or_unit;
        for (int i = (int)node->props[p->slot]; i > 0; i--) at = strchr(at, '|') + 1;
        vt_print(choice, sizeof choice, "%.*s", (int)strcspn(at, "|"), at);
        return choice;
    }
    vt_fail(VT_ERROR_VALUE, "%s.%s: is a number, not a text", name_of(node), p->name);
    return NULL;
}
