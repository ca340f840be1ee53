internal import PolyreelCatalogues
internal import PolyreelCore
internal import PolyreelLanguage

/// What a folder of catalogues holds, by language.
struct CatalogueFolder: Sendable {
    enum File: Sendable, Hashable {
        case catalogue(String)
        /// More than one for a language: nothing says which counts.
        case several([String])
    }

    let path: String
    /// By language tag in its short form (`zh-TW`, not `zh-Hant-TW`).
    private let files: [String: File]
    /// String catalogues that are named after no language and hold many.
    private let shared: [String]

    init(_ path: String, names: [String]) {
        var read: [String: [String]] = [:]
        var shared: [String] = []
        for name in names.sorted() {
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let format = CatalogueFormat(ending: String(parts[1])) else { continue }
            if let tag = LanguageTag(parts[0].split(separator: "_").joined(separator: "-")) {
                read[tag.short, default: []].append(name)
            } else if format == .xcstrings {
                shared.append(name)
            }
        }
        self.path = path
        self.shared = shared
        files = read.mapValues { $0.count == 1 ? .catalogue($0[0]) : .several($0) }
    }

    /// The file of exactly this tag, or the one that holds all languages.
    func file(_ tag: LanguageTag) -> File? {
        if let own = files[tag.short] { return own }
        return shared.isEmpty ? nil : shared.count == 1 ? .catalogue(shared[0]) : .several(shared)
    }

    /// A file's path, relative to the manifest.
    func path(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }
}
