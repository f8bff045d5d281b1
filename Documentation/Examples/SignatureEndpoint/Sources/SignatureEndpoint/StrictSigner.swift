internal import MeetingSignature
internal import PureJSON

/// Signs with the library's own rules.
///
/// Unlike the official endpoint's code, it refuses a meeting number that cannot be one, and a
/// fraction of a second.
struct StrictSigner: Sendable {
  private let signer: MeetingSDKSigner

  init(_ credentials: MeetingSDKCredentials) {
    signer = MeetingSDKSigner(credentials)
  }

  /// Returns the signature for a request, issued `milliseconds` after 1970.
  func signature(for request: SigningRequest, at milliseconds: Int64) throws(Problems) -> String {
    let target = try Self.target(of: request)
    guard let lifetime = Int(exactly: request.lifetime) else {
      throw Problems("expirationSeconds", "must be whole seconds")
    }
    let options = MeetingSDKSigner.Options(
      backdatedBy: .seconds(0), validFor: .seconds(lifetime),
      videoWebRTCMode: request.videoWebRTCMode.map { $0 == 1 }, layout: .officialEndpoint)
    do {
      let time = try UnixTime(milliseconds: milliseconds)
      return try signer.sign(target, issuedAt: time, options: options).text
    } catch {
      throw Problems("$body", "\(error)")
    }
  }

  /// Why the meeting number of a request cannot be one; nil if it can.
  static func problem(with request: SigningRequest) -> String? {
    do throws(Problems) {
      _ = try target(of: request)
      return nil
    } catch {
      return error.all.first?.reason
    }
  }

  private static func target(of request: SigningRequest) throws(Problems) -> MeetingSDKTarget {
    guard let sent = request.meetingNumber else { return .native }
    do throws(MeetingNumberError) {
      let number: MeetingNumber
      if let integer = sent.intValue {
        number = try MeetingNumber(integer)
      } else {
        number = try MeetingNumber(sent.stringValue ?? "")
      }
      return .web(number, role: request.role == 1 ? .host : .participant)
    } catch {
      throw Problems("meetingNumber", "\(error)")
    }
  }
}
