// In:  a colour as a text: "tomato", "#f80", "rgb(255, 128, 0)", "0.7", "C3".
// Out: four numbers in 0..1: red, green, blue (sRGB-encoded) and alpha, not premultiplied.
#ifndef VT_COLOR_H
#define VT_COLOR_H
#include "base/base.h"

bool vt_color_parse(const char *text, double rgba[4]); // false after an error text, and rgba unchanged
#endif
