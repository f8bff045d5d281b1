#if canImport(PureCrypto)
  internal import PureCrypto
  internal import PureJWT
#endif

/// The key and the secret of a Zoom app: Client ID and Client Secret, or SDK Key and SDK Secret; for
/// legacy signatures API Key and API Secret.
///
/// What people paste by mistake is refused here, where it can still be told from a wrong secret:
/// white space and quotes around it, the line break at the end of a file, the key in place of the
/// secret. Nothing shows the secret, and it is wiped when the last copy of the value is gone.
public struct MeetingSDKCredentials: Sendable {
  /// The key, which is no secret: every signature has it in clear.
  public let key: String

  let jwtKey: JWTKey
  let legacyKey: HMAC<SHA256>.PreparedKey

  /// Credentials whose secret is the UTF-8 text `secret`.
  ///
  /// - Throws: ``MeetingSDKCredentialsError``, which names the fault and never the value.
  public init(key: String, secret: String) throws(MeetingSDKCredentialsError) {
    if let reason = PastedTextFault(in: secret)?.reason {
      throw MeetingSDKCredentialsError(reason, in: .secret)
    }
    var secret = secret
    // SAFETY: the pointer does not leave the closure.
    try self.init(key, secret.withUTF8 { unsafe SymmetricKey(data: $0) })
  }

  /// Credentials whose secret is not text: it is taken as it is, but for an empty one, one of
  /// nothing but NUL bytes, and the key.
  ///
  /// - Throws: ``MeetingSDKCredentialsError``, which names the fault and never the value.
  public init(
    key: String, secretBytes: some Sequence<UInt8>
  ) throws(MeetingSDKCredentialsError) {
    try self.init(key, SymmetricKey(data: secretBytes))
  }

  private init(_ key: String, _ secret: SymmetricKey) throws(MeetingSDKCredentialsError) {
    if let reason = PastedTextFault(in: key)?.reason {
      throw MeetingSDKCredentialsError(reason, in: .key)
    }
    if key.unicodeScalars.contains(where: isNoncharacter) {
      throw MeetingSDKCredentialsError(.noncharacter, in: .key)
    }
    if secret == SymmetricKey(data: Array(key.utf8)) {
      throw MeetingSDKCredentialsError(.sameAsKey, in: .secret)
    }
    if secret.bitCount > 0, secret.isZero {
      throw MeetingSDKCredentialsError(.onlyNUL, in: .secret)
    }
    // SAFETY: the pointer does not leave the closure.
    guard let jwtKey = unsafe secret.withUnsafeBytes({ unsafe try? JWTKey(secret: $0) }) else {
      throw MeetingSDKCredentialsError(.empty, in: .secret)
    }
    self.key = key
    self.jwtKey = jwtKey
    legacyKey = HMAC<SHA256>.PreparedKey(secret)
  }
}

extension MeetingSDKCredentials: CustomStringConvertible {
  /// The key, and nothing of the secret.
  public var description: String { "MeetingSDKCredentials(key: \(key))" }
}

#if !hasFeature(Embedded)
  extension MeetingSDKCredentials: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: ["key": key]) }
  }
#endif

/// Whether a code point can stand in a string of Swift but not of I-JSON.
private func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
  0xfdd0...0xfdef ~= scalar.value || scalar.value & 0xfffe == 0xfffe
}

/// Why a key or a secret is refused. It never holds the value.
public struct MeetingSDKCredentialsError: Error, Hashable, Sendable {
  /// What is wrong.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code {
      case empty, onlyNUL, trailingNewline, surroundingSpace, surroundingQuotes, noncharacter
      case sameAsKey
    }
    private let code: Code

    /// There is nothing.
    public static let empty = Reason(code: .empty)
    /// Nothing but NUL bytes, which HMAC takes for no secret: it fills short keys with zeros (RFC 2104,
    /// section 2).
    public static let onlyNUL = Reason(code: .onlyNUL)
    /// A line break at the end, as a file has it.
    public static let trailingNewline = Reason(code: .trailingNewline)
    /// White space at the start or the end, a byte-order mark and other invisible characters among
    /// it.
    public static let surroundingSpace = Reason(code: .surroundingSpace)
    /// Quotes around it, as configuration files and JSON have them.
    public static let surroundingQuotes = Reason(code: .surroundingQuotes)
    /// A code point such as U+FFFE that is no character and cannot stand in a payload (RFC 7493,
    /// section 2.1).
    public static let noncharacter = Reason(code: .noncharacter)
    /// The secret is the key once more.
    public static let sameAsKey = Reason(code: .sameAsKey)

    /// What is wrong, in words.
    public var description: String {
      switch code {
      case .empty: "is empty"
      case .onlyNUL: "is nothing but NUL bytes"
      case .trailingNewline: "ends with a line break"
      case .surroundingSpace: "has white space around it"
      case .surroundingQuotes: "has quotes around it"
      case .noncharacter: "has a code point that is not a character"
      case .sameAsKey: "is the key; the secret is another text"
      }
    }
  }

  /// Which of the two is wrong.
  public struct Part: Hashable, Sendable, CustomStringConvertible {
    private enum Code { case key, secret }
    private let code: Code

    /// The key: Client ID, SDK Key or API Key.
    public static let key = Part(code: .key)
    /// The secret.
    public static let secret = Part(code: .secret)

    /// The name of the part.
    public var description: String {
      switch code {
      case .key: "key"
      case .secret: "secret"
      }
    }
  }

  /// What is wrong.
  public let reason: Reason

  /// Which of the two is wrong.
  public let part: Part

  init(_ reason: Reason, in part: Part) {
    self.reason = reason
    self.part = part
  }
}

extension MeetingSDKCredentialsError: CustomStringConvertible {
  /// A sentence.
  public var description: String { "the \(part) \(reason)" }
}

/// What is wrong with a key or secret that was pasted or read from a file, if something is.
struct PastedTextFault {
  let reason: MeetingSDKCredentialsError.Reason

  init?(in text: String) {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else {
      reason = .empty
      return
    }
    if last == "\n" || last == "\r" {
      reason = .trailingNewline
    } else if PastedTextFault.isInvisible(first) || PastedTextFault.isInvisible(last) {
      reason = .surroundingSpace
    } else if scalars.count > 1, PastedTextFault.isQuoted(first, last) {
      reason = .surroundingQuotes
    } else {
      return nil
    }
  }

  private static func isQuoted(_ first: Unicode.Scalar, _ last: Unicode.Scalar) -> Bool {
    switch (first, last) {
    case ("\"", "\""), ("'", "'"), ("`", "`"): true
    case ("\u{201c}", "\u{201d}"), ("\u{2018}", "\u{2019}"): true
    case ("\u{201e}", "\u{201c}"), ("\u{201e}", "\u{201d}"), ("\u{ab}", "\u{bb}"): true
    default: false
    }
  }

  /// Unicode's white space, and the characters without width that come along when text is copied.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0d, 0x20, 0x85, 0xa0, 0xad, 0x1680, 0x180e, 0x3000, 0xfeff: true
    case 0x2000...0x200f, 0x2028...0x202f, 0x205f...0x206f: true
    default: false
    }
  }
}
