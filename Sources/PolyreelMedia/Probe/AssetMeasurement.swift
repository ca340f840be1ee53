internal import CFFmpeg
internal import PolyreelCore

/// Puts together what a scan found, into facts and findings.
struct AssetMeasurement {
    private let checked: CheckedFile
    private let scan: AssetScan
    private let look: PictureMark
    private let times: PictureTimes
    private let stream: AVStream
    private let parameters: AVCodecParameters
    private let sounds: [SoundTrackFacts]
    private var findings: [Finding]

    init(_ checked: CheckedFile, _ scan: AssetScan) throws {
        self.checked = checked
        self.scan = scan
        findings = scan.choice.findings
        stream = scan.choice.picture.pointee
        guard let parameters = scan.choice.picture.pointee.codecpar?.pointee, let look = scan.look.first else {
            throw Finding.error(
                ProbeCode.unreadable,
                "no picture of '\(checked.name)' can be decoded: it is coded as "
                    + CodingName.of(scan.choice.picture, in: scan.file),
                hint: "check that it plays, and export it again as H.264 or HEVC")
        }
        self.parameters = parameters
        self.look = look
        try PictureLimits.check(look, checked.name)
        try PictureLimits.checkDolbyVision(scan.choice.picture, checked.name)
        times = try Self.times(checked, scan, parameters)
        guard times.ticks.count > 1 else {
            throw Finding.error(
                ProbeCode.still, "'\(checked.name)' shows a single picture; a video is needed",
                hint: "check that the file is whole")
        }
        // A picture of which the time runs backwards says nothing of its length; 25 a second is television's.
        let leftOut = Int64(times.backwards) * 40_000
        sounds = scan.sounds.enumerated().map { $1.facts(number: $0 + 1, leftOut: leftOut) }
    }

    private static func times(_ checked: CheckedFile, _ scan: AssetScan, _ parameters: AVCodecParameters) throws
        -> PictureTimes
    {
        // Where times start again, they name a picture only as long as all packets before it were counted.
        let packets = scan.file.hasIndex && scan.joined.restarts.isEmpty ? scan.packets.sorted() : nil
        if let packets, PacketTimes.suffice(for: parameters.codec_id),
            !isInterlaced(scan, parameters), !(scan.keys?.hasFields ?? false)
        {
            return packets
        }
        return try PictureTimes.decoding(
            path: checked.path, stream: Int(scan.choice.picture.pointee.index), packets: packets,
            restarts: scan.joined.restarts)
    }

    private static func isInterlaced(_ scan: AssetScan, _ parameters: AVCodecParameters) -> Bool {
        [AV_FIELD_TT, AV_FIELD_BB, AV_FIELD_TB, AV_FIELD_BT].contains(parameters.field_order)
            || scan.look.isInterlaced
    }

    func facts(digest: String) throws -> AssetFacts {
        var measurement = self
        let picture = try measurement.picture()
        let completeness = Completeness(checked, scan, pictures: times.ticks, rate: picture.rate)
        try measurement.noteTimes()
        try measurement.noteLength(completeness)
        let missing = completeness.missing(picture)
        measurement.noteDamage(picture, missing)
        measurement.findings += measurement.changes?.findings(picture, timeBase: measurement.stream.time_base) ?? []
        let facts = AssetFacts(
            digest: digest, bytes: checked.bytes, container: scan.file.container, picture: picture, sound: nil,
            soundTracks: sounds, findings: measurement.findings, missing: missing, restarts: scan.joined.restarts)
        return facts.hearing(
            try SoundHearing.measure(
                path: checked.path, facts: facts, choice: nil, part: TrimRange(from: .zero, to: picture.end)))
    }

    // MARK: Picture

    private mutating func picture() throws -> PictureFacts {
        let colour = PictureColour(look, parameters)
        let turned = OrientationReading(stream: scan.choice.picture)
        if !turned.isExact {
            findings.append(
                .warning(
                    ProbeCode.rotation,
                    "the display matrix of the asset is no quarter turn; the nearest is used "
                        + "(\(turned.orientation.rotation) degrees\(turned.orientation.mirrored ? ", mirrored" : ""))",
                    hint: "check that the film stands upright"))
        }
        let base = stream.time_base
        var suggestions: [Rational] = []
        for rate in [stream.r_frame_rate, stream.avg_frame_rate]
        where (1...1_000_000).contains(rate.num) && (1...1_000_000).contains(rate.den) {
            suggestions.append(Rational(Int64(rate.num), Int64(rate.den)))
        }
        guard let timing = FrameTiming(ticks: times.ticks, timeBase: base, suggestions: suggestions),
            let clock = AssetClock(times, base, rate: timing.rate, firstSound: firstSound)
        else {
            throw Finding.error(
                ProbeCode.badTimes, "the times of the pictures in '\(checked.name)' make no sense",
                hint: "export the video again")
        }
        guard clock.end < Rational(9 * 3600) else { throw AssetScan.tooLong(checked.name) }
        let held = HeldPicture(
            clock.end, longest: timing.longest,
            soundEnd: AssetFacts.soundEnd(of: heardStreams, among: sounds, origin: clock.origin))
        findings += [held.finding].compactMap(\.self)
        guard held.end < Rational(9 * 3600) else { throw AssetScan.tooLong(checked.name) }
        return PictureFacts(
            stream: Int(stream.index), codec: String(cString: avcodec_get_name(parameters.codec_id)),
            pixelFormat: colour.format, codedSize: look.size, sampleAspect: sampleAspect(),
            orientation: turned.orientation,
            interlaced: Self.isInterlaced(scan, parameters) || changes?.interlaced ?? 0 > 0,
            dynamicRange: colour.dynamicRange, matrix: colour.matrix, fullRange: colour.fullRange, alpha: colour.alpha,
            frames: times.ticks.count, rate: timing.rate, averageRate: clock.averageRate(times.ticks.count),
            variableRate: timing.isVariable, origin: clock.origin, start: clock.start, end: held.end,
            keyFrames: keyFrames(clock), primaries: colour.primaries, mixedScan: changes?.isMixed ?? false, first: look,
            shownEnd: clock.end, longest: timing.longest)
    }

