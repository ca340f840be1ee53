internal import Foundation
internal import PolyreelCore
internal import PolyreelYAML

/// Which buttons the platforms have, and which of them are one button under several names.
struct ButtonCatalogue: Sendable {
    /// One platform's list, with where it is from.
    struct Platform: Sendable, Hashable {
        /// The key in sidecars, such as `tiktok`.
        let id: String
        let name: String
        let buttons: Sourced<[String]>
        /// The beginnings of the placements that run there.
        let placements: [String]
    }

    let platforms: [Platform]
    /// By platform, the names of one button.
    let equivalents: [[String: String]]
    /// Every name that any platform uses.
    let names: Set<String>

    /// Reads `buttons.yaml`.
    /// - Throws: `Findings` with what is wrong and where.
    init(_ data: Data, file: String) throws {
        let root = try YAMLNode.parse(data, file: file)
        platforms = try Self.entries(root, "platforms").map { try Self.platform($0.key, $0.value) }
        names = Set(platforms.flatMap(\.buttons.value))
        let known = Set(platforms.map(\.id))
        equivalents = try Self.items(root, "equivalents").map { node in
            var names: [String: String] = [:]
            for entry in node.mapping ?? [] {
                guard known.contains(entry.key), let name = entry.value.scalar else {
                    throw Self.malformed("'\(entry.key)' is not one of the platforms above", entry.keyLocation)
                }
                names[entry.key] = name
            }
            return names
        }
    }

    /// The lists that are part of this build.
    static func builtIn() throws -> ButtonCatalogue {
        try ButtonCatalogue(Data(PackageResources.buttons_yaml), file: "buttons.yaml")
    }

    /// A platform's own name of a button that goes by `name` on some platform; nil where it has none.
    func button(_ name: String, on platform: Platform) -> String? {
        if platform.buttons.value.contains(name) { return name }
        return equivalents.first { $0.values.contains(name) }?[platform.id]
    }

    /// The platform that a placement runs on; nil for a display in a shop.
    func platform(of placement: Placement) -> Platform? {
        platforms.first { $0.placements.contains { placement.id == $0 || placement.id.hasPrefix($0 + "-") } }
    }

    private static func platform(_ id: String, _ node: YAMLNode) throws -> Platform {
        func text(_ key: String) throws -> String {
            guard let value = node[key]?.scalar else { throw malformed("'\(id)' has no '\(key)'", node.location) }
            return value
        }
        let status = try text("status")
        guard let verification = Verification(rawValue: status) else {
            throw malformed("'\(status)' is not a status", node.location)
        }
        return Platform(
            id: id, name: try text("name"),
            buttons: Sourced(
                value: try items(node, "buttons").compactMap(\.scalar), status: verification,
                source: try text("source"), asOf: try text("as_of")),
            placements: try items(node, "placements").compactMap(\.scalar))
    }

    private static func entries(_ node: YAMLNode, _ key: String) throws -> [YAMLNode.Entry] {
        guard let entries = node[key]?.mapping else { throw malformed("there is no mapping '\(key)'", node.location) }
        return entries
    }

    private static func items(_ node: YAMLNode, _ key: String) throws -> [YAMLNode] {
        guard let items = node[key]?.sequence else { throw malformed("there is no list '\(key)'", node.location) }
        return items
    }

    private static func malformed(_ message: String, _ location: SourceLocation) -> Findings {
        Findings(.error("buttons-malformed", message, hint: "see the built-in buttons.yaml for the form", at: location))
    }
}
