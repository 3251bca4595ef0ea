// In:  a colour as a text: "tomato", "#f80", "rgb(255, 128, 0)", "0.7", "C3".
// Out: four numbers in 0..1: red, green, blue (sRGB-encoded) and alpha, not premultiplied.
#include "data/color.h"
#include "base/edit_distance.h"

// The named colours of CSS Color 4.
static const struct named {
    const char *name;
    uint32_t rgb;
} names[] = {
    {"aliceblue", 0xf0f8ff},
    {"antiquewhite", 0xfaebd7},
    {"aqua", 0x00ffff},
    {"aquamarine", 0x7fffd4},
    {"azure", 0xf0ffff},
    {"beige", 0xf5f5dc},
    {"bisque", 0xffe4c4},
    {"black", 0x000000},
    {"blanchedalmond", 0xffebcd},
    {"blue", 0x0000ff},
    {"blueviolet", 0x8a2be2},
    {"brown", 0xa52a2a},
    {"burlywood", 0xdeb887},
    {"cadetblue", 0x5f9ea0},
    {"chartreuse", 0x7fff00},
    {"chocolate", 0xd2691e},
    {"coral", 0xff7f50},
    {"cornflowerblue", 0x6495ed},
    {"cornsilk", 0xfff8dc},
    {"crimson", 0xdc143c},
    {"cyan", 0x00ffff},
    {"darkblue", 0x00008b},
    {"darkcyan", 0x008b8b},
    {"darkgoldenrod", 0xb8860b},
    {"darkgray", 0xa9a9a9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xa9a9a9},
    {"darkkhaki", 0xbdb76b},
    {"darkmagenta", 0x8b008b},
    {"darkolivegreen", 0x556b2f},
    {"darkorange", 0xff8c00},
    {"darkorchid", 0x9932cc},
    {"darkred", 0x8b0000},
    {"darksalmon", 0xe9967a},
    {"darkseagreen", 0x8fbc8f},
    {"darkslateblue", 0x483d8b},
    {"darkslategray", 0x2f4f4f},
    {"darkslategrey", 0x2f4f4f},
    {"darkturquoise", 0x00ced1},
    {"darkviolet", 0x9400d3},
    {"deeppink", 0xff1493},
    {"deepskyblue", 0x00bfff},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1e90ff},
    {"firebrick", 0xb22222},
    {"floralwhite", 0xfffaf0},
    {"forestgreen", 0x228b22},
    {"fuchsia", 0xff00ff},
    {"gainsboro", 0xdcdcdc},
    {"ghostwhite", 0xf8f8ff},
    {"gold", 0xffd700},
    {"goldenrod", 0xdaa520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xadff2f},
    {"grey", 0x808080},
    {"honeydew", 0xf0fff0},
    {"hotpink", 0xff69b4},
    {"indianred", 0xcd5c5c},
    {"indigo", 0x4b0082},
    {"ivory", 0xfffff0},
    {"khaki", 0xf0e68c},
    {"lavender", 0xe6e6fa},
    {"lavenderblush", 0xfff0f5},
    {"lawngreen", 0x7cfc00},
    {"lemonchiffon", 0xfffacd},
    {"lightblue", 0xadd8e6},
    {"lightcoral", 0xf08080},
    {"lightcyan", 0xe0ffff},
    {"lightgoldenrodyellow", 0xfafad2},
    {"lightgray", 0xd3d3d3},
    {"lightgreen", 0x90ee90},
    {"lightgrey", 0xd3d3d3},
    {"lightpink", 0xffb6c1},
    {"lightsalmon", 0xffa07a},
    {"lightseagreen", 0x20b2aa},
    {"lightskyblue", 0x87cefa},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xb0c4de},
    {"lightyellow", 0xffffe0},
    {"lime", 0x00ff00},
    {"limegreen", 0x32cd32},
    {"linen", 0xfaf0e6},
    {"magenta", 0xff00ff},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66cdaa},
    {"mediumblue", 0x0000cd},
    {"mediumorchid", 0xba55d3},
    {"mediumpurple", 0x9370db},
    {"mediumseagreen", 0x3cb371},
    {"mediumslateblue", 0x7b68ee},
    {"mediumspringgreen", 0x00fa9a},
    {"mediumturquoise", 0x48d1cc},
    {"mediumvioletred", 0xc71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xf5fffa},
    {"mistyrose", 0xffe4e1},
    {"moccasin", 0xffe4b5},
    {"navajowhite", 0xffdead},
    {"navy", 0x000080},
    {"oldlace", 0xfdf5e6},
    {"olive", 0x808000},
    {"olivedrab", 0x6b8e23},
    {"orange", 0xffa500},
    {"orangered", 0xff4500},
    {"orchid", 0xda70d6},
    {"palegoldenrod", 0xeee8aa},
    {"palegreen", 0x98fb98},
    {"paleturquoise", 0xafeeee},
    {"palevioletred", 0xdb7093},
    {"papayawhip", 0xffefd5},
    {"peachpuff", 0xffdab9},
    {"peru", 0xcd853f},
    {"pink", 0xffc0cb},
    {"plum", 0xdda0dd},
    {"powderblue", 0xb0e0e6},
    {"purple", 0x800080},
    {"rebeccapurple", 0x663399},
    {"red", 0xff0000},
    {"rosybrown", 0xbc8f8f},
    {"royalblue", 0x4169e1},
    {"saddlebrown", 0x8b4513},
    {"salmon", 0xfa8072},
    {"sandybrown", 0xf4a460},
    {"seagreen", 0x2e8b57},
    {"seashell", 0xfff5ee},
    {"sienna", 0xa0522d},
    {"silver", 0xc0c0c0},
    {"skyblue", 0x87ceeb},
    {"slateblue", 0x6a5acd},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xfffafa},
    {"springgreen", 0x00ff7f},
    {"steelblue", 0x4682b4},
    {"tan", 0xd2b48c},
    {"teal", 0x008080},
    {"thistle", 0xd8bfd8},
    {"tomato", 0xff6347},
    {"turquoise", 0x40e0d0},
    {"violet", 0xee82ee},
    {"wheat", 0xf5deb3},
    {"white", 0xffffff},
    {"whitesmoke", 0xf5f5f5},
    {"yellow", 0xffff00},
    {"yellowgreen", 0x9acd32},
};

