import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import TestSupport

/// A correct token of random layout, claims, times, and platform, and what it was drawn from.
struct RandomToken {
  var forgery = Forgery()
  let key: String
  let secret: String
  let meeting: String
  let now: Int64
  let issued: Int64
  let validity: Int64
  let isNative: Bool

  init(using random: inout SeededRandom) {
    isNative = random.chance(0.3)
    key =
      random.chance(0.8) ? random.text(22, keyCharacters) : random.text(36, alphanumericCharacters)
    secret = random.text(random.chance(0.9) ? 32 : 36, alphanumericCharacters)
    meeting =
      "\(Int.random(in: random.chance(0.5) ? 8_000_000_000...9_999_999_999 : 80_000_000_000...89_999_999_999, using: &random))"
    now = .random(in: 1_600_000_000...1_900_000_000, using: &random)
    let age =
      random.chance(0.7)
      ? Int64.random(in: 0...60, using: &random) : .random(in: 61...3600, using: &random)
    issued = now - age
    validity =
      random.chance(0.5)
      ? [3600, 7200, 14_400, 86_400].randomElement(using: &random).map { max($0, age + 1900) }
        ?? 7200
      : .random(in: (age + 1900)...172_799, using: &random)
    fill(using: &random)
  }

  /// Draws the claims, the header, and the inspector.
  private mutating func fill(using random: inout SeededRandom) {
    let exp = issued + validity
    var claims: [(name: String, json: String)] = [
      ("appKey", "\"\(key)\""), ("iat", "\(issued)"), ("tokenExp", "\(exp)"),
    ]
    if !isNative {
      claims.append(("mn", random.chance(0.8) ? "\"\(meeting)\"" : meeting))
      claims.append(("role", random.chance(0.7) ? "0" : "1"))
    }
    if !isNative || random.chance(0.9) { claims.append(("exp", "\(exp)")) }
    if random.chance(0.3) { claims.append(("sdkKey", "\"\(key)\"")) }
    if !isNative, random.chance(0.2) {
      claims.append(("video_webrtc_mode", random.chance(0.5) ? "0" : "1"))
    }
    let extras = [
      ("iss", "\"\(key)\""), ("aud", "\"zoom\""), ("jti", "\"x-1\""), ("nbf", "\(issued)"),
      ("sub", "\"user@example.com\""), ("user", #"{"name":"Zoë","tags":[1,2.5,null]}"#),
      ("alg", "\"HS256\""), ("é", "\"\\u00e9\""),
    ]
    for extra in extras where random.chance(0.08) { claims.append(extra) }
    claims.shuffle(using: &random)
    forgery.claims = claims
    forgery.space =
      random.chance(0.8) ? "" : [" ", "\n  ", "\t"].randomElement(using: &random) ?? " "
    forgery.header =
      [
        #"{"alg":"HS256","typ":"JWT"}"#, #"{"typ":"JWT","alg":"HS256"}"#, #"{"alg":"HS256"}"#,
        #"{ "typ": "JWT", "alg": "HS256" }"#, #"{"alg":"HS256","typ":"JWT","b64":true}"#,
        #"{"kid":"1","typ":"jwt","alg":"HS256"}"#,
      ].randomElement(using: &random) ?? "{}"
    forgery.signingSecret = Array(secret.utf8)
    let platforms: [MeetingSDKPlatform?] =
      isNative
      ? [.native, nil]
      : [.web(), .web(MeetingSDKVersion(6, 2)), .web(MeetingSDKVersion(3, 9)), nil]
    forgery.inspector = SignatureInspector(
      meetingNumber: isNative || random.chance(0.3) ? nil : meeting,
      platform: platforms.randomElement(using: &random) ?? nil, time: time(now))
    forgery.give(key: key, secret: secret)
  }
}

let alphanumericCharacters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
let keyCharacters = alphanumericCharacters + ["-", "_"]

extension SeededRandom {
  mutating func chance(_ part: Double) -> Bool { Double.random(in: 0..<1, using: &self) < part }

  mutating func text(_ count: Int, _ characters: [Character]) -> String {
    String((0..<count).map { _ in characters[Int.random(in: 0..<characters.count, using: &self)] })
  }
}
