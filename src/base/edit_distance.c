// In:  a word that was not found and the words that would have been.
// Out: which of them was probably meant, by the fewest typing slips.
#include "base/edit_distance.h"
#include "base/base.h"

enum { LONGEST = 40 }; // longer words are nobody's slip of the finger

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

// Slips between a and b: a letter too many, too few, another one, or two neighbours swapped. -1 when too long.
static int slips(const char *a, const char *b) {
    int rows[3][LONGEST + 1];
    size_t length_a = strlen(a), length_b = strlen(b);
    if (length_a > LONGEST || length_b > LONGEST) return -1;
    int m = (int)length_a, n = (int)length_b;
    for (int j = 0; j <= n; j++) rows[0][j] = j;
    for (int i = 1; i <= m; i++) {
        int *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (int j = 1; j <= n; j++) {
            char x = lower(a[i - 1]), y = lower(b[j - 1]);
            int best = above[j - 1] + (x != y);
            best = VT_MIN(best, above[j] + 1);
            best = VT_MIN(best, row[j - 1] + 1);
            if (i > 1 && j > 1 && x == lower(b[j - 2]) && lower(a[i - 2]) == y)
                best = VT_MIN(best, two_above[j - 2] + 1);
            row[j] = best;
        }
    }
    return rows[m % 3][n];
}

int vt_nearest_word(const char *word, const char *const *words, size_t stride, int count) {
    int best = -1, fewest = 1 + VT_MAX(1, (int)VT_MIN(strlen(word), (size_t)LONGEST) / 3);
    const char *at = (const char *)words;
    for (int i = 0; i < count; i++, at += stride) {
        const char *candidate;
        memcpy(&candidate, at, sizeof candidate);
        int n = slips(word, candidate);
        // A word that is one letter away from everything short says nothing.
        if (n >= 0 && n < fewest && n < (int)strlen(candidate)) fewest = n, best = i;
    }
    return best;
}
