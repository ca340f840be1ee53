public import PolyreelCore

/// What came of reading a manifest.
public struct ManifestReading: Sendable {
    /// There only when no finding is an error.
    public let manifest: Manifest?
    /// Everything found, in the order of the file.
    public let findings: [Finding]
}
