import ArgumentParser
import PolyreelCore
import PolyreelManifest

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "JSON Schema of the manifest, for editors; or a page of its keys.")
    @Flag(name: .long, help: "Print a page for people, in Markdown.")
    var markdown = false
    @OptionGroup var manifest: ManifestOptions

    func run() throws {
        let catalogue = try manifest.catalogue
        if markdown {
            print(ManifestPage.markdown(catalogue: catalogue), terminator: "")
        } else {
            print(ManifestSchema.json(catalogue: catalogue))
        }
    }
}
