/// Calls that causes have in common, in each language.
///
/// A cause that is fixed in code names one of them.
enum FixCalls {
  /// HMAC-SHA256 of text with the secret's text, as bytes.
  case hmac
  /// Base64url without padding.
  case base64URL
  /// Base64url of an HMAC.
  case signature
  /// Claims as JSON.
  case json
  /// A whole JWT.
  case token
  /// The time in seconds, back-dated.
  case seconds
  /// The secret from its variable, without whitespace.
  case secret
  /// A meeting number without separators, as a string.
  case digits
  /// A role as a number.
  case role

  /// What the calls do.
  var title: String {
    switch self {
    case .hmac: "HMAC-SHA256 with the secret's text, as bytes"
    case .base64URL: "base64url without padding"
    case .signature: "base64url of the HMAC's bytes"
    case .json: "claims as JSON"
    case .token: "a JWT signed with HS256"
    case .seconds: "the time in seconds, 30 seconds back"
    case .secret: "the secret from its variable, trimmed"
    case .digits: "a meeting number without separators"
    case .role: "the role as a number"
    }
  }

  func code(in language: FixLanguage) -> String {
    switch self {
    case .hmac: Self.hmac(language)
    case .base64URL: Self.base64URL(language)
    case .signature: Self.signature(language)
    case .json: Self.json(language)
    case .token: Self.token(language)
    case .seconds: Self.seconds(language)
    case .secret: Self.secret(language)
    case .digits: Self.digits(language)
    case .role: Self.role(language)
    }
  }

  private static func hmac(_ language: FixLanguage) -> String {
    switch language {
    case .javaScript: #"crypto.createHmac("sha256", secret).update(text).digest()"#
    case .php: #"hash_hmac("sha256", $text, $secret, true)"#
    case .python: "hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()"
    case .java:
      #"mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256")); mac.doFinal(text.getBytes(UTF_8))"#
    case .cSharp:
      "HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text))"
    case .go: "mac := hmac.New(sha256.New, []byte(secret)); mac.Write([]byte(text)); mac.Sum(nil)"
    case .ruby: #"OpenSSL::HMAC.digest("SHA256", secret, text)"#
    case .swift:
      "HMAC<SHA256>.authenticationCode(for: text, using: SymmetricKey(data: secret.utf8))"
    }
  }

  private static func base64URL(_ language: FixLanguage) -> String {
    switch language {
    case .javaScript: #"Buffer.from(bytes).toString("base64url")"#
    case .php: #"rtrim(strtr(base64_encode($bytes), "+/", "-_"), "=")"#
    case .python: #"base64.urlsafe_b64encode(data).rstrip(b"=").decode()"#
    case .java: "Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)"
    case .cSharp: "Base64UrlEncoder.Encode(bytes)"
    case .go: "base64.RawURLEncoding.EncodeToString(data)"
    case .ruby: "Base64.urlsafe_encode64(bytes, padding: false)"
    case .swift: "Base64.encode(bytes, as: .urlUnpadded)"
    }
  }

  private static func signature(_ language: FixLanguage) -> String {
    switch language {
    case .javaScript: #"crypto.createHmac("sha256", secret).update(text).digest("base64url")"#
    case .php:
      #"rtrim(strtr(base64_encode(hash_hmac("sha256", $text, $secret, true)), "+/", "-_"), "=")"#
    case .python:
      #"base64.urlsafe_b64encode(hmac.digest(secret.encode(), text.encode(), "sha256")).rstrip(b"=")"#
    case .java:
      "Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(UTF_8)))"
    case .cSharp: "Base64UrlEncoder.Encode(hmac.ComputeHash(Encoding.UTF8.GetBytes(text)))"
    case .go: "base64.RawURLEncoding.EncodeToString(mac.Sum(nil))"
    case .ruby:
      #"Base64.urlsafe_encode64(OpenSSL::HMAC.digest("SHA256", secret, text), padding: false)"#
    case .swift:
      "Base64.encode(HMAC<SHA256>.authenticationCode(for: text, using: key), as: .urlUnpadded)"
    }
  }

