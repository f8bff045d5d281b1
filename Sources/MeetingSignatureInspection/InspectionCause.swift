/// A reason why a signature is, or may be, rejected.
///
/// ``all`` lists every cause. `meeting-signature causes` and `Documentation/Troubleshooting.md` are
/// made from it.
public struct InspectionCause: Sendable {
  /// The description of a cause.
  ///
  /// Made on demand, so that a cause itself is no more than the address of a function: values of
  /// this size as static constants make Embedded programs a fifth larger.
  struct Entry: Sendable {
    let identifier: String
    let severity: InspectionSeverity
    let why: String
    let fix: String
    let symptom: ClientSymptom
    let source: String
    let isSymptomOnly: Bool

    /// The calls of the fix, if it is code that differs between languages.
    let calls: FixCalls?

    init(
      _ identifier: String, _ severity: InspectionSeverity, why: String, fix: String,
      calls: FixCalls? = nil, shows symptom: ClientSymptom = .signatureInvalid, source: String,
      isSymptomOnly: Bool = false
    ) {
      self.identifier = identifier
      self.severity = severity
      self.why = why
      self.fix = fix
      self.calls = calls
      self.symptom = symptom
      self.source = source
      self.isSymptomOnly = isSymptomOnly
    }
  }

  let entry: @Sendable () -> Entry

  init(_ entry: @escaping @Sendable () -> Entry) { self.entry = entry }

  /// The name, which is the same in all versions, such as `time.issuedAtInMilliseconds`.
  public var identifier: String { entry().identifier }

  /// The default severity.
  ///
  /// A finding can override it.
  public var severity: InspectionSeverity { entry().severity }

  /// Why the signature fails.
  public var why: String { entry().why }

  /// What to change, in one or two sentences.
  ///
  /// ``fixes`` has the calls by language.
  public var fix: String { entry().fix }

  /// The public place that documents or reports the cause: a page, an issue, or a discussion by its
  /// title.
  public var source: String { entry().source }

  /// The messages that clients show.
  ///
  /// Empty if no client reports the cause.
  public var clientMessages: [ClientMessage] { entry().symptom.messages }

  /// Whether the cause only shows that something is wrong, and other causes may say what.
  var isSymptomOnly: Bool { entry().isSymptomOnly }

  /// Every cause, in the order in which the inspector looks for them.
  public static var all: [InspectionCause] {
    let pasted =
      noSignature + surroundings + whitespace + jsonResponses + encodings + missingParts
    let kinds = forms + products + algorithms
    let containers = base64Faults + headers + payloads
    let secrets = misreadSecrets + substitutedSecrets + mismatches + otherMessages
    let claims = keys + meetings + roles + otherClaims
    let times = issuedTimes + expiryTimes + sessionTimes
    let legacy = legacyForms + legacyHashes + legacyTimes
    return pasted + kinds + containers + secrets + claims + times + legacy + offline
  }
}

/// Two causes are equal if their identifiers are.
extension InspectionCause: Hashable {
  /// Returns whether two causes have the same identifier.
  public static func == (left: Self, right: Self) -> Bool {
    left.identifier.hasSameBytes(as: right.identifier)
  }

  /// Hashes the identifier.
  public func hash(into hasher: inout Hasher) {
    for byte in identifier.utf8 { hasher.combine(byte) }
  }
}

extension InspectionCause: CustomStringConvertible {
  /// The identifier.
  public var description: String { identifier }
}
