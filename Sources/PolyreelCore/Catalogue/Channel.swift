/// Where a film is shown, as rights are sold.
public enum Channel: String, Codable, Sendable, Hashable, CaseIterable {
    case organic, paid, pos, print
}
