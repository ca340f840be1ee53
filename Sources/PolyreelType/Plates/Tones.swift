/// How light the parts of a picture are, by luminance from 0 to 1.
struct Tones {
    private var counts = [Int](repeating: 0, count: 256)
    private(set) var count = 0

    mutating func add(_ luminance: Double) {
        counts[min(255, max(0, Int(luminance * 255)))] += 1
        count += 1
    }

    /// Whether a dark picture is of one tone: seven tenths are near the middle one, and hardly any part is far lighter.
    /// Of Noto's signs (™ ✖ ➿) a fiftieth is lighter by 0.22, of its gorilla by 0.32; of its sunglasses half is apart.
    var areOneDark: Bool {
        let middle = luminance(percent: 50)
        let near = counts.indices.filter { abs(Double($0) / 255 - middle) <= 0.1 }.reduce(0) { $0 + counts[$1] }
        return near * 10 >= count * 7 && luminance(percent: 98) - middle <= Self.spread
    }

    /// The same of a light one, which may have a thin line around it.
    var areOneLight: Bool { luminance(percent: 50) - luminance(percent: 5) <= Self.spread }

    private static let spread = 0.25

    /// What so many of a hundred parts are darker than.
    private func luminance(percent: Int) -> Double {
        var left = count * percent / 100
        for (tone, count) in counts.enumerated() {
            if left < count { return Double(tone) / 255 }
            left -= count
        }
        return 1
    }
}
