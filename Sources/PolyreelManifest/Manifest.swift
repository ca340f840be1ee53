public import PolyreelCore
public import PolyreelYAML

/// A manifest that was read and found right: one asset, one campaign, and where it shall run; and the settings of each
/// step.
public struct Manifest: Sendable {
    /// The file it was read from.
    public let file: String
    /// `[a-z0-9-]{1,64}`.
    public let campaign: String
    public let asset: AssetSettings
    public internal(set) var markets: [Market]
    public let placements: [Placement]
    /// Placements of the catalogue that this build cannot make, such as `poster-a3`.
    public let unbuiltPlacements: [String]
    public let channel: Channel
    public let layout: LayoutMode
    public let exclude: [Exclusion]
    public let brand: BrandSettings
    /// Steps that it adds, in order.
    public let steps: [String]
    /// What each step reads of it, by the step's name.
    public let settings: [String: any Sendable]
    /// Where its values stand.
    public let places: ManifestPlaces
    /// By message key, where it is named first.
    public let messagePlaces: [String: SourceLocation]

    /// A step's settings; nil when this build has no such step, or its settings are of another type.
    public func settings<Settings>(of step: String, as type: Settings.Type = Settings.self) -> Settings? {
        settings[step] as? Settings
    }
}
