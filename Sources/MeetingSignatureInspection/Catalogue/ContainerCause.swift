/// What is wrong with the three segments of a JWT.
enum ContainerCause: CaseIterable {
  case standardBase64, padding, notBase64, hexSignature, signatureLength
  case headerNotJSON, algorithmMissing, otherAlgorithm, headerType
  case payloadNotUTF8, payloadNotJSON, payloadStringified, payloadNotObject, duplicateNames

  var cause: InspectionCause {
    switch self {
    case .standardBase64:
      InspectionCause(
        "container.standardBase64", .error, rows: "J1",
        why:
          "'+' and '/' belong to standard base64. A JWT is base64url; only about one signature in "
          + "four happens to be the same in both, so it fails now and then.",
        fix: "Encode with base64url: '-' for '+', '_' for '/', no '='.",
        source: "RFC 7515, section 2; React Native #340; computed")
    case .padding:
      InspectionCause(
        "container.padding", .warning, rows: "J2",
        why: "'=' does not belong into a JWT. Whether Zoom takes it is not known.",
        fix: "Strip it: Base64.getUrlEncoder().withoutPadding() in Java.",
        source: "RFC 7515, section 2; developer forum 81534")
    case .notBase64:
      InspectionCause(
        "container.notBase64", .error, rows: "J1 T8",
        why:
          "A segment has a character or an end that no encoder writes: it was damaged on its way.",
        fix: "Copy the signature in one piece, and change nothing in it.",
        source: "RFC 4648", isSymptom: true)
    case .hexSignature:
      InspectionCause(
        "container.hexSignature", .error, rows: "J3 S9",
        why: "The signature was made from the HMAC's hexadecimal text, not from its bytes.",
        fix: "Encode the bytes. CryptoJS: hash.toString(CryptoJS.enc.Base64url); Node: "
          + "digest('base64url').",
        source: "React Native #340")
    case .signatureLength:
      InspectionCause(
        "container.signatureLength", .error, rows: "J4",
        why: "The signature is not 32 bytes long, as that of HS256 is: 20 bytes are SHA-1, 48 "
          + "SHA-384, 64 SHA-512.",
        fix: "Sign with HMAC and SHA-256.", source: "RFC 7518, section 3.2")
    case .headerNotJSON:
      InspectionCause(
        "container.headerNotJSON", .error, rows: "J5",
        why: "The first segment is not the base64url of a JSON object.",
        fix: "Encode {\"alg\":\"HS256\",\"typ\":\"JWT\"} in UTF-8.", source: "RFC 7515, section 4")
    case .algorithmMissing:
      InspectionCause(
        "container.algorithmMissing", .error, rows: "J5",
        why: "The header does not say how the token is signed.",
        fix: "Use the header {\"alg\":\"HS256\",\"typ\":\"JWT\"}.",
        source: "RFC 7515, section 4.1.1")
    case .otherAlgorithm:
      InspectionCause(
        "container.otherAlgorithm", .error, rows: "J5",
        why:
          "The header names another algorithm than HS256, which is the only one that Zoom takes.",
        fix: "Sign with HS256, and say so: {\"alg\":\"HS256\",\"typ\":\"JWT\"}.",
        source: "Zoom's endpoint sample")
    case .headerType:
      InspectionCause(
        "container.headerType", .note, rows: "J5",
        why: "The header has no typ, or another than JWT. Zoom is not known to mind.",
        fix: "Add \"typ\":\"JWT\" if you want the token to look like everybody's.",
        shown: .nothing, source: "RFC 7519, section 5.1; Ruby's jwt")
    case .payloadNotUTF8:
      InspectionCause(
        "container.payloadNotUTF8", .error, rows: "J6",
        why: "The payload has bytes that are not UTF-8.",
        fix: "Turn the JSON into UTF-8 before you encode it.", source: "RFC 7519, section 7.1")
    case .payloadNotJSON:
      InspectionCause(
        "container.payloadNotJSON", .error, rows: "J6",
        why: "The payload cannot be read as JSON.",
        fix: "Let a JSON library write the payload, and encode just what it gives.",
        shown: .legacy, source: "RFC 7519, section 7.2")
    case .payloadStringified:
      InspectionCause(
        "container.payloadStringified", .error, rows: "J6",
        why: "The payload is a JSON string with the claims in it: it was stringified twice.",
        fix: "Leave out one JSON.stringify, or hand the library the object.",
        source: "RFC 7519, section 7.2")
    case .payloadNotObject:
      InspectionCause(
        "container.payloadNotObject", .error, rows: "J6",
        why: "The payload is JSON, but not an object with claims.",
        fix: "Sign an object: {\"appKey\":…,\"mn\":…,\"role\":…}.", source: "RFC 7519, section 7.2")
    case .duplicateNames:
      InspectionCause(
        "container.duplicateNames", .error, rows: "J6",
        why: "A claim is there twice. Some readers take the first, some the last, some refuse.",
        fix: "Write each claim once.", source: "RFC 7519, section 4")
    }
  }
}
