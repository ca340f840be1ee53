internal import CFFmpeg
internal import PolyreelCore

extension PictureMark {
    /// Of a picture as it comes from the decoder.
    init(_ frame: Frame) {
        let data = frame.pointer.pointee
        let aspect = data.sample_aspect_ratio
        self.init(
            size: frame.size,
            aspect: aspect.num > 0 && aspect.den > 0 ? Rational(Int64(aspect.num), Int64(aspect.den)) : nil,
            format: Int(data.format), matrix: Int(data.colorspace.rawValue), transfer: Int(data.color_trc.rawValue),
            primaries: Int(data.color_primaries.rawValue), range: Int(data.color_range.rawValue))
    }

    /// Shapes of pixels that are believed; others are taken as square.
    static let aspects = Rational(1, 4)...Rational(4)
}

extension PictureFacts {
    /// The facts of a picture that says `mark`: what it says otherwise than the first one holds for it.
    func adapted(to mark: PictureMark) -> PictureFacts {
        guard let first, mark != first else { return self }
        var facts = self
        if mark.size != first.size || mark.aspect != first.aspect {
            let own = mark.aspect.map { PictureMark.aspects.contains($0) ? $0 : Rational(1) } ?? Rational(1)
            facts = facts.reshaped(
                codedSize: mark.size, sampleAspect: mark.aspect == first.aspect ? sampleAspect : own)
        }
        guard !mark.hasColours(of: first) else { return facts }
        let colour = PictureColour(mark, of: self, first: first)
        return facts.recoloured(
            pixelFormat: colour.format, dynamicRange: colour.dynamicRange, matrix: colour.matrix,
            primaries: colour.primaries, fullRange: colour.fullRange, alpha: colour.alpha)
    }
}
