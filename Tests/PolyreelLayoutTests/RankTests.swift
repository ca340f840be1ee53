import PolyreelCore
import PolyreelLayout
import Testing

/// Ranks: which of what is shown together stands nearer to the edge. Zone from (120, 288) to (888, 1248).
@Suite struct RankTests {
    private func ranked(_ id: String, _ frames: Range<Int>, region: OverlayRegion = .bottom, rank: Int?)
        -> OverlayIntent
    {
        let plain = intent(id, [block(400, 100)], frames, region: region)
        return OverlayIntent(
            id: id, role: plain.role, frames: plain.frames, alternatives: plain.alternatives, place: plain.place,
            spacing: 10, priority: .speech, changes: .withLanguage, noRoom: plain.noRoom, rank: rank)
    }

    private func rows(_ intents: [OverlayIntent]) -> [String: Int] {
        let layout = FilmLayout(intents, in: zone)
        return Dictionary(uniqueKeysWithValues: layout.overlays.map { ($0.id, $0.plate.frame.y) })
    }

    @Test func theLowerRankStandsAtTheEdge() {
        #expect(rows([ranked("a", 0..<100, rank: 20), ranked("b", 0..<100, rank: 10)]) == ["a": 1038, "b": 1148])
        #expect(
            rows([ranked("a", 0..<100, region: .top, rank: 20), ranked("b", 0..<100, region: .top, rank: 10)])
                == ["a": 398, "b": 288])
    }

    /// The one that comes later has its room from the beginning; without ranks it would stand above.
    @Test func whatComesLaterMayStandBelow() {
        #expect(rows([ranked("a", 0..<100, rank: 20), ranked("b", 50..<100, rank: 10)]) == ["a": 1038, "b": 1148])
        #expect(rows([ranked("a", 0..<100, rank: nil), ranked("b", 50..<100, rank: nil)]) == ["a": 1148, "b": 1038])
    }

    /// Whatever the ranks, what is not shown together shares a place, and nothing meets.
    @Test func whatIsNotShownTogetherIsAtTheEdge() {
        let found = rows([
            ranked("a", 0..<50, rank: 30), ranked("b", 50..<100, rank: 20), ranked("c", 90..<150, rank: 10),
        ])
        #expect(found == ["a": 1148, "b": 1038, "c": 1148])
    }

    /// One cue at the top does not keep the card from the top in all other frames.
    @Test func whatStandsElsewhereForOnceLeavesTheRegion() {
        let card = intent("card", [block(400, 100)], 50..<90, role: "card", region: .auto, priority: .offer)
        let cues = [ranked("top", 0..<20, region: .top, rank: 0), ranked("cue", 20..<100, rank: nil)]
        #expect(rows(cues + [card])["card"] == 288)
    }
}
