/// A message that a client shows when it rejects a signature.
public struct ClientMessage: Sendable {
  /// Whether the Web SDK shows the message, rather than a native SDK.
  public let isWeb: Bool

  /// The error code, if there is one.
  public let code: Int?

  /// The text of the message, or the name of the code.
  public let text: String
}

extension ClientMessage: CustomStringConvertible {
  /// The client, the code, and the text.
  public var description: String {
    let code = code.map { "\($0) " } ?? ""
    return "\(isWeb ? "Web SDK" : "native SDK"): \(code)\(text)"
  }
}

/// What a rejection looks like in a client, by the error codes of Web SDK 6.2.0 and of the native
/// SDKs.
enum ClientSymptom {
  case nothing, signatureInvalid, keyInvalid, keyMissing, expired, meetingNumberWrong, roleWrong
  case notText, legacy, genericFailure, invalidArguments, hostRefused, otherToken
  case appNotActivated, unpublished, authorizationMissing, keyBlocked, tooOld, wrongPasscode

  var messages: [ClientMessage] {
    switch self {
    case .nothing: []
    case .signatureInvalid, .otherToken:
      [.web(3712, "Signature is invalid."), .wrongToken, .wrongDesktopToken]
    case .keyInvalid:
      [.web(3704, "The accounts API Key is not valid."), .native(2, "wrong key or secret")]
    case .keyMissing:
      [
        .web(nil, "appKey can not empty in the signature"),
        .native(1, "invalid arguments, or key and secret empty"),
      ]
    case .expired: [.web(3705, "The signature has expired."), .wrongToken, .wrongDesktopToken]
    case .meetingNumberWrong: [.web(3706, "The meeting number is wrong.")]
    case .roleWrong: [.web(3708, "Incorrect role.")]
    case .notText:
      [
        .web(1, "undefined"), .web(nil, "TypeError: signature.split is not a function"),
        .wrongToken, .wrongDesktopToken,
      ]
    case .legacy:
      [
        .web(nil, "TypeError: Cannot read properties of undefined (reading 'replace')"),
        .web(3712, "Signature is invalid."), .wrongToken, .wrongDesktopToken,
      ]
    case .genericFailure: [.web(1, "undefined"), .web(3706, "The meeting number is wrong.")]
    case .invalidArguments: [.native(1, "invalid arguments")]
    case .hostRefused:
      [
        .web(3711, "Cannot host another meeting concurrently"),
        .web(3003, "the meeting's state doesn't allow it"),
        .web(4003, "invalid parameter"),
      ]
    case .appNotActivated: [.web(3712, "Signature is invalid."), .native(4, "SDK not enabled")]
    case .unpublished: [.web(4011, "unpublished app"), .web(3712, "Signature is invalid.")]
    case .authorizationMissing:
      [
        .web(4012, "anonymous join not allowed"), .web(4013, "OBF or ZAK token missing or invalid"),
        .web(3265, "ZAK or OBF token error"),
      ]
    case .keyBlocked:
      [.web(3710, "The API Key is deactivated"), .web(6603, "SDK key blocked by the host's admin")]
    case .tooOld: [.web(10000, "the SDK is too old"), .native(10, "client incompatible")]
    case .wrongPasscode: [.web(nil, "asks for the passcode, or rejects it")]
    }
  }
}

extension ClientMessage {
  fileprivate static func web(_ code: Int?, _ text: String) -> ClientMessage {
    ClientMessage(isWeb: true, code: code, text: text)
  }

  fileprivate static func native(_ code: Int, _ text: String) -> ClientMessage {
    ClientMessage(isWeb: false, code: code, text: text)
  }

  /// Shown on Android, and in React Native along with `internalErrorCode=124`.
  fileprivate static var wrongToken: ClientMessage { .native(5, "TOKENWRONG") }

  /// Shown on Windows, Linux, and macOS.
  fileprivate static var wrongDesktopToken: ClientMessage { .native(11, "JWTTOKENWRONG") }
}
