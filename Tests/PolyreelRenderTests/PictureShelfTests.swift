import Foundation
import PolyreelCore
import PolyreelStore
import TestSupport
import Testing

@testable import PolyreelRender

/// Pictures in a store: what is drawn is what was kept, or nothing is.
@Suite struct PictureShelfTests {
    private let folder: TemporaryFolder
    private let picture: PlatePicture

    init() throws {
        folder = try TemporaryFolder()
        var bytes: [UInt8] = []
        for pixel in UInt8(0)..<24 { bytes += [pixel, 2 * pixel, pixel, 100 + pixel] }
        picture = try #require(PlatePicture(size: PixelSize(width: 6, height: 4), bytes: Data(bytes)))
    }

    private func image(_ digest: Digest, _ width: Int = 6, _ height: Int = 4) throws -> PlateImage {
        try #require(
            PlateImage(
                rect: PixelRect(x: 0, y: 0, width: 6, height: 4), size: PixelSize(width: width, height: height),
                digest: digest.hex))
    }

    private func code(_ image: PlateImage, in store: any Store) -> String? {
        #expect(throws: Finding.self) { try PictureShelf(store: store).picture(of: image) }?.code
    }

    @Test(arguments: [true, false]) func whatWasKeptIsThere(inMemory: Bool) throws {
        let store: any Store = inMemory ? try MemoryStore() : try FolderStore(path: folder.path("store"))
        let shelf = PictureShelf(store: store)
        let digest = try shelf.keep(picture)
        #expect(try shelf.keep(picture) == digest)
        #expect(try shelf.picture(of: image(digest)) == picture)
        // As many pixels of another shape are another picture of the same bytes; fewer are none.
        #expect(try shelf.picture(of: image(digest, 4, 6)).size == PixelSize(width: 4, height: 6))
        #expect(code(try image(digest, 6, 3), in: store) == "picture-wrong")
        #expect(code(try image(Digest.of(Data("another".utf8))), in: store) == "picture-missing")
    }

    @Test(arguments: ["changed", "cut", "gone"]) func aPictureThatIsDamagedIsMissingAndKeptAgain(
        damage: String
    ) throws {
        let store = try FolderStore(path: folder.path("store"))
        let shelf = PictureShelf(store: store)
        let digest = try shelf.keep(picture)
        let file = folder.path("store/blobs/\(digest.hex.prefix(2))/\(digest.hex)")
        try FileManager.default.removeItem(atPath: file)
        if damage != "gone" {
            var bytes = picture.bytes
            if damage == "cut" { bytes.removeLast() } else { bytes[0] ^= 1 }
            try bytes.write(to: URL(filePath: file))
        }
        #expect(code(try image(digest), in: store) == "picture-missing")
        #expect(try shelf.keep(picture) == digest)
        #expect(try shelf.picture(of: image(digest)) == picture)
    }

    /// A collection takes it when nobody has used it since: not under the job that kept it or asked for it again.
    @Test func aPictureStaysWhileAJobMayUseIt() throws {
        let path = folder.path("store")
        func collect() throws {
            Thread.sleep(forTimeInterval: 0.03)
            _ = try FolderUpkeep(path: path).collect(keep: 0) { _ in .stands }
        }
        var digest: Digest?
        for _ in 0..<2 {
            let store = try FolderStore(path: path)
            Thread.sleep(forTimeInterval: 0.03)
            digest = try PictureShelf(store: store).keep(picture)
            try collect()
            #expect(try PictureShelf(store: store).picture(of: image(try #require(digest))) == picture)
            withExtendedLifetime(store) {}
        }
        try collect()
        let kept = try #require(digest)
        #expect(code(try image(kept), in: try FolderStore(path: path)) == "picture-missing")
    }
}
