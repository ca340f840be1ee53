internal import PolyreelCore
internal import PolyreelGraph
internal import PolyreelStore

/// Missing spans of one stretch of the source that are rendered together: each source picture is decoded once, reframed
/// once for each canvas, and encoded once per key, however many placements and markets show it.
struct Pass: Sendable {
    let canvases: [PicturePlan]
    /// In the order in which they begin, and of their canvases.
    let spans: [PassSpan]

    init(canvases: [PicturePlan], spans: [PassSpan]) { (self.canvases, self.spans) = (canvases, spans) }

    /// Some spans, with the canvases that they are on and no others.
    init(spans: [PassSpan], of canvases: [PicturePlan]) {
        let used = Set(spans.map(\.canvas)).sorted()
        let places = Dictionary(used.enumerated().map { ($1, $0) }) { first, _ in first }
        self.canvases = used.map { canvases[$0] }
        self.spans = spans.map { PassSpan(canvas: places[$0.canvas] ?? 0, key: $0.key, frames: $0.frames) }
    }

    /// Frames that will be encoded.
    var frames: Int { spans.reduce(0) { $0 + $1.frames.count } }

    /// Pixels that will be encoded.
    var cost: Int { spans.reduce(0) { $0 + $1.frames.count * canvases[$1.canvas].canvas.area } }

    /// Stored pixels of the asset from its first picture to the last that is shown.
    func decoded(of asset: PictureFacts) -> Int {
        let end = spans.map { times(of: $0).to }.max() ?? .zero
        let pictures = max(.zero, end - asset.start) * asset.averageRate
        return Int(min(pictures.approximation * Double(asset.codedSize.area), 1e15))
    }

    /// The same canvases, some of the spans.
    func only(_ keys: Set<Digest>) -> Pass {
        Pass(canvases: canvases, spans: spans.filter { keys.contains($0.key) })
    }

    /// What of each canvas some of the spans need, in ranges that do not touch.
    func wanted(_ indices: [Int]) -> [(canvas: Int, frames: FrameRange)] {
        canvases.indices.flatMap { canvas in
            FrameRange.union(indices.map { spans[$0] }.filter { $0.canvas == canvas }.map(\.frames))
                .map { (canvas, $0) }
        }
    }

    /// When a span is shown, in seconds of the asset's own time.
    func times(of span: PassSpan) -> (from: Rational, to: Rational) {
        let picture = canvases[span.canvas]
        return (
            picture.start + Rational(span.frames.from) / picture.rate,
            picture.start + Rational(span.frames.to) / picture.rate
        )
    }
}

/// A span of one of a pass's canvases.
struct PassSpan: Sendable, Hashable {
    let canvas: Int
    let key: Digest
    let frames: FrameRange
}

extension FrameRange {
    /// The frames of all ranges as ranges that neither overlap nor touch, ascending.
    static func union(_ ranges: [FrameRange]) -> [FrameRange] {
        ranges.sorted { ($0.from, $0.to) < ($1.from, $1.to) }.reduce(into: []) { joined, range in
            if let last = joined.last, range.from <= last.to {
                joined[joined.count - 1] = FrameRange(from: last.from, to: max(last.to, range.to))
            } else {
                joined.append(range)
            }
        }
    }
}
