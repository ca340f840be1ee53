internal import PolyreelCore
internal import PolyreelMedia

/// Divides passes among cores: a pass is parted as often as the whole is estimated to end sooner for it, although what is
/// decoded twice and the start of one process more are counted.
struct PassScheduler: Sendable {
    let costs: PassCosts
    let keyFrames: [Rational]
    /// Bytes for this process and all passes.
    let budget: Int
    let cores: Int

    /// A choice that costs computing must shorten the whole by so much: estimates are not as exact as that.
    private static let gain = 0.97
    /// Passes for a core: more only start more processes.
    private static let mostForCore = 2
    /// Places at which a pass is tried to be parted.
    private static let mostPlaces = 24

    /// - Parameter passes: as few as there can be.
    func schedule(_ passes: [Pass]) -> PassSchedule {
        var parts = passes.map { Part($0, estimate($0)) }
        var best = choice(parts)
        while parts.count < Self.mostForCore * cores, best.estimate > 1.05 * best.work / Double(cores) {
            let longest = parts.indices.sorted { parts[$0].longest > parts[$1].longest }
            guard let place = longest.first(where: { parts[$0].pass.spans.count > 1 }),
                let parted = halves(parts[place])
            else { break }
            parts.replaceSubrange(place...place, with: parted)
            let next = choice(parts)
            if next.estimate < Self.gain * best.estimate { best = next }
        }
        return PassSchedule(
            passes: best.parts.map(\.pass), width: best.width, bytes: best.bytes, decoders: best.decoders,
            threads: threads(best.parts, best.width), estimate: best.estimate)
    }

    /// A pass and what is known of it.
    private struct Part {
        let pass: Pass
        let estimate: PassEstimate
        /// With all its encoders at once.
        let longest: Double

        init(_ pass: Pass, _ estimate: PassEstimate) {
            (self.pass, self.estimate) = (pass, estimate)
            longest = estimate.time(encoders: estimate.lanes, decoders: 1)
        }
    }

    /// Some passes, and how they are run.
    private struct Choice {
        let parts: [Part]
        let width: Int
        let bytes: [Int]
        let decoders: Int
        let estimate: Double
        let work: Double
    }

    private func estimate(_ pass: Pass) -> PassEstimate { PassEstimate(pass, costs, keyFrames: keyFrames) }

    /// Threads of a pass that take spans in turn: one for each encoder of the widest, so that no core is idle while another
    /// pass has much to do; its share of the cores at least.
    private func threads(_ parts: [Part], _ width: Int) -> Int {
        let share = (cores + width - 1) / width
        let lanes = parts.map(\.estimate.lanes).max() ?? 1
        return max(1, share, min(cores, lanes))
    }

    // MARK: Parting

    /// The pass in two, where the longer of both is shortest; nil when it is one span.
    private func halves(_ part: Part) -> [Part]? {
        let places = places(in: part.pass)
        let tried = places.map { place in
            [part.pass.spans[..<place], part.pass.spans[place...]].map { spans in
                let pass = Pass(spans: Array(spans), of: part.pass.canvases)
                return Part(pass, estimate(pass))
            }
        }
        return tried.min { worth($0) < worth($1) }
    }

    /// The longer of two; of as long ones those that compute less.
    private func worth(_ parts: [Part]) -> Double {
        let work = parts.reduce(0) { $0 + $1.estimate.work(decoders: 1) }
        return (parts.map(\.longest).max() ?? 0) + work / Double(max(1, cores))
    }

    /// Indices of spans before which a pass may be parted: where another time begins, or another canvas, or, where there
    /// is nothing else, anywhere.
    private func places(in pass: Pass) -> [Int] {
        let spans = pass.spans
        let turns = spans.indices.dropFirst().filter {
            spans[$0].canvas != spans[$0 - 1].canvas || spans[$0].frames.from != spans[$0 - 1].frames.from
        }
        let places = turns.isEmpty ? Array(spans.indices.dropFirst()) : turns
        let step = (places.count + Self.mostPlaces - 1) / Self.mostPlaces
        return step < 2 ? places : stride(from: step / 2, to: places.count, by: step).map { places[$0] }
    }

    // MARK: Choosing

    /// Threads that decode, where cores are free; more than four gain little. Passes seldom decode all at once.
    private func mostDecoders(_ width: Int) -> Int {
        guard cores > width, PictureReader.decodesTogether(costs.asset.codec) else { return 1 }
        return max(1, min(4, cores, 2 * cores / width))
    }

    /// The width and the number of decoders with which they end soonest.
    private func choice(_ parts: [Part]) -> Choice {
        let parts = parts.sorted {
            ($0.longest, $0.pass.spans[0].key) > ($1.longest, $1.pass.spans[0].key)
        }
        var best: Choice?
        for width in stride(from: max(1, min(cores, parts.count)), through: 1, by: -1) {
            for decoders in 1...mostDecoders(width) {
                guard let bytes = bytes(parts, width: width, decoders) else { continue }
                let next = choice(parts, width, bytes, decoders)
                if best.map({ next.estimate < Self.gain * $0.estimate }) ?? true { best = next }
            }
        }
        return best ?? choice(parts, 1, parts.map { _ in budget - PassMemory.program }, 1)
    }

    private func choice(_ parts: [Part], _ width: Int, _ bytes: [Int], _ decoders: Int) -> Choice {
        let fixed = fixed(decoders)
        var waiting: [(time: Double, cores: Double)] = zip(parts, bytes).map { part, bytes in
            let open = max(1, min(part.estimate.lanes, (bytes - fixed) / max(1, part.estimate.largest)))
            let work = part.estimate.work(decoders: decoders)
            let time = max(part.estimate.time(encoders: open, decoders: decoders), work / Double(cores))
            return (time: time, cores: work / time)
        }
        let work = waiting.reduce(0) { $0 + $1.time * $1.cores }
        waiting.reverse()
        var (left, clock) = ([(time: Double, cores: Double)](), 0.0)
        // Passes that run together and ask for more cores than there are all become slower alike.
        while !waiting.isEmpty || !left.isEmpty {
            while left.count < width, let next = waiting.popLast() { left.append(next) }
            let step = left.map(\.time).min() ?? 0
            clock += step * max(1, left.reduce(0) { $0 + $1.cores } / Double(cores))
            left = left.map { (time: $0.time - step, cores: $0.cores) }.filter { $0.time > 1e-9 }
        }
        return Choice(
            parts: parts, width: width, bytes: bytes, decoders: decoders, estimate: clock, work: work)
    }

    /// Bytes of a pass besides those of its encoders.
    private func fixed(_ decoders: Int) -> Int { PassMemory(asset: costs.asset, decoders: decoders).fixed }

    /// What each of the passes gets when so many run side by side: all that it can use where that is there, else as much as
    /// the others. Nil when one of them would have to decode anything twice.
    private func bytes(_ parts: [Part], width: Int, _ decoders: Int) -> [Int]? {
        let fixed = fixed(decoders)
        let free = budget - PassMemory.program
        let needs = parts.map { fixed + $0.estimate.encoders }
        var (level, left, count) = (Int.max, free, width)
        for need in needs.sorted(by: >).prefix(width).reversed() {
            guard need <= left / count else {
                level = left / count
                break
            }
            left -= need
            count -= 1
        }
        let bytes = needs.map { min($0, level) }
        let fits = zip(parts, bytes).allSatisfy { part, bytes in
            let free = bytes - fixed
            return part.estimate.encoders <= free || part.estimate.kept + part.estimate.largest <= free
        }
        return fits ? bytes : nil
    }
}
