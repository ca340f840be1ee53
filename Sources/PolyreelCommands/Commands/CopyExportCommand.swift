import ArgumentParser
import Foundation
import Localise
import PolyreelCatalogues
import PolyreelCore
import PolyreelManifest
import PolyreelStore

struct CopyExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a market's copy for translators, with notes on where it shows.")

    @Argument(help: "The manifest.")
    var path: String
    @Option(name: .long, help: "The market whose copy is translated, such as fr-FR.")
    var market: String
    @Option(name: .long, help: "The file to write; its ending says the format.")
    var to: String
    @Option(name: .long, help: "xliff (1.2), xliff2, po, xcstrings, json or yaml; default: by the file's ending.")
    var format: String?
    @Flag(name: .long, help: "Every message of the source copy, not only what this manifest shows.")
    var all = false
    @Option(name: .long, help: "Where variants are published, for a picture of each text.")
    var output = "out"
    @OptionGroup var manifest: ManifestOptions

    func run() throws {
        let format = try chosenFormat()
        let source = try CopySource(path, manifest)
        try refuseMessages(source)
        let market = try source.market(market)
        let shown = try ShownMessages(source.manifest, steps: Build.steps)
        var keys = shown.keys
        if all { keys += try source.folder.keys().filter { !keys.contains($0) } }
        guard !keys.isEmpty else {
            throw Finding.error(
                "copy-empty", "the manifest shows no message", hint: "add a call to action, or export --all")
        }
        let notes = CopyNotes(source: source, shown: shown, market: market, output: output, font: try source.font())
        let document = try source.folder.document(
            keys, for: market, name: source.manifest.campaign,
            notes: Dictionary(uniqueKeysWithValues: keys.map { ($0, notes.notes(for: $0)) }))
        try DurableFiles.write(Data(try document.written(as: format).utf8), to: to)
        let open = document.units.count { $0.translation == nil }
        Terminal.error("\(to): \(document.units.count) messages, \(open) without translation")
    }

    /// In the folder of messages the file would be a second catalogue of its language.
    private func refuseMessages(_ source: CopySource) throws {
        guard let messages = source.folder.settings.messages else { return }
        let folder = messages.hasPrefix("/") ? messages : "\(source.path)/\(messages)"
        guard
            URL(filePath: to).deletingLastPathComponent().resolvingSymlinksInPath().path
                == URL(filePath: folder).resolvingSymlinksInPath().path
        else { return }
        throw Finding.error(
            "copy-inside", "'\(to)' is in the folder of messages, where it would be a catalogue itself",
            hint: "write it elsewhere, and bring it back with 'copy import'")
    }

    private func chosenFormat() throws -> CatalogueFormat {
        if let format {
            guard let known = CatalogueFormat(rawValue: format) else {
                throw ValidationError(
                    "--format is one of \(CatalogueFormat.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            return known
        }
        guard let known = CatalogueFormat(file: to) else {
            throw ValidationError("'\(to)' has no ending that says a format; give --format")
        }
        return known
    }
}
