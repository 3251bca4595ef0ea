const int CLIP_BEHIND = 0, CLIP_OUTSIDE = 1; // else what is inside is cut off; as vt_clip_how

// Whether d is in what clips and the axes' limits cut off. The twin of vt_clip_keeps in src/scene/clip.c.
bool is_clipped(vec3 d) {
    vec4 at = vec4(d, 1.0);
    for (int i = 0; i < 9; i++) {
        if (i >= frame_clip_count) break;
        vec3 p = vec3(dot(frame_clips[i].x, at), dot(frame_clips[i].y, at), dot(frame_clips[i].z, at));
        int mode = frame_clips[i].mode;
        float reach = max(abs(p.x), max(abs(p.y), abs(p.z)));
        // What lies on a side is kept: float32 would cut half of it off.
        bool gone = mode == CLIP_BEHIND    ? p.x < -2e-6 * abs(frame_clips[i].x.w)
                    : mode == CLIP_OUTSIDE ? reach > 0.50001
                                           : reach < 0.49999;
        if (gone) return true;
    }
    return false;
}

// The inside of a body that is cut open, in its own colour.
vec3 interior_color(vec3 color) { return color * 0.78; }
