/// What is known of one variant: written beside its files as `<id>.json`.
public struct VariantRecord: Sendable {
    public let id: String
    public let campaign: String
    /// Name of the manifest's file: a film of another length is an older version of this one only if the same manifest
    /// asked for it.
    public let manifest: String
    public let market: String
    public let placement: String
    public let status: VariantStatus
    /// Relative to the record's own folder.
    public let files: [File]
    public let media: Media?
    /// What steps tell of the variant. In JSON each stands beside the record's own keys.
    public let facts: [String: JSONValue]
    public let spans: Spans
    public let findings: [Finding]
    public let made: Made
    /// The digest of everything that decides the files.
    public let key: String?
    /// What the film shows, and when; nil without a film, and in records of older versions.
    public let timeline: [Span]?
    public let overlays: [Overlay]?
    /// The digest of what decides the picture without its overlays: equal for films that can be compared frame by frame.
    public let picture: String?
    /// The key of the sound.
    public let soundtrack: String?

    public init(
        id: String, campaign: String, manifest: String, market: String, placement: String, status: VariantStatus,
        files: [File], media: Media?, facts: [String: JSONValue], spans: Spans, findings: [Finding], made: Made,
        key: String?, timeline: [Span]?, overlays: [Overlay]?, picture: String?, soundtrack: String?
    ) {
        self.id = id
        self.campaign = campaign
        self.manifest = manifest
        self.market = market
        self.placement = placement
        self.status = status
        self.files = files
        self.media = media
        self.facts = facts
        self.spans = spans
        self.findings = findings
        self.made = made
        self.key = key
        self.timeline = timeline
        self.overlays = overlays
        self.picture = picture
        self.soundtrack = soundtrack
    }
}
