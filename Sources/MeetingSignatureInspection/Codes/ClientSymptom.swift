/// What a rejection looks like in the clients, by the error codes of Web SDK 6.2.0 and of the
/// headers of the native SDKs.
enum ClientSymptom: CaseIterable {
  case nothing, signatureInvalid, keyInvalid, keyMissing, expired, meetingNumberWrong, roleWrong
  case notText, legacy, genericFailure, invalidArguments, hostRefused, otherToken
  case appNotActivated, unpublished, authorizationMissing, signInRequired, keyBlocked, tooOld
  case wrongPasscode, otherCauses

  var messages: [ClientMessage] {
    let messages = words.compactMap { ClientMessage($0) }
    return isWrongToken ? messages + Self.wrongToken.compactMap { ClientMessage($0) } : messages
  }

  /// Whether the native SDKs say that the token is wrong.
  private var isWrongToken: Bool {
    switch self {
    case .signatureInvalid, .otherToken, .expired, .notText, .legacy: true
    default: false
    }
  }

  /// The messages: client, code, and text, which is in quotation marks if clients show it verbatim.
  private var words: Words {
    switch self {
    case .nothing: ""
    case .signatureInvalid, .otherToken: "web 3712 'Signature is invalid.'"
    case .keyInvalid:
      """
      web 3704 'The accounts API Key is not valid.'|\
      web 5013 'Invalid apiKey/sdkKey and/or signature'|\
      android 6 wrong key or secret|\
      ios 2 wrong key or secret|\
      desktop 2 wrong key or secret
      """
    case .keyMissing:
      """
      web - 'appKey can not empty in the signature'|\
      android 1 invalid arguments|\
      ios 1 key or secret empty|\
      desktop 1 key or secret empty
      """
    case .expired: "web 3705 'The signature has expired.'"
    case .meetingNumberWrong: "web 3706 'The meeting number is wrong.'"
    case .roleWrong: "web 3708 'Incorrect role.'"
    case .notText:
      """
      web 1 undefined|\
      web - 'split is not a function'|\
      web - 'Cannot read properties of undefined (reading 'split')'
      """
    case .legacy:
      """
      web - 'Cannot read properties of undefined (reading 'replace')'|\
      web - 'Failed to execute 'atob' on 'Window''|\
      web 3712 'Signature is invalid.'
      """
    case .genericFailure:
      """
      web 1 undefined|\
      web 3706 'The meeting number is wrong.'
      """
    case .invalidArguments: "android 1 invalid arguments"
    case .hostRefused:
      """
      web 3711 'Cannot host another meeting concurrently'|\
      web 3003 the meeting's state doesn't allow it|\
      web 4003 invalid parameter
      """
    case .appNotActivated:
      """
      web 3712 'Signature is invalid.'|\
      android 8 SDK not enabled|\
      android 7 account not supported|\
      ios 4 SDK not enabled|\
      ios 3 account not supported|\
      desktop 4 SDK not enabled|\
      desktop 3 account not supported
      """
    case .unpublished:
      """
      web 4011 unpublished app|\
      web 3712 'Signature is invalid.'|\
      web-component-view 200 'Fail to join the meeting.'|\
      native-join 63 'UNABLE_TO_JOIN_EXTERNAL_MEETING'
      """
    case .authorizationMissing:
      """
      web 4012 anonymous join not allowed|\
      web 4013 OBF or ZAK token missing or invalid|\
      web 3265 ZAK or OBF token error|\
      web 3623 ZAK or OBF token error|\
      web 5013 'Invalid apiKey/sdkKey and/or signature'|\
      native-join 500 'APP_PRIVILEGE_TOKEN_ERROR'|\
      native-join 501 'AUTHORIZED_USER_NOT_INMEETING'|\
      native-join 502 'ON_BEHALF_TOKEN_CONFLICT_LOGIN_ERROR'|\
      native-join 503 'USER_LEVEL_TOKEN_NOT_HAVE_HOST_ZAK_OBF'|\
      native-join 504 'APP_CAN_NOT_ANONYMOUS_JOIN_MEETING'|\
      native-join 505 'ON_BEHALF_TOKEN_INVALID'|\
      native-join 506 'ON_BEHALF_TOKEN_NOT_MATCH_MEETING'
      """
    case .signInRequired: "native-join 82 'NEED_SIGN_IN_FOR_PRIVATE_MEETING'"
    case .keyBlocked:
      """
      web 3710 'The API Key is deactivated'|\
      web 6603 SDK key blocked by the host's admin|\
      native-join 64 'BLOCKED_BY_ACCOUNT_ADMIN'
      """
    case .tooOld:
      """
      web 10000 the SDK is too old|\
      ios 10 client incompatible|\
      desktop 10 client incompatible
      """
    case .wrongPasscode: "web - asks for the passcode, or rejects it"
    default: Self.otherMessages
    }
  }

  /// The codes that neither a signature nor its app leads to.
  private static var otherMessages: Words {
    """
    web 3000 the meeting's state|\
    web 3008 the meeting's state|\
    web 2 the SDK isn't initialized: call init() before join()|\
    web 3707 'The meeting number is not found.'|\
    web 3709 'The meeting host is not found.'|\
    web 3713 No permission.|\
    web-component-view 200 the general failure: read the reason next to it|\
    ios 5 a fault of the network, not of the token|\
    desktop 5 unknown error, not of the token|\
    ios 12 too many requests: wait|\
    desktop 12 too many requests: wait
    """
  }

  /// How the native SDKs say that a token is wrong.
  private static var wrongToken: Words {
    """
    android 5 'TOKENWRONG'|\
    ios 11 'TokenWrong'|\
    desktop 11 'JWTTOKENWRONG'|\
    react-native 5 internalErrorCode 124
    """
  }
}

extension ClientMessage {
  /// A message from its client's name, its code, and its text.
  ///
  /// `nil` if the text is empty.
  fileprivate init?(_ words: ArraySlice<UInt8>) {
    let (name, rest) = words.divided(at: " ")
    let (code, text) = rest.divided(at: " ")
    guard let client = Client.allCases.first(where: { name.equals($0.name) }) else { return nil }
    let isVerbatim = text.first == UInt8(ascii: "'")
    self.init(
      client: client, code: code.decimalValue.map { Int($0) },
      text: (isVerbatim ? text.dropFirst().dropLast() : text).string, isVerbatim: isVerbatim)
  }
}
