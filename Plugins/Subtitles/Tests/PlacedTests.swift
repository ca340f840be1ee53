import PolyreelCore
import Testing

@testable import Subtitles

/// Where the file puts a cue, from top to bottom of the safe zone.
@Suite struct PlacedTests {
    private let film = Film()
    private var zone: PixelRect { film.insets.rect(on: film.canvas) }

    private func draft(_ name: String, _ text: String) async throws -> Draft {
        try await film.prepared([name: text], languages: ["de": name], burn: [film.placement])
    }

    private func vtt(_ cues: String...) -> String {
        "WEBVTT\n\n" + cues.map { "00:01.000 --> 00:03.000 \($0)\n\n" }.joined()
    }

    private static func ass(_ text: String) -> String {
        "[Script Info]\nPlayResX: 1000\nPlayResY: 500\n[Events]\nDialogue: 0,0:00:01.00,0:00:03.00,,,0,0,0,,\(text)\n"
    }

    private static func ttml(_ origin: String, _ align: String) -> String {
        """
        <tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling"><head><layout>
        <region xml:id="r" tts:origin="10% \(origin)" tts:extent="80% 15%" tts:displayAlign="\(align)" tts:textAlign="center"/>
        </layout></head><body><div><p region="r" begin="1s" end="3s">A</p></div></body></tt>
        """
    }

    static let cases: [(String, String, OverlayRegion)] = [
        ("x.srt", srt([(1000, 3000, "A")]), .bottom), ("x.srt", srt([(1000, 3000, "{\\an8}A")]), .top),
        ("x.srt", srt([(1000, 3000, "{\\an5}A")]), .middle), ("x.srt", srt([(1000, 3000, "{\\pos(192,30)}A")]), .top),
        ("x.ass", ass("{\\an8}A"), .top), ("x.ass", ass("{\\an5\\pos(500,60)}A"), .top),
        ("x.ass", ass("{\\pos(500,480)}A"), .bottom), ("x.ass", ass("{\\move(500,60,500,480)}A"), .top),
        ("x.ass", ass("A").replacing(",0,0,0,,A", with: ",0,0,415,,A"), .top),
        ("x.ass", ass("A").replacing(",0,0,0,,A", with: ",0,0,40,,A"), .bottom),
        ("x.vtt", "WEBVTT\n\n00:01.000 --> 00:03.000 line:0\nA\n", .top),
        ("x.vtt", "WEBVTT\n\n00:01.000 --> 00:03.000 line:10%\nA\n", .top),
        ("x.vtt", "WEBVTT\n\n00:01.000 --> 00:03.000 line:50%\nA\n", .middle),
        ("x.vtt", "WEBVTT\n\n00:01.000 --> 00:03.000 line:-1\nA\n", .bottom),
        ("x.vtt", "WEBVTT\n\n00:01.000 --> 00:03.000 line:-16\nA\n", .top),
        ("x.vtt", "WEBVTT\n\n00:01.000 --> 00:03.000 line:8\nA\n", .middle),
        (
            "x.vtt",
            "WEBVTT\n\nREGION\nid:t\nviewportanchor:0%,10%\nregionanchor:0%,0%\n\n00:01.000 --> 00:03.000 region:t\nA\n",
            .top
        ),
        ("x.vtt", "WEBVTT\n\nREGION\nid:t\n\n00:01.000 --> 00:03.000 region:t\nA\n", .bottom),
        ("x.ttml", ttml("5%", "before"), .top), ("x.ttml", ttml("80%", "after"), .bottom),
        ("x.ttml", ttml("42%", "center"), .middle),
    ]

    @Test(arguments: cases.indices)
    func aCueStandsWhereItsFilePutsIt(_ index: Int) async throws {
        let (name, text, region) = Self.cases[index]
        let plate = try #require(try await draft(name, text).overlays.first?.plate.frame)
        let edge =
            switch region {
            case .top: plate.y - zone.y
            case .middle: abs((plate.y + plate.bottom) - (zone.y + zone.bottom)) / 2
            case .bottom, .auto: zone.bottom - plate.bottom
            }
        #expect(abs(edge) <= 1, "\(text)")
        #expect(zone.contains(plate))
    }

    /// Words of the cards from top to bottom.
    private func stack(_ draft: Draft) -> [String] {
        draft.overlays.sorted { $0.plate.frame.y < $1.plate.frame.y }.flatMap { $0.plate.lines.map(\.text) }
    }

