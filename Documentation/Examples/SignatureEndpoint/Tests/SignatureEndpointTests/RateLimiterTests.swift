import Testing

@testable import SignatureEndpoint

private let a = ClientNetwork.v4(1)
private let b = ClientNetwork.v4(2)
private let c = ClientNetwork.v6(1)

@Suite struct RateLimiterTests {
  let start = ContinuousClock.now

  @Test func aClientHasAMinutesWorthAndIsRefilledEvenly() {
    let limiter = RateLimiter(perMinute: 2)
    #expect(limiter.admit(a, at: start) == nil)
    #expect(limiter.admit(a, at: start) == nil)
    #expect(limiter.admit(a, at: start + .seconds(29)) != nil)
    #expect(limiter.admit(b, at: start + .seconds(29)) == nil)
    #expect(limiter.admit(a, at: start + .seconds(30)) == nil)
    #expect(limiter.admit(a, at: start + .seconds(30)) != nil)
  }

  @Test func whoHasNoRoomWaitsUntilSomebodyHasBeenIdle() {
    let limiter = RateLimiter(perMinute: 60, maximumClientCount: 2)
    #expect(limiter.admit(a, at: start) == nil)
    #expect(limiter.admit(b, at: start) == nil)
    #expect(limiter.admit(c, at: start) != nil)
    #expect(limiter.admit(a, at: start) == nil)
    #expect(limiter.admit(c, at: start + .seconds(1)) == nil)
    #expect(limiter.admit(.unknown, at: start + .milliseconds(1500)) != nil)
  }

  @Test func roomIsLookedForOnceASecond() {
    let limiter = RateLimiter(perMinute: 600, maximumClientCount: 1)
    #expect(limiter.admit(a, at: start) == nil)
    #expect(limiter.admit(b, at: start) != nil)
    // The first one's bucket is full again after a tenth of a second.
    #expect(limiter.admit(b, at: start + .milliseconds(999)) != nil)
    #expect(limiter.admit(b, at: start + .seconds(1)) == nil)
  }

  @Test func `a client that has to wait is told how long`() throws {
    let limiter = RateLimiter(perMinute: 2, maximumClientCount: 1)
    for _ in 0..<2 { #expect(limiter.admit(a, at: start) == nil) }
    #expect(limiter.admit(a, at: start) == .seconds(30))
    let rest = try #require(limiter.admit(a, at: start + .seconds(21)))
    #expect(abs(rest / .seconds(9) - 1) < 1e-9)
    #expect(limiter.admit(b, at: start + .seconds(21)) == .seconds(60))
    #expect(limiter.admit(a, at: start + .seconds(30)) == nil)
  }
}
