import Testing

@testable import SignatureEndpoint

private let a = ClientNetwork.v4(1)
private let b = ClientNetwork.v4(2)
private let c = ClientNetwork.v6(1)

@Suite struct RateLimiterTests {
  let start = ContinuousClock.now

  @Test func aClientHasAMinutesWorthAndIsRefilledEvenly() {
    let limiter = RateLimiter(perMinute: 2)
    #expect(limiter.admits(a, at: start))
    #expect(limiter.admits(a, at: start))
    #expect(!limiter.admits(a, at: start + .seconds(29)))
    #expect(limiter.admits(b, at: start + .seconds(29)))
    #expect(limiter.admits(a, at: start + .seconds(30)))
    #expect(!limiter.admits(a, at: start + .seconds(30)))
  }

  @Test func whoHasNoRoomWaitsUntilSomebodyHasBeenIdle() {
    let limiter = RateLimiter(perMinute: 60, maximumClientCount: 2)
    #expect(limiter.admits(a, at: start))
    #expect(limiter.admits(b, at: start))
    #expect(!limiter.admits(c, at: start))
    #expect(limiter.admits(a, at: start))
    #expect(limiter.admits(c, at: start + .seconds(1)))
    #expect(!limiter.admits(.unknown, at: start + .milliseconds(1500)))
  }

  @Test func roomIsLookedForOnceASecond() {
    let limiter = RateLimiter(perMinute: 600, maximumClientCount: 1)
    #expect(limiter.admits(a, at: start))
    #expect(!limiter.admits(b, at: start))
    // The first one's bucket is full again after a tenth of a second.
    #expect(!limiter.admits(b, at: start + .milliseconds(999)))
    #expect(limiter.admits(b, at: start + .seconds(1)))
  }
}
