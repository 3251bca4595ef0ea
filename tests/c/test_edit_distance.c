// In:  misspelt words.
// Out: checks of vt_nearest_word.
#include "base/edit_distance.h"
#include "test.h"
#include <stdlib.h>

static const char *const words[] = {"position", "rotation", "scale", "color", "colors", "size", "alpha", "cmap"};
enum { COUNT = sizeof words / sizeof *words };

static const char *near(const char *word) {
    int found = vt_nearest_word(word, words, sizeof *words, COUNT);
    return found < 0 ? "" : words[found];
}

TEST(one_slip_is_understood) {
    CHECK_TEXT(near("positon"), "position");   // a letter too few
    CHECK_TEXT(near("positiion"), "position"); // too many
    CHECK_TEXT(near("rotetion"), "rotation");  // another one
    CHECK_TEXT(near("sclae"), "scale");        // two swapped
    CHECK_TEXT(near("COLOR"), "color");
    CHECK_TEXT(near("colour"), "color");
    CHECK_TEXT(near("colourss"), "colors");
    CHECK_TEXT(near("siez"), "size");
}

TEST(the_nearer_of_two_wins) {
    CHECK_TEXT(near("colr"), "color");
    CHECK_TEXT(near("colros"), "colors");
}

TEST(a_quite_different_word_has_no_neighbour) {
    CHECK_TEXT(near("lighting"), "");
    CHECK_TEXT(near("x"), "");
    CHECK_TEXT(near("zz"), "");
    CHECK_TEXT(near(""), "");
    CHECK(vt_nearest_word("size", words, sizeof *words, 0) == -1);
}

TEST(a_very_long_word_is_no_slip_and_costs_nothing) {
    char *word = malloc(1000001);
    memset(word, 'a', 1000000);
    word[1000000] = 0;
    CHECK_TEXT(near(word), "");
    free(word);
}

TEST(words_may_be_members_of_structs) {
    static const struct {
        int number;
        const char *name;
        double value;
    } items[] = {{1, "first", 0}, {2, "second", 0}};
    CHECK(vt_nearest_word("secnod", &items[0].name, sizeof items[0], 2) == 1);
}

int main(void) {
    RUN(one_slip_is_understood);
    RUN(the_nearer_of_two_wins);
    RUN(a_quite_different_word_has_no_neighbour);
    RUN(a_very_long_word_is_no_slip_and_costs_nothing);
    RUN(words_may_be_members_of_structs);
    return TEST_END();
}
