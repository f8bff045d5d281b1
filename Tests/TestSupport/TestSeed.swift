internal import Foundation

/// The seed of a test with random inputs: that of the environment variable `TEST_SEED`, or a fixed
/// one.
public var testSeed: UInt64 {
  ProcessInfo.processInfo.environment["TEST_SEED"].flatMap { UInt64($0) } ?? 16
}

/// The number of rounds of a test with random inputs: a tenth under a sanitizer, with which a round
/// takes about ten times as long.
public func rounds(_ count: Int) -> Int {
  #if SANITIZED
    count / 10
  #else
    count
  #endif
}
