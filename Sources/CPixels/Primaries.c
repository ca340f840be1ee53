// From one set of primaries to BT.709's, made of additions, multiplications and divisions alone: the same on every
// processor.
#include "Tone.h"

// A product and a sum taken together would be rounded once instead of twice.
#pragma STDC FP_CONTRACT OFF

/// x and y of red, green, blue and white.
typedef struct {
    double x[4], y[4];
} chromaticities;

/// ITU-T H.273 (07/2021), table 2.
static const chromaticities known[] = {
    [POLYREEL_PRIMARIES_BT709] = {{0.640, 0.300, 0.150, 0.3127}, {0.330, 0.600, 0.060, 0.3290}},
    [POLYREEL_PRIMARIES_BT601_525] = {{0.630, 0.310, 0.155, 0.3127}, {0.340, 0.595, 0.070, 0.3290}},
    [POLYREEL_PRIMARIES_BT601_625] = {{0.640, 0.290, 0.150, 0.3127}, {0.330, 0.600, 0.060, 0.3290}},
    [POLYREEL_PRIMARIES_DISPLAY_P3] = {{0.680, 0.265, 0.150, 0.3127}, {0.320, 0.690, 0.060, 0.3290}},
    [POLYREEL_PRIMARIES_DCI_P3] = {{0.680, 0.265, 0.150, 0.314}, {0.320, 0.690, 0.060, 0.351}},
    [POLYREEL_PRIMARIES_BT2020] = {{0.708, 0.170, 0.131, 0.3127}, {0.292, 0.797, 0.046, 0.3290}},
    [POLYREEL_PRIMARIES_BT470M] = {{0.67, 0.21, 0.14, 0.310}, {0.33, 0.71, 0.08, 0.316}},
    [POLYREEL_PRIMARIES_FILM] = {{0.681, 0.243, 0.145, 0.310}, {0.319, 0.692, 0.049, 0.316}},
    [POLYREEL_PRIMARIES_EBU3213] = {{0.630, 0.295, 0.155, 0.3127}, {0.340, 0.605, 0.077, 0.3290}},
};

typedef struct {
    double at[3][3];
} matrix;

/// Cones' answers to XYZ: Bradford, the "linearised" form that ICC.1:2022, annex E, uses.
static const matrix bradford = {{{0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}}};

static matrix product(matrix left, matrix right) {
    matrix made;
    for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 3; column++) {
            double sum = 0;
            for (int i = 0; i < 3; i++) sum += left.at[row][i] * right.at[i][column];
            made.at[row][column] = sum;
        }
    }
    return made;
}

static void times(matrix left, const double vector[3], double made[3]) {
    for (int row = 0; row < 3; row++) {
        made[row] = left.at[row][0] * vector[0] + left.at[row][1] * vector[1] + left.at[row][2] * vector[2];
    }
}

/// By cofactors; none of those here is singular.
static matrix inverse(matrix m) {
    matrix made;
    for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 3; column++) {
            int a = (column + 1) % 3, b = (column + 2) % 3, c = (row + 1) % 3, d = (row + 2) % 3;
            made.at[row][column] = m.at[a][c] * m.at[b][d] - m.at[a][d] * m.at[b][c];
        }
    }
    double determinant = m.at[0][0] * made.at[0][0] + m.at[0][1] * made.at[1][0] + m.at[0][2] * made.at[2][0];
    for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 3; column++) made.at[row][column] /= determinant;
    }
    return made;
}

/// XYZ of a chromaticity, of luminance 1.
static void to_xyz(const chromaticities *colours, int index, double made[3]) {
    double x = colours->x[index], y = colours->y[index];
    made[0] = x / y;
    made[1] = 1;
    made[2] = (1 - x - y) / y;
}

/// Linear RGB to XYZ: SMPTE RP 177, 3.3.
static matrix rgb_to_xyz(const chromaticities *colours) {
    matrix columns;
    double white[3], share[3];
    for (int i = 0; i < 3; i++) {
        double colour[3];
        to_xyz(colours, i, colour);
        for (int row = 0; row < 3; row++) columns.at[row][i] = colour[row];
    }
    to_xyz(colours, 3, white);
    times(inverse(columns), white, share);
    for (int row = 0; row < 3; row++) {
        for (int i = 0; i < 3; i++) columns.at[row][i] *= share[i];
    }
    return columns;
}

/// One white to another.
static matrix adaptation(const chromaticities *from, const chromaticities *to) {
    double one[3], other[3], seen[3], wanted[3];
    to_xyz(from, 3, one);
    to_xyz(to, 3, other);
    times(bradford, one, seen);
    times(bradford, other, wanted);
    matrix scale = {{{0}}};
    for (int i = 0; i < 3; i++) scale.at[i][i] = wanted[i] / seen[i];
    return product(inverse(bradford), product(scale, bradford));
}

void polyreel_tone_primaries(polyreel_primaries from, int32_t made[3][3]) {
    const chromaticities *source = &known[from], *target = &known[POLYREEL_PRIMARIES_BT709];
    matrix exact = product(
        inverse(rgb_to_xyz(target)), product(adaptation(source, target), rgb_to_xyz(source)));
    for (int row = 0; row < 3; row++) {
        int32_t sum = 0;
        for (int i = 0; i < 3; i++) {
            double value = exact.at[row][i] * (1 << 30);
            made[row][i] = (int32_t)(value < 0 ? value - 0.5 : value + 0.5);
            sum += made[row][i];
        }
        // White stays white, to the last bit.
        made[row][row] += (1 << 30) - sum;
    }
}
