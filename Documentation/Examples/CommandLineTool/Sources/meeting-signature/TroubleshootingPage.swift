import MeetingSignatureInspection

/// Every cause that the inspector knows, as a page in Markdown: `Documentation/Troubleshooting.md`.
struct TroubleshootingPage {
  /// A cause for each title of code.
  private var codeSamples: [InspectionCause] = []

  private(set) var text = """
    # Why a signature is rejected

    The causes that `MeetingSignatureInspection` detects, in the order in which it looks for them. To
    find out which of them apply to a signature:

    ```sh
    swift run --package-path Documentation/Examples/CommandLineTool meeting-signature inspect < signature.txt
    ```

    A signature with an *error* is rejected. One with a *warning* is rejected by some clients, or at some
    times. A *note* is worth knowing, but not a reason for a rejection. Clients show the same code for many
    causes: 3712, for example, also for a time of issue in the future. `meeting-signature inspect --code 3712`
    lists those of a code.

    This page is generated:
    `meeting-signature causes --markdown > Documentation/Troubleshooting.md`.

    """

  init() {
    for (family, title) in Self.families {
      text += "\n## \(title)\n"
      for cause in InspectionCause.all where cause.identifier.hasPrefix(family + ".") { add(cause) }
    }
    text += "\n## Code\n"
    for cause in codeSamples { addCode(of: cause) }
  }

  private mutating func add(_ cause: InspectionCause) {
    text += "\n### `\(cause.identifier)`\n\n*\(cause.severity)*. \(cause.why)\n\n"
    text += "- Fix: \(cause.fix)\n"
    if let title = cause.fixTitle {
      text += "- Code: [\(title)](#\(Self.anchor(of: title)))\n"
      if !codeSamples.contains(where: { $0.fixTitle == title }) { codeSamples.append(cause) }
    }
    let messages = cause.clientMessages.map(\.description)
    if !messages.isEmpty { text += "- Clients show: \(messages.joined(separator: "; "))\n" }
    text += "- Source: \(cause.source)\n"
  }

  private mutating func addCode(of cause: InspectionCause) {
    guard let title = cause.fixTitle else { return }
    text += "\n### \(title)\n\n| | |\n| --- | --- |\n"
    for (language, code) in cause.fixes { text += "| \(language) | \(Self.codeSpan(code)) |\n" }
  }

  /// Code in a table's cell: a backquote in it needs two around it.
  private static func codeSpan(_ code: String) -> String {
    let code = code.replacing("|", with: "\\|")
    return code.contains("`") ? "`` \(code) ``" : "`\(code)`"
  }

  /// The anchor that GitHub gives a heading.
  private static func anchor(of title: String) -> String {
    title.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
      .replacing(" ", with: "-")
  }

  /// The first parts of the identifiers, and the titles of their sections.
  private static let families = [
    ("transport", "The pasted text"), ("kind", "The kind of token"),
    ("container", "The segments of a JWT"), ("hmac", "The secret and the HMAC"),
    ("key", "The key"), ("meeting", "The meeting number"), ("role", "The role"),
    ("claims", "Other claims"), ("time", "The times"), ("legacy", "Legacy signatures"),
    ("offline", "What can't be detected offline"),
  ]
}
