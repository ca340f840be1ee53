import PolyreelCore
import PolyreelType
import Testing

@testable import Subtitles

/// Words that stand out while they are spoken; frames at 25 a second, counted by hand.
@Suite struct SpokenWordsTests {
    private func words(_ text: String, market: String = "de-DE") async throws -> (card: Overlay, words: [Overlay]) {
        var film = Film()
        film.market = market
        let language = String(market.prefix(2))
        let vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\n\(text)\n"
        let draft = try await film.prepared(["x.vtt": vtt], languages: [language: "x.vtt"], burn: ["tiktok"])
        return (try #require(draft.overlays.first), Array(draft.overlays.dropFirst()))
    }

    private func text(_ overlay: Overlay) -> String {
        let line = overlay.plate.lines[0]
        let bytes = Array(line.text.utf8)
        return String(decoding: bytes[(line.part?.from ?? 0)..<(line.part?.to ?? bytes.count)], as: UTF8.self)
    }

    @Test func eachWordIsShownFromItsTimeToTheNext() async throws {
        let (card, words) = try await words("Eins <00:00:02.000>zwei <00:00:03.000>und drei")
        #expect(card.frames == FrameRange(from: 25, to: 125))
        #expect(words.map(\.frames) == [(25, 50), (50, 75), (75, 125)].map { FrameRange(from: $0.0, to: $0.1) })
        #expect(words.map(text) == ["Eins", "zwei", "und drei"])
        for word in words {
            let frame = word.plate.frame
            #expect(card.plate.frame.intersects(frame))
            #expect(frame.width < card.plate.frame.width && frame.height <= card.plate.frame.height)
            #expect([frame.x, frame.y, frame.width, frame.height].allSatisfy { $0 % 2 == 0 })
            #expect(word.plate.lines.count == 1)
        }
        #expect(words[0].plate.frame.right < words[1].plate.frame.right)
    }

    @Test func inArabicTheFirstWordStandsAtTheRight() async throws {
        let words = try await words("جربت <00:00:02.000>كل <00:00:03.000>شيء", market: "ar-AE").words
        #expect(words.count == 3)
        #expect(words[0].plate.frame.x > words[1].plate.frame.x && words[1].plate.frame.x > words[2].plate.frame.x)
    }

    /// Every ideograph is as wide as the text's size; a word's box ends where the next word begins.
    @Test func theBoxOfAWordDoesNotCoverItsNeighbours() async throws {
        let words = try await words("只有<00:00:02.000>一款<00:00:03.000>下雨也不花", market: "zh-CN").words
        #expect(words.count == 3)
        let size = words[1].plate.lines[0].size
        // Two pixels for whole pixels, two more for even ones.
        #expect((2 * size...2 * size + 4).contains(words[1].plate.frame.width))
        #expect(words[0].plate.frame.right - words[1].plate.frame.x <= 4)
        // A space leaves room for a wider one.
        let german = try await self.words("a <00:00:02.000>b <00:00:03.000>c").words
        try #require(german.count == 3)
        let line = german[1].plate.lines[0]
        let word = Typesetter.measure("b", font: line.font, size: line.size, language: "de", direction: .leftToRight)
        #expect(german[1].plate.frame.width > word.width + 4)
    }

    @Test func aStretchOverTwoLinesIsShownOnBoth() async throws {
        let (card, words) = try await words(
            "Ich habe <00:00:02.000>wirklich jede Tusche der Welt")
        #expect(card.plate.lines.count == 2)
        #expect(words.map(\.frames.from) == [25, 50, 50])
        #expect(words.map(text).joined(separator: " ") == "Ich habe wirklich jede Tusche der Welt")
    }

    /// A reading in two parts has one pair of parentheses, and so have the words behind it their places.
    @Test func readingsInPartsDoNotMoveTheWords() async throws {
        let words = try await words(
            "<ruby>漢<rt>か<00:00:02.000>ん</rt></ruby> <00:00:03.000>次 <00:00:04.000>後", market: "ja-JP"
        ).words
        #expect(words.suffix(2).map(text) == ["次", "後"])
    }

    @Test func textWithoutTimesHasNoWords() async throws {
        #expect(try await words("Eins zwei drei").words.isEmpty)
    }
}
