internal import CFFmpeg
internal import PolyreelCore

/// Where the pictures of a track become of another kind on the way: a phone that was turned, parts of several recordings.
struct PictureChanges {
    /// The first picture, and each that says otherwise than the one before; the first of them only.
    private(set) var marks: [(ticks: Int64, mark: PictureMark)] = []
    private(set) var interlaced = 0
    private(set) var progressive = 0
    /// The first picture whose scan is not the first one's.
    private(set) var scanChange: Int64?

    private static let most = 1000

    /// Notes a picture as it comes from the decoder, in the order in which they are shown.
    mutating func note(_ mark: PictureMark, isInterlaced: Bool, ticks: Int64) {
        if marks.last?.mark != mark, marks.count < Self.most { marks.append((ticks, mark)) }
        if isInterlaced { interlaced += 1 } else { progressive += 1 }
        if scanChange == nil, min(interlaced, progressive) == 1 { scanChange = ticks }
    }

    /// Whether some pictures are interlaced and others are not.
    var isMixed: Bool { interlaced > 0 && progressive > 0 }

    /// What is told of them.
    func findings(_ facts: PictureFacts, timeBase: AVRational) -> [Finding] {
        func time(_ ticks: Int64) -> String {
            let own = WideFraction(ticks: ticks, of: timeBase)?.subtracting(WideFraction(facts.origin))?.bounded
            return "\((own ?? .zero).decimal(places: 1)) s"
        }
        var findings: [Finding] = []
        let kinds = marks.map { (ticks: $0.ticks, facts: facts.adapted(to: $0.mark)) }
        let sizes = kinds.map { (ticks: $0.ticks, size: $0.facts.displaySize) }
        if let change = zip(sizes, sizes.dropFirst()).first(where: { !Self.isSameShape($0.size, $1.size) }) {
            findings.append(
                .warning(
                    ProbeCode.shapeChanges,
                    "the picture of the asset changes its shape, first at \(time(change.1.ticks)) from "
                        + "\(Self.text(change.0.size)) to \(Self.text(change.1.size)); each part is framed by its own",
                    hint: "watch the film there, or trim the asset to one shape"))
        } else if let change = zip(sizes, sizes.dropFirst()).first(where: { $0.size != $1.size }) {
            findings.append(
                .note(
                    ProbeCode.shapeChanges,
                    "the picture of the asset changes its size, first at \(time(change.1.ticks)) from "
                        + "\(Self.text(change.0.size)) to \(Self.text(change.1.size))",
                    hint: "the smaller part may look softer"))
        }
        if let change = zip(kinds, kinds.dropFirst()).first(where: { Self.colour($0.facts) != Self.colour($1.facts) }) {
            findings.append(
                .warning(
                    ProbeCode.colourChanges,
                    "the colours of the asset change, first at \(time(change.1.ticks)) from "
                        + "\(Self.colour(change.0.facts)) to \(Self.colour(change.1.facts)); each part is read by its own",
                    hint: "watch the film there"))
        }
        if isMixed, let scanChange {
            findings.append(
                .note(
                    ProbeCode.scanChanges,
                    "\(interlaced) of \(interlaced + progressive) pictures of the asset are interlaced; the first change "
                        + "is at \(time(scanChange)), and only those are deinterlaced", hint: "watch the film there"))
        }
        return findings
    }

    private static func text(_ size: PixelSize) -> String { "\(size.width)x\(size.height)" }

    private static func colour(_ facts: PictureFacts) -> String {
        "\(facts.dynamicRange.rawValue), \(facts.primaries.rawValue)"
    }

    /// Whether two sizes have the same proportions, within a hundredth: codecs round sides to whole blocks.
    private static func isSameShape(_ one: PixelSize, _ other: PixelSize) -> Bool {
        let (left, right) = (one.width * other.height, other.width * one.height)
        return abs(left - right) * 100 <= max(left, right)
    }
}
