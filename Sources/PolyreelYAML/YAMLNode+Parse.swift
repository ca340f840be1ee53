public import Foundation
public import PolyreelCore
internal import Yams

/// What a YAML file holds and what is wrong in it.
public struct YAMLReading: Sendable {
    /// Nil when the file could not be read as YAML at all.
    public let root: YAMLNode?
    /// Errors, one for each fault that reading could go on after.
    public let findings: [Finding]
}

extension YAMLNode {
    /// Bytes that a YAML file may have: a manifest is a page, a catalogue a book.
    public static let largestFile = 4 << 20

    /// Reads one YAML document.
    ///
    /// Aliases are refused: they are what makes a small file expand without end, and no file of ours needs them.
    /// - Throws: `Findings` with what is wrong and where.
    public static func parse(_ data: Data, file: String) throws(Findings) -> YAMLNode {
        let reading = read(data, file: file)
        guard let root = reading.root, !reading.findings.hasErrors else { throw Findings(reading.findings) }
        return root
    }

    /// The same, going on after a key that stands twice: the first one counts.
    public static func read(_ data: Data, file: String) -> YAMLReading {
        do throws(Findings) {
            guard data.count <= largestFile else {
                throw Findings(.tooLarge(bytes: data.count, limit: largestFile, at: SourceLocation(file: file)))
            }
            let fault: JSONTree.Fault?
            switch json(data, file: file) {
            case .success(let reading): return reading
            case .failure(let found): fault = found
            case nil: fault = nil
            }
            var text = try YAMLText(data, file: file)
            let root: Node
            do throws(Findings) {
                root = try composed(&text, file: file)
            } catch {
                // Whoever names a file so means JSON; what YAML could still read is taken.
                guard let fault, file.lowercased().hasSuffix(".json") else { throw error }
                throw Findings(
                    .error(
                        "yaml-syntax", "the file is not JSON: \(fault.message)",
                        hint: "check its commas, braces and quotation marks", at: fault.location))
            }
            var tree = YAMLTree(text: text, file: file)
            let node = try tree.node(root, depth: 0)
            return YAMLReading(root: node, findings: tree.findings)
        } catch {
            return YAMLReading(root: nil, findings: error.all)
        }
    }

    /// What a file holds that is JSON, or why it is not; nil where it does not begin like it.
    private static func json(_ data: Data, file: String) -> Result<YAMLReading, JSONTree.Fault>? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = data.starts(with: mark) ? data.dropFirst(3) : data[...]
        guard let first = bytes.first(where: { !" \n\r\t".utf8.contains($0) }), "{[".utf8.contains(first),
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        return Result { () throws(JSONTree.Fault) in try JSONTree.read(text, file: file) }
    }

    private static func composed(_ text: inout YAMLText, file: String) throws(Findings) -> Node {
        // Each key that stands twice costs one more reading; what is left is reported by the parser.
        var readings = min(16, (2 << 20) / max(1, text.scalars.count))
        while true {
            do {
                guard let root = try Parser(yaml: text.text, encoding: .utf8).singleRoot() else {
                    throw Findings(
                        .error("yaml-empty", "the file is empty", at: SourceLocation(file: file)))
                }
                return root
            } catch let error as YamlError {
                if case .duplicatedKeysInMapping(_, let context) = error, readings > 0,
                    text.renameKey(line: context.mark.line, column: context.mark.column)
                {
                    readings -= 1
                    continue
                }
                throw Findings(finding(for: error, in: text, file: file))
            } catch let findings as Findings {
                throw findings
            } catch {
                throw Findings(
                    .error(
                        "yaml-syntax", "the file is not YAML: \(ErrorText.of(error))", at: SourceLocation(file: file)))
            }
        }
    }

    private static func finding(for error: YamlError, in text: YAMLText, file: String) -> Finding {
        func place(_ mark: Mark?) -> SourceLocation {
            SourceLocation(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0)
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            if let alias = text.alias(upTo: mark.line) {
                return .alias(at: SourceLocation(file: file, line: alias.line, column: alias.column))
            }
            let said = YAMLProblem.sentence(for: problem)
            let start = context.flatMap { $0.mark.line < mark.line ? ", begun in line \($0.mark.line)" : nil } ?? ""
            return .error(
                "yaml-syntax", "the file is not YAML: \(text.original(said.message))\(start)", hint: said.hint,
                at: place(mark))
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "'\(text.original($0))'" }.joined(separator: ", ")
            return .error(
                "yaml-duplicate-key", "\(names) stands twice in one mapping", hint: "keep one of them",
                at: place(context.mark))
        default:
            return .error("yaml-syntax", "the file is not YAML: \(error)", at: place(nil))
        }
    }
}

extension Finding {
    static func alias(at location: SourceLocation) -> Finding {
        .error(
            "yaml-alias", "anchors and aliases are not read", hint: "write the value out, or put it in quotes",
            at: location)
    }

    static func tooLarge(bytes: Int, limit: Int, at location: SourceLocation) -> Finding {
        .error(
            "file-too-large", "the file has \(bytes) bytes; at most \(limit) are read",
            hint: "check that this is the file you meant", at: location)
    }
}
