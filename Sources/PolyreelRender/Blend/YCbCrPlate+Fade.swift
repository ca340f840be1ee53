internal import PolyreelCore

extension YCbCrPlate {
    /// The plate so much fainter.
    /// - Parameter share: what is left of it, in 64ths.
    func faded(to share: Int) -> YCbCrPlate {
        YCbCrPlate(frame: frame, luma: luma.faded(to: share), blue: blue.faded(to: share), red: red.faded(to: share))
    }
}

extension YCbCrPlate.Layer {
    /// Premultiplied values and alpha shrink alike.
    fileprivate func faded(to share: Int) -> YCbCrPlate.Layer {
        let shares = (0...255).map { UInt8(($0 * share + OverlayFade.whole / 2) / OverlayFade.whole) }
        var faded = self
        for index in values.indices {
            faded.values[index] = shares[Int(values[index])]
            faded.through[index] = 255 - shares[255 - Int(through[index])]
        }
        return faded
    }
}
