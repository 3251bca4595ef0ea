// In:  a scene's clips, its theme.
// Out: their part of the pass's uniform block: what is cut off, and the colours of what is selected.
// Called by: gl_submit.c, once a pass.
#include "annotate/theme.h"
#include "gl/gl_internal.h"

// Maps of places that are stretched and relative to the eye, as clip.glsl gets them: exact far from the origin too.
static void put_clips(vt_gl_pass *pass) {
    const vt_camera *camera = pass->camera;
    const vt_clips *clips = &pass->scene->clips;
    pass->block.accent[3] = (float)clips->count;
    for (int i = 0; i < clips->count; i++) {
        double at_eye[3];
        vt_mat_point(clips->items[i].map, camera->eye, at_eye);
        for (int row = 0; row < 3; row++) {
            float *to = pass->block.cuts[i * 4 + row];
            for (int c = 0; c < 3; c++) to[c] = (float)(clips->items[i].map[c * 4 + row] / camera->stretch[c]);
            to[3] = (float)at_eye[row];
        }
        pass->block.cuts[i * 4 + 3][0] = (float)clips->items[i].how;
    }
}

void vt_gl_clip(vt_gl_pass *pass) {
    const vt_theme theme = vt_theme_of(pass->view);
    memcpy(pass->block.accent, theme.accent, sizeof theme.accent);
    memcpy(pass->block.behind, theme.background, sizeof theme.background);
    if (!(theme.background[3] > 0.5f)) // clear: the page is behind it, which the theme goes with
        for (int c = 0; c < 3; c++) pass->block.behind[c] = theme.dark ? 0.07f : 1;
    pass->block.behind[3] = pass->plain ? 0 : 1;
    put_clips(pass);
}
