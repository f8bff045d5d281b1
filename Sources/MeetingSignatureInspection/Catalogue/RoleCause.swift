/// What is wrong with the role.
enum RoleCause: CaseIterable {
  case missing, text, wrongType, outOfRange, misnamed, hostNeedsZAK, notTheExpected

  var cause: InspectionCause {
    switch self {
    case .missing:
      InspectionCause(
        "role.missing", .error, rows: "R1",
        why:
          "The Web SDK needs the claim role. JSON.stringify drops it if its variable is not set.",
        fix: "Write 0 for a participant or 1 for the host.",
        shown: .roleWrong, source: "Zoom's endpoint sample")
    case .text:
      InspectionCause(
        "role.text", .warning, rows: "R2",
        why: "role is a JSON string. Zoom's sample makes a number of it before it signs.",
        fix: "Write the number 0 or 1, without quotes.",
        shown: .roleWrong, source: "Zoom's endpoint sample; Web SDK 6.2.0")
    case .wrongType:
      InspectionCause(
        "role.wrongType", .error, rows: "R3",
        why: "role is a boolean, null, or something else than a number.",
        fix: "Write 0 for a participant or 1 for the host.",
        shown: .roleWrong, source: "Zoom's endpoint sample")
    case .outOfRange:
      InspectionCause(
        "role.outOfRange", .error, rows: "R4 L9",
        why: "There is no such role: 0 is a participant, 1 the host.",
        fix: "Write 0 or 1.", shown: .roleWrong, source: "forum thread 004")
    case .misnamed:
      InspectionCause(
        "role.misnamed", .error, rows: "R5",
        why: "The role stands under another name, the Video SDK's for example; the claim is role.",
        fix: "Rename the claim to role.", shown: .roleWrong, source: "public code")
    case .hostNeedsZAK:
      InspectionCause(
        "role.hostNeedsZAK", .note, rows: "R6",
        why:
          "role 1 alone starts no meeting: join() needs the host's ZAK besides, and a meeting of "
          + "another account a ZAK or OBF token.",
        fix: "Fetch the host's ZAK from the REST API, and pass it to join().",
        shown: .hostRefused, source: "Zoom's OBF FAQ")
    case .notTheExpected:
      InspectionCause(
        "role.notTheExpected", .warning, rows: "R7",
        why: "The signature has another role than you mean to join with; the signature's counts.",
        fix: "Sign with the role that you want.",
        shown: .hostRefused, source: "Zoom's documentation")
    }
  }
}
