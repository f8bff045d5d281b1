#if !hasFeature(Embedded)
  extension MeetingNumber: Codable {
    /// Decodes a number from a string of 9 to 11 digits, or from an integer.
    ///
    /// - Throws: `DecodingError`. If the value is a string or an integer, its description is that of
    ///   ``MeetingNumberError``.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      do {
        if let digits = try? container.decode(String.self) {
          try self.init(digits)
        } else {
          try self.init(try container.decode(Int64.self))
        }
      } catch let error as MeetingNumberError {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
      }
    }

    /// Encodes the digits as a string, which keeps leading zeros.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(description)
    }
  }
#endif
