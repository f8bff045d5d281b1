extension UnixTime: LosslessStringConvertible {
  /// Creates a time from seconds since 1970 in decimal, with up to three digits after a point, as
  /// ``description`` writes them. Returns `nil` for anything else, and for times out of range.
  public init?(_ description: String) {
    let parts = description.utf8.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    var fraction = parts.count == 2 ? Array(parts[1]) : []
    guard fraction.count <= 3, parts.count == 1 || !fraction.isEmpty else { return nil }
    fraction += repeatElement(UInt8(ascii: "0"), count: 3 - fraction.count)
    guard parts[0].count <= 12, let seconds = decimalValue(parts[0]),
      let milliseconds = decimalValue(fraction), let time = try? UnixTime(seconds: seconds)
    else { return nil }
    self.init(knownMilliseconds: time.milliseconds + milliseconds)
  }

  /// The seconds since 1970 in decimal, with three digits after a point if they are not whole:
  /// `1700000000`, `1700000000.250`.
  public var description: String {
    let rest = milliseconds % 1000
    guard rest > 0 else { return "\(seconds)" }
    return "\(seconds)." + (rest < 10 ? "00" : rest < 100 ? "0" : "") + "\(rest)"
  }
}

/// The value of at most 12 decimal digits, or `nil` if there are none or others.
private func decimalValue(_ digits: some Collection<UInt8>) -> Int64? {
  guard !digits.isEmpty else { return nil }
  var value: Int64 = 0
  for digit in digits {
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
    value = value * 10 + Int64(digit & 15)
  }
  return value
}

#if !hasFeature(Embedded)
  extension UnixTime: Codable {
    /// Decodes a time from a number of seconds since 1970, as JWTs have it (RFC 7519, section 2,
    /// NumericDate), with or without a fraction.
    ///
    /// - Throws: `DecodingError` for anything else. For a number that is out of range, such as
    ///   milliseconds, its description is that of ``UnixTimeError``.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      do {
        if let seconds = try? container.decode(Int64.self) {
          try self.init(seconds: seconds)
        } else {
          try self.init(fractionalSeconds: try container.decode(Double.self))
        }
      } catch let error as UnixTimeError {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
      }
    }

    /// Encodes the seconds since 1970: an integer, or a number with a fraction if they are not whole.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if milliseconds % 1000 == 0 {
        try container.encode(seconds)
      } else {
        try container.encode(Double(milliseconds) / 1000)
      }
    }
  }
#endif
