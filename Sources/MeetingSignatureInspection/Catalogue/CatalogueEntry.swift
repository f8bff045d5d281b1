/// An entry of the catalogue, by what it is about.
enum CatalogueEntry {
  case transport(TransportCause), kind(KindCause), container(ContainerCause), hmac(HMACCause)
  case key(KeyCause), meeting(MeetingCause), role(RoleCause), claims(OtherClaimCause)
  case issuedAt(IssuedAtCause), expiry(ExpiryCause), legacy(LegacyCause), offline(OfflineCause)

  var cause: InspectionCause {
    switch self {
    case .transport(let entry): entry.cause
    case .kind(let entry): entry.cause
    case .container(let entry): entry.cause
    case .hmac(let entry): entry.cause
    case .key(let entry): entry.cause
    case .meeting(let entry): entry.cause
    case .role(let entry): entry.cause
    case .claims(let entry): entry.cause
    case .issuedAt(let entry): entry.cause
    case .expiry(let entry): entry.cause
    case .legacy(let entry): entry.cause
    case .offline(let entry): entry.cause
    }
  }
}

extension CatalogueEntry {
  /// The whole catalogue, in the order of the stages.
  static var all: [CatalogueEntry] {
    var all = TransportCause.allCases.map(transport)
    all += KindCause.allCases.map(kind)
    all += ContainerCause.allCases.map(container)
    all += HMACCause.allCases.map(hmac)
    all += KeyCause.allCases.map(key)
    all += MeetingCause.allCases.map(meeting)
    all += RoleCause.allCases.map(role)
    all += OtherClaimCause.allCases.map(claims)
    all += IssuedAtCause.allCases.map(issuedAt)
    all += ExpiryCause.allCases.map(expiry)
    all += LegacyCause.allCases.map(legacy)
    return all + OfflineCause.allCases.map(offline)
  }
}
