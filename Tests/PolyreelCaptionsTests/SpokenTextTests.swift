import Foundation
import Testing

@testable import PolyreelCaptions

@Suite struct SpokenTextTests {
    @Test(arguments: [
        (["今日は", "晴れ"], "ja", "今日は晴れ"), (["买 iPhone", "15 吧"], "zh-Hans", "买 iPhone 15 吧"),
        (["오늘은", "맑음"], "ko", "오늘은 맑음"), (["a  b ", " c"], "en", "a b c"), (["12\u{A0}€", "!"], "fr", "12\u{A0}€ !"),
        (["-5 Grad", "heute"], "de", "-5 Grad heute"),
    ])
    func joinedAsTheLanguageJoins(_ lines: [String], _ language: String, _ text: String) {
        #expect(SpokenText(lines, language: language).text == text)
    }

    @Test(arguments: [
        (["ANNA: Hi!", "TOM: Yo!"], ["ANNA: Hi!", "TOM: Yo!"]),
        (["Anna: Hi!", "Tom: Yo!"], ["Anna: Hi!", "Tom: Yo!"]),
        (["So war das.", "ANNA: Hi!"], ["So war das.", "ANNA: Hi!"]), ([">> Hi!", ">> Yo!"], [">> Hi!", ">> Yo!"]),
        (["[Anna] Hi!", "[Tom] Yo!"], ["[Anna] Hi!", "[Tom] Yo!"]), (["アンナ：やあ", "トム：うん"], ["アンナ：やあ", "トム：うん"]),
        (["ANNA: Hi, wie", "geht es?", "TOM: Gut!"], ["ANNA: Hi, wie geht es?", "TOM: Gut!"]),
        (["آنا: مرحبا", "توم: أهلا"], ["آنا: مرحبا", "توم: أهلا"]),
        // No names.
        (["Das Beste:", "es hält"], ["Das Beste: es hält"]), (["Um 10:30", "geht es los"], ["Um 10:30 geht es los"]),
        (["Mehr auf https://x.de", "und hier"], ["Mehr auf https://x.de und hier"]),
        (["Ich sage: ja", "und du: nein"], ["Ich sage: ja und du: nein"]),
        (["(Musik)", "(Lachen)"], ["(Musik) (Lachen)"]),
    ])
    func twoSpeakersKeepTheirLines(_ lines: [String], _ paragraphs: [String]) {
        // Arabic is not drawn here: what isolates its names is not in these.
        #expect(SpokenText(lines, language: "de").paragraphs.map { $0.joined() } == paragraphs)
    }

    @Test(arguments: [
        ("<v A>Hallo</v>\n<v B>Na du</v>", ["Hallo", "Na du"]), ("<v A>Hallo du</v>\n<v A>da</v>", ["Hallo du da"]),
        ("<v A>Hallo</v> <v B>Na du</v>", ["Hallo", "Na du"]), ("<v A>Hallo\ndu</v>", ["Hallo du"]),
        ("<v A>Hallo\ndu</v>\n<v B>Na\nja</v>", ["Hallo du", "Na ja"]),
    ])
    func voicesKeepTheirLines(_ text: String, _ paragraphs: [String]) {
        let file = SubtitleReader.read(Data("WEBVTT\n\n00:01.000 --> 00:02.000\n\(text)\n".utf8), file: "x.vtt")
        #expect(file.cues.map { SpokenText($0.text, language: "de").paragraphs.map { $0.joined() } } == [paragraphs])
    }

    @Test func aColourThatIsTransparentIsNotSpoken() {
        let style = "STYLE\n::cue(.x) { color: rgba(1, 2, 3, 0) }"
        let text = "WEBVTT\n\n\(style)\n\n00:01.000 --> 00:02.000\nHi<c.x> there</c>\n"
        let file = SubtitleReader.read(Data(text.utf8), file: "x.vtt")
        #expect(file.cues.map { SpokenText($0.text, language: "en").text } == ["Hi"])
    }
}
