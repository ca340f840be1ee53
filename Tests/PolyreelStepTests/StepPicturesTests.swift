import Foundation
import PolyreelCore
import PolyreelStep
import PolyreelYAML
import TestSupport
import Testing

@Suite struct StepPicturesTests {
    private func tools(_ pictures: any StepPictures) -> Toolbox {
        Toolbox(
            files: MemoryFiles(), asset: .sample(), trim: TrimRange(from: .zero, to: Rational(28)),
            font: FontChoice(family: "Noto Sans", bold: true), pictures: pictures)
    }

    /// What `sha256sum` says of four bytes of zero.
    private static let clear = "df3f619804a92fdb4057192dc43dd748ea778adc52bc498ce80524c014b81119"

    @Test func aPictureIsNamedByTheDigestOfItsBytes() async throws {
        let pictures = MemoryPictures()
        let size = PixelSize(width: 1, height: 1)
        let picture = try #require(PlatePicture(size: size, bytes: Data(count: 4)))
        let image = try await tools(pictures).keep(picture)
        #expect(
            image == PlateImage(rect: PixelRect(x: 0, y: 0, width: 1, height: 1), size: size, digest: Self.clear))
        #expect(try pictures.picture(of: image) == picture)
        let finding = #expect(throws: Finding.self) { try MemoryPictures().picture(of: image) }
        #expect(finding?.code == "picture-missing")
    }

    private struct Nameless: StepPictures {
        func keep(_ picture: PlatePicture) async throws -> String { "logo.png" }
    }

    @Test func aNameThatIsNoDigestIsRefused() async throws {
        let picture = try #require(PlatePicture(size: PixelSize(width: 1, height: 1), bytes: Data(count: 4)))
        let finding = await #expect(throws: Finding.self) { try await tools(Nameless()).keep(picture) }
        #expect(finding?.code == "picture-unnamed")
    }
}
