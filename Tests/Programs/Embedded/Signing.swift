/// A signer and nothing else, to see how small it is: gives the first byte of a signature's text.
@_cdecl("sign_first_byte")
public func signFirstByte(_ seconds: Int64) -> Int32 {
  guard
    let credentials = try? MeetingSDKCredentials(
      key: "CLIENT_ID_0123456789ab", secret: "CLIENT_SECRET_0123456789abcdefgh"),
    let number = try? MeetingNumber("85746065432"), let time = try? UnixTime(seconds: seconds),
    let signature = try? MeetingSDKSigner(credentials).sign(
      .web(number, role: .participant), issuedAt: time)
  else { return -1 }
  return signature.text.utf8.first.map(Int32.init) ?? -1
}
