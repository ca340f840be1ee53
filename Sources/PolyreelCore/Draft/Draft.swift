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
    /// The frame that stands for the film; nil: the sharpest, best exposed and richest of many.
    public var posterFrame: Int?
    /// Frames that show most of what the variant is: one of them stands for the film where it is nearly as good as the best.
    public var posterRange: FrameRange?
    /// An error among them withholds the variant.
    public var findings: [Finding] = []

    public init(request: VariantRequest) {
        self.request = request
    }

    /// Whether it may not or cannot be made; the reasons are among the findings.
    public var isWithheld: Bool { findings.hasErrors }
}
