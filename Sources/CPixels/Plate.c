// Plates over 8-bit planes. Bytes in, bytes out: compilers make vectors of these loops by themselves, with the same results.
#include "CPixels.h"

/// product / 255, rounded to nearest, for products up to 255 * 255.
static inline uint8_t share(uint32_t product) {
    uint32_t biased = product + 128;
    return (uint8_t)((biased + (biased >> 8)) >> 8);
}

#if defined(__x86_64__) && defined(__clang__)
// One form for each kind of processor, chosen when the program starts; whole numbers, so all make the same bytes.
__attribute__((target_clones("avx2", "default")))
#endif
void polyreel_plate_blend(
    uint8_t *plane, ptrdiff_t stride, const uint8_t *values, const uint8_t *through, ptrdiff_t layer_stride,
    int32_t width, int32_t height
) {
    for (int32_t y = 0; y < height; y++) {
        uint8_t *row = plane + y * stride;
        const uint8_t *value = values + y * layer_stride, *rest = through + y * layer_stride;
        for (int32_t x = 0; x < width; x++) row[x] = (uint8_t)(value[x] + share((uint32_t)row[x] * rest[x]));
    }
}
