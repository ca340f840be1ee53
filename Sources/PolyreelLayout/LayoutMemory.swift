public import PolyreelCore
internal import Synchronization

/// Layouts of a job, each worked out once: films that show the same words in the same style on the same canvas are arranged
/// alike, in whichever market.
public final class LayoutMemory: Sendable {
    private let known = Mutex<[Request: Arranged]>([:])

    public init() {}

    /// Layouts that were worked out so far.
    public var count: Int { known.withLock { $0.count } }

    /// As `FilmLayout` has it. Whoever asks for one that is being worked out waits.
    public func layout(
        of intents: [OverlayIntent], in zone: PixelRect, over backdrop: Backdrop?
    ) -> FilmLayout {
        let request = Request(intents: intents, zone: zone, backdrop: backdrop)
        let arranged = known.withLock { known in
            if let arranged = known[request] { return arranged }
            let arranged = Arranged()
            known[request] = arranged
            return arranged
        }
        return arranged.layout { FilmLayout(intents, in: zone, over: backdrop) }
    }
}

/// One layout.
private final class Arranged: Sendable {
    private let made = Mutex<FilmLayout?>(nil)

    func layout(making make: () -> FilmLayout) -> FilmLayout {
        made.withLock { made in
            if let made { return made }
            let layout = make()
            made = layout
            return layout
        }
    }
}

/// All that decides a layout.
private struct Request: Hashable, Sendable {
    let intents: [OverlayIntent]
    let zone: PixelRect
    let backdrop: Backdrop?

    /// Thousands of intents are not hashed for each film: a few of them tell most films apart.
    private static let most = 16

    static func == (left: Request, right: Request) -> Bool {
        guard left.zone == right.zone, left.intents == right.intents, left.backdrop == right.backdrop else {
            return false
        }
        return zip(left.intents, right.intents).allSatisfy { own, other in
            zip(own.alternatives, other.alternatives).allSatisfy { $0.elements.isDrawn(as: $1.elements) }
        }
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(zone)
        hasher.combine(intents.count)
        for index in stride(from: 0, to: intents.count, by: max(1, intents.count / Self.most)) {
            hasher.combine(intents[index])
        }
        if let last = intents.last { hasher.combine(last) }
    }
}
