import PolyreelCore
import Testing

@testable import PolyreelPublish

@Suite struct VariantNameTests {
    @Test(arguments: [
        ("@lena.glow", "glow_lena-glow_tiktok_de-de_28s"),
        ("Ana_Maria", "glow_ana-maria_tiktok_de-de_28s"),
        ("--x--", "glow_x_tiktok_de-de_28s"),
        // No ASCII letter: the code points of レナ.
        ("レナ", "glow_30ec-30ca_tiktok_de-de_28s"),
        ("../../etc", "glow_etc_tiktok_de-de_28s"),
    ]) func fieldsAreSafeInFileNames(_ creator: String, _ expected: String) {
        let id = VariantName.id(
            campaign: "glow", creator: creator, placement: "tiktok", market: "de-DE", duration: Rational(28))
        #expect(id == expected)
    }

    @Test func secondsAreRounded() {
        func seconds(_ duration: Rational) -> String {
            String(
                VariantName.id(campaign: "c", creator: "x", placement: "p", market: "m-M", duration: duration)
                    .split(separator: "_").last ?? "")
        }
        #expect(seconds(Rational(528, 100)) == "5s")
        #expect(seconds(Rational(1, 5)) == "1s")
        #expect(seconds(Rational(27_960, 1001)) == "28s")
    }
}
