public import Foundation
public import PolyreelCore

/// Which cues of a file readers cannot follow, and the file with what could be mended: `polyreel subtitles check`.
public struct SubtitleReview: Sendable {
    /// What is wrong with the file and its cues; after mending, what is left.
    public let findings: [Finding]
    /// What was mended.
    public let changes: [Finding]
    /// The mended file; nil when none was asked for, or when it cannot be read.
    public let output: Data?
    /// What the file has and the mended one has not: cues that could not be read, what its format cannot say.
    public let losses: [Finding]

    /// - Parameters:
    ///   - name: of the file; chooses the format.
    ///   - language: BCP-47 of its text.
    ///   - outputName: of the mended file, whose ending chooses its format; nil to mend nothing.
    /// - Throws: `Findings` when the limits this module was built with cannot be read, or the output's name says no
    ///   format; `Finding` when the mended file cannot be written.
    public init(_ data: Data, name: String, language: String, mendingTo outputName: String? = nil) throws {
        let limits = try SubtitleLimits.builtIn()
        var file = SubtitleReader.read(data, file: name, language: language)
        guard !file.findings.hasErrors else {
            (findings, changes, output, losses) = (file.findings, [], nil, [])
            return
        }
        // The limits say it of each cue.
        var found = file.findings.filter { $0.code != "cue-overlap" }
        if let offset = file.offsetFinding(name: name, end: nil) { found.append(offset) }
        guard let outputName else {
            found += Self.check(file.cues, language, name, limits)
            (findings, changes, output, losses) = (found, [], nil, [])
            return
        }
        guard let format = SubtitleFormat(fileName: outputName), SubtitleFormat.ending(of: outputName) != "ssa" else {
            throw Findings(
                .error(
                    "subtitle-kind",
                    "'.\(SubtitleFormat.ending(of: outputName))' subtitles are not written by this version",
                    hint: "give a name that ends in .srt, .vtt, .ttml or .ass", at: SourceLocation(file: outputName)))
        }
        let mending = SubtitleMending(file.cues, language: language, file: name, limits: limits)
        file.cues = mending.cues
        let losses = found.filter { $0.severity != .note } + FormatLoss.findings(file, to: format, name: name)
        found = found.filter { $0.severity == .note } + Self.check(file.cues, language, name, limits) + losses
        let text = try SubtitleWriter.write(
            file, as: format, language: language, rightToLeft: SubtitleConverter.isRightToLeft(language))
        (findings, changes, output) = (found, mending.changes, Data(text.utf8))
        self.losses = losses
    }

    private static func check(_ cues: [Cue], _ language: String, _ name: String, _ limits: SubtitleLimits)
        -> [Finding]
    {
        SubtitleCheck.check(cues, language: language, file: name, most: .max, overlaps: true, limits: limits)
    }

    /// Whether a file of this name is written back as it was but for what was mended: SRT and WebVTT are; the
    /// looks of TTML and ASS are not kept.
    public static func canReplace(_ name: String) -> Bool {
        switch SubtitleFormat(fileName: name) {
        case .srt, .vtt: true
        case .ttml, .ass, nil: false
        }
    }
}
