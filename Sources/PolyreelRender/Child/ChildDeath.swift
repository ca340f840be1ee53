internal import PolyreelCore
internal import PolyreelStore

/// Why a child process ended before its work was done.
struct ChildDeath: Sendable, CustomStringConvertible {
    enum Kind: Sendable {
        /// By somebody else: the system that needs memory, an operator. Not the asset's fault.
        case killed
        /// What it asked for was more than it may take.
        case memory
        case other
    }

    /// As what follows "the process".
    let description: String
    let kind: Kind

    init(_ description: String, _ kind: Kind = .other) {
        self.description = description
        self.kind = kind
    }

    /// What is said of an asset whose reader ended so twice.
    /// - Parameter memory: bytes that it might take.
    func finding(_ asset: String, memory: Int) -> Finding {
        switch kind {
        case .killed:
            .error(
                RenderFinding.killedReader, "reading \(asset) broke off twice: the reader \(description)",
                hint: "look who ends processes here; where memory is short, free some; then run again")
        case .memory:
            .error(
                "asset-memory", "reading \(asset) takes more than the \(ByteCount(memory)) of memory that it may",
                hint: "give it more with --memory, or export the video smaller")
        case .other:
            .error(
                "asset-unreadable", "reading \(asset) broke off: the reader \(description)",
                hint: "ask the creator to export the video again")
        }
    }
}
