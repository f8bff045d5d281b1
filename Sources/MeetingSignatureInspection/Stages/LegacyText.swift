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
  var before = bytes.partsBetweenDots
  guard 5...32 ~= before.count else { return nil }
  let last = Array(before.suffix(4))
  before.removeLast(4)
  let (number, time, role, hash) = (last[0], last[1], last[2], last[3])
  guard time.isDecimal, 9...16 ~= time.count, role.count <= 8, hash.count >= 20 else { return nil }
  // Six fields have iat and exp where five have one time: key.number.iat.exp.role.hash.
  if let sixth = before.last, before.count > 1, sixth.isDecimal, 9...11 ~= sixth.count,
    number.isDecimal, number.count == 10, time.count == 10
  {
    before.removeLast()
    return [joinedByDots(before), sixth] + last
  }
  return [joinedByDots(before)] + last
}

extension InspectionRun {
  /// The text as a legacy signature, if it is one, or what is left of one.
  func legacyText(_ text: [UInt8], _ segments: [[UInt8]]) -> LegacyText? {
    if segments.count > 1 {
      return legacyFields(text).map { LegacyText(outer: text, isEncoded: false, fields: $0) }
    }
    let outer = TolerantBase64(text)
    let bytes = outer.bytes
    if let fields = legacyFields(bytes) {
      return LegacyText(outer: text, isEncoded: true, fields: fields)
    }
    guard text.count >= 12, outer.firstForeign == nil, !bytes.begins(with: "{") else { return nil }
    if bytes == givenKey { return LegacyText(outer: text, isEncoded: true, fields: [bytes]) }
    let parts = bytes.partsBetweenDots
    let isKeyLike = bytes.areAll(.dottedKeyLike)
    let hasNumber = parts.dropFirst().contains { $0.isDecimal && $0.count >= 9 }
    guard
      isKeyLike && bytes.count >= 16 && (parts.count == 1 || hasNumber)
        || hasNumber && bytes.areAll(.printable)
    else { return nil }
    return LegacyText(outer: text, isEncoded: true, fields: parts)
  }
}
