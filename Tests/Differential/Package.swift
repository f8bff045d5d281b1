// swift-tools-version: 6.2

import PackageDescription

// PureCrypto next to swift-crypto (BoringSSL): on random input, and in what their users write.
let package = Package(
  name: "Differential",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "MeetingSignature", path: "../.."),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    .executableTarget(
      name: "cryptokit-idioms",
      dependencies: [
        .product(name: "PureCrypto", package: "MeetingSignature"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .testTarget(
      name: "DifferentialTests",
      dependencies: [
        .product(name: "PureCrypto", package: "MeetingSignature"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ]
)
