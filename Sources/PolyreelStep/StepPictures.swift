internal import Crypto
public import PolyreelCore
internal import Synchronization

/// Where the pictures lie that steps show.
public protocol StepPictures: Sendable {
    /// Keeps a picture, at least until the job has ended, and answers the SHA-256 of its bytes.
    func keep(_ picture: PlatePicture) async throws -> String
}

/// Keeps pictures as long as it lives: for steps that are run by themselves.
public final class MemoryPictures: StepPictures {
    private let kept = Mutex<[String: PlatePicture]>([:])

    public init() {}

    public func keep(_ picture: PlatePicture) async throws -> String {
        let digits = Array("0123456789abcdef".utf8)
        let hash = SHA256.hash(data: picture.bytes)
        let digest = String(decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        kept.withLock { $0[digest] = picture }
        return digest
    }

    /// The picture that an image shows.
    /// - Throws: `picture-missing` where it was not kept here.
    public func picture(of image: PlateImage) throws -> PlatePicture {
        guard let picture = kept.withLock({ $0[image.digest] }) else { throw image.missing }
        return picture
    }
}
