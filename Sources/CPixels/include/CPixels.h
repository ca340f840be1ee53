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

// MARK: BT.2020 to BT.709 (ToneTables.c, Tone.c)

/// How the stored values of a BT.2020 picture became light.
typedef enum {
    /// Standard range: ITU-R BT.1886.
    POLYREEL_TONE_STANDARD = 0,
    /// Hybrid log-gamma: ITU-R BT.2100-2, table 5.
    POLYREEL_TONE_HLG,
    /// Perceptual quantiser: ITU-R BT.2100-2, table 4.
    POLYREEL_TONE_PQ,
} polyreel_transfer;

/// Tables of one transfer; given back with `polyreel_tone_close`. May be used by several threads at once.
typedef struct polyreel_tone polyreel_tone;

/// Null when there is no memory.
polyreel_tone *polyreel_tone_open(polyreel_transfer transfer);
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

/// Makes 8-bit BT.709 of limited range out of 10-bit BT.2020 of limited range (non-constant luminance).
///
/// Returns 0, or -1 when there is no memory.
int32_t polyreel_tone_map(
    const polyreel_tone *tone, polyreel_picture10 from, polyreel_picture8 to, int32_t width, int32_t height,
    polyreel_variant variant);

#ifdef __cplusplus
}
#endif
