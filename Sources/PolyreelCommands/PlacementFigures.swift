import PolyreelCore

/// A placement's figures as rows of text: what, value, how well known, source, date.
enum PlacementFigures {
    static func rows(_ placement: Placement) -> [[String]] {
        func row<Value>(_ name: String, _ figure: Sourced<Value>?, _ text: (Value) -> String) -> [[String]] {
            guard let figure else { return [] }
            return [[name, text(figure.value), figure.status.rawValue, figure.source, figure.asOf]]
        }
        func insets(_ insets: Insets) -> String {
            "top \(insets.top), right \(insets.right), bottom \(insets.bottom), left \(insets.left)"
        }
        func number(_ value: Rational) -> String { value.decimal(places: 0...3) }
        return row("safe zone", placement.safeZone, insets)
            + row("safe zone, right to left", placement.safeZoneRightToLeft, insets)
            + row("frame rate from", placement.minimumFrameRate, number)
            + row("frame rate to", placement.maximumFrameRate, number)
            + row("seconds from", placement.minimumDuration, number)
            + row("seconds to", placement.maximumDuration, number)
            + row("bytes to", placement.maximumBytes, \.description)
            + row("bit/s from", placement.minimumBitRate, \.description)
            + row("bit/s to", placement.maximumBitRate, \.description)
            + row("loudness", placement.loudness) { "\(Decibels.decimal($0, places: 1...2)) LUFS" }
            + row("subtitle files", placement.sidecars) { $0.isEmpty ? "none, burn in" : $0.joined(separator: ", ") }
    }
}
