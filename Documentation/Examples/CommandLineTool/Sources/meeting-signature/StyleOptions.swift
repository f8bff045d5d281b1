import ArgumentParser
import MeetingSignatureInspection

/// How a report or the contents of a token are printed.
struct StyleOptions: ParsableArguments {
  @Flag(help: "Print a JSON object.")
  var json = false

  @Option(help: "The language of the code that is shown (default: all of them).")
  var language: LanguageName?

  func reportStyle() throws -> ReportStyle {
    var style = ReportStyle()
    style.isColored = try standardOutputTakesColors()
    style.language = language?.language
    style.secretRemedy =
      "Set \(CredentialOptions.keyVariable) and \(CredentialOptions.secretVariable), or use "
      + "--secret-file."
    style.utcOffset = localOffsetFromUTC
    return style
  }
}

/// A programming language by its name.
struct LanguageName: ExpressibleByArgument {
  let language: FixLanguage

  init?(argument: String) {
    guard let language = FixLanguage(name: argument) else { return nil }
    self.language = language
  }

  static var allValueStrings: [String] { FixLanguage.allCases.map(\.name) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
