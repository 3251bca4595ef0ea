// In:  pictures that are the same, nearly the same, and broken in ways that a renderer breaks them.
// Out: 0 when the comparator tells them apart.
#include "compare.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { W = 120, H = 80 };
static uint8_t base[W * H * 4], other[W * H * 4];
static int failures;

static void expect(const char *sentence, bool same) {
    bool found = golden_same(golden_compare(other, base, W, H, NULL));
    if (found == same) return;
    printf("FAIL %s\n", sentence);
    failures++;
}

static void paint(void) { // a soft disc on white
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++) {
            int r = (x - 60) * (x - 60) + (y - 40) * (y - 40);
            uint8_t *p = base + (y * W + x) * 4;
            p[0] = (uint8_t)(r < 900 ? 200 - r / 10 : 255), p[1] = r < 900 ? 120 : 255, p[2] = r < 900 ? 40 : 255,
            p[3] = 255;
        }
    memcpy(other, base, sizeof base);
}

int main(void) {
    paint();
    expect("equal_pictures_are_the_same", true);
    for (size_t i = 0; i < sizeof other; i++) other[i] = (uint8_t)(base[i] >= 2 ? base[i] - 2 : base[i]);
    expect("two_steps_are_tolerated", true);
    for (size_t i = 0; i < sizeof other; i++) other[i] = (uint8_t)(base[i] >= 3 ? base[i] - 3 : base[i]);
    expect("three_steps_everywhere_are_not", false);
    paint();
    for (int i = 0; i < 9; i++) other[i * 4 * 997] ^= 255;
    expect("a_pixel_in_a_thousand_may_be_wrong", true);
    for (int i = 0; i < 11; i++) other[i * 4 * 601 + 1] ^= 255;
    expect("more_may_not", false);
    memmove(other + 4, base, sizeof base - 4);
    expect("a_shift_by_one_pixel_is_seen", false);
    paint();
    for (size_t i = 0; i < W * H; i++) other[i * 4] = base[i * 4 + 2], other[i * 4 + 2] = base[i * 4];
    expect("swapped_red_and_blue_are_seen", false);
    paint();
    for (size_t i = 0; i < W * H; i++) other[i * 4 + 3] = 0;
    expect("a_lost_alpha_is_seen", false);
    paint();
    for (int y = 0; y < H; y++) memcpy(other + y * W * 4, base + (H - 1 - y) * W * 4, W * 4);
    other[0] = 254;
    expect("a_symmetric_picture_upside_down_is_nearly_the_same", false);
    memset(other, 255, sizeof other);
    expect("an_empty_picture_is_seen", false);
    if (!failures) printf("ok\n");
    return failures;
}
