/// The state of an ``HMAC`` that is computed piece by piece, which is wiped in `deinit`.
///
/// `@unchecked Sendable`: `HMAC` changes it only while it holds the one reference to it.
final class HMACRunningState: @unchecked Sendable {
  /// The hash of the message, begun with the inner padded key.
  var inner: SHA256

  /// The chaining value that the outer padded key leads to.
  private(set) var outer: SIMD8<UInt32>

  init(_ states: HMACKeyStates) {
    inner = SHA256(resuming: states.inner, after: states.byteCount)
    outer = states.outer
  }

  init(copying other: HMACRunningState) {
    inner = other.inner
    outer = other.outer
  }

  deinit {
    // SAFETY: plain values of our own, of which nothing is read afterwards.
    unsafe withUnsafeMutableBytes(of: &inner) { unsafe wipe($0) }
    unsafe withUnsafeMutableBytes(of: &outer) { unsafe wipe($0) }
  }
}
