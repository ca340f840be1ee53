public import PolyreelCore

/// What the buyout bought.
public struct RightsSettings: Codable, Sendable, Hashable {
    public var contract = ""
    /// Inclusive, in each market's time zone.
    public var from: CalendarDate?
    public var until: CalendarDate?
    /// ISO 3166-1 alpha-2 codes and names of groups, as written.
    public var territories: [String] = []
    public var channels: [Channel] = []
    public var edits: [Edit] = []

    public init() {}
}
