import PolyreelCore
import PolyreelPublish
import PolyreelWorker

/// A job's report in few words.
enum ReportSummary {
    /// Every finding once, with the variants it is about.
    static func findings(_ report: JobReport) -> [Finding] {
        report.findings
            + grouped(
                report.variants.map { variant in
                    (
                        "\(variant.market)/\(variant.placement)",
                        variant.findings.filter { !report.findings.contains($0) }
                    )
                })
    }

    /// Findings that several variants share, once, naming the variants.
    static func grouped(_ variants: [(label: String, findings: [Finding])]) -> [Finding] {
        var order: [Finding] = []
        var labels: [Finding: [String]] = [:]
        for (label, findings) in variants {
            for finding in findings {
                if labels[finding] == nil { order.append(finding) }
                labels[finding, default: []].append(label)
            }
        }
        return order.map { finding in
            let names = labels[finding] ?? []
            let shown =
                names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
            return Finding(
                finding.severity, finding.code, "\(shown): \(finding.message)", hint: finding.hint, step: finding.step,
                at: finding.location)
        }
    }

    static func line(_ report: JobReport) -> String {
        "\(report.campaign): \(report.counts); \(report.spans.framesRendered) of \(report.spans.frames) frames encoded; "
            + "\(report.folder)/report.html"
    }

    /// Rights are not enforced yet, so no variant is withheld by them: whatever is withheld was asked for and is missing.
    static func status(_ report: JobReport) -> ExitStatus { report.isComplete ? .done : .incomplete }
}
