internal import PolyreelCore

/// Finds a place in the safe zone for everything that stands by itself.
struct ZonePlaces {
    private let zone: SafeZone
    private let backdrop: Backdrop?
    private var placed: [Obstacle] = []
    /// Regions in which something stands that is more important than what is placed now.
    private var taken: Set<OverlayRegion> = []

    /// By the intent's id.
    private(set) var plates: [String: Plate] = [:]
    /// What found no room; what may cover is among the plates all the same.
    private(set) var crowded: [OverlayIntent] = []

    init(_ intents: [OverlayIntent], in zone: SafeZone, over backdrop: Backdrop?) {
        self.zone = zone
        self.backdrop = backdrop
        let standing = intents.filter { if case .inZone = $0.place { true } else { false } }
        for (_, equals) in Dictionary(grouping: standing, by: \.priority).sorted(by: { $0.key > $1.key }) {
            placeEquals(equals)
        }
    }

    /// Places what is equally important, in the order in which it begins.
    private mutating func placeEquals(_ intents: [OverlayIntent]) {
        let before = ShownThen(placed)
        var (shown, regions): ([Obstacle], Set<OverlayRegion>) = ([], [])
        for (intent, since) in Self.ordered(intents) {
            shown.removeAll { $0.frames.to <= since }
            guard case .inZone(let region, let alignment, let direction) = intent.place else { continue }
            let slots = IntentSlots(
                regions: candidates(region), side: HorizontalSide(alignment, direction), zone: zone, intent: intent,
                backdrop: backdrop)
            let found = slots.place(among: before(intent.frames) + shown.filter { $0.frames.overlaps(intent.frames) })
            if found == nil { crowded.append(intent) }
            let choice = found ?? (intent.mayCover ? slots.cover : nil)
            // What stands elsewhere than usual for once leaves a region to others in all other frames.
            if intent.rank == nil || region == .bottom {
                regions.formUnion([choice?.region ?? slots.regions.first].compactMap(\.self))
            }
            guard let choice else { continue }
            let obstacle = Obstacle(rect: choice.frame, region: choice.region, frames: intent.frames)
            shown.append(obstacle)
            placed.append(obstacle)
            plates[intent.id] = Plate(
                frame: choice.frame, elements: choice.block.elements, madeWith: choice.block.madeWith)
        }
        taken.formUnion(regions)
    }

    /// By beginning and then as in the draft; but those that are shown together by rank, where they have one. Each with a
    /// frame before which none of those that follow begins.
    private static func ordered(_ intents: [OverlayIntent]) -> [(intent: OverlayIntent, since: Int)] {
        let sorted = intents.enumerated()
            .sorted { ($0.element.frames.from, $0.offset) < ($1.element.frames.from, $1.offset) }.map(\.element)
        var ordered: [(intent: OverlayIntent, since: Int)] = []
        var first = sorted.startIndex
        while first < sorted.endIndex {
            var (next, end) = (first + 1, sorted[first].frames.to)
            while next < sorted.endIndex, sorted[next].frames.from < end {
                end = max(end, sorted[next].frames.to)
                next += 1
            }
            let together = sorted[first..<next]
            if Set(together.map { $0.rank ?? 0 }).count > 1 {
                let ranked = together.enumerated().sorted {
                    ($0.element.rank ?? 0, $0.offset) < ($1.element.rank ?? 0, $1.offset)
                }
                ordered += ranked.map { ($0.element, sorted[first].frames.from) }
            } else {
                ordered += together.map { ($0, $0.frames.from) }
            }
            first = next
        }
        return ordered
    }

    /// In the order in which they are tried.
    private func candidates(_ region: OverlayRegion) -> [OverlayRegion] {
        guard region == .auto else { return [region] }
        let all: [OverlayRegion] = [.bottom, .top, .middle]
        return all.filter { !taken.contains($0) } + all.filter(taken.contains)
    }
}
