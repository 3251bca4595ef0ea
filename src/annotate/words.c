// In:  counts, and texts of users.
// Out: the same as parts of sentences.
#include "annotate/words.h"
#include "base/decimal.h"

void vt_words_count(vt_json *out, uint64_t n) {
    char digits[40];
    vt_pen pen = vt_pen_on(digits, sizeof digits);
    vt_put_decimal(&pen, (int64_t)n, 0, VT_GROUPS);
    vt_json_put(out, "%s", digits);
}

void vt_words_counted(vt_json *out, uint64_t n, const char *one, const char *many) {
    vt_words_count(out, n);
    vt_json_put(out, " %s", n == 1 ? one : many);
}

void vt_words_text(vt_json *out, const char *text) {
    for (; *text; text++)
        if (*text != '$') vt_json_put(out, "%c", *text == '\n' ? ' ' : *text);
}

void vt_words_noun(vt_json *out, const char *noun, bool many) {
    const char *bar = strchr(noun, '|'), *last = bar ? strrchr(noun, '|') : NULL;
    if (!bar)
        vt_json_put(out, "%s%s", noun, many ? "s" : "");
    else if (many)
        vt_json_put(out, "%s", last + 1);
    else
        vt_json_put(out, "%.*s%.*s", (int)(bar - noun), noun, (int)(last - bar) - 1, bar + 1);
}