// The ten colours for categories that C0..C9 stand for (tab10).
static const uint32_t cycle[10] = {0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd,
                                   0x8c564b, 0xe377c2, 0x7f7f7f, 0xbcbd22, 0x17becf};

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    c = lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void unpack(uint32_t rgb, double rgba[4]) {
    rgba[0] = (double)(rgb >> 16 & 255) / 255, rgba[1] = (double)(rgb >> 8 & 255) / 255,
    rgba[2] = (double)(rgb & 255) / 255;
    rgba[3] = 1;
}

// A plain decimal; strtod would listen to the locale and know "inf" and "0x1p3". Returns what follows it, or NULL and no value.
static const char *read_number(const char *at, double *value) {
    double sign = 1, number = 0, unit = 1;
    int digits = 0;
    if (*at == '-' || *at == '+') sign = *at++ == '-' ? -1 : 1;
    for (; is_digit(*at); at++, digits++) number = number * 10 + (*at - '0');
    if (*at == '.')
        for (at++; is_digit(*at); at++, digits++) unit *= 10, number += (*at - '0') / unit;
    if (!digits) return NULL;
    *value = sign * number;
    return at;
}

static bool parse_hex(const char *text, double rgba[4]) {
    int digits[8];
    size_t count = strlen(text + 1);
    bool fine = count == 3 || count == 4 || count == 6 || count == 8;
    for (size_t i = 0; fine && i < count; i++) fine = (digits[i] = hex_digit(text[1 + i])) >= 0;
    if (!fine) {
        vt_fail(VT_ERROR_VALUE,
                "\"%.40s\" is not a colour: # wants 3, 4, 6 or 8 hexadecimal digits, as in \"#f80\" or \"#ff8800\"",
                text);
        return false;
    }
    rgba[3] = 1;
    if (count <= 4)
        for (size_t i = 0; i < count; i++) rgba[i] = digits[i] / 15.0;
    else
        for (size_t i = 0; i < count / 2; i++) rgba[i] = (digits[2 * i] * 16 + digits[2 * i + 1]) / 255.0;
    return true;
}

