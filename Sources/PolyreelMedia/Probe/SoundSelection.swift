internal import PolyreelCore

/// Which of an asset's sound tracks are heard.
struct SoundSelection {
    /// Nil: nothing.
    let mix: SoundMix?
    /// What was chosen where nobody said what, as findings.
    let findings: [Finding]

    /// - Parameters:
    ///   - choice: what the manifest says; nil: nothing.
    ///   - tracks: all sound tracks, in the container's order.
    /// - Throws: a finding that says what of the choice is not there.
    static func made(_ choice: SoundChoice?, among tracks: [SoundTrackFacts]) throws(Finding) -> SoundSelection {
        switch choice {
        case nil: usual(among: tracks)
        case .silence: SoundSelection(mix: nil, findings: [])
        case .tracks(let numbers):
            SoundSelection(mix: SoundMix(streams: try named(numbers, among: tracks).map(\.stream)), findings: [])
        case .left: try one(.left, among: tracks)
        case .right: try one(.right, among: tracks)
        }
    }

    /// What is likeliest meant: of the tracks that are not silent the one that is flagged as the default, or the first; of
    /// mono tracks two, since recorders write left and right, or two microphones, as tracks of their own.
    static func usual(among tracks: [SoundTrackFacts]) -> SoundSelection {
        let readable = tracks.filter { $0.state != .unreadable }
        let speaking = readable.filter { $0.state == .heard }
        let pool = speaking.isEmpty ? readable : speaking
        guard let best = SoundTrackFacts.Rank.allCases.lazy.compactMap({ rank in pool.first { $0.rank == rank } }).first
        else {
            return SoundSelection(mix: nil, findings: tracks.isEmpty ? [] : [SoundFindings.nothingReadable])
        }
        let used = pair(of: best, in: pool)
        return SoundSelection(
            mix: SoundMix(streams: used.map(\.stream)),
            findings: SoundFindings.unreadable(tracks.filter { $0.state == .unreadable }, used: best)
                + SoundFindings.chosen(used, among: tracks, speaking: speaking.count))
    }

    private static func one(
        _ side: SoundMix.Side, among tracks: [SoundTrackFacts]
    ) throws(Finding) -> SoundSelection {
        let usual = usual(among: tracks)
        guard let streams = usual.mix?.streams else { throw SoundFindings.missing("\(side.rawValue) side", of: tracks) }
        let used = tracks.filter { streams.contains($0.stream) }
        guard used.contains(where: { $0.channels > 1 }) else { throw SoundFindings.mono(side, used) }
        return SoundSelection(mix: SoundMix(streams: streams, side: side), findings: usual.findings)
    }

    private static func named(
        _ numbers: [Int], among tracks: [SoundTrackFacts]
    ) throws(Finding) -> [SoundTrackFacts] {
        var found: [SoundTrackFacts] = []
        for number in numbers.sorted() {
            guard let track = tracks.first(where: { $0.number == number }) else {
                throw SoundFindings.missing("track \(number)", of: tracks)
            }
            guard track.state != .unreadable else { throw SoundFindings.unreadable(track) }
            found.append(track)
        }
        return found
    }

    /// The track, and another that belongs to it: where all that speak are mono and of one language, the first two.
    private static func pair(of best: SoundTrackFacts, in pool: [SoundTrackFacts]) -> [SoundTrackFacts] {
        guard best.rank != .aside, pool.allSatisfy({ $0.channels == 1 }) else { return [best] }
        let alike = pool.filter {
            $0.rank != .aside && $0.sampleRate == best.sampleRate && $0.language == best.language
        }
        guard let other = alike.first(where: { $0.number != best.number }) else { return [best] }
        return [best, other].sorted { $0.number < $1.number }
    }
}
