/// What a client showed when it rejected a signature: a code, a message, or both.
///
///     let error = ClientError("{\"errorCode\":3712}")
///     let causes = error?.causes(on: .web()) ?? []
///
/// One code has many causes, and the same number has different meanings in different SDKs.
public struct ClientError: Sendable {
  /// The error code, if there is one.
  public let code: Int?

  /// The meanings of the code or the message in all clients.
  ///
  /// Empty for a code that isn't known.
  public let meanings: [ClientMessage]

  /// Creates an error from `code`, the number that the client showed.
  public init(code: Int) {
    self.code = code
    meanings = Self.messages.filter { $0.code == code }
  }

  /// Creates an error from what a client showed: a code such as `3712`, a message such as
  /// `Signature is invalid.`, or an object such as `{"errorCode":3712,"errorMessage":"…"}`.
  ///
  /// Returns `nil` if `text` contains neither a code nor a known message in its first kilobyte.
  public init?(_ text: String) { self.init(ArraySlice<UInt8>(text)) }

  /// The error in text, of which the first kilobyte is read.
  private init?(_ text: ArraySlice<UInt8>, codesAfter names: Words = codeNames) {
    let text = text.prefix(1024).trimmed
    let code = text.count <= 6 ? text.decimalValue : Self.number(in: text, after: names)
    let quoted = Self.closest(
      Self.messages.filter { $0.isVerbatim && text.contains(message: ArraySlice<UInt8>($0.text)) },
      to: text)
    let answer = Self.serverAnswers.first { text.contains(message: $0.dropFirst(5)) }
    if let code = answer?.prefix(4).decimalValue {
      // The server answers with 200, and the Web SDK has a code for each of its texts.
      self.init(code: Int(code))
    } else if !quoted.isEmpty {
      let named = quoted.filter { $0.code.map(Int64.init) == code }
      self.init(
        code: named.first?.code ?? quoted[0].code, meanings: named.isEmpty ? quoted : named)
    } else if let code {
      self.init(code: Int(code))
    } else {
      return nil
    }
  }

  private init(code: Int?, meanings: [ClientMessage]) {
    (self.code, self.meanings) = (code, meanings)
  }

  /// The error in text that was pasted in place of a signature.
  ///
  /// Returns `nil` if the text may be something else, such as an answer of an endpoint.
  init?(pasted text: ArraySlice<UInt8>) {
    guard text.count <= 600, text.firstIndex(of: "eyJ") == nil else { return nil }
    let shown = ClientError(around: text)
    guard let error = shown ?? ClientError(text, codesAfter: Self.codeNamesOfSDKs),
      !error.meanings.isEmpty || text.firstIndex(of: "JOIN_MEETING_FAILED") != nil
    else { return nil }
    if shown == nil {
      // Anything prints these names, and the status of a response after them.
      let subjects: Words = "zoom|Zoom|auth|Auth|SDK|eeting"
      guard subjects.occur(in: text), text.first != UInt8(ascii: "{"),
        error.code.map({ !(400..<600 ~= $0) }) ?? true
      else { return nil }
    }
    self = error
  }

  /// The error that a client shows in text, which may also contain a signature.
  init?(around text: ArraySlice<UInt8>) { self.init(text, codesAfter: Self.clientCodeNames) }

  /// Returns the meanings on `platform`, or all of them if it is `nil` or has none.
  public func meanings(on platform: MeetingSDKPlatform?) -> [ClientMessage] {
    guard let platform else { return meanings }
    let known = meanings.filter { platform.includes($0.client) }
    return known.isEmpty ? meanings : known
  }

  /// Returns the causes that can lead to the error on `platform`, or on any if it is `nil`.
  ///
  /// Those whose first message it is precede the others. Among them, the secret, the times, and the
  /// claims precede the text and its encoding, because programs get those wrong more often.
  public func causes(on platform: MeetingSDKPlatform?) -> [InspectionCause] {
    var rest = InspectionCause.all.filter { rank(of: $0, on: platform) != nil }
    var causes: [InspectionCause] = []
    for family in ["hmac.", "time.", "key.", "meeting.", "role.", "container.", "kind."] {
      causes += rest.filter { $0.identifier.utf8.starts(with: family.utf8) }
      rest = rest.filter { !$0.identifier.utf8.starts(with: family.utf8) }
    }
    return ranked(causes + rest, on: platform)
  }

