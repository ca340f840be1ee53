internal import CXML

/// libxml2 as a whole.
enum XMLLibrary {
    /// It wants this once before several threads use it.
    static let isStarted: Void = xmlInitParser()
}
