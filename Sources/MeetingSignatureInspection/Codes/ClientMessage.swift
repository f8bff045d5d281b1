/// A message that a client shows when it rejects a signature, or the join that follows.
public struct ClientMessage: Sendable {
  /// The client that shows the message.
  public let client: Client

  /// The error code, if there is one.
  public let code: Int?

  /// The text of the message, the name of the code, or what it means.
  public let text: String

  /// Whether the text is the client's own, and not a description.
  let isVerbatim: Bool

  /// A client, or a group of clients that show the same codes.
  public enum Client: Hashable, Sendable, CaseIterable {
    /// The Web SDK.
    case web
    /// The Component View of the Web SDK.
    case componentView
    /// The SDK for Android, when it is initialized.
    case android
    /// The SDK for iOS, when it is initialized.
    case iOS
    /// The SDKs for Windows, macOS, Linux, and Electron, when they are initialized.
    case desktop
    /// A package for React Native.
    case reactNative
    /// All native SDKs, when they join a meeting.
    case nativeJoin
  }
}

extension ClientMessage: CustomStringConvertible {
  /// The client, the code, and the text.
  public var description: String {
    let code = code.map { "\($0) " } ?? ""
    return "\(client): \(code)\(text)"
  }
}

extension ClientMessage.Client: CustomStringConvertible {
  /// The client in words.
  public var description: String {
    switch self {
    case .web: "Web SDK"
    case .componentView: "Web SDK, Component View"
    case .android: "Android"
    case .iOS: "iOS"
    case .desktop: "Windows, macOS, Linux, Electron"
    case .reactNative: "React Native"
    case .nativeJoin: "native SDKs, joining"
    }
  }

  /// The name, such as `web` or `react-native`.
  public var name: String {
    switch self {
    case .web: "web"
    case .componentView: "web-component-view"
    case .android: "android"
    case .iOS: "ios"
    case .desktop: "desktop"
    case .reactNative: "react-native"
    case .nativeJoin: "native-join"
    }
  }
}

extension MeetingSDKPlatform {
  /// Whether the client is part of this platform.
  func includes(_ client: ClientMessage.Client) -> Bool {
    switch client {
    case .web, .componentView: isWeb
    case .nativeJoin: !isWeb
    case .android: [.android, .reactNative, .flutter, .native].contains(self)
    case .iOS: [.iOS, .reactNative, .flutter, .native].contains(self)
    case .reactNative: [.reactNative, .native].contains(self)
    case .desktop: [.windows, .macOS, .linux, .electron, .native].contains(self)
    }
  }
}

extension InspectionCause {
  /// Returns the messages that the clients of `platform` show, or those of all clients if it is
  /// `nil`.
  public func clientMessages(on platform: MeetingSDKPlatform?) -> [ClientMessage] {
    guard let platform else { return clientMessages }
    return clientMessages.filter { platform.includes($0.client) }
  }
}
