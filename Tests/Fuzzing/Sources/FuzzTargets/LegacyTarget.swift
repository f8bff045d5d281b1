#if canImport(PureCrypto)
  internal import MeetingSignature
  internal import PureBase64
  internal import PureCrypto
#endif

extension FuzzTarget {
  /// The fields of a legacy signature that is accepted are those that were signed, and no others: the message
  /// cannot be divided in another way.
  static let legacy = FuzzTarget(name: "legacy") { bytes in
    var input = FuzzInput(bytes)
    let credentials = try MeetingSDKCredentials(
      key: ClaimsMutation.key, secret: ClaimsMutation.secret)
    let time = try UnixTime(seconds: 2_000_000_000)
    let signed = try SignedFields(&input)
    guard
      let verified = try? LegacySignature.verify(signed.text, using: credentials, at: time)
    else { return }
    try require(verified.text.utf8.elementsEqual(signed.text.utf8), "the text has changed")
    try require(Set([verified]).contains(verified), "a signature is not equal to itself")
    try require(shown(verified).utf8.count < 300, shown(verified))
    guard let fields = signed.fields else { return }
    let read = [
      ClaimsMutation.key, verified.meetingNumber.description,
      String(verified.issuedAt.milliseconds), String(verified.role.rawValue),
    ]
    try require(read == fields, "\(fields) is read as \(read)")
    // The same code must not stand for the fields divided elsewhere.
    let digits = fields[1] + fields[2] + fields[3]
    for first in 1..<max(digits.count - 1, 2) {
      for second in (first + 1)..<max(digits.count, first + 2) where second < digits.count {
        let parts = [
          String(digits.prefix(first)), String(digits.prefix(second).dropFirst(first)),
          String(digits.dropFirst(second)),
        ]
        if parts == Array(fields[1...]) { continue }
        let text = Base64.encode(
          ([fields[0]] + parts + [signed.code]).joined(separator: ".").utf8, as: .standard)
        let other = try? LegacySignature.verify(text, using: credentials, at: time)
        try require(other == nil, "the code of \(fields) also stands for \(parts)")
      }
    }
  }
}

/// A string that may be a legacy signature, and the fields that its code was made of.
private struct SignedFields {
  var text: String
  var fields: [String]?
  var code = ""

  init(_ input: inout FuzzInput) throws {
    guard input.below(4) > 0 else {
      text = String(decoding: input.rest, as: UTF8.self)
      return
    }
    var fields = [
      ClaimsMutation.key,
      input.pick(["85746065432", "8574606543", "857460654", "012345678", "85746065"]),
      input.pick([
        "1600000000000", "1700000000000", "999999999999", "0999999999999", "2000000000001",
      ]),
      input.pick(["0", "1", "2", "01", "-1"]),
    ]
    for _ in 0..<input.below(3) {
      let place = 1 + input.below(3)
      fields[place] =
        input.below(2) == 0
        ? String(input.integer() % 100_000_000_000_000)
        : String(decoding: input.chunk(), as: UTF8.self)
    }
    let message = Base64.encodedBytes(of: Array(fields.joined().utf8), as: .standard)
    let key = SymmetricKey(data: ClaimsMutation.secret.utf8)
    code = Base64.encode(
      Array(HMAC<SHA256>.authenticationCode(for: message, using: key)), as: .standard)
    let outer = (fields + [code]).joined(separator: ".")
    let variants: [Base64.Variant] = [.standard, .url, .urlUnpadded, .standardUnpadded]
    text = Base64.encode(outer.utf8, as: input.pick(variants))
    // With a dot in a field, the text has other fields than were signed.
    self.fields = fields.contains { $0.contains(".") } ? nil : fields
  }
}
