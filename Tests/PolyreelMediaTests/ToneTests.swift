import CPixels
import Foundation
import Testing

/// The tone mapping kernel beside double precision, and its vector form beside the plain one.
@Suite struct ToneTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let transfer: ToneReference.Transfer
        var colours = ToneReference.Colours.bt2020
        let width: Int
        let height: Int
        /// All codes, also such as no picture has; else a picture's gentle slopes.
        let wild: Bool
        var testDescription: String { "\(transfer) \(colours) \(width)x\(height) \(wild ? "wild" : "gentle")" }
    }

    static let cases = mapped + converted

    /// Standard range of other primaries.
    private static let converted = [ToneReference.Colours.displayP3, .lines525, .lines625].flatMap { colours in
        [(64, 64), (37, 33), (1, 1), (130, 48)].flatMap { size in
            [true, false].map {
                Case(transfer: .standard, colours: colours, width: size.0, height: size.1, wild: $0)
            }
        }
    }

    private static let mapped = ToneReference.Transfer.allCases.flatMap { transfer in
        [(64, 64), (37, 33), (1, 1), (2, 3), (130, 48), (17, 50)].flatMap { size in
            [true, false].map { Case(transfer: transfer, width: size.0, height: size.1, wild: $0) }
        }
    }

    private static func source(_ example: Case) -> [[UInt16]] {
        var seed: UInt64 = 0x9e37_79b9_7f4a_7c15
        func random() -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 40)
        }
        return (0..<3).map { plane in
            let width = plane == 0 ? example.width : (example.width + 1) / 2
            let height = plane == 0 ? example.height : (example.height + 1) / 2
            return (0..<width * height).map { index in
                if example.wild { return UInt16(random() % 1024) }
                let (x, y) = (index % width, index / width)
                let slope = 64 + (x + y) * 876 / max(1, width + height) + random() % 5
                return plane == 0
                    ? UInt16(slope) : UInt16(512 + Int(sin(Double(x) / 20 + Double(plane)) * 180) + random() % 7)
            }
        }
    }

    private static func mapped(
        _ example: Case, _ source: [[UInt16]], _ variant: polyreel_variant
    ) throws -> [[UInt8]] {
        let transfer = polyreel_transfer(rawValue: UInt32(example.transfer.rawValue))
        let (matrix, primaries) =
            switch example.colours {
            case .bt2020: (POLYREEL_MATRIX_BT2020, POLYREEL_PRIMARIES_BT2020)
            case .displayP3: (POLYREEL_MATRIX_BT709, POLYREEL_PRIMARIES_DISPLAY_P3)
            case .lines525: (POLYREEL_MATRIX_BT601, POLYREEL_PRIMARIES_BT601_525)
            case .lines625: (POLYREEL_MATRIX_BT601, POLYREEL_PRIMARIES_BT601_625)
            }
        let tone = try #require(polyreel_tone_open(transfer, matrix, primaries))
        defer { polyreel_tone_close(tone) }
        let half = (example.width + 1) / 2
        let made = source.map { UnsafeMutablePointer<UInt8>.allocate(capacity: $0.count) }
        defer { for plane in made { plane.deallocate() } }
        let status = source[0].withUnsafeBufferPointer { luma in
            source[1].withUnsafeBufferPointer { blue in
                source[2].withUnsafeBufferPointer { red in
                    polyreel_tone_map(
                        tone,
                        polyreel_picture10(
                            planes: (luma.baseAddress, blue.baseAddress, red.baseAddress),
                            strides: (example.width, half, half)),
                        polyreel_picture8(
                            planes: (made[0], made[1], made[2]), strides: (example.width, half, half)),
                        Int32(example.width), Int32(example.height), variant)
                }
            }
        }
        #expect(status == 0)
        return zip(made, source).map { Array(UnsafeBufferPointer(start: $0, count: $1.count)) }
    }

    @Test(arguments: cases) func theKernelIsWithinOneCodeOfDoublePrecision(_ example: Case) throws {
        let source = Self.source(example)
        let expected = ToneReference(
            transfer: example.transfer, colours: example.colours, width: example.width, height: example.height
        ).planes(source)
        let made = try Self.mapped(example, source, POLYREEL_VARIANT_PLAIN)
        for plane in 0..<3 {
            let distances = zip(made[plane], expected[plane]).map { abs(Double($0) - $1) }
            // Half a code is lost by rounding alone.
            #expect((distances.max() ?? 0) <= 2)
            #expect(distances.reduce(0, +) / Double(distances.count) <= 1)
        }
    }

    @Test(.enabled(if: polyreel_has_vectors() != 0), arguments: cases)
    func theVectorFormMakesTheSameBytes(_ example: Case) throws {
        let source = Self.source(example)
        #expect(
            try Self.mapped(example, source, POLYREEL_VARIANT_FASTEST)
                == Self.mapped(example, source, POLYREEL_VARIANT_PLAIN))
    }

    @Test func allCasesRan() { #expect(Self.cases.count == 60) }
}
