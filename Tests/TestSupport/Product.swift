internal import Foundation

/// The program that was built with the tests.
public enum Product {
    /// Path of the `polyreel` executable: it lies in the folder that the test bundle runs from.
    public static var polyreel: String {
        let bundles = CommandLine.arguments.filter { $0.hasSuffix(".xctest") } + [Bundle.main.bundlePath]
        let folders = bundles.map { URL(filePath: $0).deletingLastPathComponent().path } + [Bundle.main.bundlePath]
        let candidates = folders.map { "\($0)/polyreel" }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? candidates[0]
    }
}
