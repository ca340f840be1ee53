internal import PolyreelCore
internal import PolyreelStore

extension PassOrder {
    /// Longest film of a canvas, in frames: a day at 120 a second.
    private static let mostFrames = 24 * 3600 * 120
    /// Pixels of a canvas's side.
    private static let sides = 16...8192

    /// Holds an order that came as a file against itself: what would make no sense, or take the process down, is refused
    /// before anything is read. That it makes what its keys promise is for whoever wrote it to know.
    /// - Throws: `pass-order-wrong` with the first fault.
    func check() throws(Finding) {
        func expect(_ holds: Bool, _ fault: @autoclosure () -> String) throws(Finding) {
            guard !holds else { return }
            throw .error("pass-order-wrong", "the order of a pass makes no sense: \(fault())", hint: "write it again")
        }
        try expect((1...256).contains(threads), "it asks for \(threads) threads")
        try expect((1...16).contains(decoders), "it asks for \(decoders) threads that decode")
        try expect(!canvases.isEmpty && !spans.isEmpty, "it has no canvas or no span")
        try expect(facts.isPlausible, "its asset is none")
        try expect(limits.areUsable, "its limits leave nothing to work with, or no limit")
        for (index, canvas) in canvases.enumerated() {
            let size = canvas.canvas
            try expect(
                Self.sides.contains(size.width) && Self.sides.contains(size.height),
                "canvas \(index) has \(size.width)x\(size.height) pixels")
            try expect(
                (1...Self.mostFrames).contains(canvas.frames) && canvas.rate > .zero && canvas.rate <= Rational(240)
                    && Ranges.holds(canvas.rate, Ranges.rates) && canvas.start >= .zero
                    && Ranges.holds(canvas.start, Ranges.seconds),
                "canvas \(index) has \(canvas.frames) frames at \(canvas.rate)")
            let encoder = canvas.encoder
            try expect(
                (1...1 << 40).contains(encoder.maximumBitRate) && (1...1 << 40).contains(encoder.bufferBits)
                    && (1...16).contains(encoder.referenceFrames)
                    && (0...16).contains(encoder.bFrames) && (1...Self.mostFrames).contains(encoder.keyFrameInterval)
                    && (0...510).contains(encoder.constantRateFactor),
                "the encoder of canvas \(index) cannot be set so")
        }
        for (index, span) in spans.enumerated() {
            try expect(canvases.indices.contains(span.canvas), "span \(index) is on canvas \(span.canvas)")
            let film = FrameRange(from: 0, to: canvases[span.canvas].frames)
            try expect(
                !span.frames.isEmpty && span.frames.clamped(to: film) == span.frames,
                "span \(index) has the frames \(span.frames.from) to \(span.frames.to) of \(film.to)")
            let own = FrameRange(from: 0, to: span.frames.count)
            try expect(
                span.plates.allSatisfy { !$0.frames.isEmpty && $0.frames.clamped(to: own) == $0.frames },
                "a plate of span \(index) is seen outside of it")
            try expect(
                span.plates.allSatisfy { plate in
                    guard let fade = plate.fade else { return true }
                    return max(fade.rising.count, fade.falling.count) <= plate.frames.count
                        && (fade.rising + fade.falling).allSatisfy((0...OverlayFade.whole).contains)
                }, "a plate of span \(index) cannot come and go so")
        }
        try expect(Set(spans.map(\.key)).count == spans.count, "two spans have one key")
        try expect(
            stages.flatMap { $0.batches.flatMap(\.self) }.sorted() == Array(spans.indices),
            "its stages do not have every span once")
    }
}

extension ChildLimits {
    /// Whether a process can work within them, and is ended some day.
    fileprivate var areUsable: Bool {
        addressSpace >= 256 << 20 && (1...604_800).contains(cpuSeconds) && (1...604_800).contains(wallSeconds)
            && openFiles >= 32 && data >= 256 << 20 && fileBytes >= 1 << 20
    }
}
