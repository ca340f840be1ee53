public import Foundation

/// What a step may use of the world. A step has no other way to the outside.
public struct Toolbox: Sendable {
    /// Reads files that the manifest names.
    public let files: any ManifestFiles
    /// What the asset is, measured once.
    public let asset: AssetFacts
    /// The film's part of the asset, in seconds of the asset's own time.
    public let trim: TrimRange
    /// The text's font: the brand's, or Noto Sans.
    public let font: FontChoice
    /// What lies under a text; nil where pictures are not looked at.
    public let backdrops: (any Backdrops)?

    public init(
        files: any ManifestFiles, asset: AssetFacts, trim: TrimRange, font: FontChoice,
        backdrops: (any Backdrops)? = nil
    ) {
        self.files = files
        self.asset = asset
        self.trim = trim
        self.font = font
        self.backdrops = backdrops
    }
}

/// Seconds `from ..< to` of the asset.
public struct TrimRange: Codable, Sendable, Hashable {
    public let from: Rational
    public let to: Rational

    public init(from: Rational, to: Rational) {
        self.from = from
        self.to = to
    }
}

/// Read access to the manifest's folder and to the roots the user allows; nothing else.
public protocol ManifestFiles: Sendable {
    /// The file's bytes.
    /// - Throws: a `Finding` when the path leaves the roots, is not there, or is larger than `limit` bytes.
    func read(_ path: String, limit: Int) throws -> Data
    /// Names in a folder, sorted.
    func list(_ path: String) throws -> [String]
}
