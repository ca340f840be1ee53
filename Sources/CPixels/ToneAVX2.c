// The loops of the tone mapping, sixteen pixels at once. What is computed is told in Tone.c.
#if defined(__x86_64__)
#include <immintrin.h>

#include "Tone.h"

#define VECTORS __attribute__((target("avx2")))
#define UNROLLED _Pragma("GCC unroll 3")
#define INLINE static inline __attribute__((target("avx2"), always_inline))

/// Eight 32-bit numbers, or sixteen of 16 bits.
typedef __m256i lanes;

INLINE lanes both(int16_t first, int16_t second) {
    return _mm256_set1_epi32((int32_t)((uint32_t)(uint16_t)second << 16 | (uint16_t)first));
}

/// Three parts of the near row and one of the far, less grey.
INLINE lanes mixed(const tone_spread *row, int32_t x) {
    const lanes mask = _mm256_set1_epi16(1023);
    lanes near = _mm256_and_si256(_mm256_loadu_si256((const lanes *)(row->near + x)), mask);
    lanes far = _mm256_and_si256(_mm256_loadu_si256((const lanes *)(row->far + x)), mask);
    lanes sum = _mm256_add_epi16(_mm256_add_epi16(near, near), _mm256_add_epi16(near, far));
    return _mm256_sub_epi16(sum, _mm256_set1_epi16(4 * 512));
}

VECTORS int32_t polyreel_tone_spread_avx2(const tone_spread *row) {
    int32_t x = 0;
    for (; x + TONE_BLOCK < row->width; x += TONE_BLOCK) {
        lanes here = mixed(row, x), next = mixed(row, x + 1);
        lanes even = _mm256_add_epi16(here, here), odd = _mm256_add_epi16(here, next);
        lanes low = _mm256_unpacklo_epi16(even, odd), high = _mm256_unpackhi_epi16(even, odd);
        _mm256_storeu_si256((lanes *)(row->made + 2 * x), _mm256_permute2x128_si256(low, high, 0x20));
        _mm256_storeu_si256((lanes *)(row->made + 2 * x + TONE_BLOCK), _mm256_permute2x128_si256(low, high, 0x31));
    }
    return x;
}

/// What is known of some pixels between one loop and the next. The loops are short and their passages independent, so
/// that a processor works at several at once; a single long one waits for itself.
enum { STRETCH = 8 * TONE_BLOCK };

typedef struct {
    /// R'G'B', then light of BT.709; of each sixteen pixels first 0 to 3 and 8 to 11, then the others. The upper half of
    /// R'G'B' is the step in the table of light.
    union {
        int32_t values[STRETCH];
        uint16_t halves[2 * STRETCH];
    } colours[3];
    /// HLG's system gamma.
    uint16_t gains[STRETCH];
    /// Encoded light.
    uint16_t encoded[3][STRETCH];
} stretch;

INLINE lanes bounded(lanes value) {
    return _mm256_min_epi32(_mm256_max_epi32(value, _mm256_setzero_si256()), _mm256_set1_epi32(TONE_GREATEST));
}

/// R'G'B' of eight pixels from luma and chroma side by side.
INLINE void colours(const polyreel_tone *tone, stretch *made, int32_t at, lanes with_blue, lanes with_red) {
    lanes red = _mm256_madd_epi16(with_red, both(TONE_UNIT, tone->red_from_cr));
    lanes green = _mm256_add_epi32(
        _mm256_madd_epi16(with_blue, both(TONE_UNIT, tone->green_from_cb)),
        _mm256_madd_epi16(with_red, both(0, tone->green_from_cr)));
    lanes blue = _mm256_madd_epi16(with_blue, both(TONE_UNIT, tone->blue_from_cb));
    _mm256_storeu_si256((lanes *)(made->colours[0].values + at), bounded(red));
    _mm256_storeu_si256((lanes *)(made->colours[1].values + at), bounded(green));
    _mm256_storeu_si256((lanes *)(made->colours[2].values + at), bounded(blue));
}

