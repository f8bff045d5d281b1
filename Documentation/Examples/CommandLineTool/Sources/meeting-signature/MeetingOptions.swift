import ArgumentParser
import MeetingSignature

/// A role by its name, or by its number as in the claim.
enum RoleName: String, ExpressibleByArgument, CaseIterable {
  case participant, host

  init?(argument: String) {
    switch argument {
    case "0": self = .participant
    case "1": self = .host
    default: self.init(rawValue: argument)
    }
  }

  var role: MeetingRole {
    switch self {
    case .participant: .participant
    case .host: .host
    }
  }
}

/// A meeting number as people copy it, with or without spaces and dashes.
struct CopiedMeetingNumber: ExpressibleByArgument {
  let number: Result<MeetingNumber, MeetingNumberError>

  init(argument: String) {
    do throws(MeetingNumberError) {
      number = .success(try MeetingNumber(removingSeparatorsFrom: argument))
    } catch {
      number = .failure(error)
    }
  }
}

/// A time given in seconds since 1970; `nil` means now.
func time(seconds: Int64?) throws -> UnixTime {
  guard let seconds else { return .now }
  return try usable { try UnixTime(seconds: seconds) }
}

/// A time given in milliseconds since 1970; `nil` means now.
func time(milliseconds: Int64?) throws -> UnixTime {
  guard let milliseconds else { return .now }
  return try usable { try UnixTime(milliseconds: milliseconds) }
}
