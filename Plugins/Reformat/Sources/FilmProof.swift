internal import PolyreelCore

/// What a finished file must be, held against what its own packets say.
enum FilmProof {
    static func findings(
        _ film: FilmFacts, picture: PicturePlan, sound: SoundPlan, placement: Placement
    ) -> [Finding] {
        var findings: [Finding] = []
        func expect(_ holds: Bool, _ code: String, _ message: @autoclosure () -> String) {
            guard !holds else { return }
            findings.append(
                Finding(
                    .error, code, message(), hint: "run again with an empty store; if it stays, report it",
                    step: Reformat.name))
        }
        expect(
            film.size == picture.canvas, "proof-size",
            "the picture is \(film.size.width)x\(film.size.height), not \(picture.canvas.width)x\(picture.canvas.height)"
        )
        expect(
            film.frames == picture.frames, "proof-frames", "the film has \(film.frames) frames, not \(picture.frames)")
        expect(film.rate == picture.rate, "proof-rate", "the film runs at \(film.rate), not \(picture.rate)")
        expect(film.constantRate, "proof-rate", "the film's frames are not evenly spaced")
        expect(
            film.videoCodec == "h264" && film.pixelFormat == "yuv420p", "proof-codec",
            "the picture is \(film.videoCodec) \(film.pixelFormat), not h264 yuv420p")
        expect(film.taggedBT709, "proof-colour", "the film is not tagged BT.709, limited range")
        expect(
            film.longestGroup <= picture.encoder.keyFrameInterval, "proof-groups",
            "a decoder must wait \(film.longestGroup) frames to start; at most \(picture.encoder.keyFrameInterval) are planned"
        )
        expect(film.movieHeaderFirst, "proof-header", "'moov' does not stand before 'mdat'")
        expect(!film.hasEditList, "proof-edit-list", "the film has an edit list, which several platforms refuse")
        expect(
            film.videoStart == Rational(0) && film.audioStart == Rational(0), "proof-start",
            "the picture starts at \(film.videoStart) s and the sound at \(film.audioStart) s, not both at 0")
        expect(
            film.audioCodec == "aac" && film.audioChannels == 2 && film.audioSampleRate == SoundPlan.sampleRate,
            "proof-sound",
            "the sound is \(film.audioCodec ?? "missing"), \(film.audioChannels) channels, \(film.audioSampleRate) Hz;"
                + " expected aac, 2, \(SoundPlan.sampleRate)")
        let length = Rational(sound.samples) / Rational(SoundPlan.sampleRate)
        expect(
            film.audioDuration == length, "proof-sound",
            "the sound lasts \(Limits.seconds(film.audioDuration)) s, not \(Limits.seconds(length)) s")
        expect(
            abs(film.audioDuration, film.duration) < Rational(1) / picture.rate, "proof-sound",
            "the sound lasts \(Limits.seconds(film.audioDuration)) s, the picture \(Limits.seconds(film.duration)) s")
        return findings + platform(film, placement: placement) + peak(film, picture.encoder)
    }

    /// The platform's own limits on files. A rate that is too low refuses no upload by itself, so it only warns.
    private static func platform(_ film: FilmFacts, placement: Placement) -> [Finding] {
        var findings: [Finding] = []
        let bitRate = Int((Rational(film.bytes * 8) / film.duration).rounded)
        if let most = placement.maximumBytes, film.bytes > most.value {
            findings.append(
                Limits.breach(
                    "file-large", "the file has \(film.bytes) bytes; \(placement.name) takes at most \(most.value)",
                    most,
                    hint: "trim the asset, or lower encoder_bit_rate_cap in the placement's data"))
        }
        if let most = placement.maximumBitRate, bitRate > most.value {
            findings.append(
                Limits.breach(
                    "bit-rate-high", "the file runs at \(bitRate) bit/s; \(placement.name) takes at most \(most.value)",
                    most, hint: "lower encoder_bit_rate_cap in the placement's data"))
        }
        if let least = placement.minimumBitRate, bitRate < least.value {
            findings.append(
                Finding(
                    .warning, "bit-rate-low",
                    "the file runs at \(bitRate) bit/s; \(placement.name) asks for \(least.value)"
                        + " (\(least.status.rawValue), \(least.source), \(least.asOf))",
                    hint: "a calm picture needs no more; upload it and see", step: Reformat.name))
        }
        return findings
    }

    /// What the picture asks of a player that loads no faster than the cap: a full buffer and what comes in meanwhile is
    /// the most that a second may take. The cap is the product's own, so it blocks nothing.
    private static func peak(_ film: FilmFacts, _ encoder: EncoderSettings) -> [Finding] {
        let most = encoder.maximumBitRate + encoder.bufferBits
        guard film.peakBitRate > most else { return [] }
        return [
            Finding(
                .warning, "bit-rate-peak",
                "the fullest second of the picture has \(film.peakBitRate) bits; \(most) are planned at most",
                hint: "raise encoder_bit_rate_cap in the placement's data, or see whether it plays smoothly",
                step: Reformat.name)
        ]
    }

    private static func abs(_ left: Rational, _ right: Rational) -> Rational {
        left < right ? right - left : left - right
    }
}
