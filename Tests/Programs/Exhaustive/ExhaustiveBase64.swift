/// Decodes many texts in all variants, and compares with the second implementation of the tests.
///
/// They are every text of three bytes, every text of four that begins like a group of each kind, the
/// encodings of 0 to 100 bytes, and a longer text with every byte at every place. Says `ok`, or stops.
@main
struct ExhaustiveBase64 {
  static func main() {
    for (variant, second) in SecondDecoder.all {
      checkLongTexts(variant, second)
      // One buffer for all texts.
      _ = [UInt8](capacity: 4) { output in
        for first in UInt8.min...UInt8.max {
          for next in UInt8.min...UInt8.max {
            for last in UInt8.min...UInt8.max {
              check([first, next, last], variant, second, &output)
            }
          }
        }
        for last in UInt16.min...UInt16.max {
          for head in ["AA", "Zg", "=A", "A=", "+-"].map({ Array($0.utf8) }) {
            let tail = [UInt8(last >> 8), UInt8(truncatingIfNeeded: last)]
            check(head + tail, variant, second, &output)
          }
        }
      }
    }
    print("ok")
  }

  static func checkLongTexts(_ variant: Base64.Variant, _ second: SecondDecoder) {
    let bytes = (0..<100).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 &* 7) }
    for count in 0...100 {
      let text = Base64.encodedBytes(of: bytes[..<count], as: variant)
      precondition(second.decode(text) == Array(bytes[..<count]), "wrong characters")
      precondition((try? Base64.decode(text, as: variant)) == second.decode(text), "wrong bytes")
    }
    var text = Base64.encodedBytes(of: bytes[..<48], as: variant)
    for place in text.indices {
      let kept = text[place]
      for byte in UInt8.min...UInt8.max {
        text[place] = byte
        let expected = text.allSatisfy(isPlausible) ? second.decode(text) : nil
        precondition((try? Base64.decode(text, as: variant)) == expected, "a wrong character")
      }
      text[place] = kept
    }
  }

  static func check(
    _ text: [UInt8], _ variant: Base64.Variant, _ second: SecondDecoder,
    _ output: inout OutputSpan<UInt8>
  ) {
    try? Base64.decode(text.span.bytes, as: variant, into: &output)
    // The second decoder rejects a string with a character of neither alphabet at once.
    let expected = text.allSatisfy(isPlausible) ? second.decode(text) : nil
    var bytes: [UInt8] = []
    while !output.isEmpty { bytes.append(output.removeLast()) }
    precondition(bytes.isEmpty ? expected == nil : bytes.reversed() == expected, "a short text")
  }

  static func isPlausible(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5a, 0x61...0x7a, 0x30...0x39, 0x2b, 0x2d, 0x2f, 0x3d, 0x5f: true
    default: false
    }
  }
}
