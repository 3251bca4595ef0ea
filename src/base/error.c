// In:  failures, with the sentence that tells the user about them.
// Out: the sentence of the last failure.
#include "base/base.h"
#include "base/format.h"

static char sentence[1024];

vt_status vt_fail(vt_status code, const char *format, ...) {
    // Through a second buffer, because an argument may be the last sentence itself.
    char next[sizeof sentence];
    va_list arguments;
    va_start(arguments, format);
    vt_print_list(next, sizeof next, format, arguments);
    va_end(arguments);
    memcpy(sentence, next, sizeof sentence);
    return code;
}

const char *vt_fail_text(void) { return sentence; }
