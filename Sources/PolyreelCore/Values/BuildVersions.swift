/// Versions of what makes a film; they stand in every record, and those of libav in every key.
public struct BuildVersions: Sendable {
    public let polyreel: String
    public let libav: String
    public let icu: String

    public init(polyreel: String, libav: String, icu: String) {
        self.polyreel = polyreel
        self.libav = libav
        self.icu = icu
    }
}
