import Foundation
import PolyreelCore
import PolyreelWorker

/// What people read: findings and progress on standard error, results on standard output. Whatever goes out here is made
/// inert here, and nowhere before: it may be text of a stranger's file.
enum Terminal {
    /// One line on standard error.
    static func error(_ text: String) { write(text.inert + "\n") }

    /// Lines on standard error.
    static func errors(_ text: String) { write(text.inertLines + "\n") }

    /// One line on standard output.
    static func line(_ text: String) { print(text.inert) }

    /// Writes to standard error as it is. A log that cannot be written stops no job.
    static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    static func show(_ findings: [Finding]) {
        for finding in findings { errors(finding.description) }
    }

    /// A value as one JSON document on standard output.
    /// - Parameter levels: keys whose numbers, kept in hundredths, are printed as people and records write them.
    static func printJSON(_ value: some Encodable, inHundredths levels: Set<String> = []) throws {
        var data = try JSONText.document(value)
        if !levels.isEmpty {
            data = try JSONText.document(try JSONDecoder().decode(JSONValue.self, from: data).inHundredths(levels))
        }
        print(String(decoding: data, as: UTF8.self).inertJSON, terminator: "")
    }

    /// Rows in columns as wide as their widest cell.
    static func printTable(_ rows: [[String]]) {
        let rows = rows.map { $0.map(\.inert) }
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        for row in rows {
            let cells = row.enumerated().map { index, cell in
                index == row.count - 1
                    ? cell : cell + String(repeating: " ", count: max(0, widths[index] - cell.count))
            }
            print(cells.joined(separator: "  "))
        }
    }
}
