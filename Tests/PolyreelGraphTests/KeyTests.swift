import PolyreelGraph
import PolyreelStore
import Testing

@Suite struct KeyTests {
    @Test func keysAreTheSameInEveryProcess() throws {
        // The SHA-256 of the canonical JSON, computed with another program:
        // printf '{"a":1,"b":"x/y"}' | sha256sum
        struct Recipe: Encodable {
            let b = "x/y"
            let a = 1
        }
        #expect(
            try Digest.ofJSON(Recipe()).hex == "3263e165c7fa288b8955ad229332b39a55661e8a1d1a47493cdf26f04c517f36")
    }
}
