internal import PolyreelCore
internal import PolyreelYAML

/// JSON with the places of its values.
enum JSONNode {
    static func parse(_ text: CatalogueText) throws(Findings) -> YAMLNode {
        let reading: YAMLReading
        do throws(JSONTree.Fault) {
            reading = try JSONTree.read(text.text, file: text.file)
        } catch {
            throw Findings(
                .error(
                    "catalogue-json", "the file is not JSON: \(error.message)",
                    hint: "check its commas, braces and quotation marks", at: error.location))
        }
        guard let root = reading.root, reading.findings.isEmpty else { throw Findings(reading.findings) }
        return root
    }
}
