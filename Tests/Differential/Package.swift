// swift-tools-version: 6.2

import PackageDescription

// PureCrypto against swift-crypto (BoringSSL), on random input.
let package = Package(
  name: "Differential",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "MeetingSignature", path: "../.."),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    .testTarget(
      name: "DifferentialTests",
      dependencies: [
        .product(name: "PureCrypto", package: "MeetingSignature"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ]
)
