extension VariantRecord {
    /// One of the variant's files.
    public struct File: Codable, Sendable {
        /// Relative to the record's own folder.
        public let path: String
        public let sha256: String
        public let bytes: Int
        /// What it is for: the film, its poster, or whatever a step delivers.
        public let kind: DeliverableKind

        public init(path: String, sha256: String, bytes: Int, kind: DeliverableKind) {
            self.path = path
            self.sha256 = sha256
            self.bytes = bytes
            self.kind = kind
        }
    }

    /// Versions of what made the variant, and the digest of its asset.
    public struct Made: Codable, Sendable {
        public let polyreel: String
        public let libav: String
        public let icu: String
        public let asset: String

        public init(polyreel: String, libav: String, icu: String, asset: String) {
            self.polyreel = polyreel
            self.libav = libav
            self.icu = icu
            self.asset = asset
        }
    }
}
