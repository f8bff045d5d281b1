internal import Synchronization

/// How many requests a client may make: a bucket for each that holds a minute's worth of requests and
/// is refilled evenly.
final class RateLimiter: Sendable {
  private struct Bucket {
    var tokens: Double
    var filledAt: ContinuousClock.Instant
  }

  private struct State {
    var buckets: [ClientNetwork: Bucket] = [:]
    var sweptAt: ContinuousClock.Instant?
  }

  private let perMinute: Double
  private let maximumClientCount: Int
  private let state = Mutex(State())

  /// A limiter that keeps at most `maximumClientCount` clients in mind.
  init(perMinute: Int, maximumClientCount: Int = 100_000) {
    self.perMinute = Double(perMinute)
    self.maximumClientCount = maximumClientCount
  }

  /// Admits one more request of `client` at `now`, or returns how long the client has to wait.
  func admit(_ client: ClientNetwork, at now: ContinuousClock.Instant = .now) -> Duration? {
    state.withLock { state in
      if state.buckets[client] == nil, state.buckets.count >= maximumClientCount {
        forgetIdle(&state, at: now)
        // Clients with more addresses than there is capacity for wait until idle ones are forgotten.
        if state.buckets.count >= maximumClientCount { return .seconds(60) }
      }
      var bucket = state.buckets[client] ?? Bucket(tokens: perMinute, filledAt: now)
      bucket.tokens = tokens(in: bucket, at: now)
      bucket.filledAt = now
      defer { state.buckets[client] = bucket }
      guard bucket.tokens >= 1 else { return .seconds((1 - bucket.tokens) * 60 / perMinute) }
      bucket.tokens -= 1
      return nil
    }
  }

  private func tokens(in bucket: Bucket, at now: ContinuousClock.Instant) -> Double {
    let seconds = (now - bucket.filledAt) / .seconds(1)
    return min(perMinute, bucket.tokens + seconds * perMinute / 60)
  }

  /// Forgets clients whose bucket is full again.
  ///
  /// Runs at most once a second, because it checks all clients while requests wait.
  private func forgetIdle(_ state: inout State, at now: ContinuousClock.Instant) {
    if let sweptAt = state.sweptAt, now - sweptAt < .seconds(1) { return }
    state.sweptAt = now
    state.buckets = state.buckets.filter { tokens(in: $0.value, at: now) < perMinute }
  }
}
