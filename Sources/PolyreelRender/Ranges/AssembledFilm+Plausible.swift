internal import PolyreelCore
public import PolyreelStore

extension AssembledFilm: Plausible {
    public var isPlausible: Bool {
        facts.isPlausible && sound.isPlausible && Ranges.fileBytes.contains(damagedPackets)
            && Ranges.holds(black, of: facts.frames)
            && sightings.values.allSatisfy {
                Ranges.holds($0.seen, of: facts.frames) && Ranges.holds($0.covered, of: facts.frames)
            }
    }
}

extension FilmFacts {
    fileprivate var isPlausible: Bool {
        Ranges.fileBytes.contains(bytes) && size.isPlausible && frames > 0 && Ranges.frames.contains(frames)
            && Ranges.holds(rate, Ranges.rates) && (0...10_000_000).contains(audioSampleRate)
            && (0...1024).contains(audioChannels) && Ranges.holds(videoStart, Ranges.seconds)
            && Ranges.holds(audioStart, Ranges.seconds) && Ranges.holds(audioDuration, Ranges.seconds)
            && (0...frames).contains(longestGroup) && Ranges.bitRate.contains(peakBitRate)
    }
}
