// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// The package as one of those who are asked: a program that answers one request a line.
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
