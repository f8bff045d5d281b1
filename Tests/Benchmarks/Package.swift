// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "MeetingSignature", path: "../.."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
  ],
  targets: [
    .executableTarget(
      name: "Peers",
      dependencies: [
        .product(name: "MeetingSignature", package: "MeetingSignature"),
        .product(name: "PureBase64", package: "MeetingSignature"),
        .product(name: "PureCrypto", package: "MeetingSignature"),
        .product(name: "PureJSON", package: "MeetingSignature"),
        .product(name: "PureJWT", package: "MeetingSignature"),
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "JWTKit", package: "jwt-kit"),
      ],
      path: "Benchmarks/Peers",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ]
)
