extension InspectionCause {
  /// The catalogue as a page in Markdown: `Documentation/Troubleshooting.md`.
  public static var troubleshootingPage: String {
    var page = """
      # Why a signature is refused

      The causes that `MeetingSignatureInspection` knows, in the order in which it looks for them. This
      page is made from them: `meeting-signature causes --markdown > Documentation/Troubleshooting.md`.
      Find out which of them it is:

      ```sh
      swift run --package-path Documentation/Examples/CommandLineTool meeting-signature inspect < signature.txt
      ```

      An *error* is refused, a *warning* now and then or by some clients; a *note* is worth knowing. One
      code of a client stands for many causes: 3712 also for a time of issue in the future. The rows are
      those of the catalogue that the causes were collected in.

      """
    var family: [UInt8] = []
    for cause in all {
      let name = cause.family
      if name != family { page += "\n## \(title(of: name))\n" }
      family = name
      page += cause.section
    }
    return page
  }

  /// The part of the identifier before the dot.
  private var family: [UInt8] { utf8Bytes(of: identifier).partsBetweenDots[0] }

  private var section: String {
    var section = "\n### `\(identifier)`\n\n*\(severity)* (\(rows)). \(why)\n\n"
    section += "- Fix: \(fix)\n"
    if !shown.isEmpty {
      section += "- Shown: \(shown.map { $0.description }.joined(separator: "; "))\n"
    }
    return section + "- Known from: \(source).\n"
  }

  private static func title(of family: [UInt8]) -> String {
    let titles: [(StaticString, String)] = [
      ("transport", "What was pasted"), ("kind", "What kind of token it is"),
      ("container", "The three segments"), ("hmac", "The secret and the HMAC"),
      ("key", "The key"), ("meeting", "The meeting number"), ("role", "The role"),
      ("claims", "Other claims"), ("time", "The times"), ("legacy", "Legacy signatures"),
      ("offline", "What cannot be seen offline"),
    ]
    return titles.first { family.isText($0.0) }?.1 ?? String(decoding: family, as: UTF8.self)
  }
}
