public import PolyreelCore
public import PolyreelMedia

extension SampleClip {
    /// The clip of `make demo`: twelve seconds in which a creator talks and shows a product, with speech-like sound of
    /// about -20 LUFS. Made in under ten seconds on one core.
    /// - Parameter rate: frames a second.
    public static func demo(rate: Rational = Rational(30)) -> SampleClip {
        var clip = SampleClip(
            size: PixelSize(width: 1920, height: 1080), rate: rate, duration: Rational(12),
            video: DemoScene.filters, audio: DemoVoice.filters)
        clip.videoOptions = [
            "preset": "ultrafast", "crf": "19", "color_primaries": "bt709", "color_trc": "bt709",
            "colorspace": "bt709", "color_range": "tv",
        ]
        clip.audioOptions = ["b": "160000"]
        clip.containerOptions = ["movflags": "faststart"]
        return clip
    }
}
