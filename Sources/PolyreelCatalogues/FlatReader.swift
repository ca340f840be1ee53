internal import Foundation
internal import PolyreelCore
internal import PolyreelYAML

/// Flat mappings of keys to patterns, in YAML or JSON.
enum FlatReader {
    static func read(_ data: Data, file: String) throws(Findings) -> CatalogueReading {
        try units(try YAMLNode.parse(data, file: file), try CatalogueText(data, file: file))
    }

    static func readJSON(_ data: Data, file: String) throws(Findings) -> CatalogueReading {
        let text = try CatalogueText(data, file: file)
        return try units(try JSONNode.parse(text), text)
    }

    private static func units(_ root: YAMLNode, _ text: CatalogueText) throws(Findings) -> CatalogueReading {
        guard let mapping = root.mapping else {
            throw Findings(
                .error(
                    "catalogue-form", "the catalogue is \(root.kind); a catalogue maps keys to messages",
                    hint: "write lines like  cta.shop: \"Shop now\"", at: root.location))
        }
        return CatalogueReading(
            units: mapping.map { entry in
                let node = entry.value
                guard let pattern = node.scalar else {
                    let problem = Finding.error(
                        "catalogue-form", "message '\(entry.key)' is \(node.kind); a message is text",
                        hint: "catalogues are flat: write keys as \(entry.key).name", at: node.location)
                    return CatalogueUnit(key: entry.key, pattern: nil, location: node.location, problem: problem)
                }
                // Perhaps after a quotation mark.
                return CatalogueUnit(
                    key: entry.key, pattern: pattern, location: node.location,
                    firstCharacter: text.firstCharacter(of: pattern, at: node.location, within: 1))
            })
    }
}
