import PureBase64

/// Looks for a secret in text the way a person with a decoder does: reads what is there, without separators, and
/// decodes it up to three times.
///
/// It shares no code with the library's redaction, and finds any six bytes of the secret in a row.
struct SecretHunter {
  /// Six bytes each.
  private var pieces: Set<UInt64> = []
  private var readable: Set<UInt64> = []

  init(_ secret: String) {
    let bytes = Array(secret.utf8)
    Self.forEachPiece(of: bytes) { pieces.insert($0) }
    Self.forEachPiece(of: bytes.filter(isLetterOrDigit)) { readable.insert($0) }
  }

  private static func forEachPiece(of bytes: [UInt8], _ body: (UInt64) -> Void) {
    var piece: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      piece = (piece << 8 | UInt64(lowercased(byte))) & 0xffff_ffff_ffff
      if index >= 5 { body(piece) }
    }
  }

  /// How the text shows six bytes of the secret, or `nil`.
  func find(in text: String, decodings: Int = 3) -> String? {
    find(in: Array(text.utf8), decodings)
  }

  private func find(in text: [UInt8], _ decodings: Int) -> String? {
    if let piece = Self.piece(of: text, in: pieces) { return "'\(piece)'" }
    if let piece = Self.piece(of: text.filter(isLetterOrDigit), in: readable) {
      return "'\(piece)' with separators"
    }
    guard decodings > 0 else { return nil }
    for (name, decoded) in Self.decodings(of: text) {
      // What is decoded by chance has no further encodings.
      let rest = isReadable(decoded) ? decodings - 1 : 0
      if let found = find(in: decoded, rest) { return "\(found) in \(name)" }
    }
    return nil
  }

  private static func piece(of text: [UInt8], in pieces: Set<UInt64>) -> String? {
    var found: UInt64?
    forEachPiece(of: text) { if found == nil, pieces.contains($0) { found = $0 } }
    return found.map { piece in
      String(
        decoding: (0..<6).map { UInt8(truncatingIfNeeded: piece >> (40 - 8 * $0)) }, as: UTF8.self)
    }
  }

  /// What runs of characters stand for.
  private static func decodings(of text: [UInt8]) -> [(String, [UInt8])] {
    var decoded: [(String, [UInt8])] = []
    for run in runs(of: text, atLeast: 12, isHexadecimal) {
      decoded.append(("hexadecimal", pairs(run[...])))
      decoded.append(("hexadecimal", pairs(run.dropFirst())))
    }
    // With separators between the pairs.
    let words = text.split { !isLetterOrDigit($0) }
    let digits = words.flatMap { word in
      // As in 0x6b and &#x6b;, and x6bx65.
      word.starts(with: "0x".utf8)
        ? [word.dropFirst(2)] : word.split { $0 == UInt8(ascii: "x") }
    }
    for run in digits.split(whereSeparator: { $0.count != 2 || !$0.allSatisfy(isHexadecimal) })
    where run.count >= 6 {
      decoded.append(("hexadecimal", run.map { pairs($0)[0] }))
    }
    let numbers = words.compactMap { UInt8(String(decoding: $0, as: UTF8.self)) }
    if numbers.count >= 6 {
      decoded.append(("numbers", numbers))
      for first in 0...1 {
        decoded.append(
          ("numbers", stride(from: first, to: numbers.count, by: 2).map { numbers[$0] }))
      }
    }
    let base64 = text.filter { !" \n\r\t?".utf8.contains($0) }
    for text in base64.count == text.count ? [text] : [text, base64] {
      for run in runs(of: text, atLeast: 8, isBase64) {
        let run = run.map { $0 == 0x2d ? 0x2b : $0 == 0x5f ? 0x2f : $0 }
        for start in 0..<4 {
          let whole = run.dropFirst(start)
          let groups = whole.prefix(whole.count / 4 * 4)
          if let bytes = try? Base64.decode(Array(groups), as: .standard) {
            decoded.append(("base64", bytes))
          }
        }
      }
    }
    let unescaped = unescaped(text)
    if unescaped.count != text.count { decoded.append(("escapes", unescaped)) }
    return decoded.filter { $0.1.count >= 6 }
  }

  private static func unescaped(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text[...]
    while let first = rest.first {
      let next = rest.dropFirst()
      if first == 0x25 || first == 0x3d, next.count >= 2,
        next.prefix(2).allSatisfy(isHexadecimal)
      {
        result += pairs(next.prefix(2))
        rest = next.dropFirst(2)
      } else if first == 0x5c, let mark = next.first, mark | 0x20 == 0x75 || mark | 0x20 == 0x78 {
        let digits = next.dropFirst().prefix(mark | 0x20 == 0x75 ? 4 : 2)
        if digits.allSatisfy(isHexadecimal), digits.count >= 2 {
          result += Array(pairs(digits).suffix(1))
          rest = next.dropFirst(1 + digits.count)
        } else {
          result.append(first)
          rest = next
        }
      } else {
        result.append(first)
        rest = next
      }
    }
    return result
  }

  private static func runs(
    of text: [UInt8], atLeast count: Int, _ isPart: (UInt8) -> Bool
  ) -> [[UInt8]] {
    text.split { !isPart($0) }.filter { $0.count >= count }.map(Array.init)
  }

  private static func pairs(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    let digits = Array(digits)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
    }
  }
}

private func isReadable(_ text: [UInt8]) -> Bool {
  text.split { !(0x20..<0x7f ~= $0) }.contains { $0.count >= 8 }
}

private func lowercased(_ byte: UInt8) -> UInt8 { 0x41...0x5a ~= byte ? byte | 0x20 : byte }

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  0x30...0x39 ~= byte || 0x61...0x7a ~= byte | 0x20
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
  0x30...0x39 ~= byte || 0x61...0x66 ~= byte | 0x20
}

private func isBase64(_ byte: UInt8) -> Bool {
  isLetterOrDigit(byte) || "+/-_".utf8.contains(byte)
}