INLINE void read(const polyreel_tone *tone, const tone_row *row, int32_t from, int32_t count, stretch *made) {
    for (int32_t at = 0; at < count; at += TONE_BLOCK) {
        lanes luma = _mm256_loadu_si256((const lanes *)(row->luma + from + at));
        luma = _mm256_and_si256(luma, _mm256_set1_epi16(1023));
        luma = _mm256_slli_epi16(_mm256_sub_epi16(luma, _mm256_set1_epi16(64)), 3);
        lanes blue = _mm256_loadu_si256((const lanes *)(row->blue + from + at));
        lanes red = _mm256_loadu_si256((const lanes *)(row->red + from + at));
        colours(tone, made, at, _mm256_unpacklo_epi16(luma, blue), _mm256_unpacklo_epi16(luma, red));
        colours(tone, made, at + 8, _mm256_unpackhi_epi16(luma, blue), _mm256_unpackhi_epi16(luma, red));
    }
}

/// Two table entries of light side by side: the one, and the other with what stands before it left off.
INLINE __m128i two(const polyreel_tone *tone, uint32_t first, uint32_t second) {
    return _mm_blend_epi32(
        _mm_loadu_si128((const __m128i *)(tone->light + first)),
        _mm_loadu_si128((const __m128i *)(tone->light + second - 1)), 0xc);
}

/// Four, of every other step. Single loads are faster than a processor's own gathering.
INLINE lanes entries(const polyreel_tone *tone, const volatile uint16_t *steps) {
    __m128i low = two(tone, steps[0], steps[4]), high = two(tone, steps[8], steps[12]);
    return _mm256_set_m128i(high, low);
}

/// Light of eight values, in the halves of 64 bits that are multiplied: first the even ones, then the odd.
INLINE void light(
    const polyreel_tone *tone, const int32_t *values, const volatile uint16_t *halves, lanes *even, lanes *odd
) {
    // The steps are volatile, to be loaded one by one: taking a vector apart is slower.
    lanes part = _mm256_slli_epi32(_mm256_loadu_si256((const lanes *)values), 16);
    lanes first = entries(tone, halves + 1), second = entries(tone, halves + 3);
    first = _mm256_add_epi64(first, _mm256_mul_epu32(first, part));
    second = _mm256_add_epi64(second, _mm256_mul_epu32(second, _mm256_srli_epi64(part, 32)));
    // A shuffle, not a shift: with zeros above, compilers make the signed products of several unsigned ones.
    *even = _mm256_shuffle_epi32(first, 0xf5);
    *odd = _mm256_shuffle_epi32(second, 0xf5);
}

INLINE lanes weighted(lanes red, lanes green, lanes blue, const int32_t *line) {
    lanes sum = _mm256_mul_epi32(red, _mm256_set1_epi32(line[0]));
    sum = _mm256_add_epi64(sum, _mm256_mul_epi32(green, _mm256_set1_epi32(line[1])));
    return _mm256_add_epi64(sum, _mm256_mul_epi32(blue, _mm256_set1_epi32(line[2])));
}

INLINE void linear(const polyreel_tone *tone, int32_t count, stretch *made) {
    for (int32_t at = 0; at < count; at += 8) {
        lanes even[3], odd[3];
        UNROLLED for (int i = 0; i < 3; i++) {
            light(tone, made->colours[i].values + at, made->colours[i].halves + 2 * at, &even[i], &odd[i]);
        }
        UNROLLED for (int i = 0; i < 3; i++) {
            lanes first = weighted(even[0], even[1], even[2], tone->matrix[i]);
            lanes second = weighted(odd[0], odd[1], odd[2], tone->matrix[i]);
            _mm256_storeu_si256(
                (lanes *)(made->colours[i].values + at), _mm256_blend_epi32(_mm256_srli_epi64(first, 32), second, 0xaa));
        }
    }
}

