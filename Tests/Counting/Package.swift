// swift-tools-version: 6.2

import PackageDescription

// Programs that repeat one piece of work, for `.ci/steps/80-instructions` to count. They use the library as any
// package does: from another module.
let package = Package(
  name: "Counting",
  platforms: [.macOS(.v10_15)],
  dependencies: [.package(name: "MeetingSignature", path: "../..")],
  targets: [
    program("hashing", uses: ["PureCrypto"]),
    program("tokens", uses: ["PureBase64", "PureJWT"]),
    program("signatures", uses: ["MeetingSignature"]),
    program("inspections", uses: ["MeetingSignature", "MeetingSignatureInspection"]),
    program("json-work", uses: ["PureJSON"]),
  ])

func program(_ name: String, uses products: [String]) -> Target {
  .executableTarget(
    name: name,
    dependencies: products.map { .product(name: $0, package: "MeetingSignature") },
    swiftSettings: [.treatAllWarnings(as: .error)])
}
