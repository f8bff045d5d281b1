extension MeetingNumber {
  init(
    _ text: String, skippingSeparators: Bool
  ) throws(MeetingNumberError) {
    var value: Int64 = 0
    var digitCount = 0
    var hasLeadingZero = false
    var position = 0
    for scalar in text.unicodeScalars {
      defer { position += 1 }
      if skippingSeparators, isSpace(scalar) || isDash(scalar) && digitCount > 0 { continue }
      guard "0"..."9" ~= scalar else {
        throw MeetingNumberError(reason(against: scalar), position: position)
      }
      guard digitCount < MeetingNumber.digitCounts.upperBound else {
        throw MeetingNumberError(.tooLong, position: position)
      }
      if digitCount == 0, scalar == "0" { hasLeadingZero = true }
      value = value * 10 + Int64(scalar.value - 0x30)
      digitCount += 1
    }
    guard digitCount >= MeetingNumber.digitCounts.lowerBound else {
      throw MeetingNumberError(.tooShort, position: position)
    }
    self.init(value: value, digitCount: digitCount, hasLeadingZero: hasLeadingZero)
  }
}

private func reason(against scalar: Unicode.Scalar) -> MeetingNumberError.Reason {
  if isSpace(scalar) || isDash(scalar) { return .separator }
  return scalar.isASCII ? .notADigit : .notASCII
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09...0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f,
    0x3000:
    true
  default: false
  }
}

private func isDash(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x2d, 0x2010...0x2015, 0x2212: true
  default: false
  }
}
