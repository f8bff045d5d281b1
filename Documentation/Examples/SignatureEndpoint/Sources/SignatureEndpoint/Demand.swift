/// What somebody asks the server for.
public enum Demand: Hashable, Sendable {
  /// A signature for the meeting of a number, as it was sent, as its host or not. Without a number it
  /// is one for a native SDK, which is good for every meeting.
  case signature(meetingNumber: String?, asHost: Bool)
  /// A report on a signature.
  case inspection
}

/// What a body asks.
protocol BodyQuestion {
  init(_ body: [UInt8]) throws(Problems)

  var demand: Demand { get }
}
