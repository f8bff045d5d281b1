/// A programming language in which signatures are made.
public enum FixLanguage: Hashable, Sendable, CaseIterable {
  /// JavaScript and TypeScript, with Node.
  case javaScript
  /// PHP.
  case php
  /// Python.
  case python
  /// Java and Kotlin.
  case java
  /// C#.
  case cSharp
  /// Go.
  case go
  /// Ruby.
  case ruby
  /// Swift.
  case swift

  /// The name, such as `javascript` or `csharp`.
  public var name: String {
    switch self {
    case .javaScript: "javascript"
    case .php: "php"
    case .python: "python"
    case .java: "java"
    case .cSharp: "csharp"
    case .go: "go"
    case .ruby: "ruby"
    case .swift: "swift"
    }
  }

  /// Creates a language from its ``name``, or from a name that people also use, such as `node`,
  /// `kotlin`, or `c#`, in uppercase or lowercase letters.
  ///
  /// Returns `nil` for any other text.
  public init?(name: String) {
    let text = ArraySlice<UInt8>(name)
    let others: [(String, FixLanguage)] = [
      ("js", .javaScript), ("node", .javaScript), ("typescript", .javaScript), ("ts", .javaScript),
      ("py", .python), ("kotlin", .java), ("c#", .cSharp), ("golang", .go), ("rb", .ruby),
    ]
    let names = Self.allCases.map { ($0.name, $0) } + others
    guard let language = names.first(where: { text.equalsIgnoringCase($0.0) }) else { return nil }
    self = language.1
  }
}

extension FixLanguage: CustomStringConvertible {
  /// The name as the language's users write it.
  public var description: String {
    switch self {
    case .javaScript: "JavaScript"
    case .php: "PHP"
    case .python: "Python"
    case .java: "Java, Kotlin"
    case .cSharp: "C#"
    case .go: "Go"
    case .ruby: "Ruby"
    case .swift: "Swift"
    }
  }
}

extension InspectionCause {
  /// What the calls in ``fixes`` do, such as `base64url without padding`.
  public var fixTitle: String? { explanation.calls?.title }

  /// The call that fixes the cause, by language.
  ///
  /// Empty if the fix isn't code, or is the same in all languages.
  public var fixes: [(language: FixLanguage, code: String)] {
    guard let calls = explanation.calls else { return [] }
    return FixLanguage.allCases.map { ($0, calls.code(in: $0)) }
  }
}
