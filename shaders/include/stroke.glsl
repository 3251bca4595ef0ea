// Lines below one device pixel. In a single pass they stay a pixel wide and get paler, or they would fall to pieces; in an
// accumulation their true width is hit by the right share of the passes, with less noise than stochastic alpha has.
float half_width_of(float width) { return 0.5 * (frame_pass_count > 0 ? width : max(width, 1.0)); }
float paleness_of(float width) { return frame_pass_count > 0 ? 1.0 : min(width, 1.0); }

uniform float u_width;     // device px
uniform int u_cap;         // 0: round, 1: butt, 2: square
uniform int u_join;        // 0: round, 1: bevel, 2: miter
const int CAP_ROUND = 0, CAP_BUTT = 1, CAP_SQUARE = 2, JOIN_ROUND = 0, JOIN_MITER = 2;
const float END_CUT = 0.0, END_CAP = 1.0, END_JOIN = 2.0; // what an end of a segment is

uniform float u_period;    // dash patterns in one length of the scene; 0: solid
uniform bool u_separate;   // segments: two points each, thinned out each by itself; else all of a line alike, so that overlaps do not show

uniform sampler2D t_positions;
uniform int u_points;
void ends_of(int segment, out int first, out int second, out vec3 p0, out vec3 p1) {
    first = u_separate ? segment * 2 : segment;
    second = first + 1 < u_points ? first + 1 : 0;
    p0 = fetch(t_positions, first).xyz, p1 = fetch(t_positions, second).xyz;
}
