import ArgumentParser
internal import CPixels
internal import Foundation

/// BT.2020 in 10 bits to BT.709 in 8, over pictures that are in memory already.
struct Tones: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Seconds of CPU time for mapping one picture's tones.")

    @Argument(help: "Raw pictures, yuv420p10le.") var pictures: String
    @Option var width: Int
    @Option var height: Int
    @Option(help: "hlg or pq") var transfer: String
    @Option(help: "Times over all pictures.") var rounds = 10

    func run() throws {
        let transfer = transfer == "pq" ? POLYREEL_TONE_PQ : POLYREEL_TONE_HLG
        guard let tone = polyreel_tone_open(transfer, POLYREEL_MATRIX_BT2020, POLYREEL_PRIMARIES_BT2020) else {
            throw ExitCode.failure
        }
        defer { polyreel_tone_close(tone) }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: pictures))
        let luma = width * height
        let size = luma * 3
        guard bytes.count >= size else { throw ValidationError("less than one picture in \(pictures)") }
        var made = [UInt8](repeating: 0, count: luma * 3 / 2)
        let (wide, half) = (width, width / 2)
        var count = 0
        let began = clock()
        for _ in 0..<rounds {
            for first in stride(from: 0, through: bytes.count - size, by: size) {
                let status = bytes.withUnsafeBytes { bytes in
                    made.withUnsafeMutableBufferPointer { made in
                        let from = bytes.baseAddress!.advanced(by: first).assumingMemoryBound(to: UInt16.self)
                        let to = made.baseAddress!
                        return polyreel_tone_map(
                            tone,
                            polyreel_picture10(
                                planes: (from, from + luma, from + luma * 5 / 4), strides: (wide, half, half)),
                            polyreel_picture8(planes: (to, to + luma, to + luma * 5 / 4), strides: (wide, half, half)),
                            Int32(width), Int32(height), POLYREEL_VARIANT_FASTEST)
                    }
                }
                guard status == 0 else { throw ExitCode.failure }
                count += 1
            }
        }
        print(Double(clock() - began) / Double(CLOCKS_PER_SEC) / Double(count))
    }
}
