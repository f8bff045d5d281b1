import PureBase64
import PureCrypto
import PureJSON

extension Answer {
  mutating func hash(_ request: Request) throws {
    var message = [UInt8]()
    if request.messageHex != nil {
      message = try request.bytes(\.messageHex)
    } else {
      message = try Array(
        repeating: request.need(\.repeatByte), count: request.need(\.repeatCount))
    }
    sha256Hex = hexadecimal(SHA256.hash(data: message))
    length = message.count
  }

  mutating func authenticate(_ request: Request) throws {
    let key = SymmetricKey(data: try request.bytes(\.keyHex))
    let message = try request.bytes(\.messageHex)
    hmacHex = hexadecimal(HMAC<SHA256>.authenticationCode(for: message, using: key))
  }

  private static var variants: [(name: String, variant: Base64.Variant)] {
    [
      ("standardPadded", .standard), ("standardUnpadded", .standardUnpadded), ("urlPadded", .url),
      ("urlUnpadded", .urlUnpadded),
    ]
  }

  mutating func encode(_ request: Request) throws {
    let bytes = try request.bytes(\.hex)
    standardPadded = Base64.encode(bytes, as: .standard)
    standardUnpadded = Base64.encode(bytes, as: .standardUnpadded)
    urlPadded = Base64.encode(bytes, as: .url)
    urlUnpadded = Base64.encode(bytes, as: .urlUnpadded)
  }

  /// The variants in which the text is what encoding would have given.
  mutating func decode(_ request: Request) throws {
    let input = try request.need(\.input)
    canonicalIn = Self.variants.filter { (try? Base64.decode(input, as: $0.variant)) != nil }
      .map(\.name)
  }

  mutating func spell(_ request: Request) throws {
    guard let bits = UInt64(try request.need(\.bits), radix: 16) else {
      throw BadRequest(program: request.program)
    }
    text = JSONNumber(Double(bitPattern: bits))?.text
  }

  mutating func canonicalize(_ request: Request) throws {
    let text = try request.bytes(\.textHex)
    do {
      outputHex = hexadecimal(try CanonicalJSON.canonicalize(text))
    } catch {
      (refused, reason) = ("\(error)", "\(error.reason)")
    }
  }
}
