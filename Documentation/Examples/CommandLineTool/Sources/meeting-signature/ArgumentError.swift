extension String {
  /// The message of an error in the command line, which repeats some of `arguments`.
  ///
  /// Someone may have put the secret in any place, such as after an option that does not exist. So a long
  /// argument appears as its length, and a short one escaped.
  func concealing(_ arguments: [String]) -> String {
    var message = Array(utf8)
    let parts = arguments.flatMap(\.argumentParts)
    // The longest first: another one may be a part of it. By bytes: a quotation mark is one character with an
    // accent that follows it.
    for part in parts.sorted(by: { $0.text.utf8.count > $1.text.utf8.count }) {
      message = message.replacing(Array(part.text.utf8), with: Array(part.shown.utf8))
    }
    return String(decoding: message, as: UTF8.self)
  }

  /// What a message can repeat of an argument, and what it shows: all of it or, of an option, what is on one side
  /// of the equals sign.
  private var argumentParts: [(text: String, shown: String)] {
    var parts = [self]
    if utf8.first == UInt8(ascii: "-"), let sign = utf8.firstIndex(of: UInt8(ascii: "=")) {
      parts += [String(self[..<sign]), String(self[utf8.index(after: sign)...])]
    }
    let isOption = (parts.dropFirst().first ?? self).isLikeAnOption
    return parts.filter { !$0.isEmpty }.map { part in
      let isHidden = isLong && !isOption || part.isLong && !part.isLikeAnOption
      return (part, isHidden ? "[\(part.unicodeScalars.count) characters]" : part.escaped)
    }
  }

  private var isLong: Bool { unicodeScalars.count > 12 }

  /// Whether the string is made as the names of options are: dashes, and short words in lowercase.
  private var isLikeAnOption: Bool {
    utf8.first == UInt8(ascii: "-") && utf8.count <= 30
      && utf8.split(separator: UInt8(ascii: "-")).allSatisfy { word in
        word.count <= 12 && word.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
      }
  }
}
