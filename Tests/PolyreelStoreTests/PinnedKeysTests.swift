import Foundation
import Testing

@testable import PolyreelStore

/// Which films are made of a result.
@Suite struct PinnedKeysTests {
    @Test func everyFilmThatIsMadeOfAResultIsNamedOnce() {
        let keys = (0..<5).map { Digest.of(Data("key \($0)".utf8)) }
        func pin(_ campaign: String, _ id: String, _ film: String, _ keys: [Digest]) -> Pin {
            Pin(campaign: campaign, id: id, film: Digest.of(Data(film.utf8)), keys: keys)
        }
        // Two versions of one variant, and another campaign.
        let pins = [
            pin("glow", "b", "first", [keys[0], keys[1]]), pin("glow", "b", "second", [keys[0], keys[2]]),
            pin("glow", "a", "third", [keys[0]]), pin("dew", "a", "fourth", [keys[3]]),
        ]
        let users = PinnedKeys(pins)
        #expect(users.variants(of: keys[0]) == ["glow/a", "glow/b"])
        #expect(users.variants(of: keys[2]) == ["glow/b"])
        #expect(users.variants(of: keys[3]) == ["dew/a"])
        #expect(users.variants(of: keys[4]).isEmpty)
    }
}
