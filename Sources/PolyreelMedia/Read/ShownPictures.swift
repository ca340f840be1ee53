internal import PolyreelCore

/// An asset's pictures as they are shown: decoded, and deinterlaced where they are interlaced.
final class ShownPictures {
    private let source: PictureSource
    private var deinterlacer: Deinterlacer?
    private var waiting: [SourcePicture] = []
    private var ended = false

    /// How many pictures before one that is shown must have gone through.
    static func lead(_ facts: PictureFacts) -> Int { facts.interlaced ? 2 : 0 }

    init(_ source: PictureSource, _ facts: PictureFacts) {
        self.source = source
        deinterlacer = facts.interlaced ? Deinterlacer(onlyMarked: facts.mixedScan) : nil
    }

    var damaged: Int { source.damaged }
    /// Pictures that came out of the decoder.
    var count: Int { source.count }
    var isInDoubt: Bool { source.isInDoubt }

    /// Takes what the decoder has in work; nothing can be shown after that.
    func settle() throws(MediaError) { try source.settle() }

    /// The next picture, or nil after the last.
    func next() throws(MediaError) -> SourcePicture? {
        guard let deinterlacer else { return try source.next() }
        while waiting.isEmpty, !ended {
            if let picture = try source.next() {
                waiting += try deinterlacer.add(picture)
            } else {
                ended = true
                waiting += try deinterlacer.finish()
            }
        }
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }
}
