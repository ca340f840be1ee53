// Other colours and tones to BT.709: the walk over a picture, and the plain form of its two loops.
#include <stdlib.h>
#include <string.h>

#include "Tone.h"

static int32_t bounded(int32_t value, int32_t greatest) { return value < 0 ? 0 : value > greatest ? greatest : value; }

/// Light of a value of R', G' or B'; two to the 25th is reference white.
static int64_t light(const polyreel_tone *tone, int32_t value) {
    uint32_t at = (uint32_t)bounded(value, TONE_GREATEST);
    uint64_t entry = tone->light[at >> 16];
    return (int64_t)((entry + (entry & 0xffffffff) * (uint64_t)(at << 16)) >> 32);
}

/// A number as five bits of exponent and eleven of mantissa; 1 and less are 0.
static uint32_t floating(int32_t value) {
    if (value < 1) return 0;
    // Above two to the 24th it is rounded to nearest even, as the processors' own conversion does.
    float number = (float)value;
    uint32_t bits;
    memcpy(&bits, &number, sizeof bits);
    return (bits >> 12) - (127 << 11);
}

/// The upper half of a rounded 16-bit product, the product doubled.
static int32_t fraction(int32_t left, int32_t right) { return (left * right + 16384) >> 15; }

static uint32_t raised(uint32_t number, const tone_power *curve, const uint16_t *exponents) {
    int32_t mantissa = (int32_t)(number & 2047) << 4;
    int32_t sum = fraction(mantissa, curve->cube) + curve->square;
    sum = fraction(mantissa, sum) + curve->linear;
    return (uint32_t)(fraction(mantissa, sum) + curve->one) * exponents[number >> 11] >> 16;
}

static int32_t mixed(const tone_spread *row, int32_t x) {
    return (row->near[x] & 1023) * 3 + (row->far[x] & 1023) - 4 * 512;
}

int32_t polyreel_tone_spread_plain(const tone_spread *row) {
    for (int32_t x = 0; x < row->width; x++) {
        int32_t here = mixed(row, x), next = mixed(row, x + 1 < row->width ? x + 1 : x);
        row->made[2 * x] = (int16_t)(2 * here);
        row->made[2 * x + 1] = (int16_t)(here + next);
    }
    return row->width;
}

int32_t polyreel_tone_row_plain(const polyreel_tone *tone, const tone_row *row) {
    for (int32_t x = 0; x < row->width; x++) {
        int32_t grey = ((row->luma[x] & 1023) - 64) * 8 * TONE_UNIT;
        int32_t blue = row->blue[x], red = row->red[x];
        int64_t from[3] = {
            light(tone, grey + red * tone->red_from_cr),
            light(tone, grey + blue * tone->green_from_cb + red * tone->green_from_cr),
            light(tone, grey + blue * tone->blue_from_cb),
        };
        int32_t made[3];
        uint32_t encoded[3];
        for (int i = 0; i < 3; i++) {
            const int32_t *line = tone->matrix[i];
            made[i] = (int32_t)((from[0] * line[0] + from[1] * line[1] + from[2] * line[2]) >> 32);
            encoded[i] = raised(floating(made[i]), &tone_encoding, tone->encoding);
        }
        if (tone->transfer == POLYREEL_TONE_HLG) {
            int32_t luminance = (made[0] >> 7) * TONE_LUMINANCE_RED + (made[1] >> 7) * TONE_LUMINANCE_GREEN
                + (made[2] >> 7) * TONE_LUMINANCE_BLUE;
            uint32_t system = raised(floating(luminance), &tone_system, tone->system);
            for (int i = 0; i < 3; i++) encoded[i] = encoded[i] * system >> 16;
        }
        uint32_t greatest = encoded[0] > encoded[1] ? encoded[0] : encoded[1];
        if (encoded[2] > greatest) greatest = encoded[2];
        uint32_t loss = tone->loss[greatest >> TONE_LOSS_SHIFT];
        for (int i = 0; i < 3; i++) {
            if (tone->transfer == POLYREEL_TONE_STANDARD) {
                if (encoded[i] > 4096) encoded[i] = 4096;
            } else {
                encoded[i] -= encoded[i] * loss >> 16;
            }
            row->sums[i][x] = (uint16_t)(encoded[i] + (row->adds ? row->sums[i][x] : 0));
        }
        uint32_t luma = (encoded[0] * TONE_LUMA_RED >> 16) + (encoded[1] * TONE_LUMA_GREEN >> 16)
            + (encoded[2] * TONE_LUMA_BLUE >> 16) + TONE_LUMA_OFFSET;
        row->made[x] = (uint8_t)(luma >> 4);
    }
    return row->width;
}

int32_t polyreel_tone_chroma_plain(const tone_chroma *row) {
    for (int32_t x = 0; x < row->width; x++) {
        int32_t mean[3];
        for (int i = 0; i < 3; i++) {
            const uint16_t *sums = row->sums[i] + 2 * x;
            mean[i] = sums[0] + 2 * sums[1] + sums[2];
        }
        int32_t blue = mean[0] * TONE_CB_RED + mean[1] * TONE_CB_GREEN + mean[2] * TONE_CB_BLUE;
        int32_t red = mean[0] * TONE_CR_RED + mean[1] * TONE_CR_GREEN + mean[2] * TONE_CR_BLUE;
        row->blue[x] = (uint8_t)((blue + TONE_CHROMA_OFFSET) >> 23);
        row->red[x] = (uint8_t)((red + TONE_CHROMA_OFFSET) >> 23);
    }
    return row->width;
}

