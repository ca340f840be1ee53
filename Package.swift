// swift-tools-version: 6.2
// Polyreel: one bought video and one manifest in, every placement x market variant out.

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
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
func step(
    _ name: String, _ dependencies: [Target.Dependency] = [], tests: [Target.Dependency] = [], data: [String] = []
) -> [Target] {
    let dependencies = ["PolyreelCore", "PolyreelYAML", "PolyreelStep"] + dependencies
    return [
        .target(
            name: name, dependencies: dependencies, path: "Plugins/\(name)/Sources",
            resources: data.map { .embedInCode($0) }, swiftSettings: settings),
        .testTarget(
            name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies + tests,
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
    .target(name: "CPixels", cSettings: [.enableWarning("all")]),
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
]

let modules: [Target] =
    module("PolyreelCore", [])
    + module("PolyreelYAML", ["PolyreelCore", yams])
    + module("PolyreelStep", ["PolyreelCore", "PolyreelYAML", crypto])
    + module(
        "PolyreelManifest", ["PolyreelCore", "PolyreelYAML"],
        tests: [
            "PolyreelSteps", "PolyreelStep", "Rights", "Reformat", "Localise", "Subtitles", "CallToAction",
            "Disclosure",
        ],
        data: ["Catalogue/assets.yaml", "Catalogue/markets.yaml", "Catalogue/placements.yaml"])
    + module("PolyreelXML", ["PolyreelCore", "CXML"])
    + module("PolyreelMedia", ["PolyreelCore", "CFFmpeg", "CPixels"])
    + module("PolyreelSample", ["PolyreelCore", "PolyreelMedia"])
    + module("PolyreelLanguage", ["CICU"])
    + module("PolyreelCatalogues", ["PolyreelCore", "PolyreelYAML", "PolyreelLanguage", "PolyreelXML"])
    + module(
        "PolyreelCaptions", ["PolyreelCore", "PolyreelYAML", "PolyreelLanguage", "PolyreelXML", "PolyreelCatalogues"],
        data: ["Limits/limits.yaml", "Reading/character-references.txt"])
    + module("PolyreelType", ["PolyreelCore", "CPango"])
    + module("PolyreelLayout", ["PolyreelCore"])
    + module("PolyreelStore", [crypto])
    + module("PolyreelGraph", ["PolyreelCore", "PolyreelStore"])
    + module("PolyreelPlan", ["PolyreelCore", "PolyreelGraph"])
    + module(
        "PolyreelRender",
        [
            "PolyreelCore", "PolyreelMedia", "PolyreelType", "PolyreelGraph", "PolyreelStore", "CLinux", "CPixels",
            subprocess,
        ], tests: ["PolyreelPlan"])
    + module(
        "PolyreelPublish",
        ["PolyreelCore", "PolyreelYAML", "PolyreelGraph", "PolyreelStore", "CLinux", mustache],
        data: ["report", "report-differences", "report-finding", "report-markets", "report-variant"].map {
            "Templates/\($0).mustache"
        })
    + module("PolyreelQueue", ["PolyreelCore", "PolyreelStore"])
    + module(
        "PolyreelWorker",
        [
            "PolyreelCore", "PolyreelYAML", "PolyreelStep", "PolyreelManifest", "PolyreelMedia", "PolyreelType",
            "PolyreelLayout", "PolyreelGraph", "PolyreelPlan", "PolyreelStore", "PolyreelRender", "PolyreelPublish",
            "PolyreelQueue",
        ],
        tests: ["PolyreelSteps"])

let steps: [Target] =
    step("Rights")
    + step("Reformat", tests: ["PolyreelManifest"])
    + step("Localise", ["PolyreelLanguage", "PolyreelCatalogues"])
    + step("Subtitles", ["PolyreelCaptions", "PolyreelLanguage", "PolyreelType"], tests: ["PolyreelLayout"])
    + step(
        "CallToAction", ["PolyreelLanguage", "PolyreelType"], tests: ["PolyreelLayout"],
        data: ["buttons.yaml", "labels.yaml"])
    + step("Disclosure")

/// The list of them.
let builtIn = Target.target(
    name: "PolyreelSteps",
    dependencies: ["PolyreelStep"] + steps.filter { !$0.isTest }.map { .byName(name: $0.name) },
    swiftSettings: settings)

let program: [Target] = [
    .target(
        name: "PolyreelCommands",
        dependencies: [
            "PolyreelCore", "PolyreelYAML", "PolyreelStep", "PolyreelManifest", "PolyreelMedia", "PolyreelLanguage",
            "PolyreelCatalogues", "PolyreelCaptions", "PolyreelType", "PolyreelGraph", "PolyreelStore",
            "PolyreelRender", "PolyreelPublish", "PolyreelQueue", "PolyreelWorker", "PolyreelSample", "Localise",
            "CallToAction", arguments,
        ],
        swiftSettings: settings),
    .executableTarget(
        name: "PolyreelCLI", dependencies: ["PolyreelCommands", "PolyreelSteps"], swiftSettings: settings),
    .executableTarget(
        name: "PolyreelSpeed",
        dependencies: [
            "PolyreelCore", "PolyreelYAML", "PolyreelStep", "PolyreelLanguage", "PolyreelLayout", "PolyreelCaptions",
            "CPixels",
            "Subtitles", arguments,
        ],
        swiftSettings: settings),
    .target(
        name: "TestSupport", dependencies: ["PolyreelCore", "PolyreelYAML", subprocess], path: "Tests/TestSupport",
        swiftSettings: settings),
    .testTarget(
        name: "PolyreelCLITests",
        dependencies: [
            "PolyreelCLI", "PolyreelCommands", "PolyreelSteps", "PolyreelStep", "PolyreelYAML", "PolyreelCore",
            "TestSupport",
        ],
        swiftSettings: settings),
    // What holds the house together: its imports, its pages.
    .testTarget(name: "HouseTests", dependencies: ["TestSupport"], swiftSettings: settings),
]

/// Only for `make fuzz`: it has no `main`, libFuzzer brings one.
let fuzz: [Target] =
    Context.environment["POLYREEL_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "polyreel-fuzz", dependencies: ["PolyreelCatalogues", "PolyreelCaptions"],
            path: "Sources/PolyreelFuzz", swiftSettings: settings)
    ]

/// What a step or a program of one's own is made with.
let products = [
    "PolyreelCore", "PolyreelYAML", "PolyreelStep", "PolyreelManifest", "PolyreelLanguage", "PolyreelType",
    "PolyreelMedia",
    "PolyreelXML", "PolyreelCatalogues", "PolyreelCaptions", "PolyreelLayout", "PolyreelGraph", "PolyreelPlan",
    "PolyreelStore", "PolyreelRender", "PolyreelPublish", "PolyreelQueue", "PolyreelWorker", "PolyreelSteps",
    "PolyreelCommands",
]

let package = Package(
    name: "polyreel",
    products: [
        .executable(name: "polyreel", targets: ["PolyreelCLI"]),
        .executable(name: "polyreel-speed", targets: ["PolyreelSpeed"]),
    ] + products.map { .library(name: $0, targets: [$0]) },
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: libraries + modules + steps + [builtIn] + program + fuzz,
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
