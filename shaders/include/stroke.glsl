// Lines below one device pixel. In a single pass they stay a pixel wide and get paler, or they would fall to pieces; in an
// accumulation their true width is hit by the right share of the passes, with less noise than stochastic alpha has.
float half_width_of(float width) { return 0.5 * (frame_pass.y > 0.5 ? width : max(width, 1.0)); }
float paleness_of(float width) { return frame_pass.y > 0.5 ? 1.0 : min(width, 1.0); }
