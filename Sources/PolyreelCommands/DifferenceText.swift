import PolyreelCore
import PolyreelPublish
import PolyreelWorker

/// What differs between two variants, in words.
enum DifferenceText {
    static func heading(_ difference: VariantDifference) -> [String] {
        let apart =
            difference.obstacles.isEmpty
            ? []
            : ["\(difference.obstacles.joined(separator: "; ")): no frame is the same; only the texts are compared"]
        return ["first   \(difference.first)", "second  \(difference.second)"] + apart
    }

    /// Seconds, frames, same or differs, and what only the first and only the second shows.
    static func rows(_ difference: VariantDifference) -> [[String]] {
        difference.ranges.map { range in
            [
                "\(seconds(range.begins)) - \(seconds(range.ends)) s", "frames \(range.from)-\(range.to)",
                range.state.rawValue,
            ] + texts(range)
        }
    }

    static func closing(_ difference: VariantDifference) -> [String] {
        let frames = difference.frames
        let what = difference.basis == .frames ? "frames differ" : "frames have other texts"
        let files = difference.files.map { "\($0.name): \($0.state.rawValue)" }.joined(separator: ", ")
        let others = difference.facts.filter { $0.key != "cta" }.sorted { $0.key < $1.key }
        return [
            "\(frames.differing) of \(frames.total) \(what); \(frames.shared) were encoded once for both",
            "sound: \(difference.sameSound ? "same" : "differs")", "files: \(files)",
            "call to action: \(difference.callToAction.isEmpty ? "same" : "differs")",
        ] + lines(difference.callToAction) + others.flatMap { ["\($0.key): differs"] + lines($0.value) }
    }

    private static func lines(_ values: [ValueDifference]) -> [String] {
        // A fact that is one value has no path within it.
        values.map { "  \($0.path.isEmpty ? "" : "\($0.path): ")\(value($0.first)) | \(value($0.second))" }
    }

    private static func texts(_ range: DifferenceRange) -> [String] {
        guard range.state == .differs else { return [] }
        if range.first.isEmpty, range.second.isEmpty { return ["one film has ended"] }
        if range.first == range.second { return ["\(shown(range.first)), drawn otherwise"] }
        return ["\(shown(range.first)) | \(shown(range.second))"]
    }

    private static func shown(_ texts: [DifferenceRange.Text]) -> String {
        texts.isEmpty
            ? "nothing"
            : texts.map { "\($0.role.rawValue) \"\($0.text.replacing("\n", with: " / "))\"" }.joined(separator: ", ")
    }

    private static func value(_ value: JSONValue?) -> String {
        switch value {
        case nil: "nothing"
        case .null: "null"
        case .bool(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .text(let value): "\"\(value)\""
        case .list(let items): "a list of \(items.count)"
        case .object(let entries): "\(entries.count) values"
        }
    }

    private static func seconds(_ seconds: Double) -> String {
        Rational(nearest: seconds, per: 1000)?.decimal(places: 3) ?? "\(seconds)"
    }
}
