/// The version of an SDK: `5.0.0`.
public struct MeetingSDKVersion: Hashable, Sendable {
  public let major: Int
  public let minor: Int
  public let patch: Int

  public init(_ major: Int, _ minor: Int = 0, _ patch: Int = 0) {
    (self.major, self.minor, self.patch) = (major, minor, patch)
  }

  /// One to three numbers of at most six digits with dots between: `5`, `3.13`, `3.13.1`. Nil for
  /// anything else.
  public init?(_ text: String) {
    let parts = utf8Bytes(of: text).partsBetweenDots
    guard parts.count <= 3 else { return nil }
    var numbers = [0, 0, 0]
    for (index, part) in parts.enumerated() {
      guard part.count <= 6, let number = part.wholeNumber else { return nil }
      numbers[index] = Int(number)
    }
    self.init(numbers[0], numbers[1], numbers[2])
  }
}

extension MeetingSDKVersion: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}

extension MeetingSDKVersion: CustomStringConvertible {
  /// The three numbers.
  public var description: String { "\(major).\(minor).\(patch)" }
}
