internal import PolyreelCore

/// Which of the scripts that the markets need this machine has fonts for.
public enum FontSupport {
    /// A script by a word of it.
    public struct Script: Sendable, Hashable {
        public let name: String
        /// BCP-47 of a language in it.
        public let language: String
        public let sample: String
        /// The Debian package with a font for it.
        public let package: String
    }

    public static let needed: [Script] = [
        Script("Latin", "pl", "Kup teraz, größer ąęłż €"),
        Script("Greek", "el", "Αγόρασε τώρα"),
        Script("Cyrillic", "uk", "Купити зараз їґє"),
        Script("Arabic", "ar", "تسوق الآن"),
        Script("Hebrew", "he", "קנו עכשיו"),
        Script("Devanagari", "hi", "अभी खरीदें ₹"),
        Script("Bengali", "bn", "এখনই কিনুন"),
        Script("Tamil", "ta", "இப்போதே வாங்குங்கள்"),
        Script("Thai", "th", "ซื้อเลยวันนี้"),
        Script("Khmer", "km", "ទិញឥឡូវនេះ"),
        Script("Myanmar", "my", "ယခုဝယ်ပါ"),
        Script("Japanese", "ja", "今すぐ購入する", package: "fonts-noto-cjk"),
        Script("Korean", "ko", "지금 구매하기", package: "fonts-noto-cjk"),
        Script("Chinese (simplified)", "zh-Hans", "立即购买", package: "fonts-noto-cjk"),
        Script("Chinese (traditional)", "zh-Hant", "立即購買", package: "fonts-noto-cjk"),
        Script("Emoji", "en", "🛍️👩‍👩‍👧🇩🇪", package: "fonts-noto-color-emoji"),
    ]

    /// The scripts that some character of their sample has no glyph for.
    public static func missingScripts() -> [Script] {
        needed.filter { script in
            let font = FontChoice(family: FontStack.house, bold: true)
            let rightToLeft = ["ar", "he"].contains(script.language)
            let line = Typesetter.measure(
                script.sample, font: font, size: 48, language: script.language,
                direction: rightToLeft ? .rightToLeft : .leftToRight)
            return !line.missing.isEmpty
        }
    }
}

extension FontSupport.Script {
    fileprivate init(_ name: String, _ language: String, _ sample: String, package: String = "fonts-noto-core") {
        self.init(name: name, language: language, sample: sample, package: package)
    }
}