/// Numbers as exponent and mantissa, in their order.
INLINE lanes floating(lanes low, lanes high) {
    const lanes one = _mm256_set1_epi32(127 << 11);
    low = _mm256_srai_epi32(_mm256_castps_si256(_mm256_cvtepi32_ps(low)), 12);
    high = _mm256_srai_epi32(_mm256_castps_si256(_mm256_cvtepi32_ps(high)), 12);
    // Nothing, and less, becomes negative, and 0 in packing.
    return _mm256_packus_epi32(_mm256_sub_epi32(low, one), _mm256_sub_epi32(high, one));
}

/// The two bytes of a table of sixteen of 16 bits, each for itself.
typedef struct {
    lanes low[2], high[2];
} bytes;

INLINE bytes split(const uint16_t *table) {
    bytes parts;
    for (int i = 0; i < 2; i++) {
        __m128i first = _mm_loadu_si128((const __m128i *)(table + 16 * i));
        __m128i second = _mm_loadu_si128((const __m128i *)(table + 16 * i + 8));
        const __m128i byte = _mm_set1_epi16(255);
        parts.low[i] = _mm256_broadcastsi128_si256(
            _mm_packus_epi16(_mm_and_si128(first, byte), _mm_and_si128(second, byte)));
        parts.high[i] = _mm256_broadcastsi128_si256(
            _mm_packus_epi16(_mm_srli_epi16(first, 8), _mm_srli_epi16(second, 8)));
    }
    return parts;
}

/// The entries of a table of 32 at 32 places, given as bytes.
INLINE void looked_up(const bytes *table, lanes place, lanes *first, lanes *second) {
    // A byte with its top bit set finds 0: each half of the table sees its own places.
    lanes lower = _mm256_add_epi8(place, _mm256_set1_epi8(112));
    lanes upper = _mm256_sub_epi8(place, _mm256_set1_epi8(16));
    lanes low = _mm256_or_si256(
        _mm256_shuffle_epi8(table->low[0], lower), _mm256_shuffle_epi8(table->low[1], upper));
    lanes high = _mm256_or_si256(
        _mm256_shuffle_epi8(table->high[0], lower), _mm256_shuffle_epi8(table->high[1], upper));
    *first = _mm256_unpacklo_epi8(low, high);
    *second = _mm256_unpackhi_epi8(low, high);
}

INLINE lanes mantissa(lanes number, const tone_power *curve) {
    lanes part = _mm256_srli_epi16(_mm256_slli_epi16(number, 5), 1);
    lanes sum = _mm256_mulhrs_epi16(part, _mm256_set1_epi16(curve->cube));
    sum = _mm256_mulhrs_epi16(part, _mm256_add_epi16(sum, _mm256_set1_epi16(curve->square)));
    sum = _mm256_mulhrs_epi16(part, _mm256_add_epi16(sum, _mm256_set1_epi16(curve->linear)));
    return _mm256_add_epi16(sum, _mm256_set1_epi16((int16_t)curve->one));
}

INLINE void raised(lanes *first, lanes *second, const tone_power *curve, const bytes *exponents) {
    lanes place = _mm256_packus_epi16(_mm256_srli_epi16(*first, 11), _mm256_srli_epi16(*second, 11));
    lanes one, other;
    looked_up(exponents, place, &one, &other);
    *first = _mm256_mulhi_epu16(mantissa(*first, curve), one);
    *second = _mm256_mulhi_epu16(mantissa(*second, curve), other);
}

INLINE lanes losses(const polyreel_tone *tone, lanes greatest) {
    lanes step = _mm256_srli_epi16(greatest, TONE_LOSS_SHIFT);
    lanes even = _mm256_i32gather_epi32((const int *)tone->loss, _mm256_and_si256(step, both(-1, 0)), 2);
    lanes odd = _mm256_i32gather_epi32((const int *)tone->loss, _mm256_srli_epi32(step, 16), 2);
    return _mm256_blend_epi16(even, _mm256_slli_epi32(odd, 16), 0xaa);
}

