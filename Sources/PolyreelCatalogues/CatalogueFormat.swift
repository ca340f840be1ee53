/// A kind of file that holds messages.
public enum CatalogueFormat: String, Sendable, Hashable, CaseIterable {
    /// A flat mapping of keys to patterns.
    case yaml, json
    /// OASIS XLIFF 1.2 and 2.0: source and translation side by side.
    case xliff, xliff2
    /// GNU gettext's PO.
    case po
    /// Apple's string catalogue: all languages in one file.
    case xcstrings

    /// The format of a file by its ending; XLIFF's version stands in the file.
    public init?(ending: String) {
        let ending = ending.lowercased()
        guard let format = Self.allCases.first(where: { $0.endings.contains(ending) }) else { return nil }
        self = format
    }

    /// The same, of a file's name or path.
    public init?(file: String) {
        guard let dot = file.lastIndex(of: ".") else { return nil }
        self.init(ending: String(file[file.index(after: dot)...]))
    }

    /// The endings of its files, in lower case and without a point; the usual one first.
    public var endings: [String] {
        switch self {
        case .yaml: ["yaml", "yml"]
        case .json: ["json"]
        case .xliff, .xliff2: ["xlf", "xliff"]
        case .po: ["po"]
        case .xcstrings: ["xcstrings"]
        }
    }

    /// The usual endings, for messages.
    static let usualEndings = [Self.yaml, .json, .xliff, .po, .xcstrings].compactMap(\.endings.first).map { ".\($0)" }
}
