internal import CICU

extension LanguageTag {
    /// The tags whose text a reader of this one understands as their own, nearest first: `de-AT`, `de`.
    ///
    /// CLDR's parents (UTS #35, "Parent Locales"): `es-MX`, `es-419`, `es`. A script is never changed on the way:
    /// `zh-TW` ends at `zh-Hant` and does not fall to `zh`, which is simplified.
    public var fallbackChain: [String] {
        var chain: [String] = []
        var next: LanguageTag? = LanguageTag(base)
        while let tag = next, chain.count < 8 {
            if !chain.contains(tag.base) { chain.append(tag.base) }
            next = tag.parent
        }
        return chain
    }

    private var parent: LanguageTag? {
        if let explicit = Buffer.read(capacity: 64, { polyreel_explicit_parent(base, $0, $1) != 0 }) {
            return LanguageTag(explicit)
        }
        let usual = Self.likelyScript(language)
        if region != nil {
            if script == nil, let own = Self.likelyScript(base), own != usual {
                return LanguageTag(Self.joined(language, own, region))
            }
            return LanguageTag(Self.joined(language, script, nil))
        }
        return script == usual ? LanguageTag(language).flatMap { $0 == self ? nil : $0 } : nil
    }
}