/// Luminance of eight pixels.
INLINE lanes luminance(const stretch *all, int32_t at) {
    const int32_t parts[3] = {TONE_LUMINANCE_RED, TONE_LUMINANCE_GREEN, TONE_LUMINANCE_BLUE};
    lanes sum = _mm256_setzero_si256();
    UNROLLED for (int i = 0; i < 3; i++) {
        lanes value = _mm256_srai_epi32(_mm256_loadu_si256((const lanes *)(all->colours[i].values + at)), 7);
        sum = _mm256_add_epi32(sum, _mm256_mullo_epi32(value, _mm256_set1_epi32(parts[i])));
    }
    return sum;
}

INLINE void gain(const polyreel_tone *tone, int32_t count, stretch *all) {
    const bytes system = split(tone->system);
    for (int32_t at = 0; at < count; at += 2 * TONE_BLOCK) {
        lanes first = floating(luminance(all, at), luminance(all, at + 8));
        lanes second = floating(luminance(all, at + 16), luminance(all, at + 24));
        raised(&first, &second, &tone_system, &system);
        _mm256_storeu_si256((lanes *)(all->gains + at), first);
        _mm256_storeu_si256((lanes *)(all->gains + at + TONE_BLOCK), second);
    }
}

INLINE void encode(const polyreel_tone *tone, int32_t count, stretch *all, polyreel_transfer transfer) {
    const bytes encoding = split(tone->encoding);
    for (int i = 0; i < 3; i++) {
        for (int32_t at = 0; at < count; at += 2 * TONE_BLOCK) {
            const lanes *values = (const lanes *)(all->colours[i].values + at);
            lanes first = floating(_mm256_loadu_si256(values), _mm256_loadu_si256(values + 1));
            lanes second = floating(_mm256_loadu_si256(values + 2), _mm256_loadu_si256(values + 3));
            raised(&first, &second, &tone_encoding, &encoding);
            if (transfer == POLYREEL_TONE_HLG) {
                first = _mm256_mulhi_epu16(first, _mm256_loadu_si256((const lanes *)(all->gains + at)));
                second = _mm256_mulhi_epu16(second, _mm256_loadu_si256((const lanes *)(all->gains + at + TONE_BLOCK)));
            }
            _mm256_storeu_si256((lanes *)(all->encoded[i] + at), first);
            _mm256_storeu_si256((lanes *)(all->encoded[i] + at + TONE_BLOCK), second);
        }
    }
}

INLINE void write(
    const polyreel_tone *tone, const tone_row *row, int32_t from, int32_t count, const stretch *all,
    polyreel_transfer transfer
) {
    for (int32_t at = 0; at < count; at += TONE_BLOCK) {
        lanes made[3];
        UNROLLED for (int i = 0; i < 3; i++) made[i] = _mm256_loadu_si256((const lanes *)(all->encoded[i] + at));
        if (transfer == POLYREEL_TONE_STANDARD) {
            UNROLLED for (int i = 0; i < 3; i++) made[i] = _mm256_min_epu16(made[i], _mm256_set1_epi16(4096));
        } else {
            lanes greatest = _mm256_max_epu16(_mm256_max_epu16(made[0], made[1]), made[2]);
            lanes above = _mm256_subs_epu16(greatest, _mm256_set1_epi16(TONE_KNEE));
            if (!_mm256_testz_si256(above, above)) {
                lanes loss = losses(tone, greatest);
                UNROLLED for (int i = 0; i < 3; i++) {
                    made[i] = _mm256_sub_epi16(made[i], _mm256_mulhi_epu16(made[i], loss));
                }
            }
        }
        UNROLLED for (int i = 0; i < 3; i++) {
            lanes *sum = (lanes *)(row->sums[i] + from + at);
            lanes before = row->adds ? _mm256_loadu_si256(sum) : _mm256_setzero_si256();
            _mm256_storeu_si256(sum, _mm256_add_epi16(before, made[i]));
        }
        lanes luma = _mm256_mulhi_epu16(made[0], _mm256_set1_epi16(TONE_LUMA_RED));
        luma = _mm256_add_epi16(luma, _mm256_mulhi_epu16(made[1], _mm256_set1_epi16((int16_t)TONE_LUMA_GREEN)));
        luma = _mm256_add_epi16(luma, _mm256_mulhi_epu16(made[2], _mm256_set1_epi16(TONE_LUMA_BLUE)));
        luma = _mm256_srli_epi16(_mm256_add_epi16(luma, _mm256_set1_epi16(TONE_LUMA_OFFSET)), 4);
        luma = _mm256_permute4x64_epi64(_mm256_packus_epi16(luma, luma), 0xd8);
        _mm_storeu_si128((__m128i *)(row->made + from + at), _mm256_castsi256_si128(luma));
    }
}