    /// Of all pictures where they were decoded, else of those that were looked at.
    private var changes: PictureChanges? { times.changes ?? scan.keys?.changes }

    /// In the asset's own time, rounded like the other times of its facts.
    private func keyFrames(_ clock: AssetClock) -> [Rational] {
        guard scan.file.hasIndex, times.areReliable else { return [] }
        let keys = scan.packets.keys.sorted()
        let kept = min(keys.count, PictureFacts.mostKeyFrames)
        return (0..<kept).compactMap { index in
            WideFraction(ticks: keys[index * keys.count / kept], of: stream.time_base)?
                .subtracting(WideFraction(clock.origin))?.bounded
        }
    }

    /// The stored pixels' own shape: what the container says over what the codec says; square where that is absurd.
    private mutating func sampleAspect() -> Rational {
        func ratio(_ aspect: AVRational) -> Rational? {
            aspect.num > 0 && aspect.den > 0 ? Rational(Int64(aspect.num), Int64(aspect.den)) : nil
        }
        let said = [ratio(stream.sample_aspect_ratio), look.aspect, ratio(parameters.sample_aspect_ratio)]
        for ratio in said.compactMap(\.self) {
            if PictureMark.aspects.contains(ratio) { return ratio }
            findings.append(
                .warning(
                    ProbeCode.pixelShape,
                    "the asset says its pixels are \(ratio.numerator):\(ratio.denominator); "
                        + "they are taken as square", hint: "check the proportions of the film"))
            break
        }
        return Rational(1)
    }

    // MARK: Sound

    /// The streams that are heard unless a manifest says otherwise.
    private var heardStreams: [Int] { SoundSelection.usual(among: sounds).mix?.streams ?? [] }

    /// When the sound begins that is heard unless a manifest says otherwise, in the container's time.
    private var firstSound: WideFraction? {
        let streams = heardStreams
        return sounds.filter { streams.contains($0.stream) }.compactMap(\.start).min().map { WideFraction($0) }
    }

    // MARK: Damage

    /// In a hundred pictures; what is left out past it, the rest does not make up for. As with damage.
    private static let mostLeftOut = 5

    private mutating func noteTimes() throws {
        let all = times.ticks.count + times.backwards
        if times.backwards * 100 > Self.mostLeftOut * all {
            throw Finding.error(
                ProbeCode.badTimes,
                "the times in '\(checked.name)' run backwards, and not in picture and sound alike: "
                    + "\(times.backwards) of \(all) pictures would be left out",
                hint: "export the video again; if it was joined of several, join them with an editor")
        }
        guard !scan.joined.joins.isEmpty else { return }
        let places = scan.joined.joins.prefix(5).map { $0.secondsText(places: 2) }
        findings.append(
            .warning(
                ProbeCode.restart,
                "the times in the asset start again, as in recordings that were joined: at \(places.joined(separator: ", "))"
                    + "\(scan.joined.joins.count > 5 ? " and \(scan.joined.joins.count - 5) times more" : ""); "
                    + "each goes on where the one before stopped",
                hint: "look at the film there"))
    }

    private mutating func noteLength(_ completeness: Completeness) throws {
        if let second = completeness.second {
            throw Finding.error(
                ProbeCode.joined,
                "'\(checked.name)' holds another recording behind the first, from byte \(second) on, which no player reads",
                hint: "give the recordings as one: join them with an editor, and export that")
        }
        if let (there, promised) = completeness.wrongLength() {
            findings.append(
                .warning(
                    ProbeCode.length,
                    "the header of the asset promises \(promised.secondsText(places: 2)), and it holds "
                        + there.secondsText(places: 2),
                    hint: "watch it to its end; if something is missing, copy or export it again"))
        }
    }

    private mutating func noteDamage(_ picture: PictureFacts, _ missing: MissingPart?) {
        if let missing {
            findings.append(
                .warning(
                    MissingPart.truncated, "the asset is not whole: \(missing.message)",
                    hint: "copy the file again, or trim the film to what is there"))
        } else if scan.unreadable > 0, times.areReliable {
            findings.append(
                .warning(
                    ProbeCode.damaged, "\(scan.unreadable) pieces of the asset could not be read whole",
                    hint: "watch the film, or export the video again"))
        }
        if times.damaged > 0 {
            findings.append(
                .warning(
                    ProbeCode.damaged, "\(times.damaged) pieces of the picture of the asset are damaged",
                    hint: "watch the film, or export the video again"))
        }
        if InputFile.hasIndex(scan.file.container), !times.areReliable {
            findings.append(
                .note(
                    ProbeCode.timesDisordered,
                    "the times in the asset do not name its pictures; each render decodes it from the start",
                    hint: "export it as H.264 in MP4 to render faster"))
        }
        if times.backwards > 0 {
            findings.append(
                .warning(
                    ProbeCode.badTimes,
                    "\(times.backwards) pictures of the asset are left out: "
                        + "their times run backwards", hint: "export the video again"))
        }
    }
}
