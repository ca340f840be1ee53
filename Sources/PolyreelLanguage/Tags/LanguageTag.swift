internal import CICU

/// A BCP-47 language tag (RFC 5646) whose subtags are known.
public struct LanguageTag: Sendable, Hashable {
    /// Canonical by CLDR: `de-DE` of `DE-de`, `he` of `iw`.
    public let canonical: String
    /// ISO 639: `de`.
    public let language: String
    /// ISO 15924: `Hant`.
    public let script: String?
    /// ISO 3166-1 alpha-2 or UN M.49: `AT`, `419`.
    public let region: String?

    /// Nil when the text is not a well-formed tag, or its language, script or region is not a registered one.
    ///
    /// Extended language subtags are refused (`de-DEE` would be the language "dee"); so are underscores.
    public init?(_ text: String) {
        let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard text.utf8.count <= 100, text.utf8.allSatisfy({ $0 != 0 && $0 < 128 && $0 != UInt8(ascii: "_") }),
            !(subtags.count > 1 && subtags[1].count == 3 && !subtags[1].allSatisfy(Self.digits.contains))
        else { return nil }
        var found = polyreel_tag()
        guard polyreel_tag_parse(text, &found) != 0 else { return nil }
        func field<Storage>(_ storage: Storage) -> String {
            withUnsafeBytes(of: storage) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        }
        canonical = field(found.tag)
        language = field(found.language)
        let (script, region) = (field(found.script), field(found.region))
        self.script = script.isEmpty ? nil : script
        self.region = region.isEmpty ? nil : region
    }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

    /// Language, script and region, without variants and extensions.
    public var base: String { Self.joined(language, script, region) }

    /// `base` without a script that goes without saying: `de` of `de-Latn`, `zh-TW` of `zh-Hant-TW`, `zh` of `zh-Hans`.
    public var short: String {
        guard let script, Self.likelyScript(Self.joined(language, nil, region)) == script else { return base }
        return Self.joined(language, nil, region)
    }

    /// The language as text is written in it: with its script where that differs from the usual one (`zh-Hant`).
    public var writtenLanguage: String {
        let written = script ?? Self.likelyScript(base)
        return written == Self.likelyScript(language) ? language : Self.joined(language, written, nil)
    }

    /// Whether its region is the one that its language is meant for where none is named: `de-DE`, `pt-BR`, `zh-TW` of
    /// `zh-Hant` (CLDR's likely subtags).
    public var isUsualRegion: Bool {
        region != nil && region == Buffer.read(capacity: 8) { polyreel_likely_region(writtenLanguage, $0, $1) != 0 }
    }

    public var isRightToLeft: Bool { polyreel_is_right_to_left(canonical) != 0 }

    /// CLDR's English name: "German (Austria)".
    public var englishName: String { Buffer.take(polyreel_english_name(canonical)) ?? canonical }

    static func joined(_ language: String, _ script: String?, _ region: String?) -> String {
        [language, script, region].compactMap(\.self).joined(separator: "-")
    }

    static func likelyScript(_ tag: String) -> String? {
        Buffer.read(capacity: 8) { polyreel_likely_script(tag, $0, $1) != 0 }
    }
}

extension LanguageTag: CustomStringConvertible {
    public var description: String { canonical }
}
