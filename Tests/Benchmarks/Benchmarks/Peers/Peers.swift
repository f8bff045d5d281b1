import Benchmark

/// Each work item is one benchmark a library, named `item | library`; `.ci/measure/performance` prints the
/// ratios.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], warmupIterations: 3, scalingFactor: .kilo,
    maxDuration: .milliseconds(700), maxIterations: 100_000)
  hashingBenchmarks()
  authenticationBenchmarks()
  base64Benchmarks()
  signingBenchmarks()
  jsonBenchmarks()
}

/// Bytes that are the same in every run.
func sample(_ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }
}

/// How often a work item of `byteCount` bytes is done in one measurement.
func scaling(for byteCount: Int) -> BenchmarkScalingFactor {
  byteCount < 16_384 ? .kilo : .one
}

/// A size as people write it.
func name(of byteCount: Int) -> String {
  switch byteCount {
  case 1 << 20: "1 MiB"
  case 1024...: "\(byteCount / 1024) KiB"
  default: "\(byteCount) B"
  }
}
