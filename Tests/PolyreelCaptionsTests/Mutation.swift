import Foundation

/// A generator that gives the same numbers everywhere: Vigna's SplitMix64.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Breaks files in the ways in which fuzzers do.
enum Mutation {
    /// One to eight changes: a bit, a byte, a piece taken out, doubled, moved, or replaced by a word of the format's.
    static func mutated(_ seed: [UInt8], words: [[UInt8]], using random: inout Seeded) -> [UInt8] {
        var bytes = seed
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            guard !bytes.isEmpty else { return bytes }
            let index = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, index + Int.random(in: 1...24, using: &random))
            switch Int.random(in: 0..<7, using: &random) {
            case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.removeSubrange(index..<end)
            case 3: bytes.insert(contentsOf: bytes[index..<end], at: index)
            case 4:
                let piece = Array(bytes[index..<end])
                bytes.removeSubrange(index..<end)
                bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
            case 5: bytes.insert(contentsOf: words.randomElement(using: &random) ?? [], at: index)
            default: bytes.replaceSubrange(index..<end, with: words.randomElement(using: &random) ?? [])
            }
        }
        return bytes
    }

    /// A file of each format that uses most of what the format has.
    static let seeds: [(name: String, text: String)] = [
        (
            "x.srt",
            """
            1
            00:00:01,000 --> 00:00:02,000
            {\\an8}<i>A</i> <font color="#ff0000" size=3>b</font> & <b>c

            2
            0:3.5 --> 0:04:00
            - D
            {i}- e{/i}

            """
        ),
        (
            "x.vtt",
            """
            WEBVTT head

            STYLE
            ::cue(.x) { color: #123456 }

            REGION
            id:r width:40% lines:3 regionanchor:0%,100% viewportanchor:10%,90% scroll:up

            NOTE n

            a
            00:01.000 --> 00:02.000 region:r align:start line:-1,end position:50%,center size:90% vertical:rl
            <v.x Bob>Hé <i>there</i> &amp; <00:01.500><ruby>漢<rt>かん</rt></ruby> &frac12;&#65;

            00:03.000 --> 00:04.000
            <lang fr>x</lang>

            """
        ),
        ("x.ttml", TTMLCase.all.first { $0.description == "speaker" }?.input ?? ""),
        (
            "x.ttml",
            """
            <tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" \
            xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25" ttp:tickRate="100" xml:lang="en">
            <head><styling><style xml:id="s" style="t" tts:color="red"/><style xml:id="t" tts:fontStyle="italic"/></styling>
            <layout><region xml:id="r" tts:origin="10% 5%" tts:extent="80% 20%" tts:displayAlign="after"/></layout></head>
            <body begin="1s"><div timeContainer="seq"><p region="r" dur="10f" style="s">A<br/><span begin="2f">b</span></p>
            <p begin="00:00:01:05" end="500t" xml:space="preserve">c &amp; <span tts:ruby="base">d</span></p></div></body></tt>
            """
        ),
        (
            "x.ass",
            ASSCase.head
                + "Dialogue: 0,0:00:01.00,0:00:02.50,Sign,Bob,0,0,0,,{\\an7\\pos(10,20)\\i1\\c&H0000FF&}a{\\k20}b\\N"
                + "{\\r\\p1}m 0 0{\\p0}c\\hd{\\t(0,1,\\fs2)}\nDialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,e\n"
        ),
    ]

    static let words: [[UInt8]] = [
        " --> ", "\n", "\n\n", "\r\n", "00:00:01,000", "00:01.500", "999999:59:59.999", "9223372036854775807", "-1",
        "0",
        "WEBVTT", "STYLE\n", "REGION\nid:r\n", "region:r", "line:0", "size:101%", "<v ", "<c.a>", "</c>", "<ruby>",
        "<rt>",
        "<00:01.250>", "&amp;", "&#x41;", "&#999999999;", "&", "{\\", "{\\k9}", "{\\pos(", "\\N", "}", "{",
        "Dialogue: ",
        "Format: Text\n", "[Events]\n", "Style: ", ",", "<span begin=\"1s\">", "</span>", "<br/>", "<p>", "</p>",
        "begin=\"9999999999h\"", "end=\"0f\"", "dur=\"1t\"", "style=\"s s\"", "<![CDATA[", "]]>", "<!--", "-->",
        "<!DOCTYPE x>", "<?x?>", "xml:space=\"preserve\"", "tts:ruby=\"text\"", "\u{FEFF}", "\0", "\u{2028}",
        "\u{FFFF}",
        "é", "漢", "م", "\u{200F}", "\u{301}",
    ].map { Array($0.utf8) }
}
