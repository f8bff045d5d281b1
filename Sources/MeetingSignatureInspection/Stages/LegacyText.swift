/// A legacy signature, taken apart.
struct LegacyText {
  /// The text as it was sent.
  let outer: [UInt8]
  /// Whether it is base64, as it should be, and not the fields in clear.
  let isEncoded: Bool
  /// The fields, at least one: key, meeting number, time, role and hash if they are five.
  let fields: [[UInt8]]

  var key: [UInt8] { fields[0] }
  var hash: [UInt8] { fields[fields.count - 1] }
}

/// The fields of a legacy signature, if these bytes look like one: five or six of them, with digits for
/// number and time. The key may have dots in it, so the others are counted from the end.
func legacyFields(_ bytes: [UInt8]) -> [[UInt8]]? {
  let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    .map { Array($0) }
  guard parts.count >= 5, parts.count <= 32, let hash = parts.last, hash.count >= 20 else {
    return nil
  }
  let behindKey = parts.suffix(4)
  let (time, role) = (Array(behindKey)[1], Array(behindKey)[2])
  guard time.isDecimal, 9...16 ~= time.count, role.count <= 8 else { return nil }
  // Six fields have iat and exp where five have one time: key.number.iat.exp.role.hash.
  let number = Array(behindKey)[0]
  if parts.count >= 6, number.isDecimal, number.count == 10, time.count == 10,
    let before = parts.dropLast(4).last, before.isDecimal, 9...11 ~= before.count
  {
    return [Array(parts.dropLast(5).joined(separator: [UInt8(ascii: ".")])), before, number]
      + parts.suffix(3)
  }
  return [Array(parts.dropLast(4).joined(separator: [UInt8(ascii: ".")]))] + behindKey
}

extension InspectionRun {
  /// The text as a legacy signature, if it is one, or what is left of one.
  func legacyText(_ text: [UInt8], _ segments: [ArraySlice<UInt8>]) -> LegacyText? {
    if segments.count > 1 {
      return legacyFields(text).map { LegacyText(outer: text, isEncoded: false, fields: $0) }
    }
    let outer = TolerantBase64(text)
    if let fields = legacyFields(outer.bytes) {
      return LegacyText(outer: text, isEncoded: true, fields: fields)
    }
    guard text.count >= 12, outer.firstForeign == nil, !outer.bytes.starts(with: "{".utf8) else {
      return nil
    }
    let isKnownKey = known.credentials?.key.map { outer.bytes.isText($0) } ?? false
    let parts = outer.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isKeyLike = outer.bytes.allSatisfy {
      isAlphanumeric($0) || [0x2d, 0x2e, 0x5f].contains($0)
    }
    let hasNumber = parts.count > 1 && parts.dropFirst().contains { $0.isDecimal && $0.count >= 9 }
    guard
      isKnownKey || isKeyLike && outer.bytes.count >= 16 && (parts.count == 1 || hasNumber)
        || hasNumber && outer.bytes.isPrintable
    else { return nil }
    return LegacyText(
      outer: text, isEncoded: true, fields: isKnownKey ? [outer.bytes] : parts.map { Array($0) })
  }
}
