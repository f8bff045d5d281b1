// swift-tools-version: 6.2

import PackageDescription

// What a tool that does nothing but sign weighs and takes to start, with this package and with jwt-kit;
// and a tool that does nothing but read its arguments, with the parser that `meeting-signature` has.
let package = Package(
  name: "Footprint",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "MeetingSignature", path: "../.."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
  ],
  targets: [
    .executableTarget(
      name: "bare-tool",
      dependencies: [.product(name: "MeetingSignature", package: "MeetingSignature")]),
    .executableTarget(
      name: "jwt-kit-tool", dependencies: [.product(name: "JWTKit", package: "jwt-kit")]),
    .executableTarget(
      name: "empty-tool",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")]),
  ]
)
