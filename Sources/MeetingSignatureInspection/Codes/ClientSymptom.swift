/// What a rejection looks like in the clients, by the error codes of Web SDK 6.2.0 and of the
/// headers of the native SDKs.
enum ClientSymptom: CaseIterable {
  case nothing, signatureInvalid, keyInvalid, keyMissing, expired, meetingNumberWrong, roleWrong
  case notText, legacy, genericFailure, invalidArguments, hostRefused, otherToken
  case appNotActivated, unpublished, authorizationMissing, signInRequired, keyBlocked, tooOld
  case wrongPasscode, otherCauses

  var messages: [ClientMessage] {
    switch self {
    case .nothing: []
    case .signatureInvalid, .otherToken:
      [.web(3712, says: "Signature is invalid.")] + ClientMessage.wrongToken
    case .keyInvalid:
      [
        .web(3704, says: "The accounts API Key is not valid."),
        .web(5013, says: "Invalid apiKey/sdkKey and/or signature"),
        ClientMessage(.android, 6, "wrong key or secret"),
        ClientMessage(.iOS, 2, "wrong key or secret"),
        ClientMessage(.desktop, 2, "wrong key or secret"),
      ]
    case .keyMissing:
      [
        .web(nil, says: "appKey can not empty in the signature"),
        ClientMessage(.android, 1, "invalid arguments"),
        ClientMessage(.iOS, 1, "key or secret empty"),
        ClientMessage(.desktop, 1, "key or secret empty"),
      ]
    case .expired: [.web(3705, says: "The signature has expired.")] + ClientMessage.wrongToken
    case .meetingNumberWrong: [.web(3706, says: "The meeting number is wrong.")]
    case .roleWrong: [.web(3708, says: "Incorrect role.")]
    case .notText:
      [
        .web(1, "undefined"), .web(nil, says: "TypeError: signature.split is not a function"),
      ] + ClientMessage.wrongToken
    case .legacy:
      [
        .web(
          nil, says: "TypeError: Cannot read properties of undefined (reading 'replace')"),
        .web(3712, says: "Signature is invalid."),
      ] + ClientMessage.wrongToken
    case .genericFailure: [.web(1, "undefined"), .web(3706, says: "The meeting number is wrong.")]
    case .invalidArguments: [ClientMessage(.android, 1, "invalid arguments")]
    case .hostRefused:
      [
        .web(3711, says: "Cannot host another meeting concurrently"),
        .web(3003, "the meeting's state doesn't allow it"),
        .web(4003, "invalid parameter"),
      ]
    default: offlineMessages
    }
  }

  private var offlineMessages: [ClientMessage] {
    switch self {
    case .appNotActivated:
      [
        .web(3712, says: "Signature is invalid."),
        ClientMessage(.android, 8, "SDK not enabled"),
        ClientMessage(.android, 7, "account not supported"),
        ClientMessage(.iOS, 4, "SDK not enabled"),
        ClientMessage(.iOS, 3, "account not supported"),
        ClientMessage(.desktop, 4, "SDK not enabled"),
        ClientMessage(.desktop, 3, "account not supported"),
      ]
    case .unpublished:
      [
        .web(4011, "unpublished app"), .web(3712, says: "Signature is invalid."),
        ClientMessage(.componentView, 200, says: "Fail to join the meeting."),
        .join(63, "UNABLE_TO_JOIN_EXTERNAL_MEETING"),
      ]
    case .authorizationMissing:
      [
        .web(4012, "anonymous join not allowed"), .web(4013, "OBF or ZAK token missing or invalid"),
        .web(3265, "ZAK or OBF token error"), .web(3623, "ZAK or OBF token error"),
        .web(5013, says: "Invalid apiKey/sdkKey and/or signature"),
        .join(500, "APP_PRIVILEGE_TOKEN_ERROR"), .join(501, "AUTHORIZED_USER_NOT_INMEETING"),
        .join(502, "ON_BEHALF_TOKEN_CONFLICT_LOGIN_ERROR"),
        .join(503, "USER_LEVEL_TOKEN_NOT_HAVE_HOST_ZAK_OBF"),
        .join(504, "APP_CAN_NOT_ANONYMOUS_JOIN_MEETING"), .join(505, "ON_BEHALF_TOKEN_INVALID"),
        .join(506, "ON_BEHALF_TOKEN_NOT_MATCH_MEETING"),
      ]
    case .signInRequired: [.join(82, "NEED_SIGN_IN_FOR_PRIVATE_MEETING")]
    case .keyBlocked:
      [
        .web(3710, says: "The API Key is deactivated"),
        .web(6603, "SDK key blocked by the host's admin"),
        .join(64, "BLOCKED_BY_ACCOUNT_ADMIN"),
      ]
    case .tooOld:
      [
        .web(10000, "the SDK is too old"), ClientMessage(.iOS, 10, "client incompatible"),
        ClientMessage(.desktop, 10, "client incompatible"),
      ]
    case .wrongPasscode: [.web(nil, "asks for the passcode, or rejects it")]
    default: Self.messagesOfOtherCauses
    }
  }

  /// The codes that neither a signature nor its app leads to.
  private static var messagesOfOtherCauses: [ClientMessage] {
    [
      .web(2, "the SDK isn't initialized: call init() before join()"),
      .web(3707, says: "The meeting number is not found."),
      .web(3709, says: "The meeting host is not found."),
      .web(3713, "No permission."),
      ClientMessage(.componentView, 200, "the general failure: read the reason next to it"),
      ClientMessage(.iOS, 5, "a fault of the network, not of the token"),
      ClientMessage(.desktop, 5, "unknown error, not of the token"),
      ClientMessage(.iOS, 12, "too many requests: wait"),
      ClientMessage(.desktop, 12, "too many requests: wait"),
    ]
  }
}

extension ClientMessage {
  init(_ client: Client, _ code: Int?, _ text: String) {
    self.init(client: client, code: code, text: text, isVerbatim: false)
  }

  fileprivate init(_ client: Client, _ code: Int?, says text: String) {
    self.init(client: client, code: code, text: text, isVerbatim: true)
  }

  fileprivate static func web(_ code: Int?, _ text: String) -> ClientMessage {
    ClientMessage(.web, code, text)
  }

  fileprivate static func web(_ code: Int?, says text: String) -> ClientMessage {
    ClientMessage(.web, code, says: text)
  }

  fileprivate static func join(_ code: Int, _ name: String) -> ClientMessage {
    ClientMessage(.nativeJoin, code, says: name)
  }

  /// How the native SDKs say that a token is wrong.
  fileprivate static var wrongToken: [ClientMessage] {
    [
      ClientMessage(.android, 5, says: "TOKENWRONG"),
      ClientMessage(.iOS, 11, says: "TokenWrong"),
      ClientMessage(.desktop, 11, says: "JWTTOKENWRONG"),
      ClientMessage(.reactNative, 5, "internalErrorCode 124"),
    ]
  }
}
