// In:  strings and numbers.
// Out: JSON text that grows as needed and is valid whatever the strings hold.
#include "base/json.h"
#include "base/decimal.h"
#include "base/format.h"

void vt_json_clear(vt_json *json) {
    json->length = 0;
    json->failed = false;
    if (json->text) json->text[0] = 0;
}

static bool reserve(vt_json *json, size_t more) {
    if (json->failed) return false;
    size_t wanted = json->length + more + 1;
    if (wanted <= json->capacity) return true;
    size_t capacity = VT_MAX(wanted, json->capacity * 2);
    capacity = VT_MAX(capacity, 256);
    char *text = vt_realloc(json->text, capacity);
    if (!text) {
        json->failed = true;
        return false;
    }
    json->text = text;
    json->capacity = capacity;
    return true;
}

static void put_bytes(vt_json *json, const char *bytes, size_t count) {
    if (!reserve(json, count)) return;
    memcpy(json->text + json->length, bytes, count);
    json->length += count;
    json->text[json->length] = 0;
}

void vt_json_put(vt_json *json, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char small[256];
    va_list again;
    va_copy(again, arguments);
    int length = vt_print_list(small, sizeof small, format, arguments);
    va_end(arguments);
    if (length < 0) {
        json->failed = true;
    } else if ((size_t)length < sizeof small) {
        put_bytes(json, small, (size_t)length);
    } else if (reserve(json, (size_t)length)) {
        vt_print_list(json->text + json->length, (size_t)length + 1, format, again);
        json->length += (size_t)length;
    }
    va_end(again);
}

// How many bytes of valid UTF-8 stand at s (0: none); over-long forms and surrogates are not valid.
static int utf8_length(const unsigned char *s, int left) {
    if (s[0] < 0x80) return 1;
    int n = s[0] >= 0xc2 && s[0] < 0xe0 ? 2 : (s[0] & 0xf0) == 0xe0 ? 3 : s[0] >= 0xf0 && s[0] < 0xf5 ? 4 : 0;
    if (n == 0 || n > left) return 0;
    for (int i = 1; i < n; i++)
        if ((s[i] & 0xc0) != 0x80) return 0;
    if (s[0] == 0xe0 && s[1] < 0xa0) return 0;
    if (s[0] == 0xed && s[1] >= 0xa0) return 0;
    if (s[0] == 0xf0 && s[1] < 0x90) return 0;
    if (s[0] == 0xf4 && s[1] >= 0x90) return 0;
    return n;
}

void vt_json_string(vt_json *json, const char *text, int length) {
    if (length < 0) length = (int)strlen(text);
    put_bytes(json, "\"", 1);
    for (int i = 0; i < length;) {
        const unsigned char *s = (const unsigned char *)text + i;
        int n = utf8_length(s, length - i);
        if (n == 0) {
            put_bytes(json, "\xef\xbf\xbd", 3); // U+FFFD stands for what is not UTF-8
            n = 1;
        } else if (*s == '"' || *s == '\\') {
            char escaped[2] = {'\\', (char)*s};
            put_bytes(json, escaped, 2);
        } else if (*s < 0x20 || *s == 0x7f) {
            vt_json_put(json, "\\u00%c%c", "0123456789abcdef"[*s >> 4], "0123456789abcdef"[*s & 15]);
        } else {
            put_bytes(json, text + i, (size_t)n);
        }
        i += n;
    }
    put_bytes(json, "\"", 1);
}

void vt_json_number(vt_json *json, double x) {
    if (!vt_is_finite(x)) {
        vt_json_put(json, "null");
        return;
    }
    char digits[32];
    vt_pen pen = vt_pen_on(digits, sizeof digits);
    vt_put_number(&pen, x, 0);
    put_bytes(json, digits, strlen(digits));
}

void vt_json_comma(vt_json *json) {
    char last = json->length ? json->text[json->length - 1] : '{';
    if (last != '{' && last != '[' && last != ',') put_bytes(json, ",", 1);
}

void vt_json_numbers(vt_json *json, const char *name, const double *x, int count) {
    vt_json_comma(json);
    vt_json_put(json, "\"%s\":[", name);
    for (int i = 0; i < count; i++) {
        vt_json_comma(json);
        vt_json_number(json, x[i]);
    }
    vt_json_put(json, "]");
}
