// How much there is to see in a part of a plane. Whole numbers; compilers make vectors of these loops by themselves, with
// the same results.
#include "CPixels.h"

#if defined(__x86_64__) && defined(__clang__)
__attribute__((target_clones("avx2", "default")))
#endif
polyreel_detail polyreel_detail_of(const uint8_t *plane, ptrdiff_t stride, int32_t width, int32_t height) {
    polyreel_detail made = {0, 0, 0};
    // Every other pair of rows says what all of them do.
    for (int32_t y = 0; y + 3 < height; y += 4) {
        const uint8_t *row = plane + y * stride;
        uint32_t energy = 0, exposed = 0;
        int32_t last = width / 2 - 1;
        for (int32_t x = 0; x < last; x++) {
            const uint8_t *at = row + 2 * x, *below = at + stride, *under = below + stride, *lowest = under + stride;
            // Four pixels together: noise of single ones counts less.
            int32_t here = at[0] + at[1] + below[0] + below[1];
            int32_t right = at[2] + at[3] + below[2] + below[3];
            int32_t next = under[0] + under[1] + lowest[0] + lowest[1];
            energy += (uint32_t)((right - here) * (right - here) + (next - here) * (next - here)) >> 2;
            exposed += here >= 4 * 32 && here <= 4 * 224;
        }
        made.energy += energy;
        made.exposed += exposed;
        made.count += (uint32_t)(last > 0 ? last : 0);
    }
    return made;
}
