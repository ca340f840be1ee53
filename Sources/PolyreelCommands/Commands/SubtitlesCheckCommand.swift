import ArgumentParser
import PolyreelCaptions
import PolyreelCore
import PolyreelStore
import PolyreelYAML

struct SubtitlesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Reading speed, line length, gaps, overlaps: which cues readers cannot follow.",
        discussion: "Exits with 1 when there is a warning, with 2 when the file cannot be read.")

    @Argument(help: "The file to read.")
    var file: String
    @Option(name: .long, help: "BCP-47 language of the text.")
    var language: String
    @Flag(name: .long, help: "Mend what can be mended without changing words: times, gaps, overlaps, line breaks.")
    var fix = false
    @Option(name: .long, help: "Where the mended file goes; else it replaces FILE, if that is .srt or .vtt.")
    var output: String?
    @Flag(name: .long, help: "Print one JSON document on standard output.")
    var json = false

    func validate() throws {
        if output != nil, !fix { throw ValidationError("--output goes with --fix") }
        if fix, output == nil, !SubtitleReview.canReplace(file) {
            throw ValidationError("'\(file)' would lose its looks: give --output FILE")
        }
    }

    func run() throws {
        let data = try RegularFile.read(file, limit: SubtitleReader.largestFile)
        let target = fix ? output ?? file : nil
        let review = try SubtitleReview(data, name: file, language: language, mendingTo: target)
        if json {
            try Terminal.printJSON(["findings": review.findings, "changes": review.changes])
        } else {
            Terminal.show(review.changes + review.findings)
        }
        if review.findings.hasErrors { throw ExitStatus.wrong }
        if fix, output == nil, !review.losses.isEmpty {
            Terminal.show([
                .error(
                    "subtitle-loses", "mended in place, '\(file)' would lose what stands above; it was left as it is",
                    hint: "correct that first, or give --output FILE", at: SourceLocation(file: file))
            ])
            throw ExitStatus.wrong
        }
        if let target, let mended = review.output { try DurableFiles.write(mended, to: target) }
        if review.findings.contains(where: { $0.severity == .warning }) { throw ExitStatus.incomplete }
    }
}
