/// The version of an SDK, such as `5.0.0`.
public struct MeetingSDKVersion: Hashable, Sendable {
  /// The major version.
  public let major: Int
  /// The minor version.
  public let minor: Int
  /// The patch version.
  public let patch: Int

  /// Creates a version from its `major`, `minor`, and `patch` numbers.
  public init(_ major: Int, _ minor: Int = 0, _ patch: Int = 0) {
    (self.major, self.minor, self.patch) = (major, minor, patch)
  }

  /// Creates a version from one to three numbers separated by dots, such as `5`, `3.13`, or
  /// `3.13.1`.
  ///
  /// Returns `nil` if `text` is anything else, or a number has more than six digits.
  public init?(_ text: String) {
    let parts = ArraySlice<UInt8>(text).splitAtDots
    guard parts.count <= 3 else { return nil }
    var numbers = [0, 0, 0]
    for (index, part) in parts.enumerated() {
      guard part.count <= 6, let number = part.decimalValue else { return nil }
      numbers[index] = Int(number)
    }
    self.init(numbers[0], numbers[1], numbers[2])
  }
}

extension MeetingSDKVersion: Comparable {
  /// Returns whether `left` is an older version than `right`.
  public static func < (left: Self, right: Self) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}

extension MeetingSDKVersion: CustomStringConvertible {
  /// The three numbers.
  public var description: String { "\(major).\(minor).\(patch)" }
}
