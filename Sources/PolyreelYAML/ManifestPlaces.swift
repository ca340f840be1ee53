public import PolyreelCore

/// Where in a manifest its values stand, for findings that come up after it was read.
public struct ManifestPlaces: Sendable, Hashable {
    private let places: [String: SourceLocation]

    /// Of no manifest: it knows no place.
    public static let none = ManifestPlaces(places: [:])

    private init(places: [String: SourceLocation]) { self.places = places }

    /// Takes the places of every value under `root`: `rights`, `brand.logo`, `cta.0.qr`; text in a list also by itself,
    /// as `placements.tiktok`.
    public init(_ root: YAMLNode) {
        var places: [String: SourceLocation] = [:]
        Self.add(root, "", &places)
        self.places = places
    }

    /// Whether there is a value at a path.
    public func has(_ path: String) -> Bool { places[path] != nil }

    /// The place of a path, or of the nearest value above it that is there.
    public func place(_ path: String) -> SourceLocation? {
        var path = path[...]
        while !path.isEmpty {
            if let place = places[String(path)] { return place }
            path = path.lastIndex(of: ".").map { path[..<$0] } ?? ""
        }
        return places[""]
    }

    private static func add(_ node: YAMLNode, _ path: String, _ places: inout [String: SourceLocation]) {
        places[path] = node.location
        let prefix = path.isEmpty ? "" : path + "."
        switch node.content {
        case .scalar: break
        case .mapping(let entries):
            for entry in entries { add(entry.value, prefix + entry.key, &places) }
        case .sequence(let items):
            for (index, item) in items.enumerated() {
                add(item, "\(prefix)\(index)", &places)
                if let text = item.scalar { places[prefix + text] = item.location }
            }
        }
    }
}
