import ArgumentParser
import PolyreelCore
import PolyreelManifest

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "JSON Schema of the manifest, for editors.")
    @OptionGroup var manifest: ManifestOptions

    func run() throws {
        print(ManifestSchema.json(catalogue: try manifest.catalogue))
    }
}
