internal import Foundation
internal import PolyreelCore
internal import PolyreelXML

/// Collects the units of an XLIFF file while it is parsed.
final class XLIFFCollector: XMLReceiver {
    private(set) var units: [CatalogueUnit] = []
    private(set) var sourceLanguage: String?
    private(set) var targetLanguage: String?
    private(set) var isXLIFF = false
    /// Whether any unit has a target.
    private(set) var hasTargets = false

    private let text: CatalogueText
    /// Open elements, by local name.
    private var path: [String] = []
    private var unit: CatalogueUnit?
    private var isUsable = true
    private var gathered: String?
    /// Where the text that is gathered begins.
    private var start: SourceLocation?
    private var source = ""
    /// Of the unit's segments and what is between them, as they stand.
    private var targets = XLIFFTargets()
    /// Of the open segment.
    private var segment = Segment()

    /// A part of a unit: of XLIFF 2.0 as many as an editor made, of 1.2 the unit itself.
    private struct Segment {
        var source = ""
        var target: String?
        /// Which part of the unit's translation it is, from 1: of XLIFF 2.0, where an editor moved it.
        var order: String?
        var isInitial = false

        /// What an editor put there as a start is the source once more; people who type a target leave the state.
        var isTranslated: Bool { target.map { !isInitial || $0 != source } ?? false }
    }

    static let deepest = 64
    static let mostUnits = 20_000

    init(_ text: CatalogueText) { self.text = text }

    private var names: [XMLName] = []

    func named(_ name: XMLName) { names.append(name) }

    func opened(_ tag: Int, _ written: [XMLAttribute], at place: SourceLocation) throws(Finding) {
        let name = names[tag].local
        var attributes: [String: String] = [:]
        for attribute in written where names[attribute.name].namespace == nil {
            attributes[names[attribute.name].local] = attribute.value
        }
        if path.isEmpty, name == "xliff" { isXLIFF = true }
        path.append(name)
        guard path.count <= Self.deepest, units.count < Self.mostUnits else {
            throw .error(
                "catalogue-size", "the file has too many units, or elements too deep in each other", at: place)
        }
        switch name {
        case "xliff", "file": languages(attributes)
        case "trans-unit": try begin(attributes["resname"] ?? attributes["id"], place)
        case "unit": try begin(attributes["name"] ?? attributes["id"], place)
        case "segment", "ignorable":
            // 2.0 says on the segment what 1.2 says on the target.
            segment = Segment(isInitial: attributes["state"] == "initial")
        case "source" where isDirect: gather(place)
        case "target" where isDirect:
            if ["new", "needs-translation"].contains(attributes["state"] ?? "") { isUsable = false }
            segment.order = attributes["order"]
            gather(place)
        // Marks around text that is plain: editors mark sentences with it.
        case "mrk": break
        case _ where gathered != nil:
            guard let key = unit?.key else { return }
            unit?.problem = .error(
                "catalogue-inline", "message '\(key)' has the inline element <\(name)>; a pattern is plain text",
                hint: "write arguments as {name}", at: place)
        default: break
        }
    }

    func closed() {
        switch path.last {
        case "source" where isDirect:
            segment.source = Self.trimmed(gathered ?? "")
            source += segment.source
            gathered = nil
        case "target" where isDirect:
            let found = Self.trimmed(gathered ?? "")
            if let start, targets.isEmpty {
                unit?.location = start
                unit?.firstCharacter = text.firstCharacter(of: found, at: start, within: 8)
            } else {
                unit?.firstCharacter = nil
            }
            (segment.target, hasTargets) = (found, true)
            if path.dropLast().last == "trans-unit" { targets.add(found, order: nil) }
            gathered = nil
        case "segment":
            if !segment.isTranslated { isUsable = false }
            targets.add(segment.target, order: segment.order)
        case "ignorable":
            // What is between segments stays as in the source where nothing else is said.
            targets.add(segment.target ?? segment.source, order: segment.order)
        case "trans-unit", "unit": end()
        default: break
        }
        path.removeLast()
    }

    func found(_ text: String) { gathered? += text }

    /// Not text of a proposal (`alt-trans`, `mtc:match`) but of the unit itself.
    private var isDirect: Bool {
        guard path.count >= 2, unit != nil else { return false }
        return ["trans-unit", "segment", "ignorable"].contains(path[path.count - 2])
    }

    private func languages(_ attributes: [String: String]) {
        sourceLanguage = sourceLanguage ?? attributes["source-language"] ?? attributes["srcLang"]
        targetLanguage = targetLanguage ?? attributes["target-language"] ?? attributes["trgLang"]
    }

    private func begin(_ key: String?, _ place: SourceLocation) throws(Finding) {
        guard unit == nil else { throw .error("catalogue-form", "a unit stands inside another", at: place) }
        guard let key, !key.isEmpty else {
            throw .error("catalogue-form", "a unit has neither a name nor an id", at: place)
        }
        unit = CatalogueUnit(key: key, pattern: nil, location: place)
        (source, targets, isUsable, segment) = ("", XLIFFTargets(), true, Segment())
    }

    private func gather(_ place: SourceLocation) {
        gathered = ""
        start = place
    }

    private func end() {
        guard var done = unit else { return }
        unit = nil
        done.source = source
        let target = targets.joined
        done.pattern = isUsable ? target.flatMap { $0.isEmpty ? nil : $0 } : nil
        if target == nil, !targets.isEmpty, isUsable, done.problem == nil {
            done.problem = .error(
                "catalogue-order", "message '\(done.key)' has parts whose order is none, or that of another part",
                hint: "number its targets from 1 to \(targets.count), each once", at: done.location)
        }
        units.append(done)
    }

    /// Text that an editor put on lines of its own is meant without them.
    private static func trimmed(_ text: String) -> String {
        text.first?.isNewline == true ? text.trimmingCharacters(in: .whitespacesAndNewlines) : text
    }
}
