/// One reason for which a signature is refused, or may be: an entry of the catalogue.
///
/// ``all`` is the catalogue. It is the same that `meeting-signature causes` prints and
/// `Documentation/Troubleshooting.md` is made of.
public struct InspectionCause: Sendable {
  /// The name, which stays the same in all versions: `time.issuedAtInMilliseconds`.
  public let identifier: String

  /// How bad it is, where a finding does not say otherwise.
  public let severity: InspectionSeverity

  /// The rows of the catalogue that it comes from, with a space between each two: `A1 A3`.
  public let rows: String

  /// Why a signature with it fails.
  public let why: String

  /// What to do, in a sentence or two.
  public let fix: String

  /// Where it is known from.
  public let source: String

  /// Whether it only says that something is wrong, and other causes may say what.
  let isSymptom: Bool

  private let outcome: ClientOutcome

  /// What clients show: a code and a text. Empty for what no client notices.
  public var shown: [ClientMessage] { outcome.messages }

  init(
    _ identifier: String, _ severity: InspectionSeverity, rows: String, why: String, fix: String,
    shown outcome: ClientOutcome = .signatureInvalid, source: String, isSymptom: Bool = false
  ) {
    self.identifier = identifier
    self.severity = severity
    self.rows = rows
    self.why = why
    self.fix = fix
    self.outcome = outcome
    self.source = source
    self.isSymptom = isSymptom
  }
}

/// Two causes are the same when their identifiers are.
extension InspectionCause: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    utf8Bytes(of: left.identifier) == utf8Bytes(of: right.identifier)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(utf8Bytes(of: identifier))
  }
}

extension InspectionCause: CustomStringConvertible {
  /// The identifier.
  public var description: String { identifier }
}
