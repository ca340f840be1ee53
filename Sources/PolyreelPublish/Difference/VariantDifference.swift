public import PolyreelCore

/// In what two variants differ.
public struct VariantDifference: Codable, Sendable {
    /// The variants' ids.
    public let first: String
    public let second: String
    /// Whether frames were compared, or only the texts over them.
    public let basis: Basis
    /// Why no frame of the two can be the same; empty when frames were compared.
    public let obstacles: [String]
    public let frames: Frames
    /// They cover both films once, in order.
    public let ranges: [DifferenceRange]
    public let sameSound: Bool
    /// Of the files beside the film.
    public let files: [File]
    /// Of what steps tell in the records, by its key there: only of those that differ.
    public let facts: [String: [ValueDifference]]
    /// Those of `cta` once more, empty where nothing differs: JSON had them under this name before it had `facts`.
    public let callToAction: [ValueDifference]

    public enum Basis: String, Codable, Sendable { case frames, texts }

    public struct Frames: Codable, Sendable {
        /// Of the longer film.
        public let total: Int
        public let differing: Int
        /// From one and the same span in both: the same to the bit.
        public let shared: Int
    }

    /// A file that one or both variants have.
    public struct File: Codable, Sendable, Hashable {
        /// What follows the variant's id: `de.srt`.
        public let name: String
        public let state: State

        public enum State: String, Codable, Sendable {
            case same, differs
            case onlyFirst = "only first"
            case onlySecond = "only second"
        }
    }

    /// - Throws: a `Finding` when one of the records does not say what its film shows.
    public init(_ first: VariantRecord, _ second: VariantRecord) throws(Finding) {
        let comparison = FilmComparison(try Self.content(first), try Self.content(second))
        let ranges = comparison.ranges
        self.first = first.id
        self.second = second.id
        basis = comparison.comparesPictures ? .frames : .texts
        obstacles = comparison.first.obstacles(to: comparison.second)
        frames = Frames(
            total: comparison.frames,
            differing: ranges.filter { $0.state == .differs }.reduce(0) { $0 + $1.frames.count },
            shared: comparison.framesShared)
        self.ranges = ranges
        sameSound = comparison.first.soundtrack == comparison.second.soundtrack
        files = Self.files(first, second)
        facts = Self.facts(first.facts, second.facts)
        callToAction = facts["cta"] ?? []
    }

    private static func facts(
        _ first: [String: JSONValue], _ second: [String: JSONValue]
    ) -> [String: [ValueDifference]] {
        let keys = Set(first.keys).union(second.keys)
        let differences = keys.map { ($0, ValueDifference.all(first[$0], second[$0])) }
        return Dictionary(uniqueKeysWithValues: differences.filter { !$0.1.isEmpty })
    }

    private static func content(_ record: VariantRecord) throws(Finding) -> FilmContent {
        guard record.status == .ready else {
            throw .error("variant-not-ready", "\(record.id) is \(record.status.rawValue): it has no film to compare")
        }
        guard let content = FilmContent(record) else {
            throw .error(
                "record-old", "the record of \(record.id) does not say what its film shows",
                hint: "an older version wrote it: run its manifest again, which renders nothing")
        }
        return content
    }

    /// All but the films, by name.
    private static func files(_ first: VariantRecord, _ second: VariantRecord) -> [File] {
        let (own, other) = (sidecars(first), sidecars(second))
        return Set(own.keys).union(other.keys).sorted().map { name in
            let state: File.State =
                switch (own[name], other[name]) {
                case (.some, nil): .onlyFirst
                case (nil, .some): .onlySecond
                case (let left, let right): left == right ? .same : .differs
                }
            return File(name: name, state: state)
        }
    }

    private static func sidecars(_ record: VariantRecord) -> [String: String] {
        let named = record.files.filter { $0.kind != .video }
            .map { (String($0.path.dropFirst(record.id.count + 1)), $0.sha256) }
        return Dictionary(named) { first, _ in first }
    }
}
