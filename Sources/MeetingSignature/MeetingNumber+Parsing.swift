extension MeetingNumber {
  init(
    _ text: String, skippingSeparators: Bool
  ) throws(MeetingNumberError) {
    var digits = ""
    for (position, scalar) in text.unicodeScalars.enumerated() {
      if skippingSeparators, isSpace(scalar) || isDash(scalar) && !digits.isEmpty { continue }
      guard "0"..."9" ~= scalar else {
        throw MeetingNumberError(reason(against: scalar), position: position)
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
}

private func reason(against scalar: Unicode.Scalar) -> MeetingNumberError.Reason {
  if isSpace(scalar) || isDash(scalar) { return .separator }
  return scalar.isASCII ? .notADigit : .notASCII
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20, 0x09, 0x0a, 0x0d, 0xa0, 0x2007, 0x2009, 0x202f: true
  default: false
  }
}

private func isDash(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x2d, 0x2010...0x2015, 0x2212: true
  default: false
  }
}
