// In:  scenes by name (all of them without a name), the pictures in images/.
// Out: 0 when each scene still looks like its picture; else the new picture and one of the difference in the working folder.
// VITRAIL_BLESS=1 writes the pictures anew: look at each before it is committed.
#include "compare.h"
#include "make.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#include <stb/stb_image.h>
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>

extern const golden_scene scenes_points[], scenes_shapes[], scenes_light[], scenes_stroke[], scenes_text[],
    scenes_image[], scenes_mesh[], scenes_space[], scenes_surface[], scenes_axes[], scenes_clip[], scenes_select[],
    scenes_overlay[];
static const golden_scene *const files[] = {scenes_points, scenes_shapes, scenes_light,  scenes_stroke,  scenes_text,
                                            scenes_image,  scenes_mesh,   scenes_space,  scenes_surface, scenes_axes,
                                            scenes_clip,   scenes_select, scenes_overlay};

static void save(const char *path, const uint8_t *rgba, int width, int height) {
    if (!stbi_write_png(path, width, height, 4, rgba, width * 4)) fprintf(stderr, "cannot write %s\n", path);
}

static bool check(const golden_scene *scene, const uint8_t *actual, int width, int height) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s.png", GOLDEN_IMAGES, scene->name);
    const char *bless = getenv("VITRAIL_BLESS");
    if (bless && *bless == '1') {
        save(path, actual, width, height);
        return true;
    }
    int wanted_width = 0, wanted_height = 0, channels;
    uint8_t *wanted = stbi_load(path, &wanted_width, &wanted_height, &channels, 4);
    bool same_size = wanted && wanted_width == width && wanted_height == height, good = false;
    uint8_t *where = malloc((size_t)width * (size_t)height * 4);
    if (same_size && where) {
        golden_difference difference = golden_compare(actual, wanted, width, height, where);
        good = golden_same(difference);
        printf("%s %s: %u of %u pixels over, worst %d\n", good ? "ok  " : "FAIL", scene->name, difference.over,
               difference.pixels, difference.worst);
    } else
        printf("FAIL %s: no picture of %d x %d in %s\n", scene->name, width, height, path);
    if (!good) {
        snprintf(path, sizeof path, "%s.actual.png", scene->name);
        save(path, actual, width, height);
        snprintf(path, sizeof path, "%s.difference.png", scene->name);
        if (same_size && where) save(path, where, width, height);
    }
    free(where);
    stbi_image_free(wanted);
    return good;
}

static bool run(const golden_scene *scene) {
    int width = scene->width ? scene->width : 480, height = scene->height ? scene->height : 360;
    stage s = make_stage(width, height);
    scene->fill(s);
    uint8_t *rgba = picture_of(s);
    bool good = check(scene, rgba, width, height);
    free(rgba);
    must(vt_remove(s.scene));
    return good;
}

int main(int count, char **names) {
    must(vt_egl_open());
    int failures = 0, done = 0;
    for (size_t f = 0; f < sizeof files / sizeof *files; f++)
        for (const golden_scene *scene = files[f]; scene->name; scene++) {
            bool wanted = count < 2;
            for (int i = 1; i < count; i++) wanted = wanted || !strcmp(names[i], scene->name);
            if (!wanted) continue;
            done++;
            failures += !run(scene);
        }
    vt_reset();
    vt_egl_close();
    if (!done) fprintf(stderr, "no scene has that name\n");
    return failures || !done;
}
