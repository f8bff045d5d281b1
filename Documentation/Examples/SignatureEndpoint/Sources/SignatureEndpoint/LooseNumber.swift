internal import PureJSON

/// A member of the request that should be a number, as JavaScript reads it: strings are passed to
/// `parseInt`.
enum LooseNumber: Equatable {
  case absent
  case number(Double)
  /// Anything else, as a template literal prints it.
  case other(String)

  init(_ value: JSONValue?) {
    switch value {
    case nil: self = .absent
    case .number(let number): self = .number(number.double)
    case .string(let text): self = parseInt(text).map(LooseNumber.number) ?? .other("NaN")
    case let value?: self = .other(templateText(of: value))
    }
  }

  var number: Double? {
    guard case .number(let value) = self else { return nil }
    return value
  }

  /// A problem, unless it is absent or one of `allowed`.
  func problem(_ property: String, allowing allowed: [Int]) -> Problem? {
    problem(property) { value in
      if allowed.contains(where: { Double($0) == value }) { return nil }
      let expected = allowed.map(String.init).joined(separator: ",")
      return "Value is not valid. Got \(numberText(of: value)), expected \(expected)"
    }
  }

  /// A problem, unless it is absent or within `bounds`.
  func problem(_ property: String, within bounds: ClosedRange<Int>) -> Problem? {
    problem(property) { value in
      if Double(bounds.lowerBound)...Double(bounds.upperBound) ~= value { return nil }
      return "Value must in between \(bounds.lowerBound) and \(bounds.upperBound)"
    }
  }

  private func problem(_ property: String, _ reason: (Double) -> String?) -> Problem? {
    switch self {
    case .absent: nil
    case .number(let value): reason(value).map { Problem(property: property, reason: $0) }
    case .other(let text):
      Problem(property: property, reason: "Value \(text) not allowed, must be of type number")
    }
  }
}

/// ECMAScript's `parseInt` without a radix: white space, a sign, `0x`, and as many digits as there are.
private func parseInt(_ text: String) -> Double? {
  var rest = text.unicodeScalars.drop(while: isWhiteSpace)
  var sign = 1.0
  if let first = rest.first, first == "-" || first == "+" {
    sign = first == "-" ? -1 : 1
    rest.removeFirst()
  }
  if rest.starts(with: "0x".unicodeScalars) || rest.starts(with: "0X".unicodeScalars) {
    let digits = rest.dropFirst(2).prefix { $0.isASCII && $0.properties.isASCIIHexDigit }
    return Double("0x\(String(digits))").map { sign * $0 }
  }
  let digits = rest.prefix { "0"..."9" ~= $0 }
  return Double(String(digits)).map { sign * $0 }
}

/// ECMAScript's white space and line ends: Unicode's without U+0085, and the byte-order mark.
private func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isWhitespace && scalar != "\u{85}" || scalar == "\u{feff}"
}

private func numberText(of value: Double) -> String {
  JSONNumber(value)?.text ?? (value < 0 ? "-Infinity" : "Infinity")
}

/// What `${value}` prints.
func templateText(of value: JSONValue) -> String {
  switch value {
  case .null: "null"
  case .bool(let value): "\(value)"
  case .number(let number): numberText(of: number.double)
  case .string(let text): text
  case .array(let elements):
    elements.map { $0.isNull ? "" : templateText(of: $0) }.joined(separator: ",")
  case .object: "[object Object]"
  }
}
