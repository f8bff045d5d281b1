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
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 3 else { return nil }
    var numbers = [0, 0, 0]
    for (index, part) in parts.enumerated() {
      guard 1...6 ~= part.count else { return nil }
      for digit in part {
        guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
        numbers[index] = numbers[index] * 10 + Int(digit - UInt8(ascii: "0"))
      }
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
