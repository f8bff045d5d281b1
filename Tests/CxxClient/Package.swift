// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "CxxClient",
  dependencies: [.package(name: "MeetingSignature", path: "../..")],
  targets: [
    .target(name: "Meetings"),
    .executableTarget(
      name: "cxx-client",
      dependencies: [
        "Meetings",
        .product(name: "MeetingSignature", package: "MeetingSignature"),
        .product(name: "MeetingSignatureInspection", package: "MeetingSignature"),
      ],
      swiftSettings: [.interoperabilityMode(.Cxx)]),
  ]
)
