internal import Foundation
internal import PolyreelCatalogues
internal import PolyreelCore
internal import PolyreelYAML

/// New texts put into a YAML catalogue: its other messages stay, and its comments where that is possible.
struct CatalogueMerge {
    private let file: String
    private let text: String
    private let entries: [YAMLNode.Entry]
    private let known: [String: YAMLNode.Entry]

    /// - Parameter data: the catalogue as it is; nil where there is none.
    /// - Throws: `Findings` when it is not a catalogue.
    init(_ data: Data?, file: String) throws(Findings) {
        self.file = file
        guard let data else {
            (text, entries, known) = ("", [], [:])
            return
        }
        text = try CatalogueText(data, file: file).text
        entries = try YAMLNode.parse(data, file: file).mapping ?? []
        known = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    }

    /// How many messages the units change or add.
    func changed(by units: [CatalogueUnit]) -> Int {
        units.count { unit in known[unit.key]?.value.scalar != unit.pattern }
    }

    /// The catalogue with the units in it.
    func content(with units: [CatalogueUnit]) throws(Findings) -> String {
        let edited = edited(units)
        if holds(edited, units) { return edited }
        let whole = rewritten(units)
        guard holds(whole, units) else {
            throw Findings(
                .error(
                    "copy-unwritable", "the catalogue cannot be written so that it reads the same",
                    hint: "look for unusual characters in the translation", at: SourceLocation(file: file)))
        }
        return whole
    }

    /// The lines of changed messages replaced, new ones at the end.
    private func edited(_ units: [CatalogueUnit]) -> String {
        // As the file has them: CR LF is one character.
        let end = text.contains("\r\n") ? "\r\n" : "\n"
        var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
        while lines.last?.isEmpty == true { lines.removeLast() }
        for unit in units {
            guard let pattern = unit.pattern else { continue }
            let line = String(YAMLWriter.line(unit.key, pattern).dropLast())
            guard let entry = known[unit.key] else {
                lines.append(line)
                continue
            }
            let index = entry.keyLocation.line - 1
            if entry.value.scalar != pattern, lines.indices.contains(index) { lines[index] = line }
        }
        return lines.joined(separator: end) + end
    }

    /// Written anew, without comments: for catalogues whose messages stand on several lines.
    private func rewritten(_ units: [CatalogueUnit]) -> String {
        let new = Dictionary(units.map { ($0.key, $0.pattern ?? "") }) { first, _ in first }
        let old = entries.map { YAMLWriter.line($0.key, new[$0.key] ?? $0.value.scalar ?? "") }
        let added = units.filter { known[$0.key] == nil }
            .map { YAMLWriter.line($0.key, $0.pattern ?? "") }
        return (old + added).joined()
    }

    /// Whether a text reads as the catalogue with the units in it, and nothing else.
    private func holds(_ text: String, _ units: [CatalogueUnit]) -> Bool {
        var wanted: [String: String?] = [:]
        for entry in entries { wanted[entry.key] = entry.value.scalar }
        for unit in units { wanted[unit.key] = unit.pattern }
        guard let found = (try? YAMLNode.parse(Data(text.utf8), file: file))?.mapping else { return false }
        return found.count == wanted.count && found.allSatisfy { wanted[$0.key] == .some($0.value.scalar) }
    }
}
