extension MeetingNumber {
  init(
    _ text: String, skipping isSkipped: (Unicode.Scalar) -> Bool
  ) throws(MeetingNumberError) {
    var digits = ""
    for (position, scalar) in text.unicodeScalars.enumerated() where !isSkipped(scalar) {
      guard "0"..."9" ~= scalar else {
        throw MeetingNumberError(MeetingNumber.reason(against: scalar), position: position)
      }
      guard digits.utf8.count < MeetingNumber.digitCounts.upperBound else {
        throw MeetingNumberError(.tooLong, position: position)
      }
      digits.unicodeScalars.append(scalar)
    }
    guard digits.utf8.count >= MeetingNumber.digitCounts.lowerBound else {
      throw MeetingNumberError(.tooShort, position: text.unicodeScalars.count)
    }
    self.digits = digits
  }

  static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\u{a0}", "\u{202f}", "-", "\u{2010}", "\u{2011}", "\u{2013}": true
    default: false
    }
  }

  private static func reason(against scalar: Unicode.Scalar) -> MeetingNumberError.Reason {
    if isSeparator(scalar) { return .separator }
    return scalar.isASCII ? .notADigit : .notASCII
  }
}
