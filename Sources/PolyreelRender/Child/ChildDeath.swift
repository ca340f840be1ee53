internal import PolyreelCore
internal import PolyreelStore

/// Why a child process ended before its work was done.
struct ChildDeath: Sendable, CustomStringConvertible {
    enum Kind: Sendable {
        /// By somebody else: the system that needs memory, an operator. Not the asset's fault.
        case killed
        /// What it asked for was more than it may take.
        case memory
        /// A limit that this process was started with ended it, before its own would.
        case limit
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
        case .limit: limited
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

    /// What is said of a soundtrack whose makers ended so.
    func soundFinding(_ asset: String, memory: Int) -> Finding {
        guard case .other = kind else { return finding(asset, memory: memory) }
        return .error(
            "sound-killed", "the process that made the soundtrack \(description), twice",
            hint: "listen to the asset, or ask the creator to export it again")
    }

    /// What is said of a part of a film during which processes ended so.
    var spanFinding: Finding {
        let message = "the process that rendered this part of the film \(description)"
        return switch kind {
        case .limit: limited
        case .killed:
            .error(
                "span-killed", message,
                hint: "look who ends processes here; where memory is short, free some; then run again")
        case .memory:
            .error("span-killed", message, hint: "give it more with --memory; every other part was made")
        case .other:
            .error(
                "span-killed", message,
                hint: "look at the asset there, or ask the creator to export it again; every other part was made")
        }
    }

    private var limited: Finding {
        .error(
            RenderFinding.lowLimit, "the process that reads the asset \(description), by a limit of this process's own",
            hint: "raise the limits ('ulimit -a' in a shell shows them), in a service or container by its own settings")
    }
}
