internal import PolyreelCore
internal import PolyreelMedia

/// Pixels by which a plate is known again in a picture: where it lets little of the picture below through, away from the
/// edges of its letters, in equal parts light and dark.
struct PlateMark: Sendable, Hashable {
    /// One pixel of a plane, and between which values it lies whatever is below the plate.
    struct Sample: Sendable, Hashable {
        let x: UInt16
        let y: UInt16
        let low: UInt8
        let high: UInt8

        var sum: Int { Int(low) + Int(high) }
    }

    let light: [Sample]
    let dark: [Sample]
    let blue: [Sample]
    let red: [Sample]

    /// A plate is known by so many samples of a kind at least; fewer could be found anywhere.
    static let least = 24
    /// More say no more, and cost time.
    static let most = 1024
    /// Codes that a sample may hang on the picture below: boxes of subtitles let 35 % through, which is 89 of 255.
    static let mostThrough = 96
    /// Codes between light and dark that make a pattern, which no picture shows by chance.
    static let leastContrast = 40

    init(light: [Sample], dark: [Sample], blue: [Sample] = [], red: [Sample] = []) {
        (self.light, self.dark, self.blue, self.red) = (light, dark, blue, red)
    }

    /// Reads off what the plate makes of black and of white.
    /// - Parameters:
    ///   - black: a picture with 0 in every plane, the plate on it.
    ///   - white: the same with 255.
    ///   - frame: where the plate stands in it.
    ///   - colours: whether its chroma is looked at too.
    init(
        black: Frame, white: Frame, frame: PixelRect, colours: Bool = true, most: Int = PlateMark.most
    ) {
        let luma = Self.samples(black, white, plane: 0, frame)
        let threshold = Self.threshold(luma)
        light = Self.thinned(luma.filter { $0.sum > threshold }, to: most)
        dark = Self.thinned(luma.filter { $0.sum <= threshold }, to: most)
        blue = colours ? Self.thinned(Self.samples(black, white, plane: 1, frame), to: most) : []
        red = colours ? Self.thinned(Self.samples(black, white, plane: 2, frame), to: most) : []
    }

    /// Luma samples: whether there are enough to say that the plate is there.
    var canBeSeen: Bool { light.count + dark.count >= Self.least }

    /// Codes between what is light of it and what is dark, whatever is below.
    var contrast: Int {
        guard !light.isEmpty, !dark.isEmpty else { return 0 }
        return light.reduce(0) { $0 + Int($1.low) } / light.count - dark.reduce(0) { $0 + Int($1.high) } / dark.count
    }

    /// Whether it has a pattern, so that not finding it says that it is not there, and finding it that it is.
    var canBeMissed: Bool {
        min(light.count, dark.count) >= Self.least && contrast >= Self.leastContrast
    }

    /// What of it lies outside of `covers`, rectangles of the canvas in pixels.
    /// - Parameter scale: pixels of the canvas for one of the luma plane that is looked at, each way.
    func outside(_ covers: [PixelRect], scale: Int = 1) -> PlateMark {
        guard !covers.isEmpty else { return self }
        func free(_ samples: [Sample], _ scale: Int) -> [Sample] {
            samples.filter { sample in
                let pixel = PixelRect(x: Int(sample.x) * scale, y: Int(sample.y) * scale, width: scale, height: scale)
                return !covers.contains { $0.intersects(pixel) }
            }
        }
        return PlateMark(
            light: free(light, scale), dark: free(dark, scale), blue: free(blue, 2 * scale), red: free(red, 2 * scale))
    }

    // MARK: Choosing samples

    /// Pixels that are looked at for samples, about; of larger plates every second one, every third and so on.
    private static let looked = 8000

    /// Of a plane: what lets little through. Where there is enough of it, only what has its like all around.
    private static func samples(_ black: Frame, _ white: Frame, plane: Int, _ frame: PixelRect) -> [Sample] {
        let scale = plane == 0 ? 1 : 2
        var (inner, all): ([Sample], [Sample]) = ([], [])
        _ = black.withPlane(plane) { low, stride, width, height in
            white.withPlane(plane) { high, highStride, _, _ in
                let (left, right) = (max(0, frame.x / scale), min(width, frame.right / scale))
                let (top, bottom) = (max(0, frame.y / scale), min(height, frame.bottom / scale))
                guard left < right, top < bottom else { return }
                var step = 1
                while (right - left) * (bottom - top) > looked * step * step { step += 1 }
                for y in Swift.stride(from: top, to: bottom, by: step) {
                    for x in Swift.stride(from: left, to: right, by: step) {
                        let place = low + y * stride + x
                        let sample = Sample(
                            x: UInt16(x), y: UInt16(y), low: place[0], high: high[y * highStride + x])
                        guard Int(sample.high) - Int(sample.low) <= mostThrough else { continue }
                        all.append(sample)
                        guard x > left, x < right - 1, y > top, y < bottom - 1 else { continue }
                        let isInner =
                            isLike(place[-1], sample.low) && isLike(place[1], sample.low)
                            && isLike(place[-stride], sample.low) && isLike(place[stride], sample.low)
                        if isInner { inner.append(sample) }
                    }
                }
            }
        }
        return has(inner, asMuchAs: all) ? inner : all
    }

    private static func isLike(_ left: UInt8, _ right: UInt8) -> Bool { abs(Int(left) - Int(right)) <= 4 }

    /// Whether enough is left of both the light and the dark pixels that there were.
    private static func has(_ inner: [Sample], asMuchAs all: [Sample]) -> Bool {
        let threshold = threshold(all)
        func light(_ samples: [Sample]) -> Int { samples.count { $0.sum > threshold } }
        let (before, after) = (light(all), light(inner))
        return after >= min(before, least) && inner.count - after >= min(all.count - before, least)
    }

    /// Half way between the lightest and the darkest.
    private static func threshold(_ samples: [Sample]) -> Int {
        var (least, most) = (Int.max, Int.min)
        for sample in samples { (least, most) = (min(least, sample.sum), max(most, sample.sum)) }
        return samples.isEmpty ? 0 : (least + most) / 2
    }

    private static func thinned(_ samples: [Sample], to most: Int) -> [Sample] {
        guard samples.count > most else { return samples }
        return (0..<most).map { samples[$0 * samples.count / most] }
    }
}
