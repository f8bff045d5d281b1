// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// A program that answers one request per line, so that the package is one of the implementations.
let package = Package(
  name: "CrossCheck",
  platforms: [.macOS(.v10_15)],
  dependencies: [.package(name: "MeetingSignature", path: "../..")],
  targets: [
    .executableTarget(
      name: "swift-peer",
      dependencies: [
        .product(name: "MeetingSignature", package: "MeetingSignature"),
        .product(name: "MeetingSignatureInspection", package: "MeetingSignature"),
        .product(name: "PureBase64", package: "MeetingSignature"),
        .product(name: "PureCrypto", package: "MeetingSignature"),
        .product(name: "PureJSON", package: "MeetingSignature"),
        .product(name: "PureJWT", package: "MeetingSignature"),
      ],
      swiftSettings: strict)
  ]
)
