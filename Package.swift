// swift-tools-version: 6.1
// Polyreel: one bought video and one manifest in, every placement x market variant out.

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
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
            name: name + "Tests", dependencies: [.byName(name: name), "TestSupport", "PolyreelLayout"] + dependencies,
            path: "Plugins/\(name)/Tests", swiftSettings: settings),
    ]
}

let libraries: [Target] = [
    .systemLibrary(
        name: "CFFmpeg", pkgConfig: "libavfilter",
        providers: [.apt(["libavformat-dev", "libavfilter-dev", "libswscale-dev"])]),
    .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "CPixels", cSettings: [.unsafeFlags(["-O3", "-Wall"])]),
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
]

let modules: [Target] =
    module("PolyreelCore", [yams], data: ["Catalogue/markets.yaml"])
    + module("PolyreelXML", ["PolyreelCore", "CXML"])
    + module("PolyreelMedia", ["PolyreelCore", "CFFmpeg", "CPixels"])
    + module("PolyreelLanguage", ["CICU"])
    + module("PolyreelCatalogues", ["PolyreelCore", "PolyreelLanguage", "PolyreelXML"])
    + module("PolyreelType", ["PolyreelCore", "CPango"])
    + module("PolyreelLayout", ["PolyreelCore"])
    + module("PolyreelPlan", ["PolyreelCore", crypto])
    + module("PolyreelStore", [crypto])
    + module(
        "PolyreelRender",
        [
            "PolyreelCore", "PolyreelMedia", "PolyreelType", "PolyreelPlan", "PolyreelStore", "CLinux", "CPixels",
            subprocess,
        ])
    + module(
        "PolyreelWorker",
        [
            "PolyreelCore", "PolyreelMedia", "PolyreelType", "PolyreelLayout", "PolyreelPlan", "PolyreelStore",
            "PolyreelRender", "CLinux",
        ],
        tests: ["Reformat", "Localise", "Subtitles", "CallToAction"])

let steps: [Target] =
    step("Reformat", ["PolyreelMedia"], data: ["placements.yaml"])
    + step("Localise", ["PolyreelLanguage", "PolyreelCatalogues"])
    + step(
        "Subtitles", ["PolyreelLanguage", "PolyreelType", "PolyreelXML", "PolyreelCatalogues"],
        data: ["limits.yaml", "character-references.txt"])
    + step("CallToAction", ["PolyreelLanguage", "PolyreelType"], data: ["buttons.yaml"])

let program: [Target] = [
    .executableTarget(
        name: "PolyreelCLI",
        dependencies: [
            "PolyreelCore", "PolyreelMedia", "PolyreelLanguage", "PolyreelCatalogues", "PolyreelType", "PolyreelPlan",
            "PolyreelStore", "PolyreelRender", "PolyreelWorker", "Reformat", "Localise", "Subtitles", "CallToAction",
            arguments,
        ],
        swiftSettings: settings),
    .executableTarget(
        name: "PolyreelSpeed",
        dependencies: ["PolyreelCore", "PolyreelLanguage", "PolyreelLayout", "CPixels", "Subtitles", arguments],
        swiftSettings: settings),
    .target(
        name: "TestSupport", dependencies: ["PolyreelCore", subprocess], path: "Tests/TestSupport",
        swiftSettings: settings),
    .testTarget(
        name: "PolyreelCLITests", dependencies: ["PolyreelCLI", "PolyreelCore", "TestSupport"],
        swiftSettings: settings),
]

/// Only for `make fuzz`: it has no `main`, libFuzzer brings one.
let fuzz: [Target] =
    Context.environment["POLYREEL_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "polyreel-fuzz", dependencies: ["PolyreelCatalogues", "Subtitles"], path: "Sources/PolyreelFuzz",
            swiftSettings: settings)
    ]

let package = Package(
    name: "polyreel",
    products: [
        .executable(name: "polyreel", targets: ["PolyreelCLI"]),
        .executable(name: "polyreel-speed", targets: ["PolyreelSpeed"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: libraries + modules + steps + program + fuzz,
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
