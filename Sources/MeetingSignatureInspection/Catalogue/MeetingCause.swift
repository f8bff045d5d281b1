/// What is wrong with the meeting number.
enum MeetingCause: CaseIterable {
  case missing, separators, notANumber, digitCount, nineDigits, notTheJoined, jsonNumber
  case inexactNumber, misnamed, withoutRole, foreignDigits

  var cause: InspectionCause {
    switch self {
    case .missing:
      InspectionCause(
        "meeting.missing", .error, rows: "M1",
        why: "The Web SDK needs the meeting number in the claim mn.",
        fix: "Write the meeting number into mn, as a string of digits.",
        source: "Zoom's endpoint sample")
    case .separators:
      InspectionCause(
        "meeting.separators", .error, rows: "M2 L9",
        why: "The meeting number has spaces or dashes, as Zoom shows it to people.",
        fix: "Take them out: number.replace(/\\D/g, '').",
        shown: .genericFailure, source: "zoom/meetingsdk-web-sample #4")
    case .notANumber:
      InspectionCause(
        "meeting.notANumber", .error, rows: "M3 L9",
        why: "A link, a UUID, a personal meeting's name or something else stands where the meeting "
          + "number belongs.",
        fix: "Take the digits behind /j/ in the link, or the meeting's id in the REST API.",
        shown: .meetingNumberWrong, source: "Zoom's documentation")
    case .digitCount:
      InspectionCause(
        "meeting.digitCount", .error, rows: "M4 L9",
        why: "Meeting numbers have 10 or 11 digits, old ones 9.",
        fix: "Copy the whole number.", shown: .meetingNumberWrong, source: "Zoom support KB0065196")
    case .nineDigits:
      InspectionCause(
        "meeting.nineDigits", .note, rows: "M4 L9",
        why: "Only meetings scheduled before 12 April 2020 have 9 digits.",
        fix: "Look whether a digit is missing.",
        shown: .meetingNumberWrong, source: "Zoom support KB0065196")
    case .notTheJoined:
      InspectionCause(
        "meeting.notTheJoined", .error, rows: "M5 L9",
        why: "The signature is for another meeting than the one that join() gets.",
        fix: "Sign for the number that you pass to join().",
        shown: .meetingNumberWrong, source: "the Web SDK's table of codes")
    case .jsonNumber:
      InspectionCause(
        "meeting.jsonNumber", .note, rows: "M6",
        why: "mn is a JSON number. It works; a string is what Zoom documents.",
        fix: "Write it as a string, which also keeps a leading zero.",
        shown: .nothing, source: "Zoom's endpoint sample")
    case .inexactNumber:
      InspectionCause(
        "meeting.inexactNumber", .error, rows: "M6",
        why:
          "mn is a JSON number with a fraction, an exponent, or more digits than a double holds.",
        fix: "Write the digits as a string.",
        shown: .meetingNumberWrong, source: "ECMAScript numbers")
    case .misnamed:
      InspectionCause(
        "meeting.misnamed", .error, rows: "M7",
        why: "The meeting number stands under another name; the claim is mn.",
        fix: "Rename the claim to mn.", source: "public code")
    case .withoutRole:
      InspectionCause(
        "meeting.withoutRole", .error, rows: "M8",
        why: "mn and role belong together: both for the Web SDK, neither for native ones.",
        fix: "Add the one that is missing, or for a native SDK take the other out.",
        source: "Zoom's endpoint sample")
    case .foreignDigits:
      InspectionCause(
        "meeting.foreignDigits", .error, rows: "M9 L9",
        why: "The meeting number has digits of another script, full-width ones for example.",
        fix: "Type the number with the digits 0 to 9.",
        shown: .meetingNumberWrong, source: "Unicode")
    }
  }
}
