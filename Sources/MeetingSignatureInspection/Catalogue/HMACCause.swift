/// The key of the HMAC is not the secret, or what was signed with it is another message.
enum HMACCause: CaseIterable {
  case trailingNewline, surroundingSpace, surroundingQuotes, escapedNewline
  case keyInPlaceOfSecret, keyAndSecretSwapped, base64Decoded, readAsHex, readAsLowBytes
  case emptySecret, placeholder, environmentName, readAsUTF16, secretLooksLikeKey
  case mismatch, editedOrOtherPair
  // The secret is right, and what was signed with it, or how, is not.
  case rawJSON, otherBase64, payloadAlone, swapped, otherHash, hexDigest

  var cause: InspectionCause {
    switch self {
    case .trailingNewline:
      InspectionCause(
        "hmac.secretHasTrailingNewline", .error, rows: "S1 L10",
        why:
          "The line break at the end of a file or a variable was taken for a part of the secret.",
        fix: "Trim the secret when you read it; write secrets with printf, not with echo.",
        source: "probed")
    case .surroundingSpace:
      InspectionCause(
        "hmac.secretHasSurroundingSpace", .error, rows: "S1 L10",
        why: "White space or a byte-order mark around the secret was taken for a part of it.",
        fix: "Trim the secret when you read it.", source: "probed")
    case .surroundingQuotes:
      InspectionCause(
        "hmac.secretHasQuotes", .error, rows: "S1 L10",
        why: "The quotes around the secret, as in an .env file, were taken for a part of it.",
        fix: "Write the secret without quotes, or have a parser read the file that knows them.",
        source: "probed")
    case .escapedNewline:
      InspectionCause(
        "hmac.secretHasEscapedNewline", .error, rows: "S1 L10",
        why: "The secret ends with a backslash and an n: an escape that nobody has undone.",
        fix: "Take the two characters off the secret.", source: "probed")
    case .keyInPlaceOfSecret:
      InspectionCause(
        "hmac.keyInPlaceOfSecret", .error, rows: "S2 L10",
        why: "The signature was made with the key, which is public, in place of the secret.",
        fix: "Pass the secret to the signing function, and the key in the claims.",
        source: "probed")
    case .keyAndSecretSwapped:
      InspectionCause(
        "hmac.keyAndSecretSwapped", .error, rows: "S2 L10",
        why: "Key and secret are swapped: the secret stands in the payload for everybody to read, "
          + "and the key has signed.",
        fix: "Swap them, and have Zoom make a new secret, for this one is known now.",
        shown: .keyInvalid, source: "probed")
    case .base64Decoded:
      InspectionCause(
        "hmac.secretBase64Decoded", .error, rows: "S3 L10",
        why: "The secret was decoded as base64 before it was used. Zoom uses its characters.",
        fix: "Pass the secret's UTF-8 bytes. Java's jjwt: signWith(Keys.hmacShaKeyFor("
          + "secret.getBytes(UTF_8))), not the overload that takes a String.",
        source: "jjwt's documentation; developer forum 89071")
    case .readAsHex:
      InspectionCause(
        "hmac.secretReadAsHex", .error, rows: "S4 L10",
        why: "The secret has only hexadecimal digits, and was read as the bytes they stand for, as "
          + "jsrsasign reads any such text of even length.",
        fix: "jsrsasign: pass {utf8: secret} in place of the string.",
        source: "jsrsasign 5 to 11, as run; Mac.setPassword")
    case .readAsLowBytes:
      InspectionCause(
        "hmac.secretReadAsLowBytes", .error, rows: "S4 L10",
        why:
          "The secret has characters outside of ASCII, of which only the low 8 bits were used, as "
          + "jsrsasign uses those of any string.",
        fix: "jsrsasign: pass {utf8: secret}. Zoom's secrets are ASCII; look whether it is one.",
        source: "jsrsasign 5 to 11, as run")
    case .emptySecret:
      InspectionCause(
        "hmac.emptySecret", .error, rows: "S5 L10",
        why: "The signature was made with a secret of no characters: a variable is not set.",
        fix: "Set the variable where the server runs, and refuse to start without it.",
        source: "probed")
    case .placeholder:
      InspectionCause(
        "hmac.placeholderSecret", .error, rows: "S5 L10",
        why: "The signature was made with an example's secret or the name of a missing value, such "
          + "as jwt.io's 'your-256-bit-secret' or 'undefined'.",
        fix: "Put the app's secret there, from the Zoom App Marketplace.",
        source: "jwt.io; Zoom's own README")
    case .environmentName:
      InspectionCause(
        "hmac.environmentVariableName", .error, rows: "S5 L10",
        why: "The signature was made with the name of a variable in place of its value.",
        fix: "Read the variable: process.env.ZOOM_MEETING_SDK_SECRET without quotes around it.",
        source: "probed")
    case .readAsUTF16:
      InspectionCause(
        "hmac.secretReadAsUTF16", .error, rows: "S8 L10",
        why: "The secret was turned into UTF-16, two bytes a character. Zoom uses UTF-8.",
        fix: "C#: Encoding.UTF8 in place of Encoding.Unicode.", source: "probed")
    case .secretLooksLikeKey:
      InspectionCause(
        "hmac.secretLooksLikeKey", .warning, rows: "S10 L10",
        why:
          "The given secret does not fit, and has the shape of something else: 22 characters are "
          + "a Client ID, an Account ID or a webhook's Secret Token.",
        fix: "Copy the Client Secret (32 characters) from the app's credentials.",
        source: "shapes as observed")
    case .mismatch:
      InspectionCause(
        "hmac.mismatch", .error, rows: "J7 L10",
        why: "The given secret gives another signature for this text.",
        fix: "If a finding above names the mistake, mend that. Otherwise see what is left below.",
        source: "RFC 7515, section 5.2", isSymptom: true)
    case .editedOrOtherPair:
      InspectionCause(
        "hmac.editedOrOtherPair", .error, rows: "J8 L10",
        why:
          "No known mistake explains the signature. The payload was changed after signing, or the "
          + "secret belongs to another app, to development and not production, or was regenerated.",
        fix:
          "Copy key and secret from the same page of the same app, sign anew, and change nothing "
          + "in the token afterwards.",
        source: "what is left after all probes", isSymptom: true)
    case .rawJSON:
      InspectionCause(
        "hmac.rawJSONSigned", .error, rows: "S6",
        why: "The JSON texts were signed, not the base64url of them.",
        fix: "Sign base64url(header) + \".\" + base64url(payload).",
        source: "RFC 7515, section 5.1")
    case .otherBase64:
      InspectionCause(
        "hmac.otherBase64Signed", .error, rows: "S6",
        why:
          "The segments were signed in another base64 than they are sent in: with padding, or in "
          + "the standard alphabet.",
        fix: "Encode the segments with base64url first, and sign just what you send.",
        source: "RFC 7515, section 5.1")
    case .payloadAlone:
      InspectionCause(
        "hmac.payloadAloneSigned", .error, rows: "S6",
        why: "The payload was signed without the header.",
        fix: "Sign base64url(header) + \".\" + base64url(payload).",
        source: "RFC 7515, section 5.1")
    case .swapped:
      InspectionCause(
        "hmac.keyAndMessageSwapped", .error, rows: "S6",
        why: "The secret was signed with the text as the key: the arguments are swapped.",
        fix: "CryptoJS: HmacSHA256(message, secret). PHP: hash_hmac('sha256', message, secret).",
        source: "probed")
    case .otherHash:
      InspectionCause(
        "hmac.otherHash", .error, rows: "S7",
        why: "The secret is right, but the HMAC was made with another hash than SHA-256.",
        fix: "Sign with HMAC and SHA-256.", source: "RFC 7518, section 3.2")
    case .hexDigest:
      InspectionCause(
        "hmac.hexDigest", .error, rows: "S9",
        why: "The secret is right, but the HMAC's hexadecimal text was encoded, not its bytes.",
        fix: "Encode the bytes. CryptoJS: hash.toString(CryptoJS.enc.Base64url).",
        source: "React Native #340")
    }
  }
}
