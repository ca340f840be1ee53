internal import PolyreelCore
internal import PolyreelMedia

/// A span's plates: which should be seen in a frame, and by what.
struct PlateWatch {
    let plates: [ShownPlate]
    let marks: [PlateMark]
    let smallMarks: [PlateMark]
    private var views: [[Int]: [View]] = [:]

    /// A plate in a frame: what of it other plates leave free.
    struct View {
        let isShown: Bool
        let mark: PlateMark
    }

    init(_ plates: [ShownPlate], canvas: PixelSize) throws {
        self.plates = plates
        guard !plates.isEmpty else {
            (marks, smallMarks) = ([], [])
            views = [[]: []]
            return
        }
        let pictures = (try Frame(picture: canvas), try Frame(picture: canvas))
        let edges = EdgePictures(canvas: canvas)
        let small = (try Frame(picture: edges.size), try Frame(picture: edges.size))
        var (marks, smallMarks): ([PlateMark], [PlateMark]) = ([], [])
        for plate in plates.map(\.plate) {
            // Reduced pictures are made of whole blocks of rows.
            let rows = max(0, plate.frame.y - edges.scale)..<max(0, plate.frame.bottom + edges.scale)
            // Cameras go beyond 16 and 235.
            pictures.0.fill(rows, with: 0)
            pictures.1.fill(rows, with: 255)
            plate.blend(onto: pictures.0)
            plate.blend(onto: pictures.1)
            marks.append(PlateMark(black: pictures.0, white: pictures.1, frame: plate.frame))
            let visible = max(0, plate.frame.y)..<max(0, plate.frame.bottom)
            small.0.setLuma(edges.reduced(pictures.0, rows: visible))
            small.1.setLuma(edges.reduced(pictures.1, rows: visible))
            smallMarks.append(
                PlateMark(
                    black: small.0, white: small.1, frame: plate.frame.shrunk(by: edges.scale), colours: false,
                    most: EdgePictures.mostSamples))
        }
        (self.marks, self.smallMarks) = (marks, smallMarks)
        // What is seen changes only where a plate begins or ends.
        for frame in Set(plates.flatMap { [$0.frames.from - 1, $0.frames.from, $0.frames.to] }) {
            let shown = shown(at: frame)
            if views[shown] == nil { views[shown] = plates.indices.map { view($0, among: shown) } }
        }
    }

    /// How each plate is looked for in a frame.
    func views(at frame: Int) -> [View] { views[shown(at: frame)] ?? [] }

    private func shown(at frame: Int) -> [Int] { plates.indices.filter { plates[$0].frames.contains(frame) } }

    private func view(_ index: Int, among shown: [Int]) -> View {
        let isShown = shown.contains(index)
        // What is drawn later lies above it; where it should not be, anything that is there may look like it.
        let covers = shown.filter { isShown ? $0 > index : true }.map { plates[$0].plate.frame }
        return View(isShown: isShown, mark: marks[index].outside(covers))
    }
}

extension PixelRect {
    /// What lies wholly inside, in pixels `scale` times as large.
    fileprivate func shrunk(by scale: Int) -> PixelRect {
        let (left, top) = ((x + scale - 1) / scale, (y + scale - 1) / scale)
        return PixelRect(
            x: left, y: top, width: max(0, right / scale - left), height: max(0, bottom / scale - top))
    }
}

extension Frame {
    /// One value in some rows of every plane.
    fileprivate func fill(_ rows: Range<Int>, with value: UInt8) {
        for plane in 0..<3 {
            _ = withPlane(plane) { bytes, stride, _, height in
                let scale = plane == 0 ? 1 : 2
                let own = (rows.lowerBound / scale..<(rows.upperBound + scale - 1) / scale).clamped(to: 0..<height)
                (bytes + own.lowerBound * stride).update(repeating: value, count: stride * own.count)
            }
        }
    }

    /// Luma from rows without padding.
    fileprivate func setLuma(_ pixels: [UInt8]) {
        _ = withPlane(0) { bytes, stride, width, height in
            pixels.withUnsafeBufferPointer { pixels in
                guard let base = pixels.baseAddress, pixels.count >= width * height else { return }
                for y in 0..<height { (bytes + y * stride).update(from: base + y * width, count: width) }
            }
        }
    }
}
