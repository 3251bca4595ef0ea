// In:  an empty stage.
// Out: lights, fog, backgrounds.
#include "make.h"

static void things(stage s) {
    vt_node floor = make("plane", s.scene);
    set(floor, "size", 6);
    set_words(floor, "color", "#d8d8d4");
    for (int i = 0; i < 5; i++) {
        vt_node thing = make(i % 2 ? "sphere" : "box", s.scene);
        set(thing, "position", 1.1 * i - 2.2, 0.9 * (i % 3) - 0.9, 0.5);
        set_words(thing, "color", i % 2 ? "#b8bcc2" : "C0");
        set(thing, "size", 0.9);
    }
}

static void sun(stage s) {
    things(s);
    vt_node light = make("directional_light", s.scene);
    set(light, "direction", -1, 0.3, -0.8);
    set(light, "color", 1, 0.93, 0.8);
}

static void lamps(stage s) {
    things(s);
    vt_node ambient = make("ambient_light", s.scene);
    set(ambient, "intensity", 0.12);
    static const double at[3][3] = {{-2, -1.8, 1.5}, {2, -1.5, 1.2}, {0, 2, 1.4}};
    static const char *const colors[] = {"#ff9050", "#60a0ff", "#ffffff"};
    for (int i = 0; i < 3; i++) {
        vt_node lamp = make("point_light", s.scene);
        set(lamp, "position", at[i][0], at[i][1], at[i][2]);
        set_words(lamp, "color", colors[i]);
        set(lamp, "range", 4);
    }
    set(s.scene, "background", 0.067, 0.078, 0.094, 1);
}

static void fog(stage s) {
    for (int i = 0; i < 200; i++) {
        vt_node box = make("box", s.scene);
        set(box, "position", i % 10, i / 10, 0);
        set(box, "size", 0.6, 0.6, 1);
        set_words(box, "color", "C0");
    }
    set(s.scene, "fog", 0.9);
}

static void clear_background(stage s) {
    things(s);
    set(s.scene, "background", 0, 0, 0, 0);
}

const golden_scene scenes_light[] = {
    {.name = "light_default", .fill = things},
    {.name = "light_sun", .fill = sun},
    {.name = "light_lamps", .fill = lamps},
    {.name = "light_fog", .fill = fog},
    {.name = "background_clear", .fill = clear_background},
    {0},
};
