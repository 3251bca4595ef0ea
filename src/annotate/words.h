// In:  counts, and texts of users.
// Out: the same as parts of sentences.
#ifndef VT_WORDS_H
#define VT_WORDS_H
#include "base/json.h"

void vt_words_count(vt_json *out, uint64_t n); // "1,000"
void vt_words_counted(vt_json *out, uint64_t n, const char *one, const char *many);
void vt_words_text(vt_json *out, const char *text); // on one line, without dollars round formulas
// A kind's noun as kinds.h has it.
void vt_words_noun(vt_json *out, const char *noun, bool many);
#endif
