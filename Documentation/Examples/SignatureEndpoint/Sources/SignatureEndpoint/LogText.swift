extension String {
  /// The string as a value in a line of the log: printable ASCII without spaces and equals signs, which could
  /// pretend to be another value, and shortened.
  var logText: String {
    let maximum = 100
    let characters = unicodeScalars.prefix(maximum).map { scalar in
      "!"..."~" ~= scalar && scalar != "=" && scalar != "\"" ? Character(scalar) : "?"
    }
    return String(characters) + (unicodeScalars.count > maximum ? "..." : "")
  }
}
