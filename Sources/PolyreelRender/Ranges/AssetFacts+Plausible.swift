public import PolyreelCore
public import PolyreelStore

extension AssetFacts: Plausible {
    public var isPlausible: Bool {
        Ranges.fileBytes.contains(bytes) && picture.isPlausible && sound?.isPlausible != false
            && soundTracks.count <= 64 && soundTracks.allSatisfy(\.isPlausible)
            && missing?.isPlausible != false
            && restarts.allSatisfy {
                Ranges.counts.contains($0.stream) && Ranges.counts.contains($0.packet)
                    && Ranges.ticks.contains($0.ticks)
            }
            && findings.arePlausible
    }
}

extension MissingPart {
    fileprivate var isPlausible: Bool {
        Ranges.holds(wholeUntil, Ranges.seconds) && wholeFrom.map { Ranges.holds($0, Ranges.seconds) } != false
            && share.map((0...1000).contains) != false
    }
}

extension PictureFacts {
    fileprivate var isPlausible: Bool {
        Ranges.counts.contains(stream) && codedSize.isPlausible && displaySizeIsPlausible
            && [0, 90, 180, 270].contains(orientation.rotation) && Ranges.counts.contains(frames)
            && Ranges.holds(rate, Ranges.rates) && averageRate > .zero
            && Ranges.holds(averageRate, Ranges.rates.lowerBound...Rational(Int(Int32.max)))
            && Ranges.holds(origin, Ranges.epoch) && Ranges.holds(start, Ranges.seconds)
            && Ranges.holds(end, Ranges.seconds) && Ranges.holds(shownEnd, Ranges.seconds) && start < shownEnd
            && shownEnd <= end && Ranges.holds(longest, Ranges.seconds) && keyFrames.count <= Self.mostKeyFrames
            && keyFrames.allSatisfy { Ranges.holds($0, Ranges.seconds) }
            && zip(keyFrames, keyFrames.dropFirst()).allSatisfy { $0 < $1 }
    }

    /// With its pixels' own shape made square.
    private var displaySizeIsPlausible: Bool {
        let shape = Rational(1, Int64(Int32.max))...Rational(Int(Int32.max))
        return (1...Int64(Int32.max)).contains(sampleAspect.denominator) && shape.contains(sampleAspect)
            && displaySize.isPlausible
    }
}

extension HeardSound: Plausible {
    public var isPlausible: Bool { sound?.isPlausible != false && findings.arePlausible }
}

extension SoundTrackFacts {
    fileprivate var isPlausible: Bool {
        Ranges.counts.contains(stream) && (1...64).contains(number) && (0...1024).contains(channels)
            && (0...10_000_000).contains(sampleRate) && start.map { Ranges.holds($0, Ranges.epoch) } != false
            && end.map { Ranges.holds($0, Ranges.epoch) } != false && (0...31).contains(excessBits)
            && (-999_999...1_000_000_000).contains(timing.drift)
            && [placeless, silenced, damaged, timing.lost].allSatisfy { $0 >= 0 }
    }
}

extension SoundFacts {
    fileprivate var isPlausible: Bool {
        Ranges.counts.contains(stream) && (1...1024).contains(channels) && (1...10_000_000).contains(sampleRate)
            && Ranges.holds(start, Ranges.epoch) && (0...10_000).contains(tracks)
            && integratedLoudness.map(Ranges.loudness.contains) != false && truePeak.map(Ranges.peak.contains) != false
    }
}

extension Backdrop: Plausible {
    public var isPlausible: Bool {
        canvas.isPlausible && Ranges.frames.contains(step) && step > 0
            && luma.count % (Self.columns(of: canvas) * Self.rows(of: canvas)) == 0
    }
}
