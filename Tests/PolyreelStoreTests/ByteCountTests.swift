import PolyreelStore
import Testing

@Suite struct ByteCountTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let bytes: Int?
        var testDescription: String { text }
    }

    static let cases = [
        Case(text: "0", bytes: 0), Case(text: "0B", bytes: 0), Case(text: "17 B", bytes: 17),
        Case(text: "50GB", bytes: 50_000_000_000), Case(text: "50 gb", bytes: 50_000_000_000),
        Case(text: "1.5 TB", bytes: 1_500_000_000_000), Case(text: "1500M", bytes: 1_500_000_000),
        Case(text: "0.5k", bytes: 500), Case(text: "1KiB", bytes: 1024), Case(text: "1.5MiB", bytes: 1_572_864),
        Case(text: "2 TiB", bytes: 2_199_023_255_552),
        // Neither a guess at a unit, nor at what was meant.
        Case(text: "50", bytes: nil), Case(text: "-1GB", bytes: nil), Case(text: "GB", bytes: nil),
        Case(text: "1,5GB", bytes: nil), Case(text: "1.2.3GB", bytes: nil), Case(text: ".5GB", bytes: nil),
        Case(text: "5 PB", bytes: nil), Case(text: "", bytes: nil), Case(text: "9999999999 TB", bytes: nil),
        Case(text: "99999999999999999999 B", bytes: nil), Case(text: "٥ GB", bytes: nil),
    ]

    @Test(arguments: cases) func sizesAreReadAsPeopleWriteThem(_ size: Case) {
        #expect(ByteCount(size.text)?.bytes == size.bytes)
    }

    @Test func sizesAreWrittenInDecimalUnits() {
        let sizes: [(Int, String)] = [
            (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (1_550_000, "1.5 MB"), (50_000_000_000, "50.0 GB"),
            (2_000_000_000_000, "2.0 TB"),
        ]
        for (bytes, text) in sizes { #expect(ByteCount(bytes).description == text) }
    }
}