    @Test func ofTwoThatBeginTogetherTheFirstStandsAbove() async throws {
        #expect(
            stack(try await draft("x.srt", srt([(1000, 3000, "Eins"), (1000, 3000, "Zwei")]))) == ["Eins", "Zwei"])
        let tops = srt([(1000, 3000, "{\\an8}Eins"), (1000, 3000, "{\\an8}Zwei")])
        #expect(stack(try await draft("x.srt", tops)) == ["Eins", "Zwei"])
    }

    @Test(arguments: [("79%", "85%"), ("70%", "90%"), ("-3", "-1"), ("5%", "12%"), ("0", "2")])
    func heightsAreKeptWhicheverIsFirst(_ upper: String, _ lower: String) async throws {
        for cues in [["line:\(upper)\nA", "line:\(lower)\nB"], ["line:\(lower)\nB", "line:\(upper)\nA"]] {
            let draft = try await draft("x.vtt", vtt(cues[0], cues[1]))
            #expect(stack(draft) == ["A", "B"])
        }
    }

    /// The lower one begins later: the upper one leaves its room.
    @Test func aLaterCueMayStandBelow() async throws {
        let text = "WEBVTT\n\n00:01.000 --> 00:05.000 line:70%\nA\n\n00:02.000 --> 00:04.000 line:90%\nB\n"
        #expect(stack(try await draft("x.vtt", text)) == ["A", "B"])
    }

    /// libass stacks what begins together upwards, in the order of the file.
    @Test func subStationsOrderIsLibasss() async throws {
        let events = ["Eins", "Zwei"].map { "Dialogue: 0,0:00:01.00,0:00:03.00,,,0,0,0,,\($0)\n" }.joined()
        #expect(stack(try await draft("x.ass", "[Events]\n" + events)) == ["Zwei", "Eins"])
    }

    /// Both at the bottom of the picture, the lower region's text first in the file.
    @Test func regionsKeepTheirOrder() async throws {
        let region = { (id: String, y: Int) in
            "<region xml:id=\"\(id)\" tts:origin=\"10% \(y)%\" tts:extent=\"80% 6%\" tts:displayAlign=\"after\"/>"
        }
        let text = """
            <tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling"><head><layout>
            \(region("u", 82))\(region("l", 90))</layout></head><body><div><p region="l" begin="1s" end="3s">Unten</p>
            <p region="u" begin="1s" end="3s">Oben</p></div></body></tt>
            """
        #expect(stack(try await draft("x.ttml", text)) == ["Oben", "Unten"])
    }

    @Test func aCueAtTheTopDoesNotMeetOneAtTheBottom() async throws {
        let draft = try await draft("x.srt", srt([(1000, 3000, "{\\an8}Eins"), (1000, 3000, "Zwei")]))
        let frames = draft.overlays.map(\.plate.frame)
        #expect(Set(frames.map(\.y)).count == 2)
        #expect(frames.contains { abs($0.y - zone.y) <= 1 } && frames.contains { abs($0.bottom - zone.bottom) <= 1 })
    }

    /// Each voice has a line, however short both are.
    @Test func twoSpeakersHaveALineEach() async throws {
        #expect(stack(try await draft("x.vtt", vtt("\n<v A>Hallo</v>\n<v B>Na du</v>"))) == ["Hallo", "Na du"])
        #expect(
            stack(try await draft("x.srt", srt([(1000, 3000, "ANNA: Hi!\nTOM: Yo!")]))) == ["ANNA: Hi!", "TOM: Yo!"])
    }

    @Test func whatIsNotSeenIsNotBurnedIn() async throws {
        #expect(stack(try await draft("x.ass", Self.ass("Hi{\\alpha&HFF&} there"))) == ["Hi"])
    }

    @Test func captionsThatRollAreBurnedInOnce() async throws {
        let text =
            "WEBVTT\n\n00:00.000 --> 00:02.000\nA\n\n00:02.000 --> 00:04.000\nA\nB\n\n00:04.000 --> 00:06.000\nB\nC\n"
        let draft = try await draft("x.vtt", text)
        #expect(draft.shown == [["A"], ["B"], ["C"]])
        #expect(draft.ranges == ["0..<50", "50..<100", "100..<150"])
        #expect(draft.codes.contains("subtitle-rolling"))
    }
}
