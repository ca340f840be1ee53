internal import PolyreelCore

/// What is said of an asset's sound.
enum SoundFindings {
    // MARK: Which it is

    static let nothingReadable = Finding.warning(
        ProbeCode.soundUnreadable, "the sound of the asset cannot be decoded here; its films are silent",
        hint: "export it with AAC sound")

    static func unreadable(_ tracks: [SoundTrackFacts], used: SoundTrackFacts) -> [Finding] {
        guard !tracks.isEmpty else { return [] }
        return [
            .warning(
                ProbeCode.soundUnreadable,
                "sound \(list(tracks)) of the asset cannot be decoded or mixed down here; track \(used.number) is used",
                hint: "check that it is the right one, or export the video with AAC sound")
        ]
    }

    /// Nothing where there was no choice.
    static func chosen(_ used: [SoundTrackFacts], among tracks: [SoundTrackFacts], speaking: Int) -> [Finding] {
        guard tracks.count > 1, let first = used.first else { return [] }
        let count = "the asset has \(tracks.count) sound tracks"
        let hint = "name others: asset: { sound: \(others(used, tracks)) }"
        if used.count > 1 {
            let isAll = tracks.allSatisfy { $0.channels == 1 }
            return [
                .warning(
                    ProbeCode.soundMono,
                    isAll
                        ? "\(count) of one channel; both ears get \(list(used)), mixed"
                        : "\(count); both ears get \(list(used)), which have one channel each, mixed", hint: hint)
            ]
        }
        if speaking == 1 {
            return [
                .note(ProbeCode.soundTracks, "\(count); track \(first.number) is used, the only one that is not silent")
            ]
        }
        let why = first.rank == .chosen ? ", the default," : ""
        return [.warning(ProbeCode.soundTracks, "\(count); track \(first.number)\(why) is used", hint: hint)]
    }

    /// - Parameter what: "track 3", "left side".
    static func missing(_ what: String, of tracks: [SoundTrackFacts]) -> Finding {
        guard !tracks.isEmpty else {
            return .error("sound-missing", "the asset has no sound, and so no \(what)", hint: "leave 'sound' out")
        }
        let kinds = tracks.map { "\($0.number) (\($0.layout.isEmpty ? $0.codec : $0.layout))" }
        return .error(
            "sound-missing", "the asset has no sound \(what); it has \(kinds.joined(separator: ", "))",
            hint: "name one that is there; 'polyreel probe' shows them")
    }

    static func unreadable(_ track: SoundTrackFacts) -> Finding {
        .error(
            "sound-unreadable", "sound track \(track.number) of the asset (\(track.codec)) cannot be decoded here",
            hint: "name another, or export the video with AAC sound")
    }

    static func mono(_ side: SoundMix.Side, _ used: [SoundTrackFacts]) -> Finding {
        .error(
            "sound-mono", "the sound of the asset is mono: it has no \(side.rawValue) side",
            hint: used.count > 1
                ? "name a track: sound: \(side == .left ? used[0].number : used[1].number)" : "leave 'sound' out")
    }

    // MARK: What is odd about it

    static func oneSide(_ side: SoundMix.Side) -> Finding {
        .warning(
            ProbeCode.soundSide,
            "the \(side.other.rawValue) side of the sound is empty; both ears get the \(side.rawValue)",
            hint: "check that nothing is missing, or export the video with the sound on both sides")
    }

    static func emptySide(_ side: SoundMix.Side) -> Finding {
        .warning(
            ProbeCode.soundSide, "the \(side.rawValue) side of the sound is silent, the \(side.other.rawValue) is not",
            hint: "write asset: { sound: \(side.other.rawValue) }, or leave 'sound' out")
    }

    /// - Parameter several: whether the asset has others.
    static func oddities(of track: SoundTrackFacts, several: Bool) -> [Finding] {
        let name = several ? "sound track \(track.number) of the asset" : "the sound of the asset"
        var findings: [Finding] = []
        if track.damaged > 0 {
            findings.append(
                .warning(
                    ProbeCode.soundDamaged, "\(track.damaged) pieces of \(name) are damaged",
                    hint: "listen to the film, or export the video again"))
        }
        if track.silenced > 0 {
            findings.append(
                .warning(
                    ProbeCode.soundSamples,
                    "\(track.silenced) samples of \(name) are no numbers (NaN, infinite, or more than 40 dB over "
                        + "full scale); they are silenced", hint: "listen to the film, or export the video again"))
        }
        if track.excessBits > 0 {
            findings.append(
                .warning(
                    ProbeCode.soundScale,
                    "the samples of \(name) are in floating point, where 1 is full scale, and count like whole numbers "
                        + "of \(track.excessBits + 1) bits; they are divided by 2^\(track.excessBits)",
                    hint: "listen to the film, or export the video again"))
        }
        if track.placeless > 0 {
            let isAll = track.placeless >= track.channels
            findings.append(
                .warning(
                    ProbeCode.soundLayout,
                    isAll
                        ? "nothing says where the \(track.placeless) channels of \(name) belong; both ears get all alike"
                        : "nothing says where \(track.placeless) of the \(track.channels) channels of \(name) belong; "
                            + "they are left out", hint: "listen to the film, or export the video with stereo sound"))
        }
        return findings + timing(of: track, name)
    }

    private static func timing(of track: SoundTrackFacts, _ name: String) -> [Finding] {
        let timing = track.timing
        let percent = Rational(Int64(timing.drift.magnitude), 10_000).decimal(places: 1...3)
        let drift = "the clock of \(name) drifts by \(percent) % against its samples"
        let most = Rational(Int64(SoundTimeScan.mostStretched), 10_000).decimal(places: 0)
        func seconds(_ milliseconds: Int) -> String {
            "\(Rational(Int64(milliseconds), 1000).decimal(places: 1...3)) s"
        }
        switch timing.kind {
        case .even where timing.lost > 0:
            return [
                .warning(
                    ProbeCode.soundTimes,
                    "the times of \(name) leave no room for \(seconds(timing.lost)) of it, which are left out",
                    hint: "listen to the film, or export the video again")
            ]
        case .even: return []
        case .drifting:
            return [
                .warning(
                    ProbeCode.soundDrift, "\(drift); it is stretched to stay with the picture",
                    hint: "listen to the end of the film: voice and lips should still be together")
            ]
        case .apart:
            return [
                .warning(
                    ProbeCode.soundDrift,
                    "\(drift), which is more than the \(most) % that are evened out unheard; it is cut or filled up wherever it"
                        + " is 40 ms off", hint: "listen to the film, or export the video again")
            ]
        case .untrue:
            return [
                .warning(
                    ProbeCode.soundTimes,
                    "the times of \(name) say \(seconds(timing.told)), its samples last \(seconds(timing.counted)); "
                        + "the samples are trusted",
                    hint: "check that sound and picture are together, or export the video again")
            ]
        }
    }

    /// "track 1", "tracks 1 and 2", "tracks 1, 2 and 3".
    private static func list(_ tracks: [SoundTrackFacts]) -> String {
        let numbers = tracks.map { "\($0.number)" }
        guard let last = numbers.last, numbers.count > 1 else { return "track \(numbers.first ?? "")" }
        return "tracks \(numbers.dropLast().joined(separator: ", ")) and \(last)"
    }

    /// What else could be named, as a manifest writes it.
    private static func others(_ used: [SoundTrackFacts], _ tracks: [SoundTrackFacts]) -> String {
        let other = tracks.first { track in track.state != .unreadable && !used.contains { $0.number == track.number } }
        return "\(other?.number ?? used.first?.number ?? 1)"
    }
}