  private static func json(_ language: FixLanguage) -> String {
    switch language {
    case .javaScript: "JSON.stringify(claims)"
    case .php: "json_encode($claims)"
    case .python: #"json.dumps(claims, separators=(",", ":"))"#
    case .java: "new ObjectMapper().writeValueAsString(claims)"
    case .cSharp: "JsonSerializer.Serialize(claims)"
    case .go: "json.Marshal(claims)"
    case .ruby: "JSON.generate(claims)"
    case .swift: "JSONEncoder().encode(claims)"
    }
  }

  private static func token(_ language: FixLanguage) -> String {
    switch language {
    case .javaScript: #"jwt.sign(claims, secret, { algorithm: "HS256" })"#
    case .php: #"JWT::encode($claims, $secret, "HS256")"#
    case .python: #"jwt.encode(claims, secret, algorithm="HS256")"#
    case .java: "builder.signWith(new SecretKeySpec(secret.getBytes(UTF_8), \"HmacSHA256\"))"
    case .cSharp:
      "new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)), \"HS256\")"
    case .go: "jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString([]byte(secret))"
    case .ruby: #"JWT.encode(claims, secret, "HS256")"#
    case .swift: "MeetingSDKSigner(credentials).sign(.web(meetingNumber: number, role: role))"
    }
  }

  private static func seconds(_ language: FixLanguage) -> String {
    switch language {
    case .javaScript: "Math.floor(Date.now() / 1000) - 30"
    case .php: "time() - 30"
    case .python: "int(time.time()) - 30"
    case .java: "Instant.now().getEpochSecond() - 30"
    case .cSharp: "DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 30"
    case .go: "time.Now().Unix() - 30"
    case .ruby: "Time.now.to_i - 30"
    case .swift: "Int(Date().timeIntervalSince1970) - 30"
    }
  }

  private static func secret(_ language: FixLanguage) -> String {
    let name = "ZOOM_MEETING_SDK_SECRET"
    return switch language {
    case .javaScript: "process.env.\(name).trim()"
    case .php: "trim(getenv(\"\(name)\"))"
    case .python: "os.environ[\"\(name)\"].strip()"
    case .java: "System.getenv(\"\(name)\").trim()"
    case .cSharp: "Environment.GetEnvironmentVariable(\"\(name)\").Trim()"
    case .go: "strings.TrimSpace(os.Getenv(\"\(name)\"))"
    case .ruby: "ENV.fetch(\"\(name)\").strip"
    case .swift: "environment[\"\(name)\"]?.trimmingCharacters(in: .whitespacesAndNewlines)"
    }
  }

  private static func digits(_ language: FixLanguage) -> String {
    switch language {
    case .javaScript: #"String(number).replace(/\D/g, "")"#
    case .php: #"preg_replace("/\D/", "", $number)"#
    case .python: #"re.sub(r"\D", "", str(number))"#
    case .java: #"number.replaceAll("\\D", "")"#
    case .cSharp: #"Regex.Replace(number, @"\D", "")"#
    case .go: #"regexp.MustCompile(`\D`).ReplaceAllString(number, "")"#
    case .ruby: #"number.to_s.gsub(/\D/, "")"#
    case .swift: "try MeetingNumber(removingSeparatorsFrom: number)"
    }
  }

  private static func role(_ language: FixLanguage) -> String {
    switch language {
    case .javaScript: "role: Number(role)"
    case .php: #""role" => (int) $role"#
    case .python: #""role": int(role)"#
    case .java: #"claim("role", Integer.parseInt(role))"#
    case .cSharp: #"["role"] = int.Parse(role)"#
    case .go: "n, err := strconv.Atoi(role)"
    case .ruby: "role: Integer(role)"
    case .swift: "MeetingRole(rawValue: 0)"
    }
  }
}
