/// Something that an inspection didn't check, because nothing was given to check it with.
public enum InspectionGap: Hashable, Sendable, CaseIterable {
  /// The HMAC: no secret was given.
  case secret
  /// The HMAC: part of the signature is missing or can't be read.
  case completeness
  /// The times: the clock was left out.
  case clock
  /// The key in the claims: no key was given to compare it with.
  case key
  /// The meeting number in the claims: the number passed to `join()` wasn't given.
  case meetingNumber
  /// The role in the claims: the intended role wasn't given.
  case role

  /// What wasn't checked.
  public var subject: String {
    switch self {
    case .secret, .completeness: "the HMAC"
    case .clock: "the clock"
    case .key: "the key"
    case .meetingNumber: "the meeting number"
    case .role: "the role"
    }
  }

  /// Why it wasn't checked.
  public var reason: String {
    switch self {
    case .secret: "no secret was given"
    case .completeness: "the signature is incomplete"
    case .clock: "the time of use was left out"
    case .key: "no key was given"
    case .meetingNumber: "the number passed to join() wasn't given"
    case .role: "the intended role wasn't given"
    }
  }

  /// What to give the inspector, in a sentence.
  public var remedy: String {
    switch self {
    case .secret: "Supply the secret."
    case .completeness: "Supply the whole signature."
    case .clock: "Supply the time at which the signature is used."
    case .key: "Supply the Client ID."
    case .meetingNumber: "Supply the meeting number that is passed to join()."
    case .role: "Supply the intended role."
    }
  }

  /// Whether the inspection can't be decided without it.
  var isDecisive: Bool {
    switch self {
    case .secret, .completeness, .clock: true
    case .key, .meetingNumber, .role: false
    }
  }

  /// The name, such as `secret`.
  public var name: String {
    switch self {
    case .secret: "secret"
    case .completeness: "completeness"
    case .clock: "clock"
    case .key: "key"
    case .meetingNumber: "meetingNumber"
    case .role: "role"
    }
  }
}
