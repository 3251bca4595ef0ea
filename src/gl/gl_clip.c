// In:  a scene's clips, its theme.
// Out: their part of the pass's uniform block: what is cut off, and the colours of what is selected.
#include "annotate/theme.h"
#include "gl/gl_internal.h"

// Maps of places that are stretched and relative to the eye, as clip.glsl gets them: exact far from the origin too.
static void put_clips(vt_gl_pass *pass) {
    const vt_camera *camera = pass->camera;
    const vt_clips *clips = &pass->scene->clips;
    pass->frame.clip_count = clips->count;
    for (int i = 0; i < clips->count; i++) {
        const vt_clip *from = &clips->items[i];
        vt_frame_clip *to = &pass->frame.clips[i];
        double at_eye[3];
        vt_mat_point(from->map, camera->eye, at_eye);
        for (int row = 0; row < 3; row++) {
            for (int c = 0; c < 3; c++) to->rows[row][c] = (float)(from->map[c * 4 + row] / camera->stretch[c]);
            to->rows[row][3] = (float)at_eye[row];
        }
        to->mode = (int32_t)from->how;
    }
}

void vt_gl_clip(vt_gl_pass *pass) {
    vt_frame_uniforms *frame = &pass->frame;
    const vt_theme theme = vt_theme_of(pass->view);
    memcpy(frame->accent, theme.accent, sizeof theme.accent);
    memcpy(frame->background, theme.background, sizeof theme.background);
    if (!(theme.background[3] > 0.5f)) // transparent: the page is behind it, which the theme goes with
        for (int c = 0; c < 3; c++) frame->background[c] = theme.dark ? 0.07f : 1;
    frame->shows_selection = !pass->depth_only;
    put_clips(pass);
}
