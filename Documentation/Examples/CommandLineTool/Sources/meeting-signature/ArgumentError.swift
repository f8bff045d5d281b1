extension String {
  /// The message of an error in the command line, which repeats some of `arguments`.
  ///
  /// Someone may have put the secret in any place, such as after an option that does not exist. So a long
  /// argument appears as its length, and a short one escaped.
  func concealing(_ arguments: [String]) -> String {
    // The longest first: another one may be a part of it.
    let parts = arguments.flatMap(\.argumentParts).sorted { $0.utf8.count > $1.utf8.count }
    var message = Array(utf8)
    // By bytes: a quotation mark is one character with an accent that follows it.
    for part in parts where part.concealed != part {
      message = message.replacing(Array(part.utf8), with: Array(part.concealed.utf8))
    }
    return String(decoding: message, as: UTF8.self)
  }

  /// What a message can repeat of an argument: all of it, or what is on one side of the equals sign.
  private var argumentParts: [String] {
    guard let sign = utf8.firstIndex(of: UInt8(ascii: "=")) else { return [self] }
    return [self, String(self[..<sign]), String(self[utf8.index(after: sign)...])]
  }

  private var concealed: String {
    let count = unicodeScalars.count
    return count > 12 && !isLikeAnOption ? "[\(count) characters]" : escaped
  }

  /// Whether the string is made as the names of options are: dashes, and short words in lowercase.
  private var isLikeAnOption: Bool {
    utf8.first == UInt8(ascii: "-") && utf8.count <= 30
      && utf8.split(separator: UInt8(ascii: "-")).allSatisfy { word in
        word.count <= 12 && word.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
      }
  }
}
