import PolyreelCore
import Testing

@Suite struct SpellingTests {
    @Test(
        arguments: [
            ("titkok", "tiktok"), ("TIKTOK", "tiktok"), ("short", "shorts"), ("pos-potrait", "pos-portrait"),
            ("x", nil), ("cinema", nil), ("", nil), ("reals", "reels"), ("tiktoc", "tiktok"),
        ] as [(String, String?)])
    func theNearestNameIsMeant(name: String, meant: String?) {
        #expect(Spelling.nearest(to: name, among: ["tiktok", "reels", "shorts", "pos-portrait"]) == meant)
    }
}
