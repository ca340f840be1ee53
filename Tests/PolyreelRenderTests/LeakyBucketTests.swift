import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

@testable import PolyreelRender

@Suite struct LeakyBucketTests {
    /// By hand: 1000 bits of buffer, 900 in it at first, 100 more with every frame (2500 bits a second at 25 frames).
    @Test(
        arguments: [
            // 900 - 800 = 100, +100; 200 - 200 = 0, +100; 100 - 96 = 4.
            ([[100, 25], [12]], nil),
            // 900 - 904 is not there.
            ([[113]], 0),
            // 900 - 800 + 100 = 200; 200 - 208 is not there.
            ([[100], [26]], 1),
            // Full at 1000: ten empty pictures make no more of it. 1000 - 1000 = 0, +100; 100 - 104.
            ([[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [125, 13]], 2),
            ([[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [125, 12]], nil),
            ([], nil),
        ] as [([[Int]], Int?)])
    func underflowIsWhereItIsByHand(spans: [[Int]], expected: Int?) {
        let bucket = LeakyBucket(rate: Rational(25), maximumBitRate: 2500, bufferBits: 1000)
        #expect(bucket.firstUnderflow(in: spans) == expected)
    }

    /// 30000/1001 frames a second and 3000 bits a second: 100.1 bits a frame, so that ten frames bring 1001.
    @Test func whatComesInIsNotRounded() {
        let bucket = LeakyBucket(rate: Rational(30_000, 1001), maximumBitRate: 3000, bufferBits: 10_000)
        // 9000 - 8000 = 1000; after ten times 100.1 it is 2001, of which 2000 are 250 bytes; then 1 + 100.1 is left.
        let pictures = [1000] + [Int](repeating: 0, count: 9) + [250]
        #expect(bucket.firstUnderflow(in: [pictures + [12]]) == nil)
        #expect(bucket.firstUnderflow(in: [pictures + [13]]) == 0)
    }

    /// x264 keeps the promise itself in a film of one piece, at a cap that it must fight for; at half that cap the same
    /// film breaks it.
    @Test func aFilmOfOnePieceByX264Passes() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("film.mp4")
        let result = try await Tool.run(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=8", "-vf",
                "noise=alls=20:allf=t:all_seed=1,format=yuv420p", "-c:v", "libx264", "-preset", "veryfast", "-crf",
                "19", "-maxrate", "2000k", "-bufsize", "2000k", "-g", "50", "-bf", "2", path,
            ])
        try #require(result.status == 0, "\(result.errors)")
        let told = try await Tool.run(
            "ffprobe",
            ["-v", "error", "-select_streams", "v", "-show_entries", "packet=size", "-of", "csv=p=0", path])
        let sizes = told.output.split(whereSeparator: \.isNewline).compactMap { Int($0) }
        #expect(sizes.count == 200)
        let kept = LeakyBucket(rate: Rational(25), maximumBitRate: 2_000_000, bufferBits: 2_000_000)
        #expect(kept.firstUnderflow(in: [sizes]) == nil)
        let halved = LeakyBucket(rate: Rational(25), maximumBitRate: 1_000_000, bufferBits: 1_000_000)
        #expect(halved.firstUnderflow(in: [sizes]) == 0)
    }
}
