internal import CFFmpeg
internal import PolyreelCore

/// What is heard of an asset from one moment on, as blocks of stereo at 48 kHz in floating point. Memory does not grow with
/// the length.
final class SoundMixer {
    private let tracks: [SoundTimeline]
    private let side: SoundMix.Side?
    private var left: Int
    /// The sum of the squares of each side's samples so far, before one of them is given to both ears.
    private(set) var energy = (left: 0.0, right: 0.0)

    /// - Parameters:
    ///   - path: the asset. Not read where nothing of it is heard.
    ///   - start: seconds of the asset's own time.
    ///   - samples: how many come out.
    init(path: String, facts: AssetFacts, mix: SoundMix?, start: Rational, samples: Int) throws(MediaError) {
        let zero =
            mix == nil ? 0 : try Self.sampleTime(start, of: path) + Self.sampleTime(facts.picture.origin, of: path)
        var tracks: [SoundTimeline] = []
        for stream in mix?.streams ?? [] {
            let track = facts.soundTracks.first { $0.stream == stream }
            tracks.append(
                SoundTimeline(
                    try SoundSource(
                        path: path, stream: stream, timing: track?.timing ?? .even, excessBits: track?.excessBits ?? 0,
                        start: zero, restarts: facts.restarts)))
        }
        self.tracks = tracks
        side = mix?.side
        left = samples
    }

    /// The next block of at most 4096 samples; nil at the end.
    func next() throws(MediaError) -> Frame? {
        guard left > 0 else { return nil }
        let block = try SoundBlock.silence(min(left, 4096))
        for track in tracks { try track.add(to: block) }
        let (leftEnergy, rightEnergy) = SoundBlock.energy(of: block)
        energy = (energy.left + leftEnergy, energy.right + rightEnergy)
        if let side { SoundBlock.spread(side, of: block) }
        left -= Int(block.pointer.pointee.nb_samples)
        return block
    }

    /// Seconds as a number of samples.
    private static func sampleTime(_ seconds: Rational, of path: String) throws(MediaError) -> Int64 {
        let samples = av_rescale(seconds.numerator, Int64(SoundPlan.sampleRate), seconds.denominator)
        guard samples.magnitude < 1 << 48 else {
            throw MediaError(doing: "finding \(seconds) seconds in the sound of \(path)", status: -ERANGE)
        }
        return samples
    }
}
