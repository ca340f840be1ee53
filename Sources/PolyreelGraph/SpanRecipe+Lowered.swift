internal import PolyreelCore

extension SpanRecipe {
    /// The same pictures with fewer bits: what is encoded where a joined film would pass its cap.
    ///
    /// A tenth off the cap that the span keeps by itself, and one more of x264's rate factor, which is about a tenth
    /// fewer bits too (six more are half of them).
    public var lowered: SpanRecipe {
        SpanRecipe(
            format: format, madeWith: madeWith, asset: asset, start: start, frames: frames, rate: rate, canvas: canvas,
            path: path,
            encoder: EncoderSettings(
                preset: encoder.preset, constantRateFactor: encoder.constantRateFactor + 10,
                maximumBitRate: encoder.maximumBitRate * 9 / 10, bufferBits: encoder.bufferBits * 9 / 10,
                level: encoder.level,
                referenceFrames: encoder.referenceFrames, bFrames: encoder.bFrames,
                keyFrameInterval: encoder.keyFrameInterval), plates: plates)
    }
}
