// In:  the scene's light nodes, fog and bounds; the camera.
// Out: their part of the pass's uniform block, in linear light.
//
// Without any light node: a hemisphere of soft light, and a key light over the reader's left shoulder that follows the
// camera. The strengths are chosen so that a white surface turned to the key light is just white, and one turned away
// keeps about half of its lightness. With light nodes the key light is theirs to give; where none of them is an ambient
// light, a little of the hemisphere stays, so that nothing is black.
#include "annotate/theme.h"
#include "gl/gl_internal.h"

#define SKY 0.54f
#define GROUND 0.30f
#define KEY 0.52f
#define REST 0.45f                                          // of the hemisphere, beside lights of the user's own
static const double key_direction[3] = {-0.42, 0.55, 0.72}; // eye axes: right, up, to the reader

static float linear(double c) { return (float)(c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)); }

static void eye_to_world(const vt_camera *camera, const double *v, double *out) { // the rotation's transpose
    for (int i = 0; i < 3; i++) out[i] = vt_dot(&camera->rotation[i * 4], v);
}

static void add(vt_frame_uniforms *frame, const double *position, bool is_point, const double *color, double intensity,
                double range) {
    VT_ASSERT(frame->light_count < VT_LIGHTS); // node.c makes no more
    vt_frame_light *light = &frame->lights[frame->light_count++];
    for (int k = 0; k < 3; k++) {
        light->position[k] = (float)position[k];
        light->color[k] = linear(color[k]) * (float)intensity;
    }
    light->is_point = is_point;
    light->falloff = vt_is_finite(range) && range > 0 ? (float)(1 / (range * range)) : 0;
}

static void add_node(vt_gl_pass *pass, const vt_node_data *node, bool *ambient) {
    vt_frame_uniforms *frame = &pass->frame;
    double at[3];
    if (node->kind == VT_AMBIENT_LIGHT) {
        const vt_ambient_light_props *props = VT_PROPS(ambient_light, node);
        *ambient = true;
        for (int i = 0; i < 3; i++) {
            float strength = linear(props->color[i]) * (float)props->intensity[0];
            frame->sky[i] += strength, frame->ground[i] += strength;
        }
    } else if (node->kind == VT_DIRECTIONAL_LIGHT) {
        const vt_directional_light_props *props = VT_PROPS(directional_light, node);
        const double *d = props->direction;
        double towards[3] = {-d[0], -d[1], -d[2]};
        if (props->follow[0] > 0.5)
            eye_to_world(pass->camera, towards, at);
        else { // the group's rotation turns the light too; the axes' stretching does not, nor does it turn `up`
            for (int i = 0; i < 3; i++)
                at[i] = node->world[i] * towards[0] + node->world[4 + i] * towards[1] + node->world[8 + i] * towards[2];
        }
        if (vt_normalize(at)) add(frame, at, false, props->color, props->intensity[0], NAN);
    } else if (node->kind == VT_POINT_LIGHT) {
        const vt_point_light_props *props = VT_PROPS(point_light, node);
        vt_camera_relative(pass->camera, node->world + 12, at);
        if (vt_is_finite(at[0] + at[1] + at[2]))
            add(frame, at, true, props->color, props->intensity[0], props->range[0] * vt_camera_mean(pass->camera));
    }
}

static void add_fog(vt_gl_pass *pass) {
    const vt_scene_props *props = VT_PROPS(scene, pass->scene_node);
    const vt_scene_data *scene = pass->scene;
    vt_frame_uniforms *frame = &pass->frame;
    vt_theme_color(props->fog_color, vt_theme_of(pass->view).background, 1, frame->fog_color);
    frame->fog_start = frame->fog_scale = 0, frame->fog_strength = (float)props->fog[0];
    double min[3], max[3];
    if (!(props->fog[0] > 0) || !vt_space_reach(scene, min, max)) return;
    double nearest = VT_INF, farthest = -VT_INF;
    for (int corner = 0; corner < 8; corner++) {
        double p[3];
        for (int i = 0; i < 3; i++) p[i] = corner >> i & 1 ? max[i] : min[i];
        vt_camera_relative(pass->camera, p, p);
        const double *r = pass->camera->rotation;
        double depth = -(r[2] * p[0] + r[6] * p[1] + r[10] * p[2]);
        nearest = VT_MIN(nearest, depth), farthest = VT_MAX(farthest, depth);
    }
    if (pass->camera->perspective) nearest = VT_MAX(nearest, 0);
    frame->fog_start = (float)nearest;
    frame->fog_scale = farthest > nearest ? (float)(1 / (farthest - nearest)) : 0;
}

void vt_gl_light(vt_gl_pass *pass) {
    vt_frame_uniforms *frame = &pass->frame;
    memset(frame->sky, 0, sizeof frame->sky);
    memset(frame->ground, 0, sizeof frame->ground);
    memset(frame->lights, 0, sizeof frame->lights);
    double up[3];
    memcpy(up, VT_PROPS(view, pass->view)->up, sizeof up);
    if (!vt_normalize(up)) up[0] = up[1] = 0, up[2] = 1;
    for (int i = 0; i < 3; i++) frame->up[i] = (float)up[i];
    frame->light_count = 0;
    bool any = false, ambient = false;
    for (uint32_t i = 0; i < pass->scene->light_count; i++) {
        const vt_node_data *node = vt_node_at(pass->scene->lights[i]);
        if (!node->shown) continue;
        any = true;
        add_node(pass, node, &ambient);
    }
    for (int i = 0; i < 3 && !ambient; i++)
        frame->sky[i] = any ? SKY * REST : SKY, frame->ground[i] = any ? GROUND * REST : GROUND;
    if (!any) {
        static const double white[3] = {1, 1, 1};
        double key[3];
        eye_to_world(pass->camera, key_direction, key);
        if (vt_normalize(key)) add(frame, key, false, white, KEY, NAN);
    }
    add_fog(pass);
}
