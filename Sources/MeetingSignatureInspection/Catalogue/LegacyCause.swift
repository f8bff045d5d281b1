/// What is wrong with a legacy signature besides that it is one.
enum LegacyCause: CaseIterable {
  case corrupt, keyAlone, sixFields, fieldCount, timestampInSeconds, timestampMalformed
  case timestampInFuture, timestampStale, timestampZoneOffset, notBackdated
  case hashHex, hashBase64OfHex, hashURLSafe, hashUnpadded, hashLineBreak, hashMalformed
  case messageNotEncoded, messageOrder, messageLineBreaks

  var cause: InspectionCause {
    switch self {
    case .corrupt:
      entry(
        "legacy.corrupt", rows: "L1",
        why:
          "The outer base64 of a legacy signature never has '+', '/', '-' or '_', nor bytes that "
          + "are not ASCII under it: the text was damaged.",
        fix: "Copy it in one piece.", source: "computed over the whole alphabet")
    case .keyAlone:
      entry(
        "legacy.keyAlone", rows: "L2",
        why: "Only one field is there, the key: Zoom's documentation once had Buffer.from(apiKey, "
          + "meetingNumber, …), which encodes its first argument alone.",
        fix: "Join the five fields with dots before you encode them.",
        source: "Zoom's Node documentation, as run")
    case .sixFields:
      entry(
        "legacy.sixFields", rows: "L2",
        why: "Six fields, with iat and exp for the time, are no format of Zoom's.",
        fix: "Sign a JWT; its payload has iat and exp.", source: "public code")
    case .fieldCount:
      entry(
        "legacy.fieldCount", rows: "L2",
        why: "A legacy signature has five fields: key, number, time, role and hash.",
        fix: "Join all five with dots.", source: "Zoom's endpoint sample of 2020")
    case .timestampInSeconds:
      entry(
        "legacy.timestampInSeconds", rows: "L3",
        why: "The time is in seconds; legacy signatures count milliseconds.",
        fix: "Date.now() - 30000, without a division.", source: "forum thread 003")
    case .timestampMalformed:
      entry(
        "legacy.timestampMalformed", rows: "L2 L3",
        why: "The third field is not a time in milliseconds.",
        fix: "Write whole milliseconds since 1970.", source: "Zoom's endpoint sample of 2020")
    case .timestampInFuture:
      entry(
        "legacy.timestampInFuture", rows: "L4",
        why: "The time lies in the future.", fix: "Set the clock, and take 30000 off the time.",
        source: "forum thread 003")
    case .timestampStale:
      entry(
        "legacy.timestampStale", .warning, rows: "L4",
        why: "The time lies more than two hours back. How long these were valid is not documented.",
        fix: "Sign anew for every join.", source: "no source known")
    case .timestampZoneOffset:
      entry(
        "legacy.timestampZoneOffset", .warning, rows: "L4",
        why: "The time is off by what could be a time zone's offset, as Zoom's Python 3 sample has "
          + "it: utcnow().timestamp().",
        fix: "time.time() * 1000 - 30000.", source: "Zoom's Python 3 sample, as run")
    case .notBackdated:
      entry(
        "legacy.notBackdated", .warning, rows: "L5",
        why: "The time is just now; Zoom's samples take 30000 ms off, for clocks that differ.",
        fix: "Take 30000 off the time.", source: "Zoom's endpoint sample, 7908e9d")
    case .hashHex:
      entry(
        "legacy.hashHex", rows: "L6",
        why: "The hash is in hexadecimal; it must be base64 of the bytes.",
        fix: "CryptoJS: enc.Base64.stringify(hash).", source: "public code")
    case .hashBase64OfHex:
      entry(
        "legacy.hashBase64OfHex", rows: "L6",
        why: "The hash is base64 of hexadecimal text; it must be base64 of the bytes.",
        fix: "Encode the digest's bytes.", source: "public code")
    case .hashURLSafe:
      entry(
        "legacy.hashURLSafe", rows: "L6",
        why: "The hash is in base64url; it must be in standard base64.",
        fix: "strict_encode64 for the hash, also where the outer text is base64url.",
        source: "Zoom's samples")
    case .hashUnpadded:
      entry(
        "legacy.hashUnpadded", rows: "L6",
        why: "The hash has lost its '=' at the end.", fix: "Keep the padding of the inner base64.",
        source: "Zoom's samples")
    case .hashLineBreak:
      entry(
        "legacy.hashLineBreak", rows: "L6",
        why: "The hash ends with a line break, which Ruby's encode64 adds and which went into the "
          + "outer text.",
        fix: "strict_encode64 in place of encode64.", source: "forum thread 004")
    case .hashMalformed:
      entry(
        "legacy.hashMalformed", rows: "L6",
        why: "The hash is not the base64 of 32 bytes.",
        fix: "Encode the digest of HMAC with SHA-256.", source: "Zoom's samples")
    case .messageNotEncoded:
      entry(
        "legacy.messageNotEncoded", rows: "L7",
        why: "The fields were signed as they are; they must be base64-encoded before.",
        fix: "Sign base64(key + number + time + role).", source: "Zoom's C# sample, as run")
    case .messageOrder:
      entry(
        "legacy.messageOrder", rows: "L8",
        why: "The fields were signed in another order, or with dots between them.",
        fix: "Sign base64(key + number + time + role), with nothing between.",
        source: "public code")
    case .messageLineBreaks:
      entry(
        "legacy.messageLineBreaks", rows: "L6 T5",
        why: "The base64 that was signed had line breaks in it, as Ruby's encode64 makes them.",
        fix: "strict_encode64 in place of encode64.", source: "forum thread 004")
    }
  }

  private func entry(
    _ identifier: String, _ severity: InspectionSeverity = .error, rows: String, why: String,
    fix: String, source: String
  ) -> InspectionCause {
    InspectionCause(
      identifier, severity, rows: rows, why: why, fix: fix, shown: .legacy, source: source)
  }
}
