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
    }

    private static func times(_ checked: CheckedFile, _ scan: AssetScan, _ parameters: AVCodecParameters) throws
        -> PictureTimes
    {
        let packets = scan.file.hasIndex ? scan.packets.sorted() : nil
        if let packets, PacketTimes.suffice(for: parameters.codec_id),
            !isInterlaced(scan, parameters), !(scan.keys?.hasFields ?? false)
        {
            return packets
        }
        return try PictureTimes.decoding(
            path: checked.path, stream: Int(scan.choice.picture.pointee.index), packets: packets)
    }

    private static func isInterlaced(_ scan: AssetScan, _ parameters: AVCodecParameters) -> Bool {
        [AV_FIELD_TT, AV_FIELD_BB, AV_FIELD_TB, AV_FIELD_BT].contains(parameters.field_order)
            || scan.look.isInterlaced
    }

    func facts(digest: String) throws -> AssetFacts {
        var measurement = self
        let picture = try measurement.picture()
        let sound = try measurement.sound(picture)
        measurement.noteDamage(picture)
        measurement.findings += measurement.changes?.findings(picture, timeBase: measurement.stream.time_base) ?? []
        return AssetFacts(
            digest: digest, bytes: checked.bytes, container: scan.file.container, picture: picture, sound: sound,
            findings: measurement.findings)
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
        return PictureFacts(
            stream: Int(stream.index), codec: String(cString: avcodec_get_name(parameters.codec_id)),
            pixelFormat: colour.format, codedSize: look.size, sampleAspect: sampleAspect(),
            orientation: turned.orientation,
            interlaced: Self.isInterlaced(scan, parameters) || changes?.interlaced ?? 0 > 0,
            dynamicRange: colour.dynamicRange, matrix: colour.matrix, fullRange: colour.fullRange, alpha: colour.alpha,
            frames: times.ticks.count, rate: timing.rate, averageRate: clock.averageRate(times.ticks.count),
            variableRate: timing.isVariable, origin: clock.origin, start: clock.start, end: clock.end,
            keyFrames: keyFrames(clock), primaries: colour.primaries, mixedScan: changes?.isMixed ?? false, first: look)
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

    private var firstSound: WideFraction? {
        scan.sound.flatMap { sound in
            sound.firstTicks.flatMap { WideFraction(ticks: $0, of: sound.stream.pointee.time_base) }
        }
    }

    private mutating func sound(_ picture: PictureFacts) throws -> SoundFacts? {
        guard let sound = scan.sound else { return nil }
        guard let first = firstSound, let start = first.subtracting(WideFraction(picture.origin))?.bounded else {
            findings.append(
                .warning(
                    ProbeCode.soundUnreadable, "the sound of the asset cannot be decoded; its films are silent",
                    hint: "check that it plays, and export it again"))
            return nil
        }
        if sound.damaged > 0 {
            findings.append(
                .warning(
                    ProbeCode.soundDamaged, "\(sound.damaged) pieces of the sound of the asset are damaged",
                    hint: "listen to the film, or export the video again"))
        }
        let loudness = try sound.finish()
        let codec = sound.stream.pointee.codecpar.map { String(cString: avcodec_get_name($0.pointee.codec_id)) }
        return SoundFacts(
            stream: Int(sound.stream.pointee.index), codec: codec ?? "unknown", channels: sound.channels,
            layout: sound.layout, sampleRate: sound.sampleRate, start: start, tracks: scan.choice.soundTracks,
            integratedLoudness: loudness?.integrated, truePeak: loudness?.truePeak)
    }

    // MARK: Damage

    private mutating func noteDamage(_ picture: PictureFacts) {
        let seconds = (picture.end - picture.start).decimal(places: 2)
        // What the index lists, edit list applied; only MP4 and QuickTime have one of every picture.
        let isMP4 = scan.file.container.hasPrefix("mov")
        let promised = isMP4 ? Int(avformat_index_get_entries_count(scan.choice.picture)) : 0
        if scan.unreadable > 0 || promised > scan.packets.all {
            let ofAll = promised > times.ticks.count ? " of \(promised)" : ""
            findings.append(
                .warning(
                    ProbeCode.truncated,
                    "the asset is not whole: it holds \(times.ticks.count)\(ofAll) pictures (\(seconds) s)",
                    hint: "copy the file again, or trim the film to what is there"))
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
