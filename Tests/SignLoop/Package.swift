// swift-tools-version: 6.2

import PackageDescription

// A program that uses `MeetingSignature` and nothing else: what it links, what it allocates and how
// many instructions it takes are the library's own. `.ci/` builds it in four ways.
let package = Package(
  name: "SignLoop",
  platforms: [.macOS(.v10_15)],
  dependencies: [.package(name: "MeetingSignature", path: "../..")],
  targets: [
    .executableTarget(
      name: "sign-loop",
      dependencies: [.product(name: "MeetingSignature", package: "MeetingSignature")],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ]
)

#if os(Linux)
  // Uses shared objects, for `.ci/steps/82-sharing`.
  package.targets.append(
    .executableTarget(
      name: "sharing",
      dependencies: [
        .product(name: "MeetingSignature", package: "MeetingSignature"),
        .product(name: "PureJWT", package: "MeetingSignature"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]))
#endif
