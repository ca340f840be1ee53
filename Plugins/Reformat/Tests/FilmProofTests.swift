import Foundation
import PolyreelCore
import PolyreelStep
import TestSupport
import Testing

@testable import Reformat

/// A finished file's facts against what was planned, one of them wrong at a time.
@Suite struct FilmProofTests {
    /// What may be wrong with a film of 10 s at 25 frames a second, 1080x1920.
    struct Film: Sendable {
        var bytes = 6_000_000
        var size = PixelSize(width: 1080, height: 1920)
        var frames = 250
        var rate = Rational(25)
        var constantRate = true
        var pixelFormat = "yuv420p"
        var audioCodec: String? = "aac"
        var audioStart = Rational.zero
        var audioDuration = Rational(10)
        var movieHeaderFirst = true
        var hasEditList = false
        var longestGroup = 50
        var taggedBT709 = true
        var peakBitRate = 9_000_000
        var loudness: Int? = -1400
        var peak: Int? = -110

        var facts: FilmFacts {
            FilmFacts(
                bytes: bytes, size: size, frames: frames, rate: rate, constantRate: constantRate, videoCodec: "h264",
                videoProfile: "High", pixelFormat: pixelFormat, audioCodec: audioCodec, audioSampleRate: 48_000,
                audioChannels: 2, videoStart: .zero, audioStart: audioStart, audioDuration: audioDuration,
                movieHeaderFirst: movieHeaderFirst, hasEditList: hasEditList, longestGroup: longestGroup,
                taggedBT709: taggedBT709, peakBitRate: peakBitRate)
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let codes: [String]
        let change: @Sendable (inout Film) -> Void
        var testDescription: String { codes.joined(separator: ", ") }

        init(_ codes: String..., change: @escaping @Sendable (inout Film) -> Void) {
            (self.codes, self.change) = (codes, change)
        }
    }

    static let cases = [
        Case { _ in },
        Case("proof-size") { $0.size = PixelSize(width: 1080, height: 1918) },
        // A frame less is also a picture that ends before its sound.
        Case("proof-frames", "proof-sound") { $0.frames = 249 },
        Case("proof-rate") { $0.constantRate = false },
        Case("proof-codec") { $0.pixelFormat = "yuv444p" },
        Case("proof-colour") { $0.taggedBT709 = false },
        Case("proof-groups") { $0.longestGroup = 51 },
        Case("proof-header") { $0.movieHeaderFirst = false },
        Case("proof-edit-list") { $0.hasEditList = true },
        // 1024 samples: the AAC encoder's delay.
        Case("proof-start") { $0.audioStart = Rational(1024, 48_000) },
        Case("proof-sound") { $0.audioCodec = nil },
        Case("proof-sound") { $0.audioDuration = Rational(479_999, 48_000) },
        Case("file-large", "bit-rate-high") { $0.bytes = 10_000_001 },
        Case("bit-rate-high") { $0.bytes = 8_750_001 },
        // A full buffer of 5 Mbit and 5 Mbit that come in.
        Case("bit-rate-peak") { $0.peakBitRate = 10_000_001 },
        Case { $0.peakBitRate = 10_000_000 },
        Case { $0.loudness = -1500 }, Case("sound-off-target") { $0.loudness = -1501 },
        Case { $0.peak = -50 }, Case("sound-peak") { $0.peak = -49 },
    ]

    @Test(arguments: cases)
    func eachWrongFactIsFound(of wrong: Case) async throws {
        var film = Film()
        wrong.change(&film)
        #expect(try await findings(film).map(\.code) == wrong.codes)
    }

    @Test func thereAreCasesOfEachKind() { #expect(Self.cases.count == 20) }

    /// Only a figure of the platform itself and what Polyreel promises of its own files may block.
    @Test func aimsDoNotBlock() async throws {
        var film = Film()
        (film.peakBitRate, film.loudness, film.peak) = (99_000_000, -3000, 300)
        let findings = try await findings(film)
        #expect(findings.map(\.code) == ["bit-rate-peak", "sound-off-target", "sound-peak"])
        #expect(!findings.hasErrors)
    }

    @Test func silenceStaysSilent() async throws {
        var film = Film()
        (film.loudness, film.peak) = (nil, nil)
        #expect(try await findings(film, isSilent: true).isEmpty)
        film.peak = -4000
        #expect(try await findings(film, isSilent: true).map(\.code) == ["proof-silence"])
    }

    private func findings(_ film: Film, isSilent: Bool = false) async throws -> [Finding] {
        let tools = Toolbox(
            files: MemoryFiles(), asset: asset(isSilent: isSilent), trim: TrimRange(from: .zero, to: Rational(10)),
            font: FontChoice(family: "Noto Sans", bold: false))
        let step = Reformat(settings: .init())
        var draft = draft
        try await step.prepare(&draft, with: tools)
        let finished = FinishedProduct(
            path: "film.mp4", facts: film.facts, integratedLoudness: film.loudness, truePeak: film.peak, sightings: [:],
            sidecars: [:])
        return try await step.prove(finished, of: draft, with: tools)
    }

    private func asset(isSilent: Bool) -> AssetFacts {
        .sample(
            rate: Rational(25), frames: 250,
            sound: SoundFacts(
                stream: 1, codec: "aac", channels: 2, layout: "stereo", sampleRate: 48_000, start: .zero, tracks: 1,
                integratedLoudness: isSilent ? nil : -2000, truePeak: isSilent ? nil : -900))
    }

    private var draft: Draft {
        let placement = Placement.sample(
            name: "TikTok", maximumBytes: .sample(10_000_000, .v1), maximumBitRate: .sample(7_000_000, .v1),
            audioBitRate: 192_000, encoderBitRateCap: 5_000_000)
        return Draft(request: .sample(.sample(), placement))
    }
}
