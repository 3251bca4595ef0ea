// What is selected has the theme's accent; what is beside it steps back, by colour and lightness, not by alpha.
uniform int u_selection;   // 0: nothing of the artist is selected, 1: something is, 2: all that is drawn
// In a pass that is only asked for its depths nothing is selected: what is selected must not change what can be seen.
bool looks_selected(bool selected) { return frame_shows_selection != 0 && (u_selection == 2 || (u_selection == 1 && selected)); }
vec3 selection_color(vec3 color, bool selected) {
    if (u_selection == 0) return color;
    return looks_selected(selected) ? frame_accent.rgb : mix(color, frame_background.rgb, 0.35);
}
