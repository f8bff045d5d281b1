// Signs for a meeting that comes from C++, in a module that is compiled with C++ interoperability.
import MeetingSignature
import MeetingSignatureInspection
import Meetings

@main
struct CxxClient {
  static func main() throws {
    let (key, secret) = ("CLIENT_ID_0123456789ab", "CLIENT_SECRET_0123456789abcdefgh")
    let meeting = nextMeeting()
    let credentials = try MeetingSDKCredentials(key: key, secret: secret)
    let time = try UnixTime(seconds: meeting.startsAt)
    let number = try MeetingNumber(String(meeting.number))
    let signature = try MeetingSDKSigner(credentials).sign(
      .web(number, role: .participant), issuedAt: time)
    let checked = try MeetingSDKSignature.verify(signature.text, using: credentials, at: time)
    let inspector = SignatureInspector(
      credentials: UncheckedCredentials(key: key, secret: secret), time: .at(time))
    guard checked.text == signature.text, inspector.inspect(signature.text).findings.isEmpty else {
      return print("wrong")
    }
    print("ok")
  }
}
