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
        struct Target: Decodable {
            struct Dependency: Decodable {
                /// A target of the package by its name; the rest is of other packages.
                let byName: [String?]?
                let product: [ProductName?]?

                var name: String? { byName?.first.flatMap(\.self) ?? product?.first.flatMap(\.self)?.text }
            }
            /// A product is told by several entries, the first of them its name; others may be objects.
            struct ProductName: Decodable {
                let text: String?

                init(from decoder: any Decoder) throws {
                    text = try? decoder.singleValueContainer().decode(String.self)
                }
            }
            let name: String
            let type: String
            let path: String?
            let dependencies: [Dependency]
        }
        let products: [Product]
        let targets: [Target]
    }

    private static func described() async throws -> (text: String, package: Package) {
        let scratch = try TemporaryFolder()
        let described = try await Tool.run(
            "swift",
            ["package", "--package-path", Repository.path(""), "--scratch-path", scratch.path, "dump-package"])
        #expect(described.status == 0, "\(described.errors)")
        return (described.output, try JSONDecoder().decode(Package.self, from: Data(described.output.utf8)))
    }

    /// What a step of one's own is made with comes as libraries, and SwiftPM refuses unsafe flags in a dependency.
    @Test func theLibrariesCanBeDependedOn() async throws {
        let (text, package) = try await Self.described()
        let libraries = package.products.filter { $0.type.keys.contains("library") }
        for name in [
            "PolyreelCore", "PolyreelYAML", "PolyreelStep", "PolyreelLanguage", "PolyreelType", "PolyreelSteps",
            "PolyreelCommands",
        ] {
            #expect(libraries.contains { $0.name == name && $0.targets == [name] }, "\(name)")
        }
        #expect(!text.contains("unsafeFlags"))
    }

    /// Tests are given what their module has, whether they use it or not.
    @Test func whatATargetDependsOnItImports() async throws {
        let targets = try await Self.described().package.targets.filter { ["regular", "executable"].contains($0.type) }
        var checked = 0
        for target in targets {
            let folder = Repository.path(target.path ?? "Sources/\(target.name)")
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
            let imports = try files.reduce(into: Set<String>()) { imports, file in
                let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
                for match in text.matches(of: /(?m)^\s*(?:public |internal )?import (\w+)/) {
                    imports.insert(String(match.output.1))
                }
            }
            for dependency in target.dependencies {
                let name = try #require(dependency.name)
                #expect(imports.contains(name), "\(target.name) does not import \(name)")
                checked += 1
            }
        }
        #expect(checked > 100)
    }
}
