import SystemPackage
import Testing

@testable import SignatureEndpoint

@Suite struct SettingsFileTests {
  @Test(arguments: [
    "PORT=4000\nSECRET=a=b\n", "PORT=4000\r\nSECRET=a=b\r\n", "\u{feff}PORT=4000\nSECRET=a=b",
    "# PORT=1\n\n export PORT = 4000 \nSECRET=a=b",
  ])
  func readsLines(_ text: String) throws {
    let settings = try SettingsFile.parse(Array(text.utf8))
    #expect(settings == ["PORT": "4000", "SECRET": "a=b"])
  }

  @Test func takesAnEmptyValueForOne() throws {
    #expect(try SettingsFile.parse(Array("SECRET=".utf8)) == ["SECRET": ""])
    #expect(try SettingsFile.parse([]) == [:])
  }

  @Test(arguments: [
    ("PORT=1\nS3CRET\n", "Line 2 of the settings file is not NAME=value."),
    ("=S3CRET", "Line 1 of the settings file is not NAME=value."),
    ("KEY=1\nKEY=S3CRET", "The settings file has KEY twice."),
  ])
  func refuses(_ text: String, _ reason: String) {
    let error = #expect(throws: SettingsError.self) { try SettingsFile.parse(Array(text.utf8)) }
    #expect(error?.description == reason)
  }

  @Test func refusesWhatIsNotUTF8() {
    let error = #expect(throws: SettingsError.self) { try SettingsFile.parse([0x4b, 0x3d, 0xff]) }
    #expect(error?.description == "The settings file is not UTF-8.")
  }

  @Test func tellsNoFileFromOneThatCannotBeRead() throws {
    #expect(try SettingsFile.read("/nowhere/at/all") == nil)
    let error = #expect(throws: SettingsError.self) { try SettingsFile.read("/") }
    #expect(error?.description.hasPrefix("The settings file / cannot be read:") == true)
  }

  @Test(.enabled(if: (try? FilePath("/dev/zero").stat()) != nil))
  func `a file without an end is refused`() {
    let error = #expect(throws: SettingsError.self) { try SettingsFile.read("/dev/zero") }
    #expect(error?.description == "The settings file has more than 65536 bytes.")
  }
}
