/// Where a card stands across its area, and its lines in it. Start and end are those of reading: the left and the right,
/// and the other way round in markets that read from right to left.
public enum CardAlignment: String, Codable, Sendable, Hashable, CaseIterable {
    case centre
    case start
    case end
}
