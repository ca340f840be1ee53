/// A time in a film whose length is not known yet.
public enum TimePoint: Codable, Sendable, Hashable {
    /// Seconds from the start.
    case fromStart(Rational)
    /// Seconds before the end.
    case beforeEnd(Rational)
}
