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
        // Among those that begin together the order is the draft's.
        let ordered = intents.enumerated().sorted {
            ($0.element.frames.from, $0.offset) < ($1.element.frames.from, $1.offset)
        }
        for (_, intent) in ordered {
            shown.removeAll { $0.frames.to <= intent.frames.from }
            guard case .inZone(let region, let alignment, let direction) = intent.place else { continue }
            let slots = IntentSlots(
                regions: candidates(region), side: HorizontalSide(alignment, direction), zone: zone, intent: intent,
                backdrop: backdrop)
            let found = slots.place(among: before(intent.frames) + shown.filter { $0.frames.overlaps(intent.frames) })
            if found == nil { crowded.append(intent) }
            let choice = found ?? (intent.mayCover ? slots.cover : nil)
            regions.formUnion([choice?.region ?? slots.regions.first].compactMap(\.self))
            guard let choice else { continue }
            let obstacle = Obstacle(rect: choice.frame, region: choice.region, frames: intent.frames)
            shown.append(obstacle)
            placed.append(obstacle)
            plates[intent.id] = Plate(
                frame: choice.frame, elements: choice.block.elements, madeWith: choice.block.madeWith)
        }
        taken.formUnion(regions)
    }

    /// In the order in which they are tried.
    private func candidates(_ region: OverlayRegion) -> [OverlayRegion] {
        guard region == .auto else { return [region] }
        let all: [OverlayRegion] = [.bottom, .top, .middle]
        return all.filter { !taken.contains($0) } + all.filter(taken.contains)
    }
}
