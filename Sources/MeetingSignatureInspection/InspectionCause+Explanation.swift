extension InspectionCause {
  /// Why a cause matters, and what to do about it.
  ///
  /// Separate from the cause, so that a program that doesn't show explanations doesn't link them:
  /// they are most of the text of this module.
  struct Explanation: Sendable {
    let cause: InspectionCause
    let identifier: String
    let why: String
    let fix: String

    /// The calls of the fix, if it is code that differs between languages.
    let calls: FixCalls?

    let source: String

    init(
      of cause: InspectionCause, why: String, fix: String, calls: FixCalls? = nil, source: String
    ) {
      self.cause = cause
      identifier = cause.identifier
      self.why = why
      self.fix = fix
      self.calls = calls
      self.source = source
    }
  }

  /// The explanation of this cause.
  var explanation: Explanation {
    let identifier = identifier
    let found = Self.explanations.first { $0.identifier.hasSameBytes(as: identifier) }
    guard let explanation = found else {
      preconditionFailure("\(identifier) has no explanation")
    }
    return explanation
  }

  /// The explanations of all causes, in the order in which the inspector looks for them.
  static let explanations: [Explanation] = {
    let pasted =
      noSignature + missingValues + endpointErrors + limits + surroundings + whitespace
      + jsonResponses + encodings + missingParts
    let kinds = forms + incompleteJWTs + unsignedTexts + products + algorithms
    let containers = base64Faults + headers + payloads
    let secrets = misreadSecrets + substitutedSecrets + mismatches + otherMessages
    let claims = keys + meetings + damagedNumbers + roles + otherClaims
    let times = issuedTimes + expiryTimes + sessionTimes
    let legacy = legacyForms + legacyHashes + legacyTimes
    let offline = offlineOnAnyPlatform + offlineOnWeb
    return pasted + kinds + containers + secrets + claims + times + legacy + offline
  }()
}