  /// The causes with those that lead to the error first.
  func ranked(_ causes: [InspectionCause], on platform: MeetingSDKPlatform?) -> [InspectionCause] {
    let ranks = causes.map { rank(of: $0, on: platform) }
    var ranked: [InspectionCause] = []
    for wanted in [0, 1, nil] {
      for (cause, rank) in zip(causes, ranks) where rank == wanted { ranked.append(cause) }
    }
    return ranked
  }

  /// 0 if the cause leads to the error before all others, 1 if it can lead to it, and `nil` if it
  /// isn't known to.
  func rank(of cause: InspectionCause, on platform: MeetingSDKPlatform?) -> Int? {
    let meanings = meanings(on: platform)
    let messages = cause.clientMessages
    for (index, message) in messages.enumerated()
    where meanings.contains(where: { $0.isSame(as: message) }) {
      return messages[..<index].contains { $0.client == message.client } ? 1 : 0
    }
    return nil
  }
}

extension ClientError: CustomStringConvertible {
  /// The code, or the message.
  public var description: String {
    code.map { "\($0)" } ?? meanings.first.map { "'\($0.text)'" } ?? "an unknown error"
  }
}

extension ClientError {
  /// The names of a code that only clients use.
  private static var clientCodeNames: Words { "errorCode|ErrorCode|Error=|iResult" }

  /// The names that programs print before a code of an SDK.
  private static var codeNamesOfSDKs: Words { "error code|Error code|Error:|rawValue" }

  private static var codeNames: Words {
    "errorCode|ErrorCode|Error=|iResult|error_code|Error:|error code|Error code|rawValue|code"
  }

  /// The number after the name of a code, as in `"errorCode":3712` or `Error=5`.
  private static func number(in text: ArraySlice<UInt8>, after names: Words) -> Int64? {
    for name in names {
      var rest = text
      while let start = rest.firstIndex(of: name) {
        rest = rest[(start + name.count)...]
        // internalErrorCode is another number.
        if start > text.startIndex, isAlphanumeric(text[start - 1]) { continue }
        let value = rest.prefix(12).drop { !isAlphanumeric($0) }.prefix(8)
        if let code = value.prefix(while: isDecimalDigit).decimalValue { return code }
      }
    }
    return nil
  }

  /// The messages without those that are part of another, or are in other letters than another.
  private static func closest(
    _ messages: [ClientMessage], to text: ArraySlice<UInt8>
  ) -> [ClientMessage] {
    let whole = messages.filter { message in
      !messages.contains {
        $0.text.utf8.count > message.text.utf8.count
          && ArraySlice<UInt8>($0.text).contains(message: ArraySlice<UInt8>(message.text))
      }
    }
    let exact = whole.filter { text.firstIndex(of: $0.text) != nil }
    return exact.isEmpty ? whole : exact
  }

  /// The known messages, each once.
  private static var messages: [ClientMessage] {
    var found: [ClientMessage] = []
    for symptom in ClientSymptom.allCases {
      for message in symptom.messages
      where !found.contains(where: { $0.isSame(as: message) }) {
        found.append(message)
      }
    }
    return found
  }

  /// The texts with which the server answers a join from the web, and the codes that the Web SDK
  /// shows for them.
  private static var serverAnswers: Words {
    """
    3704 The api key is wrong|3708 The role is not applicable|3710 The account don't enable API|\
    3711 Can not be host in other account's meeting|3712 Invalid signature.
    """
  }
}

extension ClientMessage {
  fileprivate func isSame(as other: ClientMessage) -> Bool {
    client == other.client && code == other.code && text.hasSameBytes(as: other.text)
  }
}

extension ArraySlice<UInt8> {
  /// Whether the text of a message is in this, with or without its period, regardless of the case
  /// of letters.
  fileprivate func contains(message: ArraySlice<UInt8>) -> Bool {
    var wanted = message
    if wanted.last == dot { wanted = wanted.dropLast() }
    guard let first = wanted.first else { return false }
    var rest = self
    while rest.count >= wanted.count {
      if let byte = rest.first, byte | 0x20 == first | 0x20,
        zip(rest, wanted).allSatisfy({ $0 == $1 || isAlphanumeric($0) && $0 | 0x20 == $1 | 0x20 })
      {
        return true
      }
      rest = rest.dropFirst()
    }
    return false
  }
}
