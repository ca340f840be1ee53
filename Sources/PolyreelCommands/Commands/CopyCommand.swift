import ArgumentParser
import CallToAction
import Foundation
import Localise
import PolyreelCore
import PolyreelManifest
import PolyreelStore
import PolyreelType
import PolyreelYAML

struct CopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy", abstract: "Copy to translators and back.",
        subcommands: [CopyExportCommand.self, CopyImportCommand.self])
}

/// A manifest that was read for its copy. The files that it names must be there; they are not opened.
struct CopySource {
    let manifest: Manifest
    let catalogue: Catalogue
    let folder: CopyFolder
    private let files: FolderFiles
    /// The manifest's.
    let path: String

    init(_ path: String, _ options: ManifestOptions) throws {
        catalogue = try options.catalogue
        let reading = ManifestReader.read(path: path, catalogue: catalogue, allowedRoots: options.allow)
        guard let manifest = reading.manifest else { throw Findings(reading.findings) }
        self.manifest = manifest
        self.path = ManifestFolder.path(of: path)
        files = FolderFiles(root: self.path, allowedRoots: options.allow)
        folder = CopyFolder(
            settings: manifest.settings(of: Localise.name) ?? LocaliseSettings(),
            sourceLanguage: manifest.asset.language,
            files: files)
    }

    /// The calls to action of the manifest.
    var calls: [CallToActionSettings] {
        manifest.settings(of: CallToAction.name, as: CallToAction.Settings.self)?.calls ?? []
    }

    /// The font of all text on the picture.
    /// - Throws: a `Finding` when the brand's own cannot be read.
    func font() throws -> FontChoice {
        guard let file = manifest.brand.font else { return FontChoice(family: "Noto Sans", bold: true) }
        return try FontFiles.register(path: try files.resolve(file)) { Digest.of($0).hex }
    }

    /// A market of the manifest.
    func market(_ id: String) throws -> Market {
        let known = manifest.markets.map(\.id)
        guard let market = manifest.markets.first(where: { $0.id == id }) else {
            throw Finding.error(
                "market-unknown", "market '\(id.prefix(60))' is not in the manifest",
                hint: Spelling.hint(for: id, among: known, else: "it has " + known.joined(separator: ", ")),
                at: manifest.places.place("markets"))
        }
        return market
    }
}
