import Foundation
import TestSupport
import Testing

/// The package as others depend on it.
@Suite struct PackageTests {
    private struct Package: Decodable {
        struct Product: Decodable {
            let name: String
            let targets: [String]
            let type: [String: [String]?]
        }
        let products: [Product]
    }

    /// What a step of one's own is made with comes as libraries, and SwiftPM refuses unsafe flags in a dependency.
    @Test func theLibrariesCanBeDependedOn() async throws {
        let scratch = try TemporaryFolder()
        let described = try await Tool.run(
            "swift",
            ["package", "--package-path", Repository.path(""), "--scratch-path", scratch.path, "dump-package"])
        #expect(described.status == 0, "\(described.errors)")
        let package = try JSONDecoder().decode(Package.self, from: Data(described.output.utf8))
        let libraries = package.products.filter { $0.type.keys.contains("library") }
        for name in [
            "PolyreelCore", "PolyreelYAML", "PolyreelStep", "PolyreelLanguage", "PolyreelType", "PolyreelSteps",
            "PolyreelCommands",
        ] {
            #expect(libraries.contains { $0.name == name && $0.targets == [name] }, "\(name)")
        }
        #expect(!described.output.contains("unsafeFlags"))
    }
}
