internal import PolyreelCore
public import PolyreelStore

extension SegmentRecord: Plausible {
    public var isPlausible: Bool {
        frames > 0 && Ranges.frames.contains(frames) && Ranges.counts.contains(damagedPackets)
            && pictureBytes.count == frames && pictureBytes.allSatisfy(Ranges.pictureBytes.contains)
            && proof.frames == frames && proof.isPlausible
            && stills.allSatisfy { (0..<frames).contains($0.frame) && Ranges.scores.contains($0.score) }
    }
}

extension SpanProof {
    fileprivate var isPlausible: Bool {
        Ranges.distance.contains(pixelError) && Ranges.distance.contains(worstCell)
            && Ranges.holds(black, of: frames) && Ranges.holds(still, of: frames)
            && plates.allSatisfy { Ranges.holds($0.seen, of: frames) && Ranges.holds($0.covered, of: frames) }
    }
}

extension SoundtrackRecord: Plausible {
    public var isPlausible: Bool {
        integratedLoudness.map(Ranges.loudness.contains) != false && truePeak.map(Ranges.peak.contains) != false
    }
}
