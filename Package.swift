// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors
import PackageDescription

// Rings, cut by what code may touch (ARCHITECTURE.md). Read from the top: each ring imports only rings above it.

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")

let package = Package(
    name: "tocsin",
    products: [
        .executable(name: "tocsin", targets: ["tocsin"]),
        .executable(name: "tocsin-verify", targets: ["tocsin-verify"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // C: libraries of the system, and files embedded with #embed
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CHardening"),
        .target(name: "CResources", exclude: ["README.md", "Coast"]),

        // values and decisions; bytes of the log
        .target(name: "TocsinCore", swiftSettings: settings),
        .target(name: "TransparencyLog", dependencies: [crypto], swiftSettings: settings),

        // policies as data; bytes to values and back
        .target(
            name: "TocsinPolicy", dependencies: ["TocsinCore", "CResources", yams],
            exclude: ["Packs", "Scenarios", "Words"], swiftSettings: settings),
        .target(
            name: "TocsinFormats", dependencies: ["TocsinCore", "CXML", yams], swiftSettings: settings),

        // the use cases
        .target(
            name: "TocsinDesk",
            dependencies: [
                "TocsinCore", "TocsinPolicy", "TocsinFormats", "TransparencyLog", "CArgon2", crypto, logging, lifecycle,
            ],
            swiftSettings: settings),

        // the edges
        .target(
            name: "TocsinStore",
            dependencies: ["TocsinCore", "TocsinDesk", "CResources", grdb, crypto],
            exclude: ["SQLite/SQL"], swiftSettings: settings),
        .target(
            name: "TocsinDelivery", dependencies: ["TocsinCore", "TocsinDesk", "CCurl", crypto],
            swiftSettings: settings),
        .target(
            name: "TocsinWeb",
            dependencies: [
                "TocsinCore", "TocsinPolicy", "TocsinFormats", "TocsinDesk", "CResources", hummingbird, mustache, crypto, logging, lifecycle,
            ],
            exclude: ["Pages"], swiftSettings: settings),

        // the programs
        .executableTarget(
            name: "tocsin",
            dependencies: [
                "TocsinCore", "TocsinPolicy", "TocsinFormats", "TransparencyLog", "TocsinDesk", "TocsinStore",
                "TocsinDelivery", "TocsinWeb", "CHardening", arguments, logging, lifecycle, signals,
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "tocsin-verify", dependencies: ["TransparencyLog", arguments], swiftSettings: settings),

        // the proof that it holds
        .target(
            name: "TestSupport",
            dependencies: [
                "TocsinCore", "TocsinPolicy", "TocsinFormats", "TransparencyLog", "TocsinDesk", "TocsinStore",
                "TocsinDelivery", crypto, logging,
            ],
            path: "Tests/Support", swiftSettings: settings),
        .testTarget(name: "CoreTests", dependencies: ["TocsinCore", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "TransparencyLogTests", dependencies: ["TransparencyLog", crypto], swiftSettings: settings),
        .testTarget(
            name: "PolicyTests", dependencies: ["TocsinCore", "TocsinPolicy"], swiftSettings: settings),
        .testTarget(
            name: "FormatsTests", dependencies: ["TocsinCore", "TocsinFormats"], exclude: ["Peers"],
            swiftSettings: settings),
        .testTarget(
            name: "DeliveryTests", dependencies: ["TocsinCore", "TocsinDesk", "TocsinDelivery", "TestSupport", crypto],
            exclude: ["Peers"], swiftSettings: settings),
        .testTarget(
            name: "StoreTests", dependencies: ["TocsinCore", "TocsinDesk", "TocsinStore", "TestSupport", grdb],
            swiftSettings: settings),
        .testTarget(
            name: "DeskTests",
            dependencies: [
                "TocsinCore", "TocsinPolicy", "TocsinFormats", "TocsinDesk", "TocsinStore", "TransparencyLog",
                "TestSupport", "tocsin-verify", logging, lifecycle,
            ],
            exclude: ["Peers"], swiftSettings: settings),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "TocsinCore", "TocsinFormats", "TocsinDesk", "TocsinStore", "TocsinWeb", "TestSupport", hummingbird, logging,
            ],
            swiftSettings: settings),
        .testTarget(name: "HouseTests", swiftSettings: settings),
    ]
)
