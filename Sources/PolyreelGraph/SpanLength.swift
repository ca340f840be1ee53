public import PolyreelCore

/// How short and how long spans are.
public enum SpanLength {
    /// No span is shorter, in frames: an IDR frame costs bits, and H.264 wants neighbouring IDR frames to differ in
    /// `idr_pic_id` (ITU-T H.264, 7.4.3).
    public static let shortest = 12
    /// Seconds: what a crash may cost, and how much is worth its own place in the store. One group of pictures, which
    /// begins with an IDR frame anyway: on a machine with many cores, spans are what is encoded side by side.
    public static let longest = Rational(2)
}