// rgb(255, 128, 0), rgba(255, 128, 0, 0.5), rgb(100% 50% 0 / 50%): numbers are 0..255, alpha 0..1, or all percentages.
static bool parse_rgb(const char *text, double rgba[4]) {
    double parts[4] = {0, 0, 0, 1};
    int count = 0;
    const char *at = strchr(text, '(') + 1;
    for (; count < 4; count++) {
        while (is_space(*at)) at++;
        if (count && (*at == ',' || *at == '/')) at++;
        while (is_space(*at)) at++;
        const char *after = read_number(at, &parts[count]);
        if (!after) break;
        at = after;
        if (*at == '%')
            parts[count] /= 100, at++;
        else if (count < 3)
            parts[count] /= 255;
    }
    while (is_space(*at)) at++;
    bool fine = count >= 3 && at[0] == ')' && at[1] == 0;
    for (int i = 0; i < 4; i++) fine = fine && parts[i] >= 0 && parts[i] <= 1;
    if (fine)
        memcpy(rgba, parts, sizeof parts);
    else
        vt_fail(VT_ERROR_VALUE,
                "\"%.60s\" is not a colour: rgb() wants three numbers in 0..255 and perhaps an alpha in 0..1, as in "
                "\"rgb(255, 128, 0)\" or \"rgba(255, 128, 0, 0.5)\"",
                text);
    return fine;
}

static bool parse_grey(const char *text, double rgba[4]) {
    double value;
    const char *after = read_number(text, &value);
    if (!after || *after || !(value >= 0 && value <= 1)) {
        vt_fail(VT_ERROR_VALUE,
                "\"%.40s\" is not a colour: a number as a text is a grey between \"0\" (black) and \"1\" (white)",
                text);
        return false;
    }
    rgba[0] = rgba[1] = rgba[2] = value, rgba[3] = 1;
    return true;
}

bool vt_color_parse(const char *text, double rgba[4]) {
    char word[96];
    size_t length = text ? strlen(text) : 0;
    while (length && is_space(text[0])) text++, length--;
    while (length && is_space(text[length - 1])) length--;
    if (!length) {
        vt_fail(VT_ERROR_VALUE, "a colour was wanted, but the text is empty: give a name (\"tomato\"), \"#f80\", a "
                                "grey (\"0.7\") or \"C0\"..\"C9\"");
        return false;
    }
    if (length >= sizeof word) {
        vt_fail(VT_ERROR_VALUE, "\"%.40s...\" is not a colour: it is %zu characters long", text, length);
        return false;
    }
    memcpy(word, text, length);
    word[length] = 0;

    if (word[0] == '#') return parse_hex(word, rgba);
    if (is_digit(word[0]) || word[0] == '.' || word[0] == '-' || word[0] == '+') return parse_grey(word, rgba);
    if (length == 2 && word[0] == 'C' && is_digit(word[1])) return unpack(cycle[word[1] - '0'], rgba), true;
    char low[sizeof word];
    for (size_t i = 0; i <= length; i++) low[i] = lower(word[i]);
    if (!strncmp(low, "rgb(", 4) || !strncmp(low, "rgba(", 5)) return parse_rgb(low, rgba);
    if (!strcmp(low, "transparent") || !strcmp(low, "none")) return rgba[0] = rgba[1] = rgba[2] = rgba[3] = 0, true;
    for (int i = 0; i < VT_LENGTH(names); i++)
        if (!strcmp(low, names[i].name)) return unpack(names[i].rgb, rgba), true;

    int near = vt_nearest_word(low, &names[0].name, sizeof names[0], VT_LENGTH(names));
    if (near >= 0)
        vt_fail(VT_ERROR_VALUE, "\"%.40s\" is not a colour: did you mean \"%s\"?", word, names[near].name);
    else
        vt_fail(VT_ERROR_VALUE,
                "\"%.40s\" is not a colour: give a CSS name (\"tomato\"), \"#f80\", \"rgb(255, 128, 0)\", a grey "
                "(\"0.7\") or \"C0\"..\"C9\"",
                word);
    return false;
}
