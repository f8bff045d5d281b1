extension HMAC where H == SHA256 {
  /// A key and the beginning of a message, for those who authenticate many messages that begin alike.
  ///
  /// What it keeps is as secret as the key, and wiped and hidden like it.
  public struct PreparedPrefix: Sendable {
    private let storage: SecretBytes
    private let byteCount: UInt64
  }
}

extension HMAC.PreparedPrefix {
  /// Hashes `prefix`, which has to be whole blocks: a multiple of 64 bytes, or none.
  public init(_ prefix: RawSpan, key: HMAC<SHA256>.PreparedKey) {
    precondition(prefix.byteCount & 63 == 0, "a prepared prefix is whole blocks")
    let states = key.states.appending(blocks: prefix)
    storage = states.stored()
    byteCount = states.byteCount
  }

  /// The code of the prefix followed by `rest`.
  public func authenticationCode(forPrefixAnd rest: RawSpan) -> HMAC<SHA256>.MAC {
    HMACKeyStates(storage, byteCount: byteCount).authenticationCode(for: rest)
  }
}

extension HMAC.PreparedPrefix: CustomStringConvertible {
  /// What it is, and nothing of what it holds.
  public var description: String { "HMAC.PreparedPrefix" }
}

#if !hasFeature(Embedded)
  extension HMAC.PreparedPrefix: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif
