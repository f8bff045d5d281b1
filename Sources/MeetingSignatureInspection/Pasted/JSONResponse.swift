#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension InspectionCause {
  static var jsonResponses: [InspectionCause] { [transportJSONObject] }

  static let transportJSONObject = InspectionCause {
    Entry(
      "transport.jsonObject", .error,
      why: "The text is a whole JSON response. The SDK expects the string in it.",
      fix: "Pass the member that contains the signature: (await response.json()).signature.",
      shows: .notText, source: "Zoom Developer Forum, 'Invalid Signature with Sample Web App'")
  }
}

/// A JSON object or array, or something similar, such as a JavaScript literal or a truncated
/// response.
struct JSONResponse {
  /// The response around the signature.
  ///
  /// `nil` if it has no member that is one.
  private(set) var layer: PastedLayer?

  /// `nil` if `text` doesn't begin like an object or an array.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") else { return nil }
    for name in ["signature", "sdkJWT", "sdkJwt", "jwtToken", "jwt", "token"] {
      guard let value = Self.stringValue(of: name, in: text) else { continue }
      let evidence = "an object of \(counted(text.count, "byte")) with a member '\(name)'"
      layer = PastedLayer(.transportJSONObject, evidence, value)
      return
    }
  }

  /// The string after `name` and a colon.
  private static func stringValue(of name: String, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>?
  {
    var rest = text
    while let start = rest.firstIndex(of: name) {
      rest = text[(start + name.utf8.count)...]
      if start > text.startIndex {
        let previous = text[start - 1]
        if isAlphanumeric(previous) || previous == UInt8(ascii: "_") { continue }
      }
      var value = rest
      if let first = value.first, isQuotationMark(first) { value = value.dropFirst() }
      value = value.drop(while: isWhitespace)
      guard value.first == UInt8(ascii: ":") else { continue }
      value = value.dropFirst().drop(while: isWhitespace)
      guard let mark = value.first, isQuotationMark(mark) else { continue }
      return unescaped(prefix(of: value.dropFirst(), upTo: mark))
    }
    return nil
  }

  private static func prefix(of text: ArraySlice<UInt8>, upTo mark: UInt8) -> ArraySlice<UInt8> {
    var end = text.startIndex
    while end < text.endIndex, text[end] != mark {
      end += text[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return text[..<min(end, text.endIndex)]
  }

  /// The value of a JSON string without its quotation marks, or the text itself if it isn't valid.
  static func unescaped(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.contains(UInt8(ascii: "\\")) else { return text }
    let quoted = [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
    guard case .string(let value)? = try? JSONValue(parsing: quoted) else { return text }
    return ArraySlice<UInt8>(value)
  }
}
