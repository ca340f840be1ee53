internal import PolyreelCore
internal import PolyreelLanguage

/// What a folder of catalogues holds, by language.
struct CatalogueFolder: Sendable {
    enum File: Sendable, Hashable {
        /// A file that is read.
        case catalogue(String)
        /// Only files of kinds that are not read.
        case otherKind(String)
        /// More than one that is read.
        case several([String])
    }

    static let readKinds: Set<String> = ["yaml", "yml", "json"]
    static let otherKinds: Set<String> = ["xlf", "xliff", "po", "xcstrings"]

    let path: String
    /// By language tag in its short form (`zh-TW`, not `zh-Hant-TW`).
    private let files: [String: File]

    init(_ path: String, names: [String]) {
        var read: [String: [String]] = [:]
        var other: [String: String] = [:]
        for name in names.sorted() {
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let tag = LanguageTag(parts[0].split(separator: "_").joined(separator: "-")) else {
                continue
            }
            let kind = parts[1].lowercased()
            if Self.readKinds.contains(kind) {
                read[tag.short, default: []].append(name)
            } else if Self.otherKinds.contains(kind) {
                other[tag.short] = name
            }
        }
        self.path = path
        files = other.mapValues(File.otherKind).merging(
            read.mapValues { $0.count == 1 ? .catalogue($0[0]) : .several($0) }
        ) { _, readable in readable }
    }

    /// The file of exactly this tag.
    func file(_ tag: LanguageTag) -> File? { files[tag.short] }

    /// Languages that have a file, sorted.
    var languages: [String] { files.keys.sorted() }

    /// A file's path, relative to the manifest.
    func path(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }
}
