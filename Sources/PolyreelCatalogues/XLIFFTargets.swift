/// The parts of a unit's translation, in the order in which they are read.
///
/// XLIFF 2.0, attribute `order` of a target: a target stands at the place that it names among the unit's segments and ignorables,
/// else at its own.
struct XLIFFTargets {
    private var parts: [(text: String, place: Int)] = []
    private var hasText = false

    /// Whether no part was translated.
    var isEmpty: Bool { !hasText }
    var count: Int { parts.count }

    /// - Parameters:
    ///   - text: nil where the part has no translation.
    ///   - order: as the file has it.
    mutating func add(_ text: String?, order: String?) {
        hasText = hasText || text != nil
        parts.append((text ?? "", order.map { Int($0) ?? 0 } ?? parts.count + 1))
    }

    /// The whole text; nil where there is none, or two parts have one place, or one has none that there is.
    var joined: String? {
        guard hasText, Set(parts.map(\.place)) == Set(1...parts.count) else { return nil }
        return parts.sorted { $0.place < $1.place }.map(\.text).joined()
    }
}