/// What one picture needs beside its planes: rows with room for a last block beyond the picture's edge.
typedef struct {
    int16_t *blue, *red;
    uint16_t *sums[3], *luma;
    uint8_t *made;
    void *memory;
} workspace;

static int32_t open(workspace *space, int32_t width) {
    size_t samples = (size_t)width + 4 * TONE_BLOCK;
    space->memory = calloc(7 * samples, sizeof(uint16_t));
    if (!space->memory) return -1;
    uint16_t *next = space->memory;
    space->blue = (int16_t *)next;
    space->red = (int16_t *)(next += samples);
    // The sample before the first is the first again.
    for (int i = 0; i < 3; i++) space->sums[i] = (next += samples) + TONE_BLOCK;
    space->luma = next += samples;
    space->made = (uint8_t *)(next += samples);
    return 0;
}

static void make_spread(tone_spread row, int32_t vectors) {
    int32_t done = 0;
#if defined(__x86_64__)
    if (vectors) done = polyreel_tone_spread_avx2(&row);
#endif
    (void)vectors;
    tone_spread rest = {row.near + done, row.far + done, row.made + 2 * done, row.width - done};
    polyreel_tone_spread_plain(&rest);
}

static void make_row(const polyreel_tone *tone, tone_row row, const workspace *space, int32_t vectors) {
    int32_t done = 0;
#if defined(__x86_64__)
    if (vectors) {
        done = polyreel_tone_row_avx2(tone, &row);
        int32_t rest = row.width - done;
        if (rest > 0) {
            // The last block is made beside the picture: the planes may end where it does.
            memcpy(space->luma, row.luma + done, (size_t)rest * sizeof *row.luma);
            tone_row last = {
                space->luma, row.blue + done, row.red + done, space->made,
                {row.sums[0] + done, row.sums[1] + done, row.sums[2] + done}, TONE_BLOCK, row.adds};
            polyreel_tone_row_avx2(tone, &last);
            memcpy(row.made + done, space->made, (size_t)rest);
        }
        return;
    }
#endif
    (void)done, (void)space, (void)vectors;
    polyreel_tone_row_plain(tone, &row);
}

static void make_chroma(tone_chroma row, int32_t vectors) {
    int32_t done = 0;
#if defined(__x86_64__)
    if (vectors) done = polyreel_tone_chroma_avx2(&row);
#endif
    (void)vectors;
    tone_chroma rest = {
        {row.sums[0] + 2 * done, row.sums[1] + 2 * done, row.sums[2] + 2 * done}, row.blue + done, row.red + done,
        row.width - done};
    polyreel_tone_chroma_plain(&rest);
}

int32_t polyreel_has_vectors(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") != 0;
#else
    return 0;
#endif
}

int32_t polyreel_tone_map(
    const polyreel_tone *tone, polyreel_picture10 from, polyreel_picture8 to, int32_t width, int32_t height,
    polyreel_variant variant
) {
    if (width <= 0 || height <= 0) return 0;
    workspace space;
    if (open(&space, width) != 0) return -1;
    int32_t vectors = variant != POLYREEL_VARIANT_PLAIN && polyreel_has_vectors();
    int32_t half = width / 2 + width % 2, pairs = height / 2 + height % 2;
    for (int32_t pair = 0; pair < pairs; pair++) {
        for (int32_t lower = 0; lower < 2; lower++) {
            // A last row without a second stands for both.
            int32_t is_alone = 2 * pair + 1 == height;
            int32_t y = is_alone ? height - 1 : 2 * pair + lower;
            int32_t other = bounded(lower && !is_alone ? pair + 1 : pair - 1, pairs - 1);
            for (int plane = 1; plane < 3; plane++) {
                const uint16_t *samples = from.planes[plane];
                ptrdiff_t stride = from.strides[plane];
                tone_spread spread = {
                    samples + pair * stride, samples + other * stride, plane == 1 ? space.blue : space.red, half};
                make_spread(spread, vectors);
            }
            tone_row row = {
                from.planes[0] + y * from.strides[0], space.blue, space.red, to.planes[0] + y * to.strides[0],
                {space.sums[0], space.sums[1], space.sums[2]}, width, lower};
            make_row(tone, row, &space, vectors);
        }
        for (int i = 0; i < 3; i++) {
            space.sums[i][-1] = space.sums[i][0];
            space.sums[i][width] = space.sums[i][width - 1];
        }
        tone_chroma chroma = {
            {space.sums[0] - 1, space.sums[1] - 1, space.sums[2] - 1}, to.planes[1] + pair * to.strides[1],
            to.planes[2] + pair * to.strides[2], half};
        make_chroma(chroma, vectors);
    }
    free(space.memory);
    return 0;
}
