// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "MeetingSignature", path: "../..")],
  targets: [
    .target(name: "TestSupport", swiftSettings: strict),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "TestSupport",
        .product(name: "MeetingSignature", package: "MeetingSignature"),
        .product(name: "MeetingSignatureInspection", package: "MeetingSignature"),
        .product(name: "PureBase64", package: "MeetingSignature"),
        .product(name: "PureCrypto", package: "MeetingSignature"),
        .product(name: "PureJSON", package: "MeetingSignature"),
        .product(name: "PureJWT", package: "MeetingSignature"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "FuzzTargetTests", dependencies: ["FuzzTargets"], swiftSettings: strict),
  ]
)
