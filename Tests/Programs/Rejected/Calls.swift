// Calls that the compiler has to reject, each with the words that its error has to contain; and, without such
// a comment, calls that look like them and compile.
import PureCrypto
import PureJSON
import PureJWT

func sign(
  _ text: String, _ part: Substring, _ value: JSONValue, _ key: JWTKey, _ signer: JWTSigner
) throws {
  _ = JWT.sign(payload: #"{"iss":"me"}"#, using: key)  // rejected: a string is not a payload
  _ = JWT.sign(payload: "{\"iss\":\"\(text)\"}", using: key)  // rejected: a string is not a payload
  _ = JWT.sign(payload: text, using: key)  // rejected: payload: text.utf8
  _ = JWT.sign(payload: part, using: key)  // rejected: JSONValue(parsing:
  let token: String = JWT.sign(payload: "{}", using: key)  // rejected: a string is not a payload
  _ = signer.sign(payload: "{}")  // rejected: a string is not a payload
  _ = signer.sign(payload: text)  // rejected: a string is not a payload
  _ = signer.sign(payload: part)  // rejected: a string is not a payload
  _ = JWT.sign(payload: text.utf8, using: key)
  _ = JWT.sign(payload: Array("{}".utf8), using: key)
  _ = signer.sign(payload: part.utf8)
  _ = try JWT.sign(payload: ["iss": "me", "list": [1, "two"]], using: key)
  _ = try JWT.sign(payload: [:], using: key)
  _ = try JWT.sign(payload: value, using: key)
  _ = try signer.sign(payload: ["iss": .string(text)])
  _ = try signer.sign(payload: JSONValue(parsing: text))
  _ = token
}

func authenticate(_ key: SymmetricKey) {
  _ = HMAC<Int>(key: key)  // rejected: 'Int' and 'SHA256'
  _ = HMAC<Int>.PreparedKey(key)  // rejected: 'Int' and 'SHA256'
  _ = HMAC<Int>.authenticationCode(for: [1], using: key)  // rejected: 'Int' and 'SHA256'
  _ = HMAC<SHA256>(key: key)
}
