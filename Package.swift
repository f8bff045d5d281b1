// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatWarning("ExplicitSendable", as: .error),
]

func module(_ name: String, on lower: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: lower, swiftSettings: strict)
}

func tests(of name: String, with lower: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "TestSupport"] + lower,
    swiftSettings: strict)
}

let package = Package(
  name: "MeetingSignature",
  platforms: [.macOS(.v10_15), .iOS(.v13), .tvOS(.v13), .watchOS(.v6), .visionOS(.v1)],
  products: [
    .library(name: "PureCrypto", targets: ["PureCrypto"]),
    .library(name: "PureBase64", targets: ["PureBase64"]),
    .library(name: "PureJSON", targets: ["PureJSON"]),
    .library(name: "PureJWT", targets: ["PureJWT"]),
    .library(name: "MeetingSignature", targets: ["MeetingSignature"]),
    .library(name: "MeetingSignatureInspection", targets: ["MeetingSignatureInspection"]),
  ],
  targets: [
    module("PureCrypto"),
    module("PureBase64"),
    module("PureJSON"),
    module("PureJWT", on: ["PureCrypto", "PureBase64", "PureJSON"]),
    module("MeetingSignature", on: ["PureCrypto", "PureBase64", "PureJSON", "PureJWT"]),
    module(
      "MeetingSignatureInspection",
      on: ["PureCrypto", "PureBase64", "PureJSON", "MeetingSignature"]),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests(of: "PureCrypto"),
    tests(of: "PureBase64"),
    tests(of: "PureJSON", with: ["PureCrypto"]),
    tests(of: "PureJWT", with: ["PureCrypto", "PureBase64", "PureJSON"]),
    tests(of: "MeetingSignature", with: ["PureCrypto", "PureBase64", "PureJSON", "PureJWT"]),
    tests(
      of: "MeetingSignatureInspection",
      with: ["PureCrypto", "PureBase64", "PureJSON", "MeetingSignature"]),
  ]
)
