/// How safe zones of placements with one canvas are used.
public enum LayoutMode: String, Codable, Sendable, Hashable, CaseIterable {
    /// One layout inside the union of what the platforms cover.
    case shared
    /// Each its own.
    case placement
}
