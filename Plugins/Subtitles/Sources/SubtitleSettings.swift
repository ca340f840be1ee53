public import PolyreelCore

/// Which subtitles a campaign has, as a manifest says it.
public struct SubtitleSettings: Codable, Sendable, Hashable {
    /// By language, relative to the manifest. A catalogue (`.yaml`, `.json`, `.xlf`, `.po`, `.xcstrings`) has texts by cue,
    /// with the times of the asset's language.
    public var files: [String: String]
    /// Placements whose picture shows them.
    public var burn: [String]
    public var style: SubtitleLook
    /// Seconds that are taken off every time of the files.
    public var offset: Rational

    public init(
        files: [String: String] = [:], burn: [String] = [], style: SubtitleLook = .outline, offset: Rational = .zero
    ) {
        self.files = files
        self.burn = burn
        self.style = style
        self.offset = offset
    }
}

/// How burned-in subtitles stand out from the picture.
public enum SubtitleLook: String, Codable, Sendable, Hashable, CaseIterable {
    /// On a dark box.
    case box
    /// With an outline; on a box where the picture under it is too bright.
    case outline
}
