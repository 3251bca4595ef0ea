// What is selected has the theme's accent; what is beside it steps back, by colour and lightness, not by alpha.
uniform int u_selection;   // 0: nothing of the artist is selected, 1: something is, 2: all that is drawn
// In a pass that is only asked for its depths nothing is chosen: what is selected must not change what can be seen.
bool is_chosen(bool selected) { return frame_behind.w > 0.5 && (u_selection == 2 || (u_selection == 1 && selected)); }
vec3 chosen_color(vec3 color, bool selected) {
    if (u_selection == 0) return color;
    return is_chosen(selected) ? frame_accent.rgb : mix(color, frame_behind.rgb, 0.35);
}
