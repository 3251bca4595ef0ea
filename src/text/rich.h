// In:  a text that may hold mathematics between dollar signs.
// Out: its characters one by one, each with its size and its height above the line.
//
// Between $ and $: ^x ^{..} _x _{..}, names of Greek letters and signs (\alpha, \times, \leq...), \sqrt{..}, \frac{..}{..},
// \mathrm{..}, accents (\hat, \bar, \vec, \dot...). Names that are not known show as they are. As in Pandoc, a pair of dollar signs only counts where the first
// touches what follows and the second what precedes it and no figure follows, so that "$5 and $10" is plain; \$ always is.
#ifndef VT_RICH_H
#define VT_RICH_H
#include "base/base.h"

typedef enum vt_rich_pen { // where a character stands beside the one before it
    VT_RICH_ON,            // after it, and after all its super- and subscripts
    VT_RICH_FIRST,         // the first of a super- or subscript
    VT_RICH_BACK,          // the first of another one, over or under it
    VT_RICH_IN,            // within it
    VT_RICH_OVER,          // over the middle of what was accented
} vt_rich_pen;

typedef struct vt_rich_item {
    uint32_t codepoint;
    float size, rise; // of the text's em
    float bars[2];    // heights of bars over it, of the text's em; 0: none
    vt_rich_pen pen;
    bool accented;         // the first of what is accented
    const char *from, *to; // where it is written; from == to: in no place
} vt_rich_item;

#define VT_RICH_DEPTH 6
typedef struct vt_rich {         // a place in a text; may be copied, to go on from there again
    const char *at, *end;        // end: the dollar sign that ends the mathematics `at` is in, or NULL
    const char *more, *more_end; // what a command stands for, still to come
    uint32_t letter;             // likewise, when it is one; or 0
    struct vt_rich_level {
        float size, rise, bars[2];
        char close;           // '}', or 0: a single character
        uint8_t script, frac; // '^' or '_'; 1: the upper part of a fraction
        uint8_t accent;       // 1 + which, and 16 over high letters
    } levels[VT_RICH_DEPTH];
    int depth, deeper; // deeper: open braces beyond VT_RICH_DEPTH
    char last_script;  // that ended just before `at`
    bool begins;       // the next character is the first of a script
    bool accented;     // ... of what is accented
    uint8_t over;      // it is an accent, as levels have it; or 0
    const char *boxed; // text.c: up to here letters that the font lacks are shown as boxes
} vt_rich;

vt_rich vt_rich_begin(const char *text);
bool vt_rich_next(vt_rich *rich, vt_rich_item *item); // false at the end of the text
uint32_t vt_utf8_next(const char **text);             // U+FFFD for what is none
#endif
