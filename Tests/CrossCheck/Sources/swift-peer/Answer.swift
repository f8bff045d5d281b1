/// What is answered.
///
/// The members depend on the program. A rejected request has `refused`.
struct Answer: Encodable {
  var refused: String?
  var reason: String?

  var message: String?
  var messageBase64: String?
  var encodedPayload: String?
  var hmacHex: String?
  var signatureHex: String?
  var iat: Int64?
  var exp: Int64?
  var tokenExp: Int64?
  var output: String?

  var token: String?
  var valid: Bool?
  var payload: String?
  var verdict: String?
  var causes: [String]?
  var worst: String?

  var sha256Hex: String?
  var length: Int?
  var standardPadded: String?
  var standardUnpadded: String?
  var urlPadded: String?
  var urlUnpadded: String?
  var canonicalIn: [String]?
  var text: String?
  var outputHex: String?
}

private let digits = Array("0123456789abcdef".utf8)

/// Lower-case hexadecimal digits.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
