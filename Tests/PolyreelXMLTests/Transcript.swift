import PolyreelCore
import PolyreelXML

/// What a document has, one line for each tag and text.
final class Transcript: XMLReceiver {
    var lines: [String] = []
    var places: [Int] = []
    var isRefusing = false

    private var names: [XMLName] = []

    func named(_ name: XMLName) { names.append(name) }

    func opened(_ name: Int, _ attributes: [XMLAttribute], at place: SourceLocation) throws(Finding) {
        let written = attributes.map { " \(shown($0.name))=\($0.value)" }.joined()
        lines.append("+\(shown(name))\(written)")
        places.append(place.line)
        if isRefusing { throw .error("refused", "no more") }
    }

    func closed() { lines.append("-") }
    func found(_ text: String) { lines.append("'\(text)") }

    private func shown(_ number: Int) -> String {
        let name = names[number]
        return name.namespace.map { "{\($0)}\(name.local)" } ?? name.local
    }
}
