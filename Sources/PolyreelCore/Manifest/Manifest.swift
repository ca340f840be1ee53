/// A manifest that was read and found right: one asset, one campaign, and where it shall run.
public struct Manifest: Sendable, Hashable {
    /// The file it was read from.
    public let file: String
    /// `[a-z0-9-]{1,64}`.
    public let campaign: String
    public let asset: AssetSettings
    public let rights: RightsSettings
    public let markets: [Market]
    public let placements: [Placement]
    /// Placements of the catalogue whose step this build does not have, such as `poster-a3`.
    public let unbuiltPlacements: [String]
    public let channel: Channel
    public let layout: LayoutMode
    public let exclude: [Exclusion]
    /// Folder of message catalogues, relative to the manifest.
    public let messages: String?
    public let values: [String: MessageValue]
    public let subtitles: SubtitleSettings?
    public let callsToAction: [CallToActionSettings]
    public let disclosure: DisclosureSettings
    public let brand: BrandSettings
    public let steps: [String]
    /// Where its values stand.
    public let places: ManifestPlaces
}

public struct AssetSettings: Sendable, Hashable {
    /// Relative to the manifest.
    public let file: String
    public let creator: String
    /// BCP-47.
    public let language: String
    /// Seconds; nil for the whole asset. `to` nil: the end.
    public let trimFrom: Rational?
    public let trimTo: Rational?
    /// Where `asset.file` stands, for findings about it.
    public let location: SourceLocation

    public init(
        file: String, creator: String, language: String, trimFrom: Rational?, trimTo: Rational?,
        location: SourceLocation
    ) {
        self.file = file
        self.creator = creator
        self.language = language
        self.trimFrom = trimFrom
        self.trimTo = trimTo
        self.location = location
    }
}

/// Where a film is shown, as rights are sold.
public enum Channel: String, Codable, Sendable, Hashable, CaseIterable {
    case organic, paid, pos, print
}

/// What may be done to a film, as rights are sold.
public enum Edit: String, Codable, Sendable, Hashable, CaseIterable {
    case crop, trim, overlay, subtitle, translate, still
}

/// What the buyout bought.
public struct RightsSettings: Codable, Sendable, Hashable {
    public let contract: String
    /// Inclusive, in each market's time zone.
    public let from: CalendarDate
    public let until: CalendarDate
    /// ISO 3166-1 alpha-2 codes and names of groups, as written.
    public let territories: [String]
    public let channels: [Channel]
    public let edits: [Edit]

    public init(
        contract: String, from: CalendarDate, until: CalendarDate, territories: [String], channels: [Channel],
        edits: [Edit]
    ) {
        self.contract = contract
        self.from = from
        self.until = until
        self.territories = territories
        self.channels = channels
        self.edits = edits
    }
}

/// How safe zones of placements with one canvas are used.
public enum LayoutMode: String, Codable, Sendable, Hashable, CaseIterable {
    /// One layout inside the union of what the platforms cover.
    case shared
    /// Each its own.
    case placement
}

public struct Exclusion: Codable, Sendable, Hashable {
    /// Nil: every one.
    public let placement: String?
    public let market: String?

    public init(placement: String?, market: String?) {
        self.placement = placement
        self.market = market
    }
}

/// An argument for messages. Text as it stands in the manifest: a number stays the decimal that was typed.
public enum MessageValue: Codable, Sendable, Hashable {
    case one(MessageScalar)
    /// By currency, market or language.
    case by([String: MessageScalar])

    /// What a market uses: by its own id first, with and without its digits and calendar, then its language, then its
    /// currency. A pseudo-market uses what the market does that it stands for.
    public func value(for market: Market) -> MessageScalar? {
        switch self {
        case .one(let scalar): scalar
        case .by(let choices):
            choices[market.id] ?? choices[market.baseID] ?? market.pseudo.flatMap { choices[$0.standsFor] }
                ?? choices[market.language] ?? choices[String(market.language.prefix { $0 != "-" })]
                ?? choices[market.currency]
        }
    }
}

public enum MessageScalar: Codable, Sendable, Hashable {
    case text(String)
    /// Decimal digits as typed, such as `12.99`; never binary floating point.
    case decimal(String)
    case date(CalendarDate)
    case list([String])
}

/// A day of the Gregorian calendar.
public struct CalendarDate: Sendable, Hashable, Comparable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// Nil when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...9999).contains(year), (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2026-12-24` (ISO 8601 calendar date).
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDate: CustomStringConvertible {
    public var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension CalendarDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = CalendarDate(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(text)' is not a date like 2026-12-24")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

public struct SubtitleSettings: Codable, Sendable, Hashable {
    /// By language, relative to the manifest. A catalogue (`.yaml`, `.json`, `.xlf`, `.po`, `.xcstrings`) has texts by cue,
    /// with the times of the asset's language.
    public let files: [String: String]
    /// Placements whose picture shows them.
    public let burn: [String]
    public let style: SubtitleLook

    public init(files: [String: String], burn: [String], style: SubtitleLook = .box) {
        self.files = files
        self.burn = burn
        self.style = style
    }
}

/// How burned-in subtitles stand out from the picture.
public enum SubtitleLook: String, Codable, Sendable, Hashable, CaseIterable {
    /// On a dark box.
    case box
    /// With an outline; on a box where the picture under it is too bright.
    case outline
}

public struct CallToActionSettings: Codable, Sendable, Hashable {
    /// Message key.
    public let text: String
    public let button: String?
    /// May hold `{market}`, `{country}`, `{language}`, `{placement}`, `{campaign}`, `{creator}`, `{code}`.
    public let link: String?
    public let code: String?
    public let start: TimePoint
    public let end: TimePoint
    /// Placements that shall show the link as a QR code.
    public let qr: [String]
    /// Whether the text is shown in capitals.
    public let capitals: Bool
    /// Where its card stands across the safe zone.
    public let align: CardAlignment

    public init(
        text: String, button: String?, link: String?, code: String?, start: TimePoint, end: TimePoint, qr: [String],
        capitals: Bool = false, align: CardAlignment = .centre
    ) {
        self.text = text
        self.button = button
        self.link = link
        self.code = code
        self.start = start
        self.end = end
        self.qr = qr
        self.capitals = capitals
        self.align = align
    }
}

/// A time in a film whose length is not known yet.
public enum TimePoint: Codable, Sendable, Hashable {
    /// Seconds from the start.
    case fromStart(Rational)
    /// Seconds before the end.
    case beforeEnd(Rational)
}

public struct DisclosureSettings: Codable, Sendable, Hashable {
    public let paid: Bool
    public let retouched: Bool
    public let ai: Bool

    public init(paid: Bool, retouched: Bool, ai: Bool) {
        self.paid = paid
        self.retouched = retouched
        self.ai = ai
    }
}

public struct BrandSettings: Codable, Sendable, Hashable {
    public let font: String?
    public let colour: Colour?
    /// Of words on `colour`; nil: white or black, whichever can be read.
    public let text: Colour?
    public let logo: String?

    public init(font: String?, colour: Colour?, text: Colour? = nil, logo: String?) {
        self.font = font
        self.colour = colour
        self.text = text
        self.logo = logo
    }
}
