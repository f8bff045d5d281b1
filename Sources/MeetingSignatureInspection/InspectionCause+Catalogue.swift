/// A part of the catalogue: causes that one rule after the other looks for.
protocol InspectionCauseFamily: CaseIterable {
  var cause: InspectionCause { get }
}

extension InspectionCauseFamily {
  fileprivate static var causes: [InspectionCause] { allCases.map { $0.cause } }
}

extension InspectionCause {
  /// The whole catalogue, in the order of the stages.
  public static var all: [InspectionCause] {
    var all = TransportCause.causes + KindCause.causes + ContainerCause.causes
    all += HMACCause.causes + MessageCause.causes
    all += KeyCause.causes + MeetingCause.causes + RoleCause.causes + OtherClaimCause.causes
    all += IssuedAtCause.causes + ExpiryCause.causes
    return all + LegacyCause.causes + OfflineCause.causes
  }
}
