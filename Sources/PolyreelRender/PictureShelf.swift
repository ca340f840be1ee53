internal import Foundation
public import PolyreelCore
public import PolyreelStore

/// Pictures that plates show, as blobs in the store: the bytes of `PlatePicture`.
public struct PictureShelf: Sendable {
    private let store: any Store

    public init(store: any Store) { self.store = store }

    private struct Request: Encodable {
        let what = "picture"
        /// SHA-256 of its bytes.
        let digest: Digest
    }

    /// Keeps a picture. It counts as used now: it stays at least until this process closes the store.
    /// - Returns: the digest of its bytes.
    /// - Throws: `StoreError`, what writing throws.
    public func keep(_ picture: PlatePicture) throws -> Digest {
        let digest = Digest.of(picture.bytes)
        // A blob that no result names would go with the next collection.
        let key = try Digest.ofJSON(Request(digest: digest))
        if try store.result(for: key)?.outputs[Self.name] == digest, try store.isWhole(digest) { return digest }
        return try store.keepFile(for: key, as: Self.name) { try picture.bytes.write(to: URL(filePath: $0)) }
    }

    /// The picture that an image shows.
    /// - Throws: `picture-missing` where the store does not have it with its very bytes, `picture-wrong` where those are
    ///   not pixels of its size; `StoreError`.
    public func picture(of image: PlateImage) throws -> PlatePicture {
        let file = try store.scratchFile(Self.name)
        guard let digest = Digest(hex: image.digest), try store.fetch(digest, to: file) else { throw image.missing }
        defer { unlink(file) }
        let bytes = try Data(contentsOf: URL(filePath: file))
        guard let picture = PlatePicture(size: image.size, bytes: bytes) else {
            throw Finding.error(
                "picture-wrong",
                "the picture \(image.digest.prefix(12)) has \(bytes.count) bytes, which are not "
                    + "\(image.size.width)x\(image.size.height) premultiplied pixels",
                hint: "the step that shows it must say the size that it kept it with")
        }
        return picture
    }

    private static let name = "picture"
}
