// The tables of the tone mapping, made of additions, multiplications and divisions alone: those are exact to the last bit
// on every processor, which a mathematical library's functions are not.
#include <stdlib.h>
#include <string.h>

#include "Tone.h"

// A product and a sum taken together would be rounded once instead of twice.
#pragma STDC FP_CONTRACT OFF

/// Reference white, cd/m2: ITU-R BT.2408-7, 2.1.
static const double white = 203;
/// What becomes white, over reference white: the nominal peak, 1000 cd/m2, of ITU-R BT.2100-2's HLG display.
static const double peak = 1000.0 / 203;
/// Light up to here, of white, is left as it is.
static const double knee = 0.5;

/// The binary logarithm of a positive number.
static double logarithm(double x) {
    int64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int64_t exponent = (bits >> 52) - 1023;
    bits -= exponent * (INT64_C(1) << 52);
    double mantissa;
    memcpy(&mantissa, &bits, sizeof mantissa);
    if (mantissa > 1.5) {
        mantissa /= 2;
        exponent += 1;
    }
    // ln m = 2 artanh((m - 1) / (m + 1)), at most 0.2 there.
    double ratio = (mantissa - 1) / (mantissa + 1);
    double square = ratio * ratio;
    double sum = 0;
    for (int odd = 31; odd >= 1; odd -= 2) sum = sum * square + 1.0 / odd;
    return (double)exponent + 2 * ratio * sum * 1.4426950408889634;
}

/// Two to the power of `x`, which is between -1000 and 1000.
static double exponential(double x) {
    int64_t whole = (int64_t)(x + 2000.5) - 2000;
    double part = (x - (double)whole) * 0.6931471805599453;
    double sum = 1;
    for (int n = 18; n >= 1; n--) sum = 1 + sum * part / n;
    int64_t bits = (whole + 1023) << 52;
    double scale;
    memcpy(&scale, &bits, sizeof scale);
    return sum * scale;
}

static double power(double x, double exponent) { return x <= 0 ? 0 : exponential(exponent * logarithm(x)); }

/// Light of a stored value, 1 for reference white; HLG's before its system gamma.
static double light(polyreel_transfer transfer, double value) {
    switch (transfer) {
    case POLYREEL_TONE_HLG: {
        // ITU-R BT.2100-2, table 5: the inverse of the OETF.
        const double a = 0.17883277, b = 0.28466892, c = 0.55991073;
        double scene = value <= 0.5 ? value * value / 3
                                    : (exponential((value - c) / a * 1.4426950408889634) + b) / 12;
        return scene * peak;
    }
    case POLYREEL_TONE_PQ: {
        // ITU-R BT.2100-2, table 4: the EOTF; full light is 10000 cd/m2.
        const double m1 = 2610.0 / 16384, m2 = 2523.0 / 4096 * 128;
        const double c1 = 3424.0 / 4096, c2 = 2413.0 / 4096 * 32, c3 = 2392.0 / 4096 * 32;
        double root = power(value < 1 ? value : 1, 1 / m2);
        return power((root > c1 ? root - c1 : 0) / (c2 - c3 * root), 1 / m1) * 10000 / white;
    }
    default: return power(value, 2.4);
    }
}

/// The curve: a line up to the knee, then a hyperbola that leaves it in its own direction and reaches 1 at the peak.
static double toned(double light) {
    if (light <= knee) return light;
    if (light >= peak) return 1;
    double a = -knee * knee * (peak - 1) / (knee * knee - 2 * knee + peak);
    double b = (knee * knee - 2 * knee * peak + peak) / (peak - 1);
    return (b * b + 2 * b * knee + knee * knee) / (b - a) * (light + a) / (light + b);
}

static uint64_t rounded(double value) { return (uint64_t)(value + 0.5); }

static int16_t nearest(double value) { return (int16_t)(value < 0 ? value - 0.5 : value + 0.5); }

/// The way back from Y', Cb, Cr to R'G'B'.
static void set_matrix(polyreel_tone *tone, polyreel_matrix matrix) {
    double red = 0.2126, blue = 0.0722;
    if (matrix == POLYREEL_MATRIX_BT601) red = 0.299, blue = 0.114;
    if (matrix == POLYREEL_MATRIX_BT2020) red = 0.2627, blue = 0.0593;
    double green = 1 - red - blue, unit = TONE_UNIT * 876.0 / 896;
    tone->red_from_cr = nearest(unit * 2 * (1 - red));
    tone->green_from_cb = nearest(-unit * 2 * (1 - blue) * blue / green);
    tone->green_from_cr = nearest(-unit * 2 * (1 - red) * red / green);
    tone->blue_from_cb = nearest(unit * 2 * (1 - blue));
}

polyreel_tone *polyreel_tone_open(
    polyreel_transfer transfer, polyreel_matrix matrix, polyreel_primaries primaries
) {
    polyreel_tone *tone = calloc(1, sizeof *tone);
    if (!tone) return NULL;
    tone->transfer = transfer;
    set_matrix(tone, matrix);
    polyreel_tone_primaries(primaries, tone->matrix);
    uint64_t last = 0;
    for (int step = TONE_STEPS + 1; step >= 0; step--) {
        double value = step * 65536.0 / (8 * TONE_UNIT) / 876;
        uint64_t exact = rounded(light(transfer, value) * (1 << 25));
        if (step <= TONE_STEPS) tone->light[step] = exact << 32 | (last - exact);
        last = exact;
    }
    // HLG's two factors: the one has a bit less and the other more, so that both fill 16 bits.
    int isHLG = transfer == POLYREEL_TONE_HLG;
    double share = isHLG ? 0.875 : 1;
    for (int exponent = 0; exponent < 32; exponent++) {
        double scale = isHLG ? 16384 / share : 8192;
        uint64_t encoded = rounded(exponential((exponent - 23) / 2.4) * scale);
        // No light counts as none, not as the least that there is; above all light nothing comes.
        tone->encoding[exponent] = exponent == 0 ? 0 : encoded > 65535 ? 65535 : (uint16_t)encoded;
        uint64_t system = rounded(power(exponential(exponent - 26) / peak, 1.0 / 12) * share * 65536);
        tone->system[exponent] = system > 65535 ? 65535 : (uint16_t)system;
    }
    for (int step = 0; step < 65536 >> TONE_LOSS_SHIFT; step++) {
        int middle = (step << TONE_LOSS_SHIFT) + (1 << (TONE_LOSS_SHIFT - 1));
        double greatest = middle / 4096.0;
        double kept = power(toned(power(greatest, 2.4)), 1 / 2.4) / greatest;
        tone->loss[step] = middle <= TONE_KNEE ? 0 : (uint16_t)rounded((1 - kept) * 65536);
    }
    return tone;
}

void polyreel_tone_close(polyreel_tone *tone) { free(tone); }
