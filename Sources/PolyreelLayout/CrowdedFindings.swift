internal import PolyreelCore

/// The first few findings of each code, and how many more there were: a film may have thousands of cues.
enum CrowdedFindings {
    static let most = 5

    private struct Kind: Hashable {
        let severity: Severity
        let code: String
        let step: String?
        let file: String?
    }

    static func collected(_ findings: [Finding]) -> [Finding] {
        var (counts, order, kept): ([Kind: Int], [Kind], [Finding]) = ([:], [], [])
        for finding in findings {
            let kind = Kind(
                severity: finding.severity, code: finding.code, step: finding.step, file: finding.location?.file)
            let count = (counts[kind] ?? 0) + 1
            counts[kind] = count
            if count == 1 { order.append(kind) }
            if count <= most { kept.append(finding) }
        }
        return kept
            + order.compactMap { kind in
                guard let count = counts[kind], count > most else { return nil }
                return Finding(
                    kind.severity, kind.code, "and \(count - most) more of the same kind, \(count) in all",
                    step: kind.step, at: kind.file.map { SourceLocation(file: $0) })
            }
    }
}
