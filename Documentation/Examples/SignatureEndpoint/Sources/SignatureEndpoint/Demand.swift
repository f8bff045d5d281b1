/// What somebody asks the server for.
public enum Demand: Hashable, Sendable {
  /// A signature for the meeting with this number (as the client sent it), as the host or not.
  /// Without a number, it is for a native SDK.
  case signature(meetingNumber: String?, asHost: Bool)
  /// A report on a signature.
  case inspection
}

/// What a body asks.
protocol BodyQuestion {
  init(_ body: [UInt8]) throws(Problems)

  var demand: Demand { get }
}
