// What the text, a key, a secret, and a clock can't show.

extension InspectionCause {
  /// The causes that can't be detected offline and concern the platform.
  ///
  /// A platform of `nil` is unknown.
  static func checklist(for platform: MeetingSDKPlatform?) -> [InspectionCause] {
    platform.map { $0.isWeb } ?? true
      ? (offlineOnAnyPlatform + offlineOnWeb).map { $0.cause }
      : offlineOnAnyPlatform.map { $0.cause }
  }

  static let offlineOnAnyPlatform: [Explanation] = [
    Explanation(
      of: offlineOtherAppType,
      why: "The key and the secret are those of a Server-to-Server OAuth app, or of an OAuth app "
        + "without the Meeting SDK. They sign a valid JWT, and Zoom rejects it.",
      fix: "Use the credentials of a General App with Features > Embed > Meeting SDK turned on.",
      source: "devforum.zoom.us/t/131217; recall.ai, Meeting SDK guide"),
    Explanation(
      of: offlineAppNotActivated,
      why: "The app isn't activated, or its account is suspended.",
      fix: "Activate the app in the Zoom App Marketplace.",
      source: "Zoom App Marketplace documentation, activating an app"),
    Explanation(
      of: offlineEmbedIsOff,
      why: "The Meeting SDK is turned off in the app.",
      fix: "Turn it on in Features > Embed > Meeting SDK.",
      source: "Zoom Developer Forum, 'Issue with Generating Valid Zoom Meeting SDK Signature – "
        + "Fails to Join Meeting'"),
    Explanation(
      of: offlineOtherEnvironment,
      why: "Development and production credentials differ, and regenerating a secret invalidates "
        + "the old one. Only Zoom knows which credentials are current.",
      fix: "Compare the key and the secret with the app's page.",
      source: "Zoom App Marketplace, App Credentials"),
    Explanation(
      of: offlineUnpublishedApp,
      why: "An unpublished app can join only meetings of its own account.",
      fix: "Try a meeting of the app's own account. Publish the app to join others.",
      source: "devforum.zoom.us/t/106016"),
    Explanation(
      of: offlineAuthorizationMissing,
      why: "Since March 2, 2026, joining another account's meeting also requires a ZAK or OBF "
        + "token.",
      fix: "Pass either zak or obfToken to join().",
      source: "Zoom documentation, OBF FAQ"),
    Explanation(
      of: offlineSignInRequired,
      why: "The meeting admits only users who are signed in to the account that hosts it.",
      fix: "Join with the ZAK of a user of that account, or ask the host to admit others.",
      source: "Meeting SDK for Windows, meeting_service_interface.h"),
    Explanation(
      of: offlineKeyBlocked,
      why: "The key is disabled, or the host's administrator blocked it.",
      fix: "Ask the administrator of the account that hosts the meeting.",
      source: "Web SDK 6.2.0, error codes"),
    Explanation(
      of: offlineGovernmentCloud,
      why: "Keys of Zoom for Government and of the commercial cloud work only in their own cloud.",
      fix: "Use keys of marketplace.zoomgov.com for meetings of zoomgov.com.",
      source: "Zoom for Government documentation"),
    Explanation(
      of: offlineSDKTooOld,
      why: "Zoom rejects SDKs older than its minimum version.",
      fix: "Update the SDK.",
      source: "Zoom documentation, minimum versions of the Meeting SDK"),
  ]

  static let offlineOnWeb: [Explanation] = [
    Explanation(
      of: offlinePasscodeName,
      why: "The client view reads passWord, the component view reads password, and each ignores "
        + "the other.",
      fix: "Use the name that your view reads.",
      source: "Web SDK 6.2.0, type definitions"),
    Explanation(
      of: offlineUnexplained,
      why: "There are open reports of error 3712 on every join with a pair of key and secret that "
        + "native SDKs accept.",
      fix: "Report it to Zoom with the time and the meeting number, but without the secret.",
      source: "GitHub, attendee-labs/attendee #919"),
  ]

  static let offlineOtherAppType = InspectionCause {
    Entry("offline.otherAppType", .note, shows: .appNotActivated)
  }
  static let offlineAppNotActivated = InspectionCause {
    Entry("offline.appNotActivated", .note, shows: .appNotActivated)
  }
  static let offlineEmbedIsOff = InspectionCause {
    Entry("offline.embedIsOff", .note, shows: .appNotActivated)
  }
  static let offlineOtherEnvironment = InspectionCause {
    Entry("offline.otherEnvironment", .note, shows: .signatureInvalid)
  }
  static let offlineUnpublishedApp = InspectionCause {
    Entry("offline.unpublishedApp", .note, shows: .unpublished)
  }
  static let offlineAuthorizationMissing = InspectionCause {
    Entry("offline.authorizationMissing", .note, shows: .authorizationMissing)
  }
  static let offlineSignInRequired = InspectionCause {
    Entry("offline.signInRequired", .note, shows: .signInRequired)
  }
  static let offlineKeyBlocked = InspectionCause {
    Entry("offline.keyBlocked", .note, shows: .keyBlocked)
  }
  static let offlineGovernmentCloud = InspectionCause {
    Entry("offline.governmentCloud", .note, shows: .keyInvalid)
  }
  static let offlineSDKTooOld = InspectionCause {
    Entry("offline.sdkTooOld", .note, shows: .tooOld)
  }
  static let offlinePasscodeName = InspectionCause {
    Entry("offline.passcodeName", .note, shows: .wrongPasscode)
  }
  static let offlineUnexplained = InspectionCause {
    Entry("offline.unexplained", .note, shows: .signatureInvalid)
  }
}
