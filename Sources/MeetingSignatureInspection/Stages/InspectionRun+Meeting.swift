#if canImport(PureCrypto)
  internal import MeetingSignature
#endif

extension InspectionRun {
  mutating func checkMeetingAndRole(_ claims: InspectedClaims) {
    let (number, role) = (claims["mn"], claims["role"])
    let isWeb = isForWeb(claims)
    let misnamedNumber = claims.first(of: misspelledMeetingNames)
    let misnamedRole = claims.first(of: misspelledRoleNames)

    if let number, !isBlank(number) {
      checkNumber(number)
    } else if let misnamedNumber {
      report(.meeting(.misnamed), "the claim \(misnamedNumber)")
    } else if isWeb || number != nil {
      report(.meeting(.missing), number == nil ? "no mn" : "mn is null or empty")
    }
    if let role {
      checkRole(role)
    } else if let misnamedRole {
      report(.role(.misnamed), "the claim \(misnamedRole)")
    } else if isWeb {
      report(.role(.missing), "no role")
    }
    if (number == nil) != (role == nil), misnamedNumber == nil, misnamedRole == nil {
      report(.meeting(.withoutRole), number == nil ? "role without mn" : "mn without role")
    }
  }

  private func isBlank(_ claim: InspectedClaims.Value) -> Bool {
    switch claim {
    case .null: true
    case .text(let text): text.areAll(.space)
    default: false
    }
  }

  // MARK: Meeting number

  private mutating func checkNumber(_ claim: InspectedClaims.Value) {
    switch claim {
    case .text(let text): compareWithJoined(checkNumber(text, "mn"))
    case .number(let digits, _):
      guard digits.isDecimal, digits.count <= 15 else {
        return report(.meeting(.inexactNumber), "mn: a number of \(digits.count) characters")
      }
      report(.meeting(.jsonNumber), "\(digits.count) digits")
      compareWithJoined(checkNumber(digits, "mn"))
    default: report(.meeting(.notANumber), "mn: neither a string nor a number")
    }
  }

  /// The digits of a number, whose other faults are reported; nil where it is none.
  mutating func checkNumber(_ text: [UInt8], _ place: StaticString) -> [UInt8]? {
    var digits: [UInt8] = []
    var (separators, foreignDigits, firstOther): (Int, Int, Int?) = (0, 0, nil)
    var position = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      defer { position += 1 }
      if let digit = decimalDigit(scalar) {
        digits.append(UInt8(ascii: "0") + digit)
        if !scalar.isASCII { foreignDigits += 1 }
      } else if isNumberSeparator(scalar) {
        separators += 1
      } else {
        firstOther = firstOther ?? position
      }
    }
    if let firstOther {
      report(
        .meeting(.notANumber),
        "\(place): \(shape(of: text)), the first that is no digit at position \(firstOther)")
      return nil
    }
    if separators > 0 {
      report(.meeting(.separators), "\(place): \(separators) spaces or dashes")
    }
    if foreignDigits > 0 {
      report(.meeting(.foreignDigits), "\(place): \(foreignDigits) digits outside of ASCII")
    }
    switch digits.count {
    case 10, 11: break
    case 9: report(.meeting(.nineDigits), "\(place): 9 digits")
    default: report(.meeting(.digitCount), "\(place): \(digits.count) digits")
    }
    return digits
  }

  /// Compares the number with the one that join() gets.
  mutating func compareWithJoined(_ digits: [UInt8]?) {
    guard let joinedNumber else { return }
    guard let expected = checkNumber(joinedNumber, "the number given to join()") else { return }
    guard let digits, digits != expected else { return }
    report(
      .meeting(.notTheJoined),
      "\(digits.count) digits, and \(expected.count) other ones for join()")
  }

  // MARK: Role

  private mutating func checkRole(_ claim: InspectedClaims.Value) {
    switch claim {
    case .number(let spelling, let value): checkRole(value, shownName(spelling))
    case .text(let text):
      guard text.isDecimal else {
        return report(.role(.wrongType), "a string of \(shape(of: text))")
      }
      report(.role(.text), "a string of \(shape(of: text))")
      if text.isText(ofAny: ["0", "1"]) {
        checkRole(text.wholeNumber, "")
      } else {
        report(.role(.outOfRange), shownName(text))
      }
    case .bool: report(.role(.wrongType), "a boolean")
    case .null: report(.role(.wrongType), "null")
    default: report(.role(.wrongType), "an array or an object")
    }
  }

  mutating func checkRole(_ value: Int64?, _ spelling: SeenText) {
    guard let role = value.flatMap(Int.init(exactly:)).flatMap(MeetingRole.init) else {
      return report(.role(.outOfRange), "role is \(spelling)")
    }
    if let expected = self.role, expected != role {
      report(
        .role(.notTheExpected), "role \(role.rawValue), where \(expected.rawValue) is wanted")
    }
    if role == .host { report(.role(.hostNeedsZAK), "role is 1") }
  }
}

/// The value of a decimal digit of ASCII or of a script whose digits are typed by mistake.
private func decimalDigit(_ scalar: Unicode.Scalar) -> UInt8? {
  for zero: UInt32 in [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10] {
    if zero...(zero + 9) ~= scalar.value { return UInt8(scalar.value - zero) }
  }
  return nil
}

private func isNumberSeparator(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09...0x0d, 0x20, 0x2d, 0xa0, 0x2000...0x2015, 0x202f, 0x2212, 0x3000: true
  default: false
  }
}
