#if canImport(PureCrypto)
  internal import PureBase64
#endif

/// A legacy signature, split into its fields.
struct LegacySignatureText {
  /// The text as it was sent.
  let outer: ArraySlice<UInt8>

  /// Whether the text is base64, as it should be, and not the fields themselves.
  let isEncoded: Bool

  /// The fields, at least one.
  ///
  /// If they are five: key, meeting number, time, role, and hash.
  let fields: [ArraySlice<UInt8>]

  var key: ArraySlice<UInt8> { fields[0] }
  var role: ArraySlice<UInt8> { fields[fields.count - 2] }
  var hash: ArraySlice<UInt8> { fields[fields.count - 1] }

  /// The text as a legacy signature.
  ///
  /// `nil` if it is neither one nor the remainder of one.
  init?(_ text: ArraySlice<UInt8>, _ segments: [ArraySlice<UInt8>], givenKey: ArraySlice<UInt8>?) {
    outer = text
    isEncoded = segments.count == 1
    if !isEncoded {
      guard let fields = Self.fields(segments) else { return nil }
      self.fields = fields
      return
    }
    let decoded = Base64Diagnosis(text)
    let bytes = decoded.bytes[...]
    let parts = bytes.splitAtDots
    if let fields = Self.fields(parts) {
      self.fields = fields
      return
    }
    guard text.count >= 12, decoded.firstForeign == nil, !bytes.hasPrefix("{") else { return nil }
    if bytes == givenKey {
      fields = [bytes]
      return
    }
    let hasNumber = parts.dropFirst().contains { $0.isDecimal && $0.count >= 9 }
    let isKey = bytes.count >= 16 && bytes.allSatisfy { isKeyCharacter($0) || $0 == dot }
    guard isKey && (parts.count == 1 || hasNumber) || hasNumber && bytes.allSatisfy(isPrintable)
    else { return nil }
    fields = parts
  }

  /// The fields of a legacy signature, from its parts between the dots.
  ///
  /// `nil` if they aren't five or six fields with digits for the number and the time. The key may
  /// contain dots, so the others are counted from the end.
  static func fields(_ parts: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>]? {
    guard 5...32 ~= parts.count else { return nil }
    let last = parts.suffix(4)
    var before = parts.dropLast(4)
    let (number, time) = (last[last.startIndex], last[last.startIndex + 1])
    let (role, hash) = (last[last.startIndex + 2], last[last.startIndex + 3])
    guard time.isDecimal, 9...16 ~= time.count, role.count <= 8, hash.count >= 20 else {
      return nil
    }
    // Six fields have iat and exp instead of one time: key.number.iat.exp.role.hash.
    if let sixth = before.last, before.count > 1, sixth.isDecimal, 9...11 ~= sixth.count,
      number.isDecimal, number.count == 10, time.count == 10
    {
      before.removeLast()
      return [ArraySlice<UInt8>(joinedByDots(Array(before))), sixth] + last
    }
    return [ArraySlice<UInt8>(joinedByDots(Array(before)))] + last
  }

  /// The fields before the hash.
  var messageFields: [ArraySlice<UInt8>] { Array(fields.prefix(4)) }

  /// These fields without a separator.
  var message: [UInt8] { messageFields.reduce(into: []) { $0 += $1 } }

  /// The message that the hash authenticates: base64 of the fields.
  var encodedMessage: [UInt8] { Self.standardBase64(of: message) }

  static func standardBase64(of message: [UInt8]) -> [UInt8] {
    Base64.encodedBytes(of: message, as: .standard)
  }
}
