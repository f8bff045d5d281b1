import ArgumentParser
import MeetingSignature
import MeetingSignatureInspection

/// The sources of the key and the secret.
struct CredentialOptions: ParsableArguments {
  @Option(
    help: "A file with the secret. A newline at its end is ignored.",
    completion: .file())
  var secretFile: String?

  @Flag(help: "Use fictitious credentials.")
  var demo = false

  static let keyVariable = "ZOOM_MEETING_SDK_KEY"
  static let secretVariable = "ZOOM_MEETING_SDK_SECRET"
  static let demoKey = "DEMO_CLIENT_ID_not_real"

  func validate() throws {
    if demo, secretFile != nil {
      throw ValidationError("--demo has its own secret. Omit --secret-file.")
    }
  }

  func credentials() throws -> MeetingSDKCredentials {
    try checked(key: demo ? Self.demoKey : try variable(Self.keyVariable)).credentials
  }

  /// The secret as a string, from the same source as for signing.
  func secret() throws -> String { try checked(key: Self.demoKey).secret }

  /// The key and the secret, if they are set, unchecked.
  func whatIsKnown() throws -> UncheckedCredentials? {
    if demo {
      return UncheckedCredentials(key: Self.demoKey, secret: try secret())
    }
    let key = try valueUnlessEmpty(Self.keyVariable)
    if let secretFile {
      let file = try SecretFile(secretFile)
      if file.secret.isEmpty { throw ValidationError("\(file.name): the secret is empty.") }
      file.warn()
      return UncheckedCredentials(key: key, secretBytes: file.secret)
    }
    if let secret = try valueUnlessEmpty(Self.secretVariable) {
      return UncheckedCredentials(key: key, secret: secret)
    }
    return key.map { UncheckedCredentials(key: $0) }
  }

  /// The value of a variable, or nil if it isn't set.
  private func valueUnlessEmpty(_ name: String) throws -> String? {
    let value = try usable { try environmentVariable(name) }
    if value?.isEmpty == true {
      throw ValidationError("\(name) is set, but empty. Give it a value, or unset it.")
    }
    return value
  }

  private func checked(
    key: String
  ) throws -> (credentials: MeetingSDKCredentials, secret: String) {
    let file = try secretFile.map { try SecretFile($0) }
    let secretPlace = file?.name ?? Self.secretVariable
    let secret = try secret(in: file)
    let credentials: MeetingSDKCredentials
    do throws(MeetingSDKCredentialsError) {
      credentials = try MeetingSDKCredentials(key: key, secret: secret)
    } catch {
      throw ValidationError("\(error.part == .key ? Self.keyVariable : secretPlace): \(error).")
    }
    if key.contains(where: \.isNewline) {
      throw ValidationError("\(Self.keyVariable): the key contains a newline.")
    }
    if let kind = key.unicodeScalars.lazy.compactMap(\.invisibleKind).first {
      throw ValidationError("\(Self.keyVariable): the key contains \(kind).")
    }
    if secret.contains(where: \.isNewline) {
      throw ValidationError("\(secretPlace): the secret contains a newline.")
    }
    if let kind = secret.unicodeScalars.lazy.compactMap(\.invisibleKind).first {
      throw ValidationError("\(secretPlace): the secret contains \(kind).")
    }
    file?.warn()
    return (credentials, secret)
  }

  private func secret(in file: SecretFile?) throws -> String {
    if demo { return "DEMO_CLIENT_SECRET_plainly_fictitious" }
    guard let file else { return try variable(Self.secretVariable) }
    guard let secret = String(validating: file.secret, as: UTF8.self) else {
      throw ValidationError("\(file.name): the secret is not UTF-8.")
    }
    return secret
  }

  private func variable(_ name: String) throws -> String {
    guard let value = try usable({ try environmentVariable(name) }) else {
      throw ValidationError("Set \(name), or use --demo.")
    }
    return value
  }
}

/// Runs `body`, and turns its errors into usage errors.
func usable<T>(_ body: () throws -> T) throws -> T {
  do {
    return try body()
  } catch {
    throw ValidationError("\(error)")
  }
}
