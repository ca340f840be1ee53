internal import Foundation
internal import PolyreelCore
internal import PolyreelLanguage
internal import PolyreelYAML

/// What a reader can follow: `limits.yaml`, where each figure stands with its source.
public struct SubtitleLimits: Sendable, Hashable {
    /// Of one language.
    struct Reading: Sendable, Hashable {
        /// Characters in a line.
        let line: Int
        /// Characters a second.
        let speed: Int
    }

    let shortest: Milliseconds
    let longest: Milliseconds
    let gap: Milliseconds
    let lines: Int
    /// By language; `default` is always there.
    let languages: [String: Reading]

    func reading(_ language: String) -> Reading {
        let chain = LanguageTag(language)?.fallbackChain ?? []
        let found = (chain + [LanguageTag(language)?.language ?? "", "default"]).compactMap { languages[$0] }.first
        return found ?? Reading(line: 42, speed: 17)
    }

    /// The limits that this module was built with.
    /// - Throws: `Findings` when the data cannot be read.
    public static func builtIn() throws -> SubtitleLimits {
        try SubtitleLimits(Data(PackageResources.limits_yaml), file: "limits.yaml")
    }

    init(_ data: Data, file: String) throws {
        let root = try YAMLNode.parse(data, file: file)
        let sources = Set((root["sources"]?.mapping ?? []).map(\.key))
        func number(_ node: YAMLNode?, _ key: String) throws -> Int {
            guard let node, let text = node[key]?.plainScalar, let value = Int(text), (1...1_000_000).contains(value)
            else {
                throw Findings(
                    .error(
                        "limits-number", "'\(key)' is not a whole number over 0",
                        at: node?.location ?? root.location))
            }
            guard node["status"]?.scalar.flatMap(Verification.init(rawValue:)) != nil,
                sources.contains(node["source"]?.scalar ?? ""),
                node["as_of"]?.scalar.flatMap({ CalendarDate($0) }) != nil
            else {
                throw Findings(
                    .error(
                        "limits-source", "a figure needs 'status', 'as_of' and a 'source' of the list above",
                        at: node.location))
            }
            return value
        }
        shortest = Milliseconds(Int64(try number(root["shortest"], "value")))
        longest = Milliseconds(Int64(try number(root["longest"], "value")))
        gap = Milliseconds(Int64(try number(root["gap"], "value")))
        lines = try number(root["lines"], "value")
        var languages: [String: Reading] = [:]
        for entry in root["languages"]?.mapping ?? [] {
            languages[entry.key] = Reading(
                line: try number(entry.value, "line"), speed: try number(entry.value, "speed"))
        }
        guard languages["default"] != nil else {
            throw Findings(.error("limits-default", "'languages' has no 'default'", at: root.location))
        }
        self.languages = languages
    }
}
