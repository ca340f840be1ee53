/// One variant as asked for: a placement in a market, and what the manifest says about it.
public struct VariantRequest: Codable, Sendable, Hashable {
    public let campaign: String
    public let creator: String
    public let market: Market
    public let placement: Placement
    public let channel: Channel
    /// BCP-47 of the asset's speech and of the source copy: the end of every fallback.
    public let assetLanguage: String
    /// Insets that text stays inside of, on this variant's canvas: its own, or the union it shares with others.
    public let safeZone: Insets

    public init(
        campaign: String, creator: String, market: Market, placement: Placement, channel: Channel,
        assetLanguage: String, safeZone: Insets
    ) {
        self.campaign = campaign
        self.creator = creator
        self.market = market
        self.placement = placement
        self.channel = channel
        self.assetLanguage = assetLanguage
        self.safeZone = safeZone
    }

    /// `market/placement`: how findings and progress name the variant before its length is known.
    public var label: String { "\(market.id)/\(placement.id)" }
}

/// A message in the words of one market.
public struct LocalisedText: Codable, Sendable, Hashable {
    /// As the locale writes it.
    public let text: String
    /// The same for setting in lines: no-break spaces hold each day, time and number together.
    public let joined: String
    /// BCP-47 of the catalogue it came from.
    public let language: String
    public let direction: TextDirection

    /// - Parameter joined: nil: as `text`.
    public init(text: String, joined: String? = nil, language: String, direction: TextDirection) {
        self.text = text
        self.joined = joined ?? text
        self.language = language
        self.direction = direction
    }
}

/// A file of text that is delivered beside the film.
public struct Sidecar: Codable, Sendable, Hashable {
    /// What stands between the variant's id and the end of the name: `de.srt`, `cta.json`.
    public let suffix: String
    public let kind: DeliverableKind
    public let content: String

    public init(suffix: String, kind: DeliverableKind, content: String) {
        self.suffix = suffix
        self.kind = kind
        self.content = content
    }
}

/// A variant as a value, before it is a file. Each step adds its part; nothing in it is a pixel.
public struct Draft: Codable, Sendable, Hashable {
    public let request: VariantRequest
    public var picture: PicturePlan?
    public var sound: SoundPlan?
    /// By message key.
    public var texts: [String: LocalisedText] = [:]
    /// What shall be seen over the picture.
    public var intents: [OverlayIntent] = []
    /// What is seen: the intents that found room, in drawing order. Layout fills them in.
    public var overlays: [Overlay] = []
    public var sidecars: [Sidecar] = []
    /// What steps tell of the variant, by its key in the record: typed inside the step, JSON outside.
    public var facts: [String: JSONValue] = [:]
    /// The frame that shows most of what the variant is; nil: the middle one.
    public var posterFrame: Int?
    /// An error among them withholds the variant.
    public var findings: [Finding] = []

    public init(request: VariantRequest) {
        self.request = request
    }

    /// Whether it may not or cannot be made; the reasons are among the findings.
    public var isWithheld: Bool { findings.hasErrors }
}
