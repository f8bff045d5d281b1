/// What is wrong with a key or secret that was pasted or read from a file, if something is.
struct PastedTextFault {
  let reason: MeetingSDKCredentialsError.Reason

  init?(in text: String) {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else {
      reason = .empty
      return
    }
    if last == "\n" || last == "\r" {
      reason = .trailingNewline
    } else if PastedTextFault.isInvisible(first) || PastedTextFault.isInvisible(last) {
      reason = .surroundingSpace
    } else if scalars.count > 1, PastedTextFault.isQuoted(first, last) {
      reason = .surroundingQuotes
    } else {
      return nil
    }
  }

  private static func isQuoted(_ first: Unicode.Scalar, _ last: Unicode.Scalar) -> Bool {
    switch (first, last) {
    case ("\"", "\""), ("'", "'"), ("`", "`"): true
    case ("\u{201c}", "\u{201d}"), ("\u{2018}", "\u{2019}"): true
    case ("\u{201e}", "\u{201c}"), ("\u{201e}", "\u{201d}"), ("\u{ab}", "\u{bb}"): true
    default: false
    }
  }

  /// Unicode's white space, and the characters without width that come along when text is copied.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0d, 0x20, 0x85, 0xa0, 0xad, 0x1680, 0x180e, 0x3000, 0xfeff: true
    case 0x2000...0x200f, 0x2028...0x202f, 0x205f...0x206f: true
    default: false
    }
  }
}
