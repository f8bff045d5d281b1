/// The bytes that hexadecimal digits stand for.
public func bytes(hex: String) -> [UInt8] {
  let digits = hex.utf8.map { byte -> UInt8 in
    guard let value = Character(Unicode.Scalar(byte)).hexDigitValue else {
      preconditionFailure("not hexadecimal: \(hex)")
    }
    return UInt8(value)
  }
  return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

/// The bytes in lower-case hexadecimal.
public func hex(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef")
  return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
