import ArgumentParser
import Foundation
import Localise
import PolyreelCore
import PolyreelManifest
import PolyreelStore
import PolyreelYAML

struct CopyImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Check a translated file, and put it into the manifest's messages.")

    @Argument(help: "The manifest.")
    var path: String
    @Argument(help: "The translated file: .xlf, .po, .xcstrings, .json or .yaml.")
    var file: String
    @Option(name: .long, help: "The market that it is for; default: by the language that the file names.")
    var market: String?
    @Flag(name: .long, help: "Check only; write nothing.")
    var check = false
    @OptionGroup var manifest: ManifestOptions
    @OptionGroup var speech: SpeechOptions

    func run() throws {
        let source = try CopySource(path, manifest)
        let data = try RegularFile.read(file, limit: YAMLNode.largestFile)
        let result = try source.folder.imported(
            data, file: file, markets: source.manifest.markets, market: try market.map(source.market))
        let wide = try CopyRoom(source: source, font: source.font()).findings(for: result)
        guard wide.isEmpty else { throw Findings(result.findings + wide) }
        let target = result.path.hasPrefix("/") ? result.path : "\(source.path)/\(result.path)"
        if !check { try DurableFiles.write(Data(result.content.utf8), to: target) }
        Terminal.show(speech.shown(result.findings))
        if speech.json {
            try Terminal.printJSON(
                Outcome(file: target, changed: result.changed, written: !check, findings: result.findings))
        } else if !speech.quiet {
            Terminal.line("\(target): \(result.changed) messages \(check ? "would change" : "changed")")
        }
    }

    private struct Outcome: Encodable {
        let file: String
        let changed: Int
        let written: Bool
        let findings: [Finding]
    }
}
