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
        switch ending.lowercased() {
        case "yaml", "yml": self = .yaml
        case "json": self = .json
        case "xlf", "xliff": self = .xliff
        case "po": self = .po
        case "xcstrings": self = .xcstrings
        default: return nil
        }
    }

    /// The same, of a file's name or path.
    public init?(file: String) {
        guard let dot = file.lastIndex(of: ".") else { return nil }
        self.init(ending: String(file[file.index(after: dot)...]))
    }

    /// All endings, for messages.
    public static let endings = [".yaml", ".json", ".xlf", ".po", ".xcstrings"]
}
