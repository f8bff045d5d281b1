#if !hasFeature(Embedded)
  /// A document can be part of other coded values:
  ///
  ///     struct Response: Codable {
  ///       var signature: String
  ///       var details: JSONValue
  ///     }
  ///
  /// A coder decides about everything but the values: Foundation's keeps neither the order of
  /// members nor the spelling of numbers, and merges names that are equal to Swift's `==`. To
  /// keep a document as it is, use ``serialized()`` and
  /// ``init(parsing:maximumDepth:maximumByteCount:)``.
  ///
  /// Coding recurses, unlike reading and writing, so that it is limited to 32 levels, which fit a
  /// thread with 128 KiB of stack.
  extension JSONValue: Codable {
    /// Decodes a value.
    ///
    /// - Throws: `DecodingError` for a document that is nested too deep, and for what JSON does
    ///   not have, such as a number that is not finite.
    public init(from decoder: any Decoder) throws {
      guard decoder.codingPath.count <= Self.maximumCodingDepth else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: Self.tooDeep))
      }
      if let container = try? decoder.container(keyedBy: Name.self) {
        self = .object(
          try container.allKeys.map {
            Member($0.stringValue, try container.decode(JSONValue.self, forKey: $0))
          })
      } else if var container = try? decoder.unkeyedContainer() {
        var elements: [JSONValue] = []
        while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
        self = .array(elements)
      } else {
        self = try JSONValue(scalarIn: decoder.singleValueContainer())
      }
    }

    private static var maximumCodingDepth: Int { 32 }

    private static var tooDeep: String { "JSON is coded up to 32 levels deep." }

    private init(scalarIn container: any SingleValueDecodingContainer) throws {
      if container.decodeNil() {
        self = .null
      } else if let value = try? container.decode(Bool.self) {
        self = .bool(value)
      } else if let value = try? container.decode(Int64.self) {
        self = .number(JSONNumber(value))
      } else if let value = try? container.decode(UInt64.self) {
        self = .number(JSONNumber(value))
      } else if let value = try? container.decode(String.self) {
        self = .string(value)
      } else {
        let value = try container.decode(Double.self)
        guard let number = JSONNumber(value) else {
          throw DecodingError.dataCorruptedError(
            in: container, debugDescription: "A JSON number must be finite.")
        }
        self = .number(number)
      }
    }

    /// Encodes the value.
    ///
    /// A number is encoded as an integer if it is one of 64 bits, and as a `Double` otherwise.
    ///
    /// - Throws: `EncodingError` for a document that is nested too deep.
    public func encode(to encoder: any Encoder) throws {
      guard encoder.codingPath.count <= Self.maximumCodingDepth else {
        throw EncodingError.invalidValue(
          self, .init(codingPath: encoder.codingPath, debugDescription: Self.tooDeep))
      }
      switch self {
      case .array(let elements):
        var container = encoder.unkeyedContainer()
        for element in elements { try container.encode(element) }
      case .object(let members):
        var container = encoder.container(keyedBy: Name.self)
        for member in members { try container.encode(member.value, forKey: Name(member.name)) }
      default:
        var container = encoder.singleValueContainer()
        try encodeScalar(to: &container)
      }
    }

    private func encodeScalar(to container: inout any SingleValueEncodingContainer) throws {
      switch self {
      case .bool(let value): try container.encode(value)
      case .string(let value): try container.encode(value)
      case .number(let value):
        if let integer = value.int64 {
          try container.encode(integer)
        } else if let integer = value.integer(as: UInt64.self) {
          try container.encode(integer)
        } else {
          try container.encode(value.double)
        }
      default: try container.encodeNil()
      }
    }

    private struct Name: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(_ name: String) { stringValue = name }
      init?(stringValue: String) { self.init(stringValue) }
      init?(intValue: Int) { return nil }
    }
  }
#endif
