/// What is asked.
///
/// Which members there are depends on the program.
struct Request: Decodable {
  let program: String

  var key: String?
  var secret: String?
  var meetingNumber: String?
  var meetingNumberAsNumber: Bool?
  var role: Int?
  var issuedAtMs: Int64?
  var backdatedBy: Int?
  var style: String?
  var validFor: Int?
  var tokenValidFor: Int?
  var videoWebRTCMode: Bool?
  var layout: [String]?

  var payload: String?
  var token: String?
  var atMs: Int64?
  var platform: String?

  var messageHex: String?
  var repeatByte: UInt8?
  var repeatCount: Int?
  var keyHex: String?
  var hex: String?
  var input: String?
  var bits: String?
  var textHex: String?

  /// A member that the program needs.
  func need<Value>(_ member: KeyPath<Request, Value?>) throws -> Value {
    guard let value = self[keyPath: member] else { throw BadRequest(program: program) }
    return value
  }

  /// The bytes of a member in hexadecimal digits.
  func bytes(_ member: KeyPath<Request, String?>) throws -> [UInt8] {
    let digits = Array(try need(member).utf8)
    return try stride(from: 0, to: digits.count, by: 2).map { place in
      let pair = String(decoding: digits[place..<min(place + 2, digits.count)], as: UTF8.self)
      guard pair.utf8.count == 2, let byte = UInt8(pair, radix: 16) else {
        throw BadRequest(program: program)
      }
      return byte
    }
  }
}
