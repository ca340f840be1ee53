public import Foundation
public import PolyreelCore
internal import PolyreelStore

/// The report that lies beside a finished manifest.
public enum JobReportFiles {
    /// For a job that ran.
    /// - Parameter folder: where the report will lie; its links lead from there to the variants.
    public static func files(for report: JobReport, in folder: String) throws -> [String: Data] {
        let base = folder == report.folder ? "" : relativePath(from: folder, to: report.folder) + "/"
        return [
            "report.json": try JSONText.document(report),
            "report.html": Data(try ReportPage.html(report, linkBase: base).utf8),
        ]
    }

    /// Writes the report beside the variants: `report.json` and `report.html` of the campaign's folder.
    package static func write(_ report: JobReport) async throws {
        // Of thousands of variants each of them takes a second.
        async let page = BlockingWork.run { Data(try ReportPage.html(report, linkBase: "").utf8) }
        async let document = BlockingWork.run { try JSONText.document(report) }
        let files = [("report.html", try await page), ("report.json", try await document)]
        try await BlockingWork.run {
            for (name, data) in files {
                try StoredFile.removeForeign("\(report.folder)/\(name)")
                try DurableFiles.write(data, to: "\(report.folder)/\(name)", by: report.folder)
            }
        }
    }

    /// For a manifest that could not be run.
    public static func files(for findings: [Finding]) throws -> [String: Data] {
        [
            "report.json": try JSONText.document(["findings": findings]),
            "report.txt": Data(findings.map { "\($0)\n" }.joined().utf8),
        ]
    }

    private static func relativePath(from folder: String, to target: String) -> String {
        func parts(_ path: String) -> [String] {
            URL(filePath: path).standardizedFileURL.pathComponents.filter { $0 != "/" }
        }
        let (from, to) = (parts(folder), parts(target))
        let shared = zip(from, to).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared)).joined(separator: "/")
    }
}
