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

/// One call to action of a variant, as its metadata says it.
public struct CallToActionFacts: Codable, Sendable, Hashable {
    public let text: String
    public let language: String
    /// The button that the manifest names.
    public let button: String?
    /// Each platform's own name of that button; nil where it has none.
    public let buttons: [String: String?]
    public let link: String?
    public let code: String?
    /// Seconds from the film's start.
    public let start: Rational
    public let end: Rational
    public let frames: FrameRange
    /// The card on the canvas.
    public let box: PixelRect
    /// The same as shares of the canvas's width and height, in millionths.
    public let boxMillionths: PixelRect
    /// What was free of the platforms' own controls.
    public let safeZone: PixelRect

    public init(
        text: String, language: String, button: String?, buttons: [String: String?], link: String?, code: String?,
        start: Rational, end: Rational, frames: FrameRange, box: PixelRect, boxMillionths: PixelRect,
        safeZone: PixelRect
    ) {
        self.text = text
        self.language = language
        self.button = button
        self.buttons = buttons
        self.link = link
        self.code = code
        self.start = start
        self.end = end
        self.frames = frames
        self.box = box
        self.boxMillionths = boxMillionths
        self.safeZone = safeZone
    }
}

/// A variant as a value, before it is a file. Each step adds its part; nothing in it is a pixel.
public struct Draft: Codable, Sendable, Hashable {
    public let request: VariantRequest
    public var picture: PicturePlan?
    public var sound: SoundPlan?
    /// By message key.
    public var texts: [String: LocalisedText] = [:]
    public var overlays: [Overlay] = []
    public var sidecars: [Sidecar] = []
    public var callsToAction: [CallToActionFacts] = []
    /// An error among them withholds the variant.
    public var findings: [Finding] = []

    public init(request: VariantRequest) {
        self.request = request
    }

    /// Whether it may not or cannot be made; the reasons are among the findings.
    public var isWithheld: Bool { findings.hasErrors }
}
