/// The Meeting SDK that receives a signature.
public enum MeetingSDKPlatform: Hashable, Sendable {
  /// The Web SDK in the given version, or the current one if `nil`.
  case web(MeetingSDKVersion? = nil)
  /// A native SDK on an unknown system.
  case native
  /// The SDK for Android.
  case android
  /// The SDK for iOS.
  case iOS
  /// The SDK for Windows.
  case windows
  /// The SDK for macOS.
  case macOS
  /// The SDK for Linux.
  case linux
  /// The SDK for Electron.
  case electron
  /// A package for React Native, which contains the SDKs for Android and iOS.
  case reactNative
  /// A package for Flutter, which contains the SDKs for Android and iOS.
  case flutter

  /// Whether this is the Web SDK.
  public var isWeb: Bool {
    guard case .web = self else { return false }
    return true
  }

  /// The version of the Web SDK, if it is known.
  public var webVersion: MeetingSDKVersion? {
    guard case .web(let version) = self else { return nil }
    return version
  }
}

extension MeetingSDKPlatform {
  /// Every platform, and the Web SDK in its current version.
  public static var all: [MeetingSDKPlatform] {
    [
      .web(), .native, .android, .iOS, .reactNative, .flutter, .electron, .windows, .macOS, .linux,
    ]
  }

  /// The name, such as `web`, `ios`, or `react-native`.
  public var name: String {
    switch self {
    case .web: "web"
    case .native: "native"
    case .android: "android"
    case .iOS: "ios"
    case .windows: "windows"
    case .macOS: "macos"
    case .linux: "linux"
    case .electron: "electron"
    case .reactNative: "react-native"
    case .flutter: "flutter"
    }
  }

  /// Creates a platform from its ``name``, in uppercase or lowercase letters.
  ///
  /// Returns `nil` for any other text.
  public init?(name: String) {
    let text = ArraySlice<UInt8>(name)
    guard let platform = Self.all.first(where: { text.equalsIgnoringCase($0.name) }) else {
      return nil
    }
    self = platform
  }
}

extension MeetingSDKPlatform: CustomStringConvertible {
  /// The SDK in words, such as `Web SDK 5.1.0` or `SDK for Android`.
  public var description: String {
    switch self {
    case .web(let version): version.map { "Web SDK \($0)" } ?? "current Web SDK"
    case .native: "native SDKs"
    case .android: "SDK for Android"
    case .iOS: "SDK for iOS"
    case .windows: "SDK for Windows"
    case .macOS: "SDK for macOS"
    case .linux: "SDK for Linux"
    case .electron: "SDK for Electron"
    case .reactNative: "SDK for React Native"
    case .flutter: "SDK for Flutter"
    }
  }
}
