internal import Foundation

/// The seed of a test with random inputs: that of the environment variable `TEST_SEED`, or a fixed
/// one.
public var testSeed: UInt64 {
  ProcessInfo.processInfo.environment["TEST_SEED"].flatMap { UInt64($0) } ?? 16
}
