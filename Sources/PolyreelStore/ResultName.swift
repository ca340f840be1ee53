/// Which part of a store a result is in.
enum ResultScope: String, CaseIterable, Sendable, Comparable {
    /// True on every machine. The value is its folder in the store.
    case everywhere = "results"
    /// True on this machine only.
    case local = "local/results"

    static func < (left: ResultScope, right: ResultScope) -> Bool { left.rawValue < right.rawValue }
}

/// A result's place in a store: equal keys in two parts are two results.
struct ResultName: Hashable, Sendable, Comparable {
    let scope: ResultScope
    let key: Digest

    static func < (left: ResultName, right: ResultName) -> Bool {
        (left.scope, left.key) < (right.scope, right.key)
    }
}
