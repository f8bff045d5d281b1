/// Claims besides key, meeting, role and the three times.
enum OtherClaimCause: CaseIterable {
  case webRTCValue, webRTCText, webRTCMisnamed, webRTCOnNative, notBefore, unknown

  var cause: InspectionCause {
    switch self {
    case .webRTCValue:
      InspectionCause(
        "claims.webRTCValue", .error, rows: "V1",
        why: "video_webrtc_mode is neither 0 nor 1, which Zoom's sample refuses.",
        fix: "Write the number 0 or 1, or leave the claim out.", source: "Zoom's endpoint sample")
    case .webRTCText:
      InspectionCause(
        "claims.webRTCText", .warning, rows: "V1",
        why: "video_webrtc_mode is a string; the client makes a number of it, others may not.",
        fix: "Write the number 0 or 1, without quotes.", source: "Web SDK 6.2.0")
    case .webRTCMisnamed:
      InspectionCause(
        "claims.webRTCMisnamed", .warning, rows: "V1",
        why: "The claim is passed over: its name is video_webrtc_mode.",
        fix: "Rename it to video_webrtc_mode.", shown: .nothing, source: "Web SDK 6.2.0")
    case .webRTCOnNative:
      InspectionCause(
        "claims.webRTCOnNative", .note, rows: "V1",
        why: "Native SDKs pass video_webrtc_mode over.",
        fix: "Leave it out.", shown: .nothing, source: "Zoom's endpoint sample")
    case .notBefore:
      InspectionCause(
        "claims.notBefore", .warning, rows: "V2",
        why:
          "nbf is in the future. Zoom does not document it, but libraries that write it mean it.",
        fix: "Leave nbf out: .NET's handler adds it by itself.", source: "System.IdentityModel")
    case .unknown:
      InspectionCause(
        "claims.unknown", .note, rows: "V3",
        why: "Claims that the Meeting SDK does not have. It is not known to mind them.",
        fix: "Leave them out, and look whether one is a misspelled name.",
        shown: .nothing, source: "Zoom's endpoint sample")
    }
  }
}
