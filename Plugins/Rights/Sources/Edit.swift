/// What may be done to a film, as rights are sold.
public enum Edit: String, Codable, Sendable, Hashable, CaseIterable {
    case crop, trim, overlay, subtitle, translate, still
}
