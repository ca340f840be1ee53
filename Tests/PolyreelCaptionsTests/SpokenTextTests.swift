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
}
