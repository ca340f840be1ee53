import PolyreelCore
import PolyreelLayout
import Testing

/// What holds for any film: nothing overlaps, nothing leaves the safe zone, nothing is lost without a word.
@Suite struct RandomFilmTests {
    /// SplitMix64 (Steele, Lea, Flood 2014), so that a film that fails can be made again.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    private static let roles = ["subtitle", "cta", "disclosure", "logo", "a role that nobody knows"]

    private func film(_ dice: inout Dice) -> (intents: [OverlayIntent], zone: PixelRect) {
        let zone = PixelRect(
            x: Int.random(in: 0...200, using: &dice), y: Int.random(in: 0...300, using: &dice),
            width: Int.random(in: 200...1000, using: &dice), height: Int.random(in: 100...1500, using: &dice))
        let priorities: [OverlayPriority] = [.duty, .speech, .offer, .decoration, OverlayPriority(rawValue: 7)]
        let intents = (0..<Int.random(in: 1...40, using: &dice)).map { number in
            let from = Int.random(in: 0...300, using: &dice)
            return intent(
                "i\(number)",
                (0..<Int.random(in: 1...3, using: &dice)).map { _ in
                    block(Int.random(in: 1...600, using: &dice), Int.random(in: 1...400, using: &dice))
                }, from..<from + Int.random(in: 1...120, using: &dice),
                role: Self.roles.randomElement(using: &dice) ?? "",
                region: OverlayRegion.allCases.randomElement(using: &dice) ?? .auto,
                alignment: CardAlignment.allCases.randomElement(using: &dice) ?? .centre,
                direction: Bool.random(using: &dice) ? .leftToRight : .rightToLeft,
                spacing: Int.random(in: 0...30, using: &dice),
                priority: priorities.randomElement(using: &dice) ?? .offer)
        }
        return (intents, zone)
    }

    @Test(arguments: 0..<400)
    func nothingOverlaps(seed: Int) {
        var dice = Dice(state: UInt64(seed))
        let (intents, zone) = film(&dice)
        let layout = FilmLayout(intents, in: zone)
        for (index, overlay) in layout.overlays.enumerated() {
            for other in layout.overlays[..<index] where other.frames.overlaps(overlay.frames) {
                #expect(!other.plate.frame.intersects(overlay.plate.frame), "\(other.id) and \(overlay.id)")
            }
            let frame = overlay.plate.frame
            #expect(
                PixelRect(x: zone.x - 1, y: zone.y - 1, width: zone.width + 2, height: zone.height + 2)
                    .contains(frame))
            #expect([frame.x, frame.y, frame.width, frame.height].allSatisfy { $0.isMultiple(of: 2) })
        }
        // Each is shown in its frames, or what it says about that is among the findings, or counted there.
        let shown = Dictionary(uniqueKeysWithValues: layout.overlays.map { ($0.id, $0) })
        let missing = intents.filter { shown[$0.id] == nil }
        #expect(intents.allSatisfy { shown[$0.id].map(\.frames) ?? $0.frames == $0.frames })
        #expect(intents.allSatisfy { shown[$0.id].map(\.role) ?? $0.role == $0.role })
        #expect(layout.findings.count == min(missing.count, 5) + (missing.count > 5 ? 1 : 0))
        #expect(layout.findings.prefix(5).allSatisfy { finding in missing.contains { $0.noRoom == finding } })
        #expect(layout.overlays.map(\.id) == intents.map(\.id).filter { shown[$0] != nil })
    }

    /// What is left out is left out because it must be: in an empty film it has its place.
    @Test(arguments: 0..<50)
    func aloneEverythingThatFitsTheZoneIsShown(seed: Int) {
        var dice = Dice(state: UInt64(1000 + seed))
        let (intents, zone) = film(&dice)
        for intent in intents {
            let fits = intent.alternatives.contains { $0.size.width <= zone.width && $0.size.height <= zone.height }
            if fits { #expect(FilmLayout([intent], in: zone).overlays.count == 1) }
        }
    }

    @Test func theSameIntentsAreTheSameLayout() {
        var dice = Dice(state: 1)
        let (intents, zone) = film(&dice)
        #expect(FilmLayout(intents, in: zone).overlays == FilmLayout(intents, in: zone).overlays)
    }
}
