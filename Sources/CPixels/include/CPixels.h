// Pixels made by this project itself, in whole numbers and tables: the same bytes on every processor.
//
// Every function with `variant` has a plain form, which is the reference, and may have one for a processor's vector
// instructions, which gives the same bytes. Strides are in elements, not bytes. No function keeps a pointer.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Which form of a kernel runs.
typedef enum {
    /// The fastest that this processor has.
    POLYREEL_VARIANT_FASTEST = 0,
    /// Plain C.
    POLYREEL_VARIANT_PLAIN,
} polyreel_variant;

/// Whether this processor has a faster form than plain C.
int32_t polyreel_has_vectors(void);

// MARK: Plates (Plate.c)

/// Lays one layer of a plate over one plane: value + round(plane * through / 255), modulo 256.
///
/// @param plane the plane's first sample under the layer
/// @param values premultiplied, `width` to a row of `layer_stride`
/// @param through 255 minus alpha, laid out like `values`
void polyreel_plate_blend(
    uint8_t *plane, ptrdiff_t stride, const uint8_t *values, const uint8_t *through, ptrdiff_t layer_stride,
    int32_t width, int32_t height);

// MARK: Detail (Detail.c)

/// What was found in a part of a plane of luma.
typedef struct {
    /// Sum of the squared differences between the means of neighbouring two by two pixels, right and below, times 4.
    uint64_t energy;
    /// Of `count` such means, those that are neither near black (under 32) nor near white (over 224).
    uint32_t exposed;
    uint32_t count;
} polyreel_detail;

/// Looks at every other pair of rows of `width` by `height` samples.
polyreel_detail polyreel_detail_of(const uint8_t *plane, ptrdiff_t stride, int32_t width, int32_t height);

// MARK: Other colours and tones to BT.709 (ToneTables.c, Primaries.c, Tone.c)

/// How the stored values of a picture became light.
typedef enum {
    /// Standard range: ITU-R BT.1886.
    POLYREEL_TONE_STANDARD = 0,
    /// Hybrid log-gamma: ITU-R BT.2100-2, table 5.
    POLYREEL_TONE_HLG,
    /// Perceptual quantiser: ITU-R BT.2100-2, table 4.
    POLYREEL_TONE_PQ,
} polyreel_transfer;

/// Which matrix turned R'G'B' into the stored values.
typedef enum {
    /// ITU-R BT.601-7, 2.5.1.
    POLYREEL_MATRIX_BT601 = 0,
    /// ITU-R BT.709-6, item 3.2.
    POLYREEL_MATRIX_BT709,
    /// ITU-R BT.2020-2, table 4, non-constant luminance.
    POLYREEL_MATRIX_BT2020,
} polyreel_matrix;

/// Red, green, blue and white that the values count from: ITU-T H.273 (07/2021), table 2.
typedef enum {
    POLYREEL_PRIMARIES_BT709 = 0,
    POLYREEL_PRIMARIES_BT601_525,
    POLYREEL_PRIMARIES_BT601_625,
    POLYREEL_PRIMARIES_DISPLAY_P3,
    POLYREEL_PRIMARIES_DCI_P3,
    POLYREEL_PRIMARIES_BT2020,
    POLYREEL_PRIMARIES_BT470M,
    POLYREEL_PRIMARIES_FILM,
    POLYREEL_PRIMARIES_EBU3213,
} polyreel_primaries;

/// Tables of one kind of colours; given back with `polyreel_tone_close`. May be used by several threads at once.
typedef struct polyreel_tone polyreel_tone;

/// Null when there is no memory.
polyreel_tone *polyreel_tone_open(
    polyreel_transfer transfer, polyreel_matrix matrix, polyreel_primaries primaries);
void polyreel_tone_close(polyreel_tone *tone);

/// Three planes of 4:2:0. Chroma has half of each side, rounded up, and stands on the left column of each pair, between
/// the rows.
typedef struct {
    const uint16_t *planes[3];
    ptrdiff_t strides[3];
} polyreel_picture10;

typedef struct {
    uint8_t *planes[3];
    ptrdiff_t strides[3];
} polyreel_picture8;

/// Makes 8-bit BT.709 of limited range out of 10-bit values of limited range.
///
/// Returns 0, or -1 when there is no memory.
int32_t polyreel_tone_map(
    const polyreel_tone *tone, polyreel_picture10 from, polyreel_picture8 to, int32_t width, int32_t height,
    polyreel_variant variant);

#ifdef __cplusplus
}
#endif
