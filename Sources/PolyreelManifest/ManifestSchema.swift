internal import PolyreelYAML

/// The manifest's JSON Schema (draft 2020-12), for editors; the reader checks more than a schema can say.
public enum ManifestSchema {
    /// The schema as JSON text, with the catalogue's placements and markets as choices.
    public static func json(catalogue: Catalogue) -> String {
        let names = catalogue.names
        let common = ManifestFields.fields.map { ($0.description.key, $0.schema(of: names)) }
        let properties = common + catalogue.sections.flatMap { $0.schema(names) }
        guard case .object(let body) = SchemaValue.section(ManifestReader.keys(catalogue), properties) else {
            return ""
        }
        return SchemaValue.object(
            [
                ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
                ("title", .text("Polyreel manifest")),
            ] + body
        ).json() + "\n"
    }
}
