// Lines below one device pixel. In a single pass they stay a pixel wide and get paler, or they would fall to pieces; in an
// accumulation their true width is hit by the right share of the passes, with less noise than stochastic alpha has.
float half_width_of(float width) { return 0.5 * (frame_pass_count > 0 ? width : max(width, 1.0)); }
float paleness_of(float width) { return frame_pass_count > 0 ? 1.0 : min(width, 1.0); }

uniform sampler2D t_positions;
uniform int u_points;
void ends_of(int segment, bool separate, out int first, out int second, out vec3 p0, out vec3 p1) {
    first = separate ? segment * 2 : segment;
    second = first + 1 < u_points ? first + 1 : 0;
    p0 = fetch(t_positions, first).xyz, p1 = fetch(t_positions, second).xyz;
}
