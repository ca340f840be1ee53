internal import Foundation

/// The sources that the tests were built from.
public enum Repository {
    /// The path of a name in the repository.
    public static func path(_ name: String) -> String {
        URL(filePath: #filePath).appending(path: "../../..").standardized.appending(path: name).path
    }
}
