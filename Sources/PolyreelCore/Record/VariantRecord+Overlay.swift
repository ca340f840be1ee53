extension VariantRecord {
    /// What is over the picture in the frames `from ..< to`.
    public struct Overlay: Encodable, Sendable, Hashable {
        public let role: OverlayRole
        public let from: Int
        public let to: Int
        /// Lines with a line feed between them.
        public let text: String
        /// The digest of everything that decides its pixels and where they stand.
        public let plate: String

        public init(role: OverlayRole, from: Int, to: Int, text: String, plate: String) {
            self.role = role
            self.from = from
            self.to = to
            self.text = text
            self.plate = plate
        }
    }
}

extension VariantRecord.Overlay: Decodable {
    private enum CodingKeys: CodingKey { case role, from, to, text, plate }
    /// What older records call the role.
    private enum OldKeys: CodingKey { case purpose }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let role =
            try container.decodeIfPresent(OverlayRole.self, forKey: .role)
            ?? decoder.container(keyedBy: OldKeys.self).decode(OverlayRole.self, forKey: .purpose)
        let frames = try FrameRange(from: decoder)
        self.init(
            role: role, from: frames.from, to: frames.to,
            text: try container.decode(String.self, forKey: .text),
            plate: try container.decode(String.self, forKey: .plate))
    }
}
