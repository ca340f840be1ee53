extension Market {
    /// The id without digits and calendar: `ar-EG` of `ar-EG-u-nu-latn`.
    public var baseID: String { Self.base(of: id) }

    /// The same of any id.
    public static func base(of id: String) -> String { parts(of: id).base }

    /// What follows the region: `-u-nu-latn`; empty where nothing does.
    public var extensionSuffix: String { String(id.dropFirst(baseID.count)) }

    /// Digits that a market may ask for: CLDR's bcp47/number.xml, the decimal ones of living scripts.
    public static let digits: Set<String> = [
        "latn", "arab", "arabext", "beng", "deva", "fullwide", "gujr", "guru", "hanidec", "khmr", "knda", "laoo",
        "mlym",
        "mong", "mymr", "orya", "tamldec", "telu", "thai", "tibt",
    ]

    /// Calendars that a market may ask for: CLDR's bcp47/calendar.xml.
    public static let calendars: Set<String> = [
        "buddhist", "chinese", "coptic", "dangi", "ethioaa", "ethiopic", "gregory", "hebrew", "indian", "islamic",
        "iso8601", "japanese", "persian", "roc",
    ]

    /// This market under an id of its own.
    func renamed(_ id: String) -> Market {
        Market(
            id: id, language: language, country: country, name: name, currency: currency, direction: direction,
            timeZone: timeZone, pseudo: pseudo)
    }

    /// An id before its Unicode extension, and the extension's subtags.
    static func parts(of id: String) -> (base: String, subtags: [String]) {
        let subtags = id.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard let start = subtags.firstIndex(of: "u"), start > 0 else { return (id, []) }
        return (subtags[..<start].joined(separator: "-"), Array(subtags[(start + 1)...]))
    }
}

extension [Market] {
    /// The market of an id, which may ask for digits (`-u-nu-latn`) and a calendar (`-u-ca-buddhist`) of its own.
    ///
    /// The extension is taken in its canonical spelling only (UTS #35: keys in order, each once, lower case), so that
    /// one market has one id and one folder.
    public func market(_ id: String) -> Market? {
        if let own = first(where: { $0.id == id }) { return own }
        let (base, subtags) = Market.parts(of: id)
        guard let market = first(where: { $0.id == base }), Self.isExtension(subtags) else { return nil }
        return market.renamed(id)
    }

    private static func isExtension(_ subtags: [String]) -> Bool {
        switch subtags.count {
        case 2: values[subtags[0]]?.contains(subtags[1]) ?? false
        case 4:
            subtags[0] == "ca" && subtags[2] == "nu" && isExtension([String](subtags[..<2]))
                && isExtension([String](subtags[2...]))
        default: false
        }
    }

    private static let values = ["nu": Market.digits, "ca": Market.calendars]
}
