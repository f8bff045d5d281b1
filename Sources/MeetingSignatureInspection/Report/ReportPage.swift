/// Text for people in the making: lines, wrapped paragraphs, and labeled fields.
struct ReportPage {
  let style: ReportStyle
  private(set) var text = ""

  /// The code that is already on the page.
  private var calls: [FixCalls] = []

  init(_ style: ReportStyle) { self.style = style }

  mutating func line(_ line: String) {
    text += line
    text += "\n"
  }

  /// Writes running text, wrapped at the style's line length.
  mutating func paragraph(_ words: String, indent: Int = 0, first: String? = nil) {
    let margin = String(repeating: " ", count: indent)
    var current = first ?? margin
    var length = indent
    for word in words.utf8.split(separator: 0x20) {
      let count = Self.width(of: word)
      if length > indent, length + count + 1 > style.lineLength {
        line(current)
        (current, length) = (margin, indent)
      }
      if length > indent {
        current += " "
        length += 1
      }
      current += String(decoding: word, as: UTF8.self)
      length += count
    }
    line(current)
  }

  /// Writes a field whose value is indented by ten characters.
  mutating func field(_ name: String, _ value: String) {
    paragraph(value, indent: 10, first: padded("  \(name):", to: 10))
  }

  /// Writes the calls that fix a cause, unless they are on the page.
  mutating func code(of cause: InspectionCause) {
    guard let calls = cause.explanation.calls, !self.calls.contains(calls) else { return }
    self.calls.append(calls)
    line("          In code, \(calls.title):")
    for (language, code) in cause.fixes
    where style.language == nil || style.language == language {
      line("          \(padded("\(language):", to: 14))\(code)")
    }
  }

  /// The text with its beginning, up to and without a character, or the whole of it, in the color
  /// of a severity.
  func colored(_ text: String, by severity: InspectionSeverity?, upTo end: String) -> String {
    guard style.isColored else { return text }
    let color =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .note, nil: "32"
      }
    let bytes = ArraySlice<UInt8>(text)
    let index = bytes.firstIndex(of: end) ?? bytes.endIndex
    let (start, rest) = (bytes[..<index], bytes[index...])
    return "\u{1b}[1;\(color)m" + String(decoding: start, as: UTF8.self) + "\u{1b}[0m"
      + String(decoding: rest, as: UTF8.self)
  }

  /// The number of characters of text in UTF-8.
  private static func width(of word: Substring.UTF8View) -> Int {
    word.reduce(0) { $0 + ($1 & 0xc0 == 0x80 ? 0 : 1) }
  }
}

/// The text with spaces after it, up to a width in bytes.
func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.utf8.count))
}
