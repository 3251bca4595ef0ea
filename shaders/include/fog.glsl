// Fades a colour with distance; `away` is view_depth(d).
vec3 fogged(vec3 color, float away) {
    float t = clamp((away - frame_fog_start) * frame_fog_scale, 0.0, 1.0);
    return mix(color, frame_fog_color.rgb, frame_fog_strength * t);
}
