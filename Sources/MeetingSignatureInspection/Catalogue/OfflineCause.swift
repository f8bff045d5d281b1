/// What nobody can see in a text, a key, a secret and a clock: the checklist.
enum OfflineCause: CaseIterable {
  case appNotActivated, embedIsOff, otherEnvironment, unpublishedApp, authorizationMissing
  case keyBlocked, governmentCloud, sdkTooOld, passcodeName, unexplained

  var cause: InspectionCause {
    switch self {
    case .appNotActivated:
      entry(
        "offline.appNotActivated", why: "The app is not activated, or its account is suspended.",
        fix: "Activate it in the Zoom App Marketplace.", shown: .appNotActivated,
        source: "Zoom's documentation")
    case .embedIsOff:
      entry(
        "offline.embedIsOff", why: "The Meeting SDK is switched off in the app.",
        fix: "Switch it on under Features, Embed, Meeting SDK.", shown: .appNotActivated,
        source: "forum thread 002")
    case .otherEnvironment:
      entry(
        "offline.otherEnvironment",
        why: "Development and production credentials differ, and a regenerated secret ends the old "
          + "one. Whether these are current, only Zoom knows.",
        fix: "Compare key and secret with the app's page.", shown: .signatureInvalid,
        source: "Zoom's documentation")
    case .unpublishedApp:
      entry(
        "offline.unpublishedApp",
        why: "An app that is not published joins meetings of its own account only.",
        fix: "Try a meeting of the app's own account; publish the app for others.",
        shown: .unpublished, source: "developer forum 106016")
    case .authorizationMissing:
      entry(
        "offline.authorizationMissing",
        why: "Since 2 March 2026 meetings of another account need a ZAK or an OBF token besides.",
        fix: "Pass zak or obfToken to join(), not both.", shown: .authorizationMissing,
        source: "Zoom's OBF FAQ")
    case .keyBlocked:
      entry(
        "offline.keyBlocked", why: "The key is disabled, or blocked by the host's administrator.",
        fix: "Ask the administrator of the account that hosts the meeting.", shown: .keyBlocked,
        source: "the Web SDK's table of codes")
    case .governmentCloud:
      entry(
        "offline.governmentCloud",
        why: "Keys of the government's cloud and of the ordinary one do not work in each other's.",
        fix: "Use keys of marketplace.zoomgov.com for meetings of zoomgov.com.",
        shown: .keyInvalid, source: "Zoom's documentation")
    case .sdkTooOld:
      entry(
        "offline.sdkTooOld", why: "Zoom refuses SDKs below its minimum version.",
        fix: "Update the SDK.", shown: .tooOld, source: "Zoom's documentation")
    case .passcodeName:
      entry(
        "offline.passcodeName",
        why:
          "The client view takes passWord, the component view password; the other is passed over.",
        fix: "Use the spelling of the view that you call.", shown: .wrongPasscode,
        source: "Zoom's documentation")
    case .unexplained:
      entry(
        "offline.unexplained",
        why: "There are open reports of 3712 on every join with a pair that native SDKs take.",
        fix: "Report it to Zoom with the time and the meeting number, without the secret.",
        shown: .signatureInvalid, source: "attendee #919")
    }
  }

  /// Whether it concerns the platform; nil is one that is not known.
  func concerns(_ platform: MeetingSDKPlatform?) -> Bool {
    switch self {
    case .passcodeName, .unexplained: platform != .native
    default: true
    }
  }

  private func entry(
    _ identifier: String, why: String, fix: String, shown: ClientOutcome, source: String
  ) -> InspectionCause {
    InspectionCause(
      identifier, .note, rows: "F", why: why, fix: fix, shown: shown, source: source)
  }
}
