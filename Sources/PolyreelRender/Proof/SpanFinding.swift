internal import PolyreelCore

/// What is said of a segment that is not what was composed for it.
enum SpanFinding {
    private static let hint = "run again; if it stays, report it"

    /// Throws when there are such frames.
    static func refuse(_ runs: FrameRuns, _ code: String, _ what: String) throws(Finding) {
        guard !runs.isEmpty else { return }
        throw .error(
            code, "the picture of a span is \(what), in \(runs.text), counted from the span's first", hint: hint)
    }

    static func damaged(_ composed: Int, decoded: Int, complaint: String?) -> Finding {
        .error(
            "span-damaged",
            "a span of \(composed) frames decodes to \(decoded)" + (complaint.map { ": \($0)" } ?? ""), hint: hint)
    }

    static func invisible(_ name: String) -> Finding {
        .error(
            "span-plate-missing",
            "\(name) of a span leaves no mark on the picture: it stands outside, or is transparent",
            hint: "check its place and its colours")
    }

    static let unproven = Finding.error("span-unproven", "a span could not be looked at", hint: hint)
}
