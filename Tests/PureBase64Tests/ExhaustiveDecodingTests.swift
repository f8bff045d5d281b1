import PureBase64
import Testing

/// Short texts of characters that matter against a second implementation.
///
/// `.ci/steps/66-exhaustive-base64` tries all 16 million texts of three bytes, which takes minutes
/// where every error that is thrown is recorded.
@Suite struct ExhaustiveDecodingTests {
  /// The first and last character of each range and their neighbours, padding, white space, and some
  /// whose last bits are zero.
  static let telling =
    Array("AZazgw09+/-_=. \n".utf8) + [0x00, 0x3a, 0x40, 0x5b, 0x60, 0x7b, 0x80, 0xc1]

  /// Whether both implementations say the same.
  ///
  /// The second one is asked where its answer is not plain from a character that is in neither
  /// alphabet.
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

  @Test func `every text of three or four bytes that matter`() {
    for (variant, second) in SecondDecoder.all {
      var differences: [[UInt8]] = []
      for first in Self.telling {
        for tail in Self.telling.flatMap({ next in Self.telling.map { [next, $0] } }) {
          for text in [[first] + tail, [0x41, first] + tail] where !agree(text, variant, second) {
            differences.append(text)
          }
        }
      }
      #expect(differences == [])
    }
  }

  /// Sixteen at a time, and the last ones alone, so that an error is found at any place.
  @Test func `every byte at every place of a longer text`() {
    let text = Array("MDEyMzQ1Njc4OWFiY2Rl".utf8)
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
