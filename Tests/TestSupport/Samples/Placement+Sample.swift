public import PolyreelCore

extension Sourced {
    /// A figure that a test chose.
    public static func sample(_ value: Value, _ status: Verification = .chosen) -> Sourced {
        Sourced(value: value, status: status, source: "a test", asOf: "2026-01-01")
    }
}

extension PixelSize {
    /// 1080x1920.
    public static let sample = PixelSize(width: 1080, height: 1920)
}

extension Insets {
    public static let none = Insets(top: 0, right: 0, bottom: 0, left: 0)
}

extension Placement {
    /// A placement for tests: it limits nothing but what is said.
    public static func sample(
        _ id: String = "tiktok", name: String? = nil, kind: PlacementKind = .social, canvas: PixelSize = .sample,
        safeZone: Insets = .none, safeZoneRightToLeft: Insets? = nil, maximumBytes: Sourced<Int>? = nil,
        maximumBitRate: Sourced<Int>? = nil, audioBitRate: Int = 128_000, encoderBitRateCap: Int = 12_000_000,
        sidecars: [String] = []
    ) -> Placement {
        Placement(
            id: id, name: name ?? id, kind: kind, canvas: canvas, reframe: .auto, safeZone: .sample(safeZone),
            safeZoneRightToLeft: safeZoneRightToLeft.map { .sample($0) }, minimumFrameRate: nil, maximumFrameRate: nil,
            minimumDuration: nil, maximumDuration: nil, maximumBytes: maximumBytes, minimumBitRate: nil,
            maximumBitRate: maximumBitRate, loudness: .sample(-1400), audioBitRate: audioBitRate,
            encoderBitRateCap: encoderBitRateCap, sidecars: .sample(sidecars))
    }
}
