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
