// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "CommandLineTool",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "meeting-signature", targets: ["meeting-signature"])],
  dependencies: [
    .package(name: "MeetingSignature", path: "../../.."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .executableTarget(
      name: "meeting-signature",
      dependencies: [
        .product(name: "MeetingSignature", package: "MeetingSignature"),
        .product(name: "MeetingSignatureInspection", package: "MeetingSignature"),
        .product(name: "PureBase64", package: "MeetingSignature"),
        .product(name: "PureCrypto", package: "MeetingSignature"),
        .product(name: "PureJSON", package: "MeetingSignature"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandLineToolTests", dependencies: ["meeting-signature"], swiftSettings: strict),
  ]
)