INLINE int32_t make(const polyreel_tone *tone, const tone_row *row, polyreel_transfer transfer) {
    int32_t whole = row->width / TONE_BLOCK * TONE_BLOCK;
    // Two blocks at a time are made in between; the last may be none of the picture's.
    stretch all = {0};
    for (int32_t from = 0; from < whole; from += STRETCH) {
        int32_t count = whole - from < STRETCH ? whole - from : STRETCH;
        read(tone, row, from, count, &all);
        linear(tone, count, &all);
        if (transfer == POLYREEL_TONE_HLG) gain(tone, count, &all);
        encode(tone, count, &all, transfer);
        write(tone, row, from, count, &all, transfer);
    }
    return whole;
}

VECTORS int32_t polyreel_tone_row_avx2(const polyreel_tone *tone, const tone_row *row) {
    switch (tone->transfer) {
    case POLYREEL_TONE_HLG: return make(tone, row, POLYREEL_TONE_HLG);
    case POLYREEL_TONE_PQ: return make(tone, row, POLYREEL_TONE_PQ);
    default: return make(tone, row, POLYREEL_TONE_STANDARD);
    }
}

INLINE lanes difference(const lanes mean[3], int32_t red, int32_t green, int32_t blue) {
    lanes sum = _mm256_mullo_epi32(mean[0], _mm256_set1_epi32(red));
    sum = _mm256_add_epi32(sum, _mm256_mullo_epi32(mean[1], _mm256_set1_epi32(green)));
    sum = _mm256_add_epi32(sum, _mm256_mullo_epi32(mean[2], _mm256_set1_epi32(blue)));
    return _mm256_srai_epi32(_mm256_add_epi32(sum, _mm256_set1_epi32(TONE_CHROMA_OFFSET)), 23);
}

VECTORS int32_t polyreel_tone_chroma_avx2(const tone_chroma *row) {
    int32_t x = 0;
    for (; x + 8 <= row->width; x += 8) {
        lanes mean[3];
        for (int i = 0; i < 3; i++) {
            const uint16_t *sums = row->sums[i] + 2 * x;
            mean[i] = _mm256_add_epi32(
                _mm256_madd_epi16(_mm256_loadu_si256((const lanes *)sums), both(1, 2)),
                _mm256_madd_epi16(_mm256_loadu_si256((const lanes *)(sums + 2)), both(1, 0)));
        }
        lanes blue = difference(mean, TONE_CB_RED, TONE_CB_GREEN, TONE_CB_BLUE);
        lanes red = difference(mean, TONE_CR_RED, TONE_CR_GREEN, TONE_CR_BLUE);
        // 16 bits: four of blue, four of red, in each half; then bytes.
        lanes words = _mm256_packus_epi32(blue, red);
        lanes out = _mm256_permutevar8x32_epi32(
            _mm256_packus_epi16(words, words), _mm256_setr_epi32(0, 4, 1, 5, 0, 0, 0, 0));
        __m128i halves = _mm256_castsi256_si128(out);
        _mm_storel_epi64((__m128i *)(row->blue + x), halves);
        _mm_storel_epi64((__m128i *)(row->red + x), _mm_unpackhi_epi64(halves, halves));
    }
    return x;
}
#endif
