/// The place of a fault in what was inspected.
///
/// It is a claim, a range of bytes, or all of ``part``.
public struct InspectionPlace: Sendable {
  /// The part that contains the fault.
  public let part: Part

  /// The name of the claim or field, as in ``TokenContents``.
  ///
  /// A missing claim has the name that it should have. `nil` if the fault isn't that of a claim.
  public let claim: String?

  /// The bytes, counted from the start of ``part``.
  ///
  /// An empty range is where something is missing. `nil` if the fault is that of ``claim``, or of
  /// all of the part.
  public let range: Range<Int>?

  /// A part of what was inspected.
  public enum Part: Hashable, Sendable, CaseIterable {
    /// The text, as it was given to the inspector.
    case text
    /// The signature alone, as ``SignatureInspector/signature(in:)`` returns it.
    case token
    /// The first segment of a JWT.
    case header
    /// The second segment of a JWT.
    case payload
    /// The third segment of a JWT.
    case signature
    /// The bytes that the first segment of a JWT represents.
    case decodedHeader
    /// The bytes that the second segment of a JWT represents.
    case decodedPayload
    /// The fields of a legacy signature.
    case fields
  }
}

extension InspectionPlace: Hashable {
  /// Returns whether two places are the same.
  public static func == (left: Self, right: Self) -> Bool {
    guard left.part == right.part, left.range == right.range else { return false }
    guard let claim = left.claim, let other = right.claim else {
      return left.claim == nil && right.claim == nil
    }
    return claim.hasSameBytes(as: other)
  }

  /// Hashes the part, the name, and the range.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(part)
    hasher.combine(range?.lowerBound)
    hasher.combine(range?.upperBound)
    if let claim {
      for byte in claim.utf8 { hasher.combine(byte) }
    }
  }
}

extension InspectionPlace: CustomStringConvertible {
  /// The part, and the claim or the range, such as `payload, exp` or `signature, 43..<44`.
  public var description: String {
    if let claim { return "\(part), \(claim)" }
    guard let range else { return "\(part)" }
    return "\(part), \(range.lowerBound)..<\(range.upperBound)"
  }
}

extension InspectionPlace.Part: CustomStringConvertible {
  /// The name.
  public var description: String {
    switch self {
    case .text: "text"
    case .token: "token"
    case .header: "header"
    case .payload: "payload"
    case .signature: "signature"
    case .decodedHeader: "decodedHeader"
    case .decodedPayload: "decodedPayload"
    case .fields: "fields"
    }
  }
}
