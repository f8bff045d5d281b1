#if canImport(PureCrypto)
  internal import MeetingSignature
  internal import PureJSON
#endif

extension ClaimsCheck {
  mutating func checkMeeting(_ claims: TokenClaims, _ target: TargetSDK) {
    let number = claims["mn"]
    if let number, !isBlank(number) {
      check(number: number)
    } else if let name = claims.firstName(of: misspelledMeetingNames) {
      findings.report(.meetingMisnamed, "the claim \(name)")
    } else if target.isWeb || number != nil {
      findings.report(.meetingMissing, number == nil ? "no mn" : "mn is null or empty")
    }
  }

  private func isBlank(_ claim: JSONValue) -> Bool {
    switch claim {
    case .null: true
    case .string(let text): text.utf8.allSatisfy(isWhitespace)
    default: false
    }
  }

  private mutating func check(number: JSONValue) {
    switch number {
    case .string(let text): compareWithExpected(digits(of: ArraySlice<UInt8>(text), "mn"))
    case .number(let number):
      let text = ArraySlice<UInt8>(number.text)
      guard text.isDecimal, text.count <= 15 else {
        return findings.report(
          .meetingInexactNumber, "mn: a number of \(counted(text.count, "character"))")
      }
      findings.report(.meetingJSONNumber, counted(text.count, "digit"))
      compareWithExpected(digits(of: text, "mn"))
    default: findings.report(.meetingNotANumber, "mn: neither a string nor a number")
    }
  }

  /// Returns the digits of a meeting number, and reports its other faults.
  ///
  /// Returns `nil` if it isn't one.
  mutating func digits(of text: ArraySlice<UInt8>, _ place: String) -> [UInt8]? {
    var digits: [UInt8] = []
    var (separators, foreignDigits, firstOther): (Int, Int, Int?) = (0, 0, nil)
    for (position, scalar) in String(decoding: text, as: UTF8.self).unicodeScalars.enumerated() {
      if let digit = decimalDigit(scalar) {
        digits.append(UInt8(ascii: "0") + digit)
        if !scalar.isASCII { foreignDigits += 1 }
      } else if isSeparator(scalar) {
        separators += 1
      } else {
        firstOther = firstOther ?? position
      }
    }
    if let firstOther {
      findings.report(
        .meetingNotANumber, "\(place): \(shape(of: text)), not a digit at position \(firstOther)")
      return nil
    }
    if separators > 0 {
      findings.report(.meetingSeparators, "\(place): \(counted(separators, "separator"))")
    }
    if foreignDigits > 0 {
      findings.report(
        .meetingForeignDigits, "\(place): \(counted(foreignDigits, "non-ASCII digit"))")
    }
    switch digits.count {
    case 10, 11: break
    case 9: findings.report(.meetingNineDigits, "\(place): 9 digits")
    default: findings.report(.meetingDigitCount, "\(place): \(counted(digits.count, "digit"))")
    }
    return digits
  }

  /// Compares the digits with the number that is passed to `join()`.
  mutating func compareWithExpected(_ digits: [UInt8]?) {
    guard let number = expected.meetingNumber,
      let expectedDigits = self.digits(of: number, "the number passed to join()"),
      let digits, digits != expectedDigits
    else { return }
    let (signed, joined) = (digits.count, counted(expectedDigits.count, "different digit"))
    findings.report(.meetingNotTheJoined, "\(counted(signed, "digit")), but \(joined) for join()")
  }
}

/// The value of a decimal digit in ASCII or in a script whose digits are typed by mistake.
private func decimalDigit(_ scalar: Unicode.Scalar) -> UInt8? {
  for zero: UInt32 in [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10] {
    if zero...(zero + 9) ~= scalar.value { return UInt8(scalar.value - zero) }
  }
  return nil
}

/// Whether `MeetingNumber(removingSeparatorsFrom:)` removes the scalar.
///
/// Asked of it, so that the two never disagree.
private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
  (try? MeetingNumber(removingSeparatorsFrom: "1\(scalar)23456789")) != nil
}

