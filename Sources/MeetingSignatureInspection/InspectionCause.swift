/// A reason why a signature is, or may be, rejected.
///
/// ``all`` lists every cause. `meeting-signature causes` and `Documentation/Troubleshooting.md` are
/// made from it.
public struct InspectionCause: Sendable {
  /// The identity and the rank of a cause.
  ///
  /// Made on demand, so that a cause itself is no more than the address of a function: values of
  /// this size as static constants make Embedded programs a fifth larger.
  struct Entry: Sendable {
    let identifier: String
    let severity: InspectionSeverity
    let symptom: ClientSymptom
    let isSymptomOnly: Bool

    /// Why the signature fails in this case, and what to change, if that differs from the
    /// explanation.
    var why: String?
    var fix: String?

    init(
      _ identifier: String, _ severity: InspectionSeverity,
      shows symptom: ClientSymptom = .signatureInvalid, isSymptomOnly: Bool = false
    ) {
      self.identifier = identifier
      self.severity = severity
      self.symptom = symptom
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
  public var why: String { entry().why ?? explanation.why }

  /// What to change, in one or two sentences.
  ///
  /// ``fixes`` has the calls by language.
  public var fix: String { entry().fix ?? explanation.fix }

  /// The public place that documents or reports the cause: a page, an issue, or a discussion by its
  /// title.
  public var source: String { explanation.source }

  /// The messages that clients show.
  ///
  /// Empty if no client reports the cause.
  public var clientMessages: [ClientMessage] { entry().symptom.messages }

  /// Whether the cause only shows that something is wrong, and other causes may say what.
  var isSymptomOnly: Bool { entry().isSymptomOnly }

  /// Every cause, in the order in which the inspector looks for them.
  public static var all: [InspectionCause] { explanations.map { $0.cause } }
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
