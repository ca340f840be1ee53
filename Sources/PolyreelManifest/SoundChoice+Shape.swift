internal import PolyreelCore
internal import PolyreelYAML

/// As many streams of an asset are looked at.
private let track = Shape<Int>.whole(in: 1...64)
private let tracks = Shape<[Int]>.set(of: track, repeated: .error)
private let word = Shape<SoundWord>.choice("sound-unknown", "sound", of: SoundWord.allCases)

private enum SoundWord: String, CaseIterable, Sendable { case left, right, none }

extension Shape<SoundChoice> {
    /// `1`, `[1, 2]`, `left`, `right` or `none`.
    static let sound = Shape("number, list of numbers, `left`, `right`, `none`") { known in
        .object([("anyOf", .list([track.schema(known), tracks.schema(known), word.schema(known)]))])
    } read: { node, reading in
        if node.type == .number { return track.read(node, &reading).map { .tracks([$0]) } }
        guard node.scalar != nil else { return tracks.read(node, &reading).map { .tracks($0.sorted()) } }
        return word.read(node, &reading).map {
            switch $0 {
            case .left: .left
            case .right: .right
            case .none: .silence
            }
        }
    }
}
