// swift-tools-version: 6.1
// Polyreel: one bought video and one manifest in, every placement x market variant out.

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

/// A library module in `Sources/`, with its tests in `Tests/`.
func module(
    _ name: String, _ dependencies: [Target.Dependency], tests: [Target.Dependency] = [], data: [String] = []
) -> [Target] {
    [
        .target(
            name: name, dependencies: dependencies, resources: data.map { .embedInCode($0) }, swiftSettings: settings),
        .testTarget(
            name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies + tests,
            swiftSettings: settings),
    ]
}

/// A step in `Plugins/NAME`: its code and data in `Sources/`, its tests beside them.
func step(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> [Target] {
    let dependencies = ["PolyreelCore"] + dependencies
    return [
        .target(
            name: name, dependencies: dependencies, path: "Plugins/\(name)/Sources",
            resources: data.map { .embedInCode($0) }, swiftSettings: settings),
        .testTarget(
            name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
            path: "Plugins/\(name)/Tests", swiftSettings: settings),
    ]
}

let targets: [Target] =
    module("PolyreelCore", [yams], data: ["Catalogue/markets.yaml"])
    + step("Reformat", [], data: ["placements.yaml"])
    + [.target(
        name: "TestSupport", dependencies: ["PolyreelCore", subprocess], path: "Tests/TestSupport",
        swiftSettings: settings)]

let package = Package(
    name: "polyreel",
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: targets,
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
