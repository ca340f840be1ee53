// What the forms of the tone mapping share.
//
// The way of a pixel, in whole numbers throughout:
//   R'G'B'        17628 * 8 = 141024 to one 10-bit code. That unit makes BT.2020's coefficients whole to within 0.025, and
//                 the others' to within a half: less than a sixtieth of a code. So 16-bit products are exact enough.
//   light         two to the 25th is 203 cd/m2: linear interpolation between entries 65536 apart.
//   BT.709        the matrix, coefficients times two to the 30th; the upper half of the 64-bit sum counts by 2 to the 23rd.
//   encoded       light to the power of 1/2.4 (ITU-R BT.1886): the exponent by table, the mantissa by a cubic; 4096 is
//                 white. HLG's system gamma is a common factor of the three.
//   tone mapped   what the greatest of the three loses, all three lose, so that hues stay.
//   Y', Cb, Cr    luma of each pixel; chroma of the means, weighted 1 2 1 across and 1 1 down.
#pragma once

#include "CPixels.h"

enum {
    /// Units of R'G'B' in an eighth of a code.
    TONE_UNIT = 17628,
    /// 959 codes above black (code 1023): values above are taken for this one.
    TONE_GREATEST = 959 * 8 * TONE_UNIT,
    TONE_STEPS = TONE_GREATEST / 65536 + 1,
    /// The coefficients of luma, in 1/1024, for HLG's system gamma; ITU-R BT.709-6, item 3.2.
    TONE_LUMINANCE_RED = 218,
    TONE_LUMINANCE_GREEN = 732,
    TONE_LUMINANCE_BLUE = 74,
    /// Light at and below half of white is left as it is; its encoded value, 4096 * 0.5 ^ (1 / 2.4).
    TONE_KNEE = 3068,
    /// Steps of the table of losses, in encoded units, as a shift.
    TONE_LOSS_SHIFT = 3,
    /// 219 and the coefficients of luma, times 65536 / 256: encoded values become luma in sixteenths.
    TONE_LUMA_RED = 11919,
    TONE_LUMA_GREEN = 40098,
    TONE_LUMA_BLUE = 4048,
    /// 16 and a half, in sixteenths, and what the cuts on the way have lost on average.
    TONE_LUMA_OFFSET = 16 * 16 + 8 + 2,
    /// 224 * 256 times the coefficients of Cb and Cr (ITU-R BT.709-6, item 3.3): each row's sum is zero.
    TONE_CB_RED = -6570,
    TONE_CB_GREEN = -22102,
    TONE_CB_BLUE = 28672,
    TONE_CR_RED = 28672,
    TONE_CR_GREEN = -26043,
    TONE_CR_BLUE = -2629,
    /// 128 and a half, in units of chroma: two to the 23rd is one code.
    TONE_CHROMA_OFFSET = (128 << 23) + (1 << 22),
    /// Pixels that the vector form makes at once.
    TONE_BLOCK = 16,
};

/// (1 + m + 1/4096) to a power for m of 0 to 1, times 32768: the constant and three coefficients.
typedef struct {
    uint16_t one;
    int16_t linear, square, cube;
} tone_power;

static const tone_power tone_encoding = {32774, 13550, -3378, 799};  // 1 / 2.4
static const tone_power tone_system = {32770, 2691, -1013, 271};     // 1 / 12

struct polyreel_tone {
    /// Primaries to BT.709's in linear light, times two to the 30th. Each row's sum is one.
    int32_t matrix[3][3];
    /// Units of R'G'B' in an eighth of a code of Cb and Cr: 2 (1 - Kr), 2 (1 - Kb) and so on, times 876/896 for the smaller
    /// range of luma.
    int16_t red_from_cr, green_from_cb, green_from_cr, blue_from_cb;
    /// For a vector's loads before the first and after the last.
    uint64_t before;
    /// Light at each step in the upper half, and the way to the next in the lower.
    uint64_t light[TONE_STEPS + 1];
    uint64_t after;
    /// The power of two to the index that goes with `tone_encoding`.
    uint16_t encoding[32];
    /// The same for HLG's system gamma, with `tone_system`.
    uint16_t system[32];
    /// What is taken off, in 1/65536, by the greatest of the three; the last is for a vector's loads beyond the end.
    uint16_t loss[(65536 >> TONE_LOSS_SHIFT) + 1];
    polyreel_transfer transfer;
};

/// One row of luma and of what is summed for chroma.
typedef struct {
    const uint16_t *luma;
    /// Cb and Cr at each pixel, times 8, less grey.
    const int16_t *blue, *red;
    uint8_t *made;
    /// Encoded red, green, blue.
    uint16_t *sums[3];
    int32_t width;
    /// Whether to add to the sums; else they are begun.
    int32_t adds;
} tone_row;

/// Chroma of a pair of rows from their sums. Each of these begins with one sample more on the left.
typedef struct {
    const uint16_t *sums[3];
    uint8_t *blue, *red;
    /// Of the chroma.
    int32_t width;
} tone_chroma;

/// Chroma at each luma sample of a row, times 8 and less grey: three parts of the near row and one of the far, and between
/// two columns their mean.
typedef struct {
    const uint16_t *near, *far;
    int16_t *made;
    /// Of the chroma.
    int32_t width;
} tone_spread;

/// Fills in a matrix of `polyreel_tone`.
void polyreel_tone_primaries(polyreel_primaries from, int32_t matrix[3][3]);

// Each makes its row, or as many whole blocks as it has, and returns how many samples it has made.
int32_t polyreel_tone_spread_plain(const tone_spread *row);
int32_t polyreel_tone_row_plain(const polyreel_tone *tone, const tone_row *row);
int32_t polyreel_tone_chroma_plain(const tone_chroma *row);
#if defined(__x86_64__)
int32_t polyreel_tone_spread_avx2(const tone_spread *row);
int32_t polyreel_tone_row_avx2(const polyreel_tone *tone, const tone_row *row);
int32_t polyreel_tone_chroma_avx2(const tone_chroma *row);
#endif
