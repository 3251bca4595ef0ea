// Whether d is in what clips and the axes' limits cut off. The twin of vt_clip_keeps in src/clip.c.
bool cut_off(vec3 d) {
    int count = int(frame_accent.w);
    for (int i = 0; i < 9; i++) {
        if (i >= count) break;
        vec4 at = vec4(d, 1.0);
        vec3 x = vec3(dot(frame_cuts[i * 4], at), dot(frame_cuts[i * 4 + 1], at), dot(frame_cuts[i * 4 + 2], at));
        float how = frame_cuts[i * 4 + 3].x, reach = max(abs(x.x), max(abs(x.y), abs(x.z)));
        // What lies on a side is kept: float32 would cut half of it off.
        if (how < 0.5 ? x.x < -2e-6 * abs(frame_cuts[i * 4].w) : how < 1.5 ? reach > 0.50001 : reach < 0.49999) return true;
    }
    return false;
}

// The inside of a body that is cut open, in its own colour.
vec3 inner(vec3 color) { return color * 0.78; }
