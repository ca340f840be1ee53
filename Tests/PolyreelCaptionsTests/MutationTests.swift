import Foundation
import PolyreelCore
import TestSupport
import Testing

@testable import PolyreelCaptions

/// Files that are nearly right. What is found stays in `HostileInputTests.found`.
@Suite struct MutationTests {
    /// `make test-long` reads 200,000 and more.
    @Test(.tags(.long), .timeLimit(.minutes(15)), arguments: 0..<8)
    func mutatedFilesComeBack(_ part: Int) throws {
        let count = TestLength.isLong ? 26_000 : 1000
        var random = Seeded(state: UInt64(part) + 100)
        for index in 0..<count {
            let seed = Mutation.seeds[index % Mutation.seeds.count]
            let bytes = Mutation.mutated(Array(seed.text.utf8), words: Mutation.words, using: &random)
            let data = Data(bytes)
            try Self.hold(data, name: seed.name, alsoWritten: index % 7 == 0)
        }
    }

    /// What holds for every file, and for what is made of it.
    static func hold(_ data: Data, name: String, alsoWritten: Bool) throws {
        let file = SubtitleReader.read(data, file: name)
        let isRight =
            file.cues.allSatisfy { cue in
                cue.start < cue.end && cue.start >= Milliseconds(0) && !cue.text.isBlank
                    && cue.text.runs.allSatisfy { $0.spokenFrom.map { $0 > cue.start && $0 <= cue.end } ?? true }
            } && zip(file.cues, file.cues.dropFirst()).allSatisfy { $0.start <= $1.start }
            && (!file.cues.isEmpty || file.findings.hasErrors)
            && file.findings.allSatisfy { $0.location?.file == name }
        #expect(isRight, "\(data.base64EncodedString())")
        guard alsoWritten, !file.findings.hasErrors else { return }
        for format in SubtitleFormat.allCases {
            let text = try SubtitleWriter.write(file, as: format, language: "en", rightToLeft: false)
            let again = SubtitleReader.read(Data(text.utf8), file: "y.\(format.rawValue)")
            let isSame =
                again.cues.count == file.cues.count
                && zip(again.cues, file.cues).allSatisfy { spaced($0) == spaced($1) }
            #expect(isSame, "\(format) \(data.base64EncodedString())")
        }
    }

    /// A cue's words as every format can say them: without white space.
    private static func spaced(_ cue: Cue) -> String {
        let lines = SRTWriter.lines(cue.text, rightToLeft: false, markup: false).joined(separator: " ")
        return lines.filter { !$0.isWhitespace }
    }
}
