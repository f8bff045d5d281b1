// What the text, a key, a secret, and a clock can't show.

extension InspectionCause {
  /// The causes that can't be detected offline and concern the platform.
  ///
  /// A platform of `nil` is unknown.
  static func checklist(for platform: MeetingSDKPlatform?) -> [InspectionCause] {
    platform.map { $0.isWeb } ?? true ? offline : offlineOnAnyPlatform
  }

  static var offline: [InspectionCause] {
    offlineOnAnyPlatform + [offlinePasscodeName, offlineUnexplained]
  }

  private static var offlineOnAnyPlatform: [InspectionCause] {
    [
      offlineOtherAppType, offlineAppNotActivated, offlineEmbedIsOff, offlineOtherEnvironment,
      offlineUnpublishedApp, offlineAuthorizationMissing, offlineSignInRequired, offlineKeyBlocked,
      offlineGovernmentCloud, offlineSDKTooOld,
    ]
  }

  static let offlineOtherAppType = InspectionCause {
    Entry(
      "offline.otherAppType", .note,
      why: "The key and the secret are those of a Server-to-Server OAuth app, or of an OAuth app "
        + "without the Meeting SDK. They sign a valid JWT, and Zoom rejects it.",
      fix: "Use the credentials of a General App with Features > Embed > Meeting SDK turned on.",
      shows: .appNotActivated, source: "devforum.zoom.us/t/131217; recall.ai, Meeting SDK guide")
  }

  static let offlineAppNotActivated = InspectionCause {
    Entry(
      "offline.appNotActivated", .note,
      why: "The app isn't activated, or its account is suspended.",
      fix: "Activate the app in the Zoom App Marketplace.", shows: .appNotActivated,
      source: "Zoom App Marketplace documentation, activating an app")
  }

  static let offlineEmbedIsOff = InspectionCause {
    Entry(
      "offline.embedIsOff", .note,
      why: "The Meeting SDK is turned off in the app.",
      fix: "Turn it on in Features > Embed > Meeting SDK.", shows: .appNotActivated,
      source: "Zoom Developer Forum, 'Issue with Generating Valid Zoom Meeting SDK Signature – "
        + "Fails to Join Meeting'")
  }

  static let offlineOtherEnvironment = InspectionCause {
    Entry(
      "offline.otherEnvironment", .note,
      why: "Development and production credentials differ, and regenerating a secret invalidates "
        + "the old one. Only Zoom knows which credentials are current.",
      fix: "Compare the key and the secret with the app's page.", shows: .signatureInvalid,
      source: "Zoom App Marketplace, App Credentials")
  }

  static let offlineUnpublishedApp = InspectionCause {
    Entry(
      "offline.unpublishedApp", .note,
      why: "An unpublished app can join only meetings of its own account.",
      fix: "Try a meeting of the app's own account. Publish the app to join others.",
      shows: .unpublished, source: "devforum.zoom.us/t/106016")
  }

  static let offlineAuthorizationMissing = InspectionCause {
    Entry(
      "offline.authorizationMissing", .note,
      why: "Since March 2, 2026, joining another account's meeting also requires a ZAK or OBF "
        + "token.",
      fix: "Pass either zak or obfToken to join().", shows: .authorizationMissing,
      source: "Zoom documentation, OBF FAQ")
  }

  static let offlineSignInRequired = InspectionCause {
    Entry(
      "offline.signInRequired", .note,
      why: "The meeting admits only users who are signed in to the account that hosts it.",
      fix: "Join with the ZAK of a user of that account, or ask the host to admit others.",
      shows: .signInRequired, source: "Meeting SDK for Windows, meeting_service_interface.h")
  }

  static let offlineKeyBlocked = InspectionCause {
    Entry(
      "offline.keyBlocked", .note,
      why: "The key is disabled, or the host's administrator blocked it.",
      fix: "Ask the administrator of the account that hosts the meeting.", shows: .keyBlocked,
      source: "Web SDK 6.2.0, error codes")
  }

  static let offlineGovernmentCloud = InspectionCause {
    Entry(
      "offline.governmentCloud", .note,
      why: "Keys of Zoom for Government and of the commercial cloud work only in their own cloud.",
      fix: "Use keys of marketplace.zoomgov.com for meetings of zoomgov.com.",
      shows: .keyInvalid, source: "Zoom for Government documentation")
  }

  static let offlineSDKTooOld = InspectionCause {
    Entry(
      "offline.sdkTooOld", .note, why: "Zoom rejects SDKs older than its minimum version.",
      fix: "Update the SDK.", shows: .tooOld,
      source: "Zoom documentation, minimum versions of the Meeting SDK")
  }

  static let offlinePasscodeName = InspectionCause {
    Entry(
      "offline.passcodeName", .note,
      why: "The client view reads passWord, the component view reads password, and each ignores "
        + "the other.",
      fix: "Use the name that your view reads.", shows: .wrongPasscode,
      source: "Web SDK 6.2.0, type definitions")
  }

  static let offlineUnexplained = InspectionCause {
    Entry(
      "offline.unexplained", .note,
      why: "There are open reports of error 3712 on every join with a pair of key and secret that "
        + "native SDKs accept.",
      fix: "Report it to Zoom with the time and the meeting number, but without the secret.",
      shows: .signatureInvalid, source: "GitHub, attendee-labs/attendee #919")
  }
}
