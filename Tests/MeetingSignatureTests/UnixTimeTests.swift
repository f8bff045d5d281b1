import MeetingSignature
import Testing

@Suite struct UnixTimeTests {
  private func refusal(_ make: () throws -> UnixTime) -> UnixTimeError? {
    do {
      _ = try make()
      return nil
    } catch {
      return error as? UnixTimeError
    }
  }

  @Test func `keeps seconds and milliseconds`() throws {
    #expect(try UnixTime(seconds: 1_700_000_000).milliseconds == 1_700_000_000_000)
    #expect(try UnixTime(milliseconds: 1_700_000_000_999).seconds == 1_700_000_000)
    #expect(try UnixTime(milliseconds: 1_700_000_000_999).milliseconds == 1_700_000_000_999)
    #expect(try UnixTime(seconds: 1) < UnixTime(seconds: 2))
    #expect(try UnixTime(seconds: 0).milliseconds == 0)
    #expect(try UnixTime(seconds: 253_402_300_799).seconds == 253_402_300_799)
    #expect(try UnixTime(milliseconds: 253_402_300_799_999).seconds == 253_402_300_799)
  }

  @Test func `tells milliseconds from seconds by their size`() throws {
    #expect(refusal { try UnixTime(seconds: 1_700_000_000_000) } == .millisecondsForSeconds)
    #expect(refusal { try UnixTime(seconds: 253_402_300_800) } == .millisecondsForSeconds)
    #expect(refusal { try UnixTime(seconds: .max) } == .millisecondsForSeconds)
    #expect(refusal { try UnixTime(milliseconds: 1_700_000_000) } == .secondsForMilliseconds)
    #expect(refusal { try UnixTime(milliseconds: 100_000_000) } == .secondsForMilliseconds)
    #expect(try UnixTime(milliseconds: 99_999_999).seconds == 99_999)
    #expect(try UnixTime(milliseconds: 253_402_300_800).seconds == 253_402_300)
    #expect(refusal { try UnixTime(milliseconds: 253_402_300_799) } == .secondsForMilliseconds)
    #expect(refusal { try UnixTime(milliseconds: 1_700_000_000_000_000) } == .after9999)
    #expect(refusal { try UnixTime(milliseconds: .max) } == .after9999)
  }

  @Test func `has no time before 1970`() {
    #expect(refusal { try UnixTime(seconds: -1) } == .before1970)
    #expect(refusal { try UnixTime(milliseconds: -1) } == .before1970)
    #expect(refusal { try UnixTime(seconds: .min) } == .before1970)
    #expect(refusal { try UnixTime(milliseconds: .min) } == .before1970)
    #expect(refusal { try UnixTime(fractionalSeconds: -0.001) } == .before1970)
  }

  @Test func `a double of seconds gives the millisecond that it lies in`() throws {
    for milliseconds in stride(from: Int64(1_700_000_000_000), to: 1_700_000_001_000, by: 1) {
      let time = try UnixTime(fractionalSeconds: Double(milliseconds) / 1000)
      #expect(time.milliseconds == milliseconds)
    }
    #expect(try UnixTime(fractionalSeconds: 1_699_999_999.9996).seconds == 1_699_999_999)
    #expect(try UnixTime(fractionalSeconds: 1.001).milliseconds == 1001)
    #expect(try UnixTime(fractionalSeconds: 253_402_300_799).seconds == 253_402_300_799)
    #expect(refusal { try UnixTime(fractionalSeconds: 253_402_300_800) } == .millisecondsForSeconds)
    #expect(refusal { try UnixTime(fractionalSeconds: .nan) } == .notFinite)
    #expect(refusal { try UnixTime(fractionalSeconds: .infinity) } == .notFinite)
    #expect(refusal { try UnixTime(fractionalSeconds: 1.7e12) } == .millisecondsForSeconds)
    #expect(refusal { try UnixTime(fractionalSeconds: 1e300) } == .millisecondsForSeconds)
  }

  @Test func `now is between this code and the end of the century`() throws {
    let now = UnixTime.now
    #expect(try UnixTime(seconds: 1_577_836_800) < now)
    #expect(try now < UnixTime(seconds: 4_102_444_800))
    #expect(now <= UnixTime.now)
  }
}
