public import PolyreelCore

/// A part of two films in which they are the same, or differ.
public struct DifferenceRange: Codable, Sendable, Hashable {
    /// Frames `from ..< to` of the first film; past its end where the second is longer.
    public let from: Int
    public let to: Int
    /// The same in seconds.
    public let begins: Double
    public let ends: Double
    public let state: State
    /// What only the first film shows over the picture, and only the second; empty where they are the same.
    public let first: [Text]
    public let second: [Text]

    public enum State: String, Codable, Sendable {
        case same
        case differs
    }

    /// Text over the picture.
    public struct Text: Codable, Sendable, Hashable {
        public let role: OverlayRole
        public let text: String

        init(_ overlay: VariantRecord.Overlay) {
            role = overlay.role
            text = overlay.text
        }
    }

    /// - Parameter rate: frames a second of the first film.
    init(_ frames: FrameRange, rate: Rational, state: State, first: [Text] = [], second: [Text] = []) {
        from = frames.from
        to = frames.to
        begins = Self.seconds(frames.from, rate)
        ends = Self.seconds(frames.to, rate)
        self.state = state
        self.first = first
        self.second = second
    }

    var frames: FrameRange { FrameRange(from: from, to: to) }

    /// To the millisecond, as people read it.
    static func seconds(_ frame: Int, _ rate: Rational) -> Double {
        Double((Rational(frame) / rate * Rational(1000)).rounded) / 1000
    }
}

extension Sequence<FrameRange> {
    /// The ranges in order; those that touch, or have no more than `gap` frames between them, as one.
    func joined(over gap: Int) -> [FrameRange] {
        sorted { $0.from < $1.from }.reduce(into: []) { joined, range in
            guard let last = joined.last, range.from - last.to <= gap else { return joined.append(range) }
            joined[joined.count - 1] = FrameRange(from: last.from, to: Swift.max(last.to, range.to))
        }
    }
}
