internal import CPango
public import PolyreelCore

/// Draws plates.
public enum PlateArtist {
    /// Pixels along one side that a plate may have: twice the longest canvas.
    private static let longestSide = 8192

    /// The pixels of a plate that shows no picture.
    /// - Throws: what the other throws; `picture-missing` where it shows one.
    public static func draw(_ plate: Plate) throws -> PlatePixels { try draw(plate) { throw $0.missing } }

    /// The plate's pixels; the same plate with the same fonts and libraries gives the same bytes.
    /// - Parameter pictures: gives the picture of an image.
    /// - Throws: a `Finding` when a character has no glyph, the brand's font was not registered in this process, or the
    ///   plate's numbers are out of range; what `pictures` throws. A box in place of a character is never drawn.
    public static func draw(_ plate: Plate, pictures: (PlateImage) throws -> PlatePicture) throws -> PlatePixels {
        let size = PixelSize(width: plate.frame.width, height: plate.frame.height)
        guard (1...longestSide).contains(size.width), (1...longestSide).contains(size.height) else {
            throw Finding.error(
                "plate-size", "a plate is \(size.width)x\(size.height) pixels; each side is 1 to \(longestSide)")
        }
        try plate.elements.forEach(check)
        let images = try pixels(of: plate.elements, on: size, pictures)
        return try ShapingEngines.use { engines in
            guard let drawing = Drawing(size) else { throw noMemory }
            var rest = plate.elements[...]
            while let element = rest.first {
                switch element {
                case .box(let box): drawing.fill(box)
                case .code(let code): drawing.draw(code)
                case .image(let image): if let (pixels, x, y) = images[image] { drawing.draw(pixels, x: x, y: y) }
                case .text:
                    let lines = rest.prefix { $0.line != nil }.compactMap(\.line)
                    try draw(lines, on: drawing, with: engines)
                    rest = rest.dropFirst(lines.count - 1)
                }
                rest = rest.dropFirst()
            }
            guard let pixels = drawing.pixels(size) else { throw noMemory }
            return pixels
        }
    }

    /// What of each image is seen on a plate of `size`, and where; nothing of one that stands beside it.
    private static func pixels(
        of elements: [PlateElement], on size: PixelSize, _ pictures: (PlateImage) throws -> PlatePicture
    ) throws -> [PlateImage: (pixels: PlatePixels, x: Int, y: Int)] {
        let plate = PixelRect(x: 0, y: 0, width: size.width, height: size.height)
        var images: [PlateImage: (pixels: PlatePixels, x: Int, y: Int)] = [:]
        for case .image(let image) in elements where images[image] == nil {
            let picture = try pictures(image)
            guard let seen = image.rect.intersection(plate) else { continue }
            images[image] = (
                PictureScaling(from: picture.size, to: image.rect).pixels(of: picture, in: seen), seen.x, seen.y
            )
        }
        return images
    }

    /// Lines that follow each other are drawn together: an outline lies below the glyphs of all of them.
    private static func draw(_ lines: [PlateLine], on drawing: Drawing, with engines: ShapingEngines) throws {
        let lines = try lines.map { ($0, try shaped($0, with: engines)) }
        for (line, shaped) in lines {
            if let outline = line.outline {
                drawing.draw(
                    outline, around: shaped, x: line.x, baseline: line.baseline, colour: line.colour)
            }
        }
        for (line, shaped) in lines {
            if let part = line.part {
                drawing.draw(part, of: shaped, x: line.x, baseline: line.baseline, colour: line.colour)
            } else {
                drawing.draw(shaped, x: line.x, baseline: line.baseline, colour: line.colour)
            }
        }
    }

    private static func check(_ element: PlateElement) throws {
        switch element {
        case .text(let line): try check(line)
        case .code(let code): try check(code)
        case .image(let image): try check(image)
        case .box: break
        }
    }

    private static let reach = -longestSide...2 * longestSide

    private static func check(_ code: PlateCode) throws {
        guard reach.contains(code.x), reach.contains(code.y), (1...longestSide).contains(code.module),
            max(code.bits.columns, code.bits.rows.count) <= longestSide
        else {
            throw Finding.error(
                "plate-code", "a code of \(code.bits.columns)x\(code.bits.rows.count) modules cannot be drawn",
                hint: "a module has 1 to \(longestSide) pixels")
        }
    }

    private static func check(_ image: PlateImage) throws {
        let rect = image.rect
        guard reach.contains(rect.x), reach.contains(rect.y), (1...longestSide).contains(rect.width),
            (1...longestSide).contains(rect.height)
        else {
            throw Finding.error(
                "plate-image",
                "a picture cannot be drawn with \(rect.width)x\(rect.height) pixels at \(rect.x),\(rect.y)",
                hint: "each side is 1 to \(longestSide) pixels")
        }
    }

    private static func check(_ line: PlateLine) throws {
        guard Typesetter.sizes.contains(line.size), line.text.utf8.count <= Typesetter.longestLine,
            reach.contains(line.x), reach.contains(line.baseline),
            (0...Typesetter.sizes.upperBound).contains(line.outline?.width ?? 0)
        else {
            throw Finding.error(
                "plate-line", "a line of \(line.text.utf8.count) bytes at size \(line.size) cannot be drawn",
                hint: "sizes are \(Typesetter.sizes) pixels, lines up to \(Typesetter.longestLine) bytes")
        }
    }

    private static func shaped(_ line: PlateLine, with engines: ShapingEngines) throws -> ShapedLine {
        guard
            let shaped = try engines.engine(for: line.font).shape(
                line.text, font: line.font, size: line.size, language: line.language, direction: line.direction)
        else { throw noMemory }
        let missing = shaped.missing
        guard missing.isEmpty else { throw MissingGlyphs.finding(missing, in: line.text) }
        return shaped
    }

    private static var noMemory: Finding {
        .error("plate-memory", "a plate could not be drawn: Cairo has no memory", hint: "free memory and try again")
    }
}
