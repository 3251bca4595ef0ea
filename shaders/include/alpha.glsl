// Stochastic alpha: a fragment is kept or dropped; over the passes of an accumulation it is kept in just the right share of
// them, since the pass numbers, permuted for each pixel and primitive, are the thresholds. Fragments that are kept write
// depth and are opaque, so that any drawing order is right.
uniform float u_alpha;
uniform uint u_seed;       // differs between draws

uint hashed(uint x) { // two rounds of xorshift and multiply; each output bit depends on all input bits
    x ^= x >> 16; x *= 0x7feb352du;
    x ^= x >> 15; x *= 0x846ca68bu;
    return x ^ (x >> 16);
}

// A permutation of 0..count-1, chosen by `key`: reversible steps on the next power of two, repeated until inside.
uint permuted(uint i, uint count, uint key) {
    uint mask = count - 1u;
    mask |= mask >> 1; mask |= mask >> 2; mask |= mask >> 4; mask |= mask >> 8;
    uint half_bits = mask > 15u ? 4u : mask > 3u ? 2u : 1u;
    for (int round = 0; round < 64; round++) {
        i = (i + key) & mask;
        i = (i * (((key >> 7) << 1) | 1u)) & mask;
        i ^= i >> half_bits;
        i = (i * (((key >> 13) << 1) | 1u)) & mask;
        i = (i ^ (key >> 21)) & mask;
        i ^= i >> half_bits;
        i = (i * 0x2c9u + (key >> 17)) & mask;
        if (i < count) break;
    }
    return i;
}

// 0..1, never 0. `primitive` tells apart things that may cover each other within a draw.
float alpha_threshold(uint primitive) {
    uvec2 at = uvec2(gl_FragCoord.xy);
    uint key = hashed(hashed(at.x | (at.y << 16)) ^ hashed(u_seed ^ hashed(primitive)));
    if (frame_pass.y < 0.5) { // one pass, moving: an even dither inside a primitive, shifted from one to the next
        float even = fract(52.9829189 * fract(dot(floor(gl_FragCoord.xy), vec2(0.06711056, 0.00583715))));
        return fract(even + float(hashed(u_seed ^ primitive) >> 8) / 16777216.0) * 0.998 + 0.001;
    }
    uint count = uint(frame_pass.y);
    return (float(permuted(uint(frame_pass.x), count, key)) + 0.5) / frame_pass.y;
}

// Drops what alpha (times the draw's) makes clear, and what has coverage below a half.
void thin_out(float alpha, uint primitive) {
    float a = alpha * u_alpha;
    if (a < 0.999 && a < alpha_threshold(primitive)) discard;
}
