extension JSONNumber {
  /// The nearest double; of two as near the even one, as IEEE 754 rounds. However many digits there
  /// are, all of them count. What is too small becomes 0, or -0.
  ///
  /// It is finite: neither a document nor a spelling can have a greater number. Only an integer type
  /// of more than 1,023 bits can, which gives an infinity.
  public var double: Double {
    // Nearly all are spelled as integers. Of zeros one has a sign.
    if let integer = shortInteger, integer != 0 { return Double(integer) }
    return withSpelling { text, spelling in
      text.double(DecimalNumber(spelling, in: text), spelling)
    }
  }
}
