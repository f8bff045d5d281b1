// swift-tools-version: 6.2

import PackageDescription

let parser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

// What a tool on jwt-kit weighs and takes to start, beside ours, and a tool that only reads its arguments.
let package = Package(
  name: "PeerTool",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
  ],
  targets: [
    .executableTarget(
      name: "jwt-kit-tool", dependencies: [parser, .product(name: "JWTKit", package: "jwt-kit")]),
    .executableTarget(name: "empty-tool", dependencies: [parser]),
  ]
)
