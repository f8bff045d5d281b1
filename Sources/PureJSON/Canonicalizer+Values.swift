extension Canonicalizer {
  // MARK: Strings

  /// Writes a string, of which the opening quotation mark is the next byte, and says whether there were
  /// escapes in it. There is room for what follows it up to the next value.
  @inline(__always)
  mutating func writeString() throws(JSONError) -> Bool {
    let start = text.offset
    let hasEscapes = try text.scanString()
    let range = start..<text.offset
    draft.reserve(range.count &+ ECMAScriptNumberText.room)
    if hasEscapes {
      try writeUnescaped(range)
    } else {
      draft.append(range, of: text)
    }
    return hasEscapes
  }

  /// Writes a string, with its quotation marks, in which some or all escapes have to be others. None
  /// gets longer by that.
  private mutating func writeUnescaped(_ range: Range<Int>) throws(JSONError) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = text.byte(at: position)
      if byte != UInt8(ascii: "\\") {
        draft.append(byte)
        position &+= 1
        continue
      }
      let (scalar, end) = try text.escape(at: position)
      draft.appendMinimallyEscaped(scalar)
      position = end
    }
  }

  // MARK: Numbers

  /// Writes a number, whose sign or first digit is the next byte.
  @inline(__always)
  mutating func writeNumber() throws(JSONError) {
    let start = text.offset
    let spelling = try text.scanNumber()
    if isCanonical(spelling) {
      draft.append(start..<text.offset, of: text)
    } else {
      try writeRespelled(spelling)
    }
  }

  /// Whether the number has its canonical spelling for sure. Up to 15 digits are told apart by
  /// doubles, so that they are the fewest that read back as the same double.
  @inline(__always)
  private func isCanonical(_ number: NumberSpelling) -> Bool {
    let (integer, fraction) = (number.integer, number.fraction)
    if number.hasExponent || integer.count &+ fraction.count > 15 { return false }
    let isZero = text.byte(at: integer.lowerBound) == UInt8(ascii: "0")
    if fraction.isEmpty { return !(isZero && number.isNegative) }
    if text.byte(at: fraction.upperBound &- 1) == UInt8(ascii: "0") { return false }
    // Below 10^-6 there is an exponent.
    return !isZero || text.word(at: fraction.lowerBound) & 0xffff_ffff_ffff != 0x3030_3030_3030
  }

  private mutating func writeRespelled(_ spelling: NumberSpelling) throws(JSONError) {
    let number = DecimalNumber(spelling, in: text)
    // SAFETY: there is room, and the text is counted in.
    var output = unsafe ECMAScriptNumberText(in: draft.memory + draft.count)
    if number.digits < 1_000_000_000_000_000, number.digits > 0, -290...290 ~= number.exponent {
      // As above, whatever the form.
      var decimal = ShortDecimal(digits: number.digits, exponent: Int(number.exponent))
      decimal.dropTrailingZeros()
      output.write(decimal, isNegative: number.isNegative)
    } else {
      let value = text.double(number, spelling)
      if value.isInfinite { throw text.outOfRange(spelling) }
      output.write(value)
    }
    draft.count &+= output.count
  }
}

extension CanonicalDraft {
  /// Appends a code point that was escaped, escaped only where it has to be (RFC 8785, section
  /// 3.2.2.2).
  fileprivate mutating func appendMinimallyEscaped(_ scalar: UInt32) {
    switch scalar {
    case 0x08: appendEscape(UInt8(ascii: "b"))
    case 0x09: appendEscape(UInt8(ascii: "t"))
    case 0x0a: appendEscape(UInt8(ascii: "n"))
    case 0x0c: appendEscape(UInt8(ascii: "f"))
    case 0x0d: appendEscape(UInt8(ascii: "r"))
    case 0x22, 0x5c: appendEscape(UInt8(truncatingIfNeeded: scalar))
    case ..<0x20:
      appendEscape(UInt8(ascii: "u"))
      append(UInt8(ascii: "0"))
      append(UInt8(ascii: "0"))
      append(scalar < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      let digit = UInt8(truncatingIfNeeded: scalar & 15)
      append(digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &- 10 &+ digit)
    default:
      guard let scalar = Unicode.Scalar(scalar) else { return }
      for byte in UTF8.encode(scalar) ?? UTF8.EncodedScalar() { append(byte) }
    }
  }

  private mutating func appendEscape(_ character: UInt8) {
    append(UInt8(ascii: "\\"))
    append(character)
  }
}
