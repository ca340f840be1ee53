/// The order of cues that begin together at the bottom.
///
/// libass puts the first of a file to the edge and the next above it, as whoever wrote the file saw it; everywhere else the
/// first stands above the second.
enum ASSOrder {
    static func turned(_ cues: [Cue]) -> [Cue] {
        var places: [Milliseconds: [Int]] = [:]
        for (index, cue) in cues.enumerated() where cue.settings.line == nil {
            places[cue.start, default: []].append(index)
        }
        var turned = cues
        for indices in places.values where indices.count > 1 {
            for (place, other) in zip(indices, indices.reversed()) { turned[place] = cues[other] }
        }
        return turned
    }
}
