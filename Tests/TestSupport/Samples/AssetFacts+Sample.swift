public import PolyreelCore

extension AssetFacts {
    /// An upright H.264 film without sound.
    public static func sample(
        size: PixelSize = .sample, rate: Rational = Rational(30), frames: Int = 840, start: Rational = .zero,
        sound: SoundFacts? = nil
    ) -> AssetFacts {
        AssetFacts(
            digest: "sha256:00", bytes: 1, container: "mov",
            picture: PictureFacts(
                stream: 0, codec: "h264", pixelFormat: "yuv420p", codedSize: size, sampleAspect: Rational(1),
                orientation: .upright, interlaced: false, dynamicRange: .standard, matrix: .bt709, fullRange: false,
                alpha: false, frames: frames, rate: rate, averageRate: rate, variableRate: false, origin: .zero,
                start: .zero, end: start + Rational(frames) / rate),
            sound: sound, findings: [])
    }
}
