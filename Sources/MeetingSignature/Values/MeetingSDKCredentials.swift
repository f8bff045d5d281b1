#if canImport(PureCrypto)
  internal import PureCrypto
  internal import PureJWT
#endif

/// The key and the secret of a Zoom app: Client ID and Client Secret, or SDK Key and SDK Secret.
///
/// For legacy signatures: API Key and API Secret.
///
/// Common paste errors are rejected, because they would otherwise surface only as an invalid
/// signature: surrounding whitespace and quotes, the trailing newline of a file, or the key in
/// place of the secret.
///
/// The secret never appears in descriptions or mirrors, and is zeroed when the last copy is
/// released.
public struct MeetingSDKCredentials: Sendable {
  /// The key.
  ///
  /// It is not secret: every signature contains it.
  public let key: String

  let jwtKey: JWTKey

  /// Creates credentials whose secret is the UTF-8 encoding of a string.
  ///
  /// - Parameters:
  ///   - key: The Client ID, SDK Key, or API Key.
  ///   - secret: The Client Secret, SDK Secret, or API Secret that belongs to the key.
  /// - Throws: ``MeetingSDKCredentialsError``, which names the problem and never the value.
  public init(key: String, secret: String) throws(MeetingSDKCredentialsError) {
    if let reason = PastedTextFault(in: secret)?.reason {
      throw MeetingSDKCredentialsError(reason, in: .secret)
    }
    try self.init(key, SymmetricKey(data: secret.utf8))
  }

  /// Creates credentials from the bytes of a secret that is not text.
  ///
  /// - Parameters:
  ///   - key: The Client ID, SDK Key, or API Key.
  ///   - secretBytes: The secret. Only an empty one, one of NUL bytes, and one equal to the key are
  ///     rejected.
  /// - Throws: ``MeetingSDKCredentialsError``, which names the problem and never the value.
  public init(
    key: String, secretBytes: some Sequence<UInt8>
  ) throws(MeetingSDKCredentialsError) {
    try self.init(key, SymmetricKey(data: secretBytes))
  }

  private init(_ key: String, _ secret: SymmetricKey) throws(MeetingSDKCredentialsError) {
    if let reason = PastedTextFault(in: key)?.reason {
      throw MeetingSDKCredentialsError(reason, in: .key)
    }
    for scalar in key.unicodeScalars where isNoncharacter(scalar) {
      throw MeetingSDKCredentialsError(.noncharacter, in: .key)
    }
    if secret._isEqual(to: key.utf8) {
      throw MeetingSDKCredentialsError(.sameAsKey, in: .secret)
    }
    if secret.bitCount > 0, secret.isZero {
      throw MeetingSDKCredentialsError(.onlyNUL, in: .secret)
    }
    guard let jwtKey = try? JWTKey(_secret: secret) else {
      throw MeetingSDKCredentialsError(.empty, in: .secret)
    }
    self.key = key
    self.jwtKey = jwtKey
  }
}

extension MeetingSDKCredentials: CustomStringConvertible {
  /// The key.
  ///
  /// The secret never appears.
  public var description: String { "MeetingSDKCredentials(key: \(key))" }
}

#if !hasFeature(Embedded)
  extension MeetingSDKCredentials: CustomReflectable {
    /// A mirror without the secret.
    public var customMirror: Mirror { Mirror(self, children: ["key": key]) }
  }
#endif

/// Returns whether a code point is valid in a Swift string, but not in I-JSON.
private func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
  0xfdd0...0xfdef ~= scalar.value || scalar.value & 0xfffe == 0xfffe
}

/// An error that explains why a key or a secret is rejected.
///
/// It never contains the value.
public struct MeetingSDKCredentialsError: Error, Hashable, Sendable {
  /// The cause of the error.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code {
      case empty, onlyNUL, trailingNewline, surroundingSpace, surroundingQuotes, noncharacter
      case sameAsKey
    }
    private let code: Code

    /// The value is empty.
    public static let empty = Reason(code: .empty)
    /// The value consists of NUL bytes, so that it is the empty key to HMAC (RFC 2104, section
    /// 2).
    public static let onlyNUL = Reason(code: .onlyNUL)
    /// The value ends with a newline, as a file does.
    public static let trailingNewline = Reason(code: .trailingNewline)
    /// Whitespace, a byte-order mark, or another invisible character at the start or the end.
    public static let surroundingSpace = Reason(code: .surroundingSpace)
    /// Surrounding quotes, as in configuration files and JSON.
    public static let surroundingQuotes = Reason(code: .surroundingQuotes)
    /// A code point such as U+FFFE that is not a character and cannot be in a payload (RFC 7493,
    /// section 2.1).
    public static let noncharacter = Reason(code: .noncharacter)
    /// The secret equals the key.
    public static let sameAsKey = Reason(code: .sameAsKey)

    /// The cause in words.
    public var description: String {
      switch code {
      case .empty: "is empty"
      case .onlyNUL: "consists of NUL bytes"
      case .trailingNewline: "ends with a newline"
      case .surroundingSpace: "has surrounding whitespace"
      case .surroundingQuotes: "has surrounding quotes"
      case .noncharacter: "contains a code point that is not a character"
      case .sameAsKey: "equals the key"
      }
    }
  }

  /// The value that is rejected.
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

  /// The cause of the error.
  public let reason: Reason

  /// The value that is rejected.
  public let part: Part

  init(_ reason: Reason, in part: Part) {
    self.reason = reason
    self.part = part
  }
}

extension MeetingSDKCredentialsError: CustomStringConvertible {
  /// A sentence with the value's name and the cause.
  public var description: String { "the \(part) \(reason)" }
}

/// A problem with a key or secret that was pasted or read from a file.
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
    } else if !scalars.dropFirst().isEmpty, PastedTextFault.isQuoted(first, last) {
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

  /// Returns whether a character is whitespace, or one of those without width that are copied
  /// along with text.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0d, 0x20, 0x85, 0xa0, 0xad, 0x1680, 0x180e, 0x3000, 0xfeff: true
    case 0x2000...0x200f, 0x2028...0x202f, 0x205f...0x206f: true
    default: false
    }
  }
}
