internal import PolyreelCore

/// How a picture of one shape is put on a canvas of another.
enum Framing {
    /// The least share of the picture that a crop may keep when nobody asked for one; below it the whole picture is
    /// fitted, because a face at the side would be cut off. 16:9 on 4:5 keeps 45 %, 3:4 on 9:16 keeps 75 %.
    static let leastKept = Rational(6, 10)

    static func reframe(_ source: PixelSize, on canvas: PixelSize, policy: ReframePolicy) -> Reframe {
        let crop = crop(source, to: canvas)
        switch policy {
        case .crop: return .crop(crop)
        case .fit: return sameShape(source, canvas) ? .crop(crop) : .fit(fit(source, in: canvas))
        case .auto:
            let kept = Rational(Int64(crop.width) * Int64(crop.height), Int64(source.width) * Int64(source.height))
            return kept >= leastKept ? .crop(crop) : .fit(fit(source, in: canvas))
        }
    }

    /// The largest part of `source` with the shape of `canvas`, from its middle.
    static func crop(_ source: PixelSize, to canvas: PixelSize) -> PixelRect {
        let wide = source.width * canvas.height > source.height * canvas.width
        let width = wide ? max(1, nearest(source.height * canvas.width, canvas.height)) : source.width
        let height = wide ? source.height : max(1, nearest(source.width * canvas.height, canvas.width))
        return PixelRect(
            x: (source.width - min(width, source.width)) / 2, y: (source.height - min(height, source.height)) / 2,
            width: min(width, source.width), height: min(height, source.height))
    }

    /// Where the whole of `source` stands on `canvas`, in even numbers.
    static func fit(_ source: PixelSize, in canvas: PixelSize) -> PixelRect {
        let wide = source.width * canvas.height > source.height * canvas.width
        let width = wide ? canvas.width : even(nearest(source.width * canvas.height, source.height))
        let height = wide ? even(nearest(source.height * canvas.width, source.width)) : canvas.height
        return PixelRect(
            x: even((canvas.width - width) / 2), y: even((canvas.height - height) / 2), width: max(2, width),
            height: max(2, height))
    }

    /// A warning where one source pixel covers more than two of the canvas: the film will look soft.
    static func enlargement(_ source: PixelSize, _ picture: PicturePlan) -> Finding? {
        let times =
            picture.path.holds.map { hold in
                switch hold.reframe {
                case .crop(let rect): Rational(Int64(picture.canvas.width), Int64(max(1, rect.width)))
                case .fit(let rect): Rational(Int64(rect.width), Int64(max(1, source.width)))
                }
            }.max() ?? .zero
        guard times > Rational(2) else { return nil }
        return Finding(
            .warning, "picture-enlarged",
            "the picture of \(source.width)x\(source.height) is enlarged \((times * Rational(10)).rounded / 10) times and"
                + " more for \(picture.canvas.width)x\(picture.canvas.height)",
            hint: "ask the creator for the original file", step: Reformat.name)
    }

    private static func sameShape(_ source: PixelSize, _ canvas: PixelSize) -> Bool {
        source.width * canvas.height == source.height * canvas.width
    }

    private static func nearest(_ value: Int, _ divisor: Int) -> Int { (value + divisor / 2) / divisor }
    private static func even(_ value: Int) -> Int { value & ~1 }
}
