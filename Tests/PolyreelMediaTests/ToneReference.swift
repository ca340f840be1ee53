import Foundation

/// Other colours to BT.709 in double precision, by the standards' own formulas; what the kernel is held against.
struct ToneReference {
    enum Transfer: Int, CaseIterable, Sendable { case standard, hlg, pq }

    /// How the values were stored, and the colours they count from.
    enum Colours: Int, CaseIterable, Sendable { case bt2020, displayP3, lines525, lines625 }

    let transfer: Transfer
    let colours: Colours
    let width: Int
    let height: Int

    /// Reference white and nominal peak, cd/m2: ITU-R BT.2408-7, 2.1, and BT.2100-2.
    static let (white, peak) = (203.0, 1000.0 / 203)
    private var halfWidth: Int { (width + 1) / 2 }
    private var halfHeight: Int { (height + 1) / 2 }

    /// ITU-R BT.2100-2, tables 4 and 5, and BT.1886; 1 is reference white, HLG before its system gamma.
    private func light(_ value: Double) -> Double {
        let x = min(max(value, 0), 959.0 / 876)
        switch transfer {
        case .hlg:
            let (a, b, c) = (0.17883277, 0.28466892, 0.55991073)
            return x <= 0.5 ? x * x / 3 : (exp((x - c) / a) + b) / 12
        case .pq:
            let (m1, m2) = (2610.0 / 16384, 2523.0 / 32)
            let (c1, c2, c3) = (3424.0 / 4096, 2413.0 / 128, 2392.0 / 128)
            let root = pow(min(x, 1), 1 / m2)
            return pow(max(root - c1, 0) / (c2 - c3 * root), 1 / m1) * 10000 / Self.white
        case .standard: return pow(x, 2.4)
        }
    }

    /// A line to a half, then a hyperbola that leaves it in its direction and is 1 at the peak.
    private func toned(_ light: Double) -> Double {
        let (j, p) = (0.5, Self.peak)
        if light <= j { return light }
        if light >= p { return 1 }
        let a = -j * j * (p - 1) / (j * j - 2 * j + p)
        let b = (j * j - 2 * j * p + p) / (p - 1)
        return (b * b + 2 * b * j + j * j) / (b - a) * (light + a) / (light + b)
    }

    /// Linear light to BT.709's: ITU-R BT.2407-0, 2.2; the sample code of W3C's CSS Color 4 (lin_P3 to XYZ to lin_sRGB);
    /// Poynton, "Color FAQ", C.
    private var matrix: [[Double]] {
        switch colours {
        case .bt2020:
            [
                [1.6604910021084345, -0.5876411387885495, -0.07284986331988488],
                [-0.12455047452159074, 1.1328998971259603, -0.008349422604369477],
                [-0.018150763354905303, -0.10057889800800739, 1.1187296613629127],
            ]
        case .displayP3:
            [
                [1.2249401762805598, -0.22494017628055996, 0], [-0.04205695470968816, 1.0420569547096881, 0],
                [-0.01963755459033443, -0.07863604555063188, 1.0982736001409663],
            ]
        case .lines525:
            [[0.939555, 0.050173, 0.010272], [0.017775, 0.965795, 0.016430], [-0.001622, -0.004371, 1.005993]]
        case .lines625: [[1.044036, -0.044036, 0], [0, 1, 0], [0, 0.011797, 0.988203]]
        }
    }

    /// Shares of red and blue in luma: ITU-R BT.2020-2, table 4; BT.709-6, item 3.2; BT.601-7, 2.5.1.
    private var luma: (red: Double, blue: Double) {
        switch colours {
        case .bt2020: (0.2627, 0.0593)
        case .displayP3: (0.2126, 0.0722)
        case .lines525, .lines625: (0.299, 0.114)
        }
    }

    /// Encoded R, G, B of BT.709 for one pixel of R', G', B' of BT.2020.
    private func encoded(_ primed: [Double]) -> [Double] {
        var linear = primed.map(light)
        if transfer == .hlg {
            let luminance = 0.2627 * linear[0] + 0.678 * linear[1] + 0.0593 * linear[2]
            let gain = luminance > 0 ? pow(luminance, 0.2) * Self.peak : 0
            linear = linear.map { $0 * gain }
        }
        var made = matrix.map { line in max(0, zip(line, linear).reduce(0) { $0 + $1.0 * $1.1 }) }
        let greatest = made.max() ?? 0
        if transfer == .standard {
            made = made.map { min($0, 1) }
        } else if greatest > 0 {
            made = made.map { $0 * toned(greatest) / greatest }
        }
        return made.map { pow($0, 1 / 2.4) }
    }

    /// The three planes of 8-bit limited range, unrounded.
    func planes(_ source: [[UInt16]]) -> [[Double]] {
        var luma = [Double](repeating: 0, count: width * height)
        var colours = [[Double]](repeating: [], count: halfHeight * 2 * width)
        for y in 0..<halfHeight * 2 {
            let row = min(y, height - 1)
            let near = y / 2
            let far = min(max(y % 2 == 1 && y < height ? near + 1 : near - 1, 0), halfHeight - 1)
            for x in 0..<width {
                let left = x / 2
                let right = min(x % 2 == 1 ? left + 1 : left, halfWidth - 1)
                func chroma(_ plane: Int) -> Double {
                    func mean(_ row: Int) -> Double {
                        (Double(source[plane][row * halfWidth + left]) + Double(source[plane][row * halfWidth + right]))
                            / 2
                    }
                    return (0.75 * mean(near) + 0.25 * mean(far) - 512) / 896
                }
                let grey = (Double(source[0][row * width + x]) - 64) / 876
                let part = self.luma
                let red = grey + 2 * (1 - part.red) * chroma(2)
                let blue = grey + 2 * (1 - part.blue) * chroma(1)
                let made = encoded([red, (grey - part.red * red - part.blue * blue) / (1 - part.red - part.blue), blue])
                colours[y * width + x] = made
                if y < height {
                    luma[y * width + x] = 16 + 219 * (0.2126 * made[0] + 0.7152 * made[1] + 0.0722 * made[2])
                }
            }
        }
        var (blue, red) = ([Double](), [Double]())
        for y in 0..<halfHeight {
            for x in 0..<halfWidth {
                // Chroma stands on the left column of each pair: 1 2 1 across, 1 1 down.
                let columns = [(max(0, 2 * x - 1), 1.0), (2 * x, 2.0), (min(width - 1, 2 * x + 1), 1.0)]
                let mean = (0..<3).map { index in
                    columns.reduce(0) { sum, column in
                        sum + column.1 / 8
                            * (colours[2 * y * width + column.0][index] + colours[(2 * y + 1) * width + column.0][index])
                    }
                }
                let grey = 0.2126 * mean[0] + 0.7152 * mean[1] + 0.0722 * mean[2]
                blue.append(128 + 224 * (mean[2] - grey) / 1.8556)
                red.append(128 + 224 * (mean[0] - grey) / 1.5748)
            }
        }
        return [luma, blue, red]
    }
}
