import MeetingSignature
import PureJWT

extension Answer {
  mutating func sign(_ request: Request) throws {
    let key = try JWTKey(secret: request.need(\.secret).utf8)
    token = try JWT.sign(payload: request.need(\.payload).utf8, using: key)
  }

  mutating func verify(_ request: Request) throws {
    let key = try JWTKey(secret: request.need(\.secret).utf8)
    do {
      let jwt = try JWT.verify(request.need(\.token), using: key)
      (valid, payload) = (true, String(decoding: jwt.payload, as: UTF8.self))
    } catch let error as JWTError {
      (valid, reason) = (false, "\(error)")
    }
  }

  mutating func verifySignature(_ request: Request) throws {
    let credentials = try request.credentials()
    do {
      let token = try request.need(\.token)
      let time = try UnixTime(milliseconds: request.need(\.atMs))
      if token.contains(".") {
        _ = try MeetingSDKSignature.verify(token, using: credentials, at: time)
      } else {
        _ = try LegacySignature.verify(token, using: credentials, at: time)
      }
      valid = true
    } catch let error as MeetingSDKVerificationError {
      (valid, reason) = (false, "\(error)")
    }
  }
}
