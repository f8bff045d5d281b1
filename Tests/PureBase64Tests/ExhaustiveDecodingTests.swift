import PureBase64
import Testing

/// Short texts, all of them, against a second implementation. Unoptimized it takes minutes to decode
/// the 16 million of three bytes, so that debug builds try those of characters that matter.
@Suite struct ExhaustiveDecodingTests {
  /// The first and last character of each range and their neighbours, padding, white space, and some
  /// whose last bits are zero.
  static let telling =
    Array("AZazBQgw09+/-_=. \n".utf8) + [
      0x00, 0x2e, 0x3a, 0x40, 0x5b, 0x60, 0x7b, 0x80, 0xc1, 0xff,
    ]

  #if DEBUG
    static let bytesOfThree = telling
  #else
    static let bytesOfThree = Array(UInt8.min...UInt8.max)
  #endif

  /// Whether both implementations say the same. The second one is asked where its answer is not plain
  /// from a character that is in neither alphabet.
  private func agree(_ text: [UInt8], _ variant: Base64.Variant, _ second: SecondDecoder) -> Bool {
    let isPlausible = text.allSatisfy {
      Character(Unicode.Scalar($0)).isASCII && plausible[Int($0)]
    }
    return (try? Base64.decode(text, as: variant)) == (isPlausible ? second.decode(text) : nil)
  }

  private let plausible = (0..<256).map { byte in
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_="
      .utf8.contains(UInt8(byte))
  }

  @Test func `every text of one or two bytes`() {
    for (variant, second) in SecondDecoder.all {
      var differences: [[UInt8]] = []
      for first in UInt8.min...UInt8.max {
        if !agree([first], variant, second) { differences.append([first]) }
        for next in UInt8.min...UInt8.max where !agree([first, next], variant, second) {
          differences.append([first, next])
        }
      }
      #expect(differences == [])
    }
  }

  @Test func `every text of three bytes`() {
    for (variant, second) in SecondDecoder.all {
      var differences: [[UInt8]] = []
      // Where the second answer is plain, only whether it is taken, into one buffer for all of them.
      _ = [UInt8](capacity: 4) { output in
        for first in Self.bytesOfThree {
          for next in Self.bytesOfThree {
            var text = [first, next, 0]
            for last in Self.bytesOfThree {
              text[2] = last
              if plausible[Int(first)], plausible[Int(next)], plausible[Int(last)] {
                if !agree(text, variant, second) { differences.append(text) }
              } else {
                try? Base64.decode(text.span.bytes, as: variant, into: &output)
                if !output.isEmpty { differences.append(text) }
                output.removeAll()
              }
            }
          }
        }
      }
      #expect(differences == [])
    }
  }

  @Test func `every text of four bytes that matter`() {
    #if DEBUG
      let bytes = Self.telling.filter { ![0x5a, 0x7a, 0x39, 0x42, 0x51, 0xc1, 0x3a].contains($0) }
    #else
      let bytes = Self.telling
    #endif
    for (variant, second) in SecondDecoder.all {
      var differences: [[UInt8]] = []
      for first in [0x41, 0x3d] as [UInt8] {
        for head in bytes.flatMap({ next in bytes.map { [first, next, $0] } }) {
          for last in bytes where !agree(head + [last], variant, second) {
            differences.append(head + [last])
          }
        }
      }
      #expect(differences == [])
    }
  }

  /// Sixteen at a time, and the last ones by themselves: a fault is seen wherever it stands.
  @Test func `every byte at every place of a longer text`() {
    let text = Array("MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3Bw".utf8)
    for (variant, second) in SecondDecoder.all {
      for place in text.indices {
        for byte in UInt8.min...UInt8.max {
          var changed = text
          changed[place] = byte
          let isSame = agree(changed, variant, second)
          #expect(isSame, "\(byte) at \(place)")
          do throws(Base64Error) {
            _ = try Base64.decode(changed, as: variant)
          } catch  where error.reason != .trailingBits {
            #expect(error.offset == place, "\(byte)")
          } catch {
            #expect(error.offset == place - 1)
          }
        }
      }
    }
  }
}
