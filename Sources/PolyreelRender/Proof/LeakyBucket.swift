public import PolyreelCore

/// A decoder's input buffer (ITU-T H.264 (08/2021), annex C.1, at variable bit rate): coded bits come in at the cap while
/// there is room, and each picture's are taken out at once when it is decoded, one frame's time after the one before.
///
/// A film whose pictures are always there in time plays on a device that can load no faster than the cap. Spans are coded
/// on their own, each as if the buffer were as full as at the start, so a film is checked as a whole.
public struct LeakyBucket: Sendable {
    private let bitsPerFrame: Rational
    private let bufferBits: Int

    /// How full the buffer is when the first picture is decoded, in hundredths: x264's `vbv-init` of 0.9, with which each
    /// span is coded.
    public static let initialPercent = 90

    /// - Parameters:
    ///   - rate: frames a second.
    ///   - maximumBitRate: bits a second at which the buffer fills.
    ///   - bufferBits: its size.
    public init(rate: Rational, maximumBitRate: Int, bufferBits: Int) {
        bitsPerFrame = Rational(maximumBitRate) / rate
        self.bufferBits = bufferBits
    }

    /// The first span with a picture that is not wholly in the buffer when it is to be decoded; nil when there is none.
    /// - Parameter spans: coded bytes of each picture in decoding order, span by span.
    public func firstUnderflow(in spans: [[Int]]) -> Int? {
        // In 1/denominator of a bit, so that nothing is rounded.
        let unit = Int128(bitsPerFrame.denominator)
        let full = Int128(bufferBits) * unit
        var level = full * Int128(Self.initialPercent) / 100
        for (index, pictures) in spans.enumerated() {
            for bytes in pictures {
                // More than can be counted is more than the buffer holds.
                let (taken, isTooMuch) = Int128(bytes).multipliedReportingOverflow(by: 8 * unit)
                if isTooMuch || taken > level { return index }
                level = min(full, level - taken + Int128(bitsPerFrame.numerator))
            }
        }
        return nil
    }
}
