#if canImport(MeetingSignatureInspection)
  internal import MeetingSignature
  internal import MeetingSignatureInspection
  internal import TestSupport
#endif

/// A signature with one or two of the mistakes that the tests of the inspector know, and with some bytes that are
/// replaced, removed, or inserted.
struct MistakenSignature {
  let inspector: SignatureInspector
  let text: [UInt8]

  /// The secret that no report may show, or an empty string if the inspector does not know it.
  let secret: String

  init(_ input: inout FuzzInput) {
    var forgery: Forgery
    if input.below(2) == 0 {
      let sample = Self.choice(from: Sample.all, &input)
      forgery = Forgery()
      if input.below(4) == 0 { sample.nearMiss(&forgery) } else { sample.cause(&forgery) }
    } else {
      var random = SeededRandom(seed: input.integer())
      var token = RandomToken(using: &random)
      _ = Self.choice(from: Mutation.all, &input).apply(&token, &random)
      forgery = token.forgery
    }
    if input.below(4) == 0 { Self.choice(from: Self.combinable, &input).cause(&forgery) }
    var text = forgery.text
    if input.below(4) == 0, Self.isWhole(text) {
      var outer = Forgery()
      Self.choice(from: Self.wrapping, &input).cause(&outer)
      text = outer.wrap(text)
    }
    Self.change(&forgery.inspector, &input)
    inspector = forgery.inspector
    secret = inspector.credentials == nil ? "" : forgery.givenSecret
    self.text = Self.edited(Array(text.utf8), &input)
  }

  private static let combinable = Sample.all.filter { sample in
    [.secret, .key, .meeting, .role, .other, .times, .header].contains(sample.part)
  }

  private static let wrapping = Sample.all.filter { $0.part == .wrap }

  /// Whether text has the three parts that a sample can take it apart into.
  private static func isWhole(_ text: String) -> Bool { text.split(separator: ".").count == 3 }

  private static func choice<T>(from choices: [T], _ input: inout FuzzInput) -> T {
    choices[(Int(input.byte()) << 8 | Int(input.byte())) % choices.count]
  }

  /// Changes what the inspector was told about the meeting and the client.
  private static func change(_ inspector: inout SignatureInspector, _ input: inout FuzzInput) {
    switch input.below(10) {
    case 0: inspector.role = input.below(2) == 0 ? .host : .participant
    case 1:
      inspector.platform = MeetingSDKPlatform.all[input.below(MeetingSDKPlatform.all.count)]
    case 2:
      inspector.platform = MeetingSDKVersion("\(input.byte()).\(input.byte())").map { .web($0) }
    case 3: inspector.clientError = ClientError(String(decoding: input.chunk(), as: UTF8.self))
    case 4: inspector.meetingNumber = String(decoding: input.chunk(), as: UTF8.self)
    case 5: inspector.credentials = nil
    case 6: inspector.time = .ignored
    case 7: inspector.maximumByteCount = 400
    default: break
    }
  }

  private static func edited(_ text: [UInt8], _ input: inout FuzzInput) -> [UInt8] {
    var text = text
    for _ in 0..<input.below(4) where !text.isEmpty {
      let place = (Int(input.byte()) << 8 | Int(input.byte())) % text.count
      let inserted = input.below(3) == 0 ? input.chunk() : [input.byte()]
      let end = min(place + input.below(3), text.count)
      text.replaceSubrange(place..<end, with: inserted)
    }
    return text
  }
}
