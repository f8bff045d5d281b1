/// What a finding says was seen, put together of literals, numbers and short texts.
///
/// Its parts are appended by calls. A string's own interpolation is laid out anew wherever it stands,
/// and would stand at more than a hundred places.
struct SeenText: ExpressibleByStringInterpolation, StringInterpolationProtocol {
  private(set) var bytes: [UInt8] = []

  init(literalCapacity: Int, interpolationCount: Int) {}
  init(stringInterpolation text: SeenText) { self = text }
  init(stringLiteral literal: StaticString) { bytes = literal.bytes }
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  // Inlined, so that the empty literal behind the last value costs nothing.
  @inline(__always)
  mutating func appendLiteral(_ literal: StaticString) {
    if literal.utf8CodeUnitCount > 0 { append(literal) }
  }

  @inline(never)
  private mutating func append(_ literal: StaticString) { bytes += literal.bytes }

  @inline(never)
  mutating func appendInterpolation(_ number: Int64) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var power: UInt64 = 1
    while number.magnitude / power >= 10 { power *= 10 }
    while power > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(number.magnitude / power % 10))
      power /= 10
    }
  }

  mutating func appendInterpolation(_ number: Int) { appendInterpolation(Int64(number)) }
  mutating func appendInterpolation(_ literal: StaticString) { append(literal) }

  @inline(never)
  mutating func appendInterpolation(_ text: SeenText) { bytes += text.bytes }
}

/// A name that came with the input, made fit to be shown: printable and short.
func shownName(_ bytes: [UInt8]) -> SeenText {
  var shown: [UInt8] = []
  for byte in bytes {
    if shown.count == 24 { return "\(SeenText(shown))…" }
    shown.append(0x21..<0x7f ~= byte && byte != 0x60 ? byte : UInt8(ascii: "?"))
  }
  return SeenText(shown)
}

/// What a text is like, without the text: its length, and what it is made of.
func shape(of text: [UInt8]) -> SeenText {
  if text.isEmpty { return "empty" }
  if text.isDecimal { return "\(text.count) digits" }
  if text.areAll(.alphanumeric) { return "\(text.count) letters and digits" }
  return text.count == 1 ? "1 byte" : "\(text.count) bytes"
}
