// Stochastic alpha: a fragment is kept or dropped; over the passes of an accumulation it is kept in just the right share of
// them, since a low-discrepancy sequence over the passes, scrambled for each pixel and primitive, gives the thresholds.
// Fragments that are kept write depth and are opaque, so that any drawing order is right.
uniform float u_alpha;
uniform uint u_seed;       // how many primitives earlier draws have: with it, a primitive's number is its own in the frame

uint hashed(uint x) { // two rounds of xorshift and multiply; each output bit depends on all input bits
    x ^= x >> 16; x *= 0x7feb352du;
    x ^= x >> 15; x *= 0x846ca68bu;
    return x ^ (x >> 16);
}

uint reversed_bits(uint x) {
    x = ((x >> 1) & 0x55555555u) | ((x & 0x55555555u) << 1);
    x = ((x >> 2) & 0x33333333u) | ((x & 0x33333333u) << 2);
    x = ((x >> 4) & 0x0f0f0f0fu) | ((x & 0x0f0f0f0fu) << 4);
    x = ((x >> 8) & 0x00ff00ffu) | ((x & 0x00ff00ffu) << 8);
    return (x >> 16) | (x << 16);
}

// A permutation in which a bit is changed only by those below it: with the first digit lowest, what was stratified stays so.
uint owen_scramble(uint x, uint key) {
    x += key;
    x ^= x * 0x6c8e9cf6u;
    x *= (key >> 16) | 1u;
    x ^= x * 0x2c1b3c6eu;
    return x ^ (x * 0x9e6d62f2u);
}

// Bits of a pass number to digits (the first lowest), eight ways: found by search so that at 32 passes any two fill the
// square as evenly as can be.
const uint directions[72] = uint[72](
    0x001u, 0x002u, 0x004u, 0x008u, 0x010u, 0x020u, 0x040u, 0x080u, 0x100u,
    0x001u, 0x003u, 0x005u, 0x00fu, 0x015u, 0x02bu, 0x075u, 0x086u, 0x154u,
    0x001u, 0x003u, 0x006u, 0x009u, 0x01du, 0x032u, 0x07au, 0x0c2u, 0x133u,
    0x001u, 0x003u, 0x006u, 0x00au, 0x01bu, 0x023u, 0x04du, 0x0d8u, 0x18eu,
    0x001u, 0x002u, 0x004u, 0x00du, 0x017u, 0x031u, 0x05fu, 0x0c2u, 0x1b8u,
    0x001u, 0x002u, 0x006u, 0x00cu, 0x01bu, 0x028u, 0x041u, 0x09eu, 0x193u,
    0x001u, 0x003u, 0x005u, 0x00bu, 0x012u, 0x039u, 0x06cu, 0x0d5u, 0x1edu,
    0x001u, 0x002u, 0x005u, 0x00cu, 0x010u, 0x036u, 0x068u, 0x0acu, 0x12eu);

// 0..1. `primitive` tells apart things that may cover each other within a draw. Each primitive's thresholds are stratified
// over the passes (a power of two of them); of eight consecutive ones they are so jointly, which leaves half of the grain
// that independent permutations would have where two of them cover each other.
float alpha_threshold(uint primitive) {
    uvec2 at = uvec2(gl_FragCoord.xy);
    uint number = u_seed + primitive;
    if (frame_pass_count == 0) {
        // One pass, moving: an even dither, of another direction for each layer, so that one shows through the other.
        uint kind = hashed(number >> 1) ^ number;
        vec2 p = (kind & 1u) == 0u ? floor(gl_FragCoord.xy) : floor(gl_FragCoord.yx);
        if ((kind & 2u) != 0u) p.x = -p.x;
        float even = fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715))));
        return fract(even + float(kind >> 8) / 16777216.0) * 0.998 + 0.001;
    }
    uint pixel = hashed(at.x | (at.y << 16)), count = uint(frame_pass_count), width = 0u;
    for (uint bit = 1u; bit < count; bit <<= 1) width++;
    uint i = uint(frame_pass_index);
    if (width > 0u) {
        i = owen_scramble(reversed_bits(i) >> (32u - width), hashed(pixel ^ hashed(number >> 3))) & ((1u << width) - 1u);
        i = reversed_bits(i) >> (32u - width);
    }
    uint digits = 0u;
    for (uint bit = 0u; bit < width; bit++)
        if (((i >> bit) & 1u) != 0u) digits ^= directions[(number & 7u) * 9u + bit];
    digits = reversed_bits(owen_scramble(digits, hashed(pixel * 0x9e3779b1u + number * 0x85ebca6bu + 17u)));
    // The middle of one of the steps: all pixels round alpha in the same way, which is calmer than to dither what is left.
    return (float(width > 0u ? digits >> (32u - width) : 0u) + 0.5) / float(1u << width);
}

// Drops what alpha (times the draw's) makes clear.
void stochastic_discard(float alpha, uint primitive) {
    float a = alpha * u_alpha;
    if (a < 0.999 && a < alpha_threshold(primitive)) discard;
}