extension InspectionCause {
  static var meetings: [InspectionCause] {
    [
      meetingMissing, meetingSeparators, meetingNotANumber, meetingDigitCount, meetingNineDigits,
      meetingNotTheJoined, meetingJSONNumber, meetingInexactNumber, meetingMisnamed,
      meetingWithoutRole, meetingForeignDigits,
    ]
  }

  static let meetingMissing = InspectionCause {
    Entry(
      "meeting.missing", .error,
      why: "The Web SDK requires the meeting number in the claim mn.",
      fix: "Write the meeting number into mn, as a string of digits.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample")
  }

  static let meetingSeparators = InspectionCause {
    Entry(
      "meeting.separators", .error,
      why: "The meeting number contains spaces or dashes, as Zoom displays it.",
      fix: "Remove them: number.replace(/\\D/g, '').",
      calls: .digits,
      shows: .genericFailure, source: "GitHub, zoom/meetingsdk-web-sample #4")
  }

  static let meetingNotANumber = InspectionCause {
    Entry(
      "meeting.notANumber", .error,
      why: "A link, a UUID, a personal link name, or something else is in place of the meeting "
        + "number.",
      fix: "Use the digits after /j/ in the link, or the meeting's id in the REST API.",
      shows: .meetingNumberWrong, source: "Zoom API reference, Get a meeting")
  }

  static let meetingDigitCount = InspectionCause {
    Entry(
      "meeting.digitCount", .error,
      why: "Meeting numbers have 10 or 11 digits. Old ones have 9.",
      fix: "Copy the whole number.", shows: .meetingNumberWrong,
      source: "Zoom Support, article KB0065196")
  }

  static let meetingNineDigits = InspectionCause {
    Entry(
      "meeting.nineDigits", .note,
      why: "Only meetings scheduled before April 12, 2020, have 9 digits.",
      fix: "Check whether a digit is missing.",
      shows: .meetingNumberWrong, source: "Zoom Support, article KB0065196")
  }

  static let meetingNotTheJoined = InspectionCause {
    Entry(
      "meeting.notTheJoined", .error,
      why: "The signature is for a meeting other than the one passed to join().",
      fix: "Sign for the number that you pass to join().",
      shows: .meetingNumberWrong, source: "Web SDK 6.2.0, error codes")
  }

  static let meetingJSONNumber = InspectionCause {
    Entry(
      "meeting.jsonNumber", .note,
      why: "mn is a JSON number. It works, but Zoom documents a string.",
      fix: "Write it as a string, which also preserves a leading zero.",
      shows: .nothing, source: "GitHub, zoom/meetingsdk-auth-endpoint-sample")
  }

  static let meetingInexactNumber = InspectionCause {
    Entry(
      "meeting.inexactNumber", .error,
      why: "mn is a JSON number with a fraction, an exponent, or more digits than a double can "
        + "represent.",
      fix: "Write the digits as a string.",
      shows: .meetingNumberWrong, source: "ECMA-262, Number.MAX_SAFE_INTEGER")
  }

  static let meetingMisnamed = InspectionCause {
    Entry(
      "meeting.misnamed", .error,
      why: "The meeting number is in a claim with another name. Its name is mn.",
      fix: "Rename the claim to mn.", source: "GitHub, zoom/meetingsdk-auth-endpoint-sample")
  }

  static let meetingWithoutRole = InspectionCause {
    Entry(
      "meeting.withoutRole", .error,
      why: "mn and role belong together: the Web SDK requires both, and native SDKs use neither.",
      fix: "Add the missing one, or for a native SDK remove the other.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample")
  }

  static let meetingForeignDigits = InspectionCause {
    Entry(
      "meeting.foreignDigits", .error,
      why: "The meeting number contains digits of another script, such as full-width ones.",
      fix: "Type the number with the digits 0 to 9.",
      shows: .meetingNumberWrong, source: "the Unicode Standard, general category Nd")
  }
}
