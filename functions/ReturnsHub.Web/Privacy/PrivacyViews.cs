namespace ReturnsHub.Web.Privacy;

/// <summary>What is asked for.</summary>
public enum PrivacyKind
{
    /// <summary>A copy of what is held on the person.</summary>
    Report = 1,
    /// <summary>Erasure of it.</summary>
    Erase,
}

/// <summary>Where a request stands.</summary>
public enum PrivacyStatus
{
    /// <summary>Taken in, not carried out: for a report, until it is fetched.</summary>
    Received = 0,
    /// <summary>Carried out.</summary>
    Completed,
}

/// <summary>A request about one person's data, named by their orders, returns or RMA numbers.</summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="Tenant">Whose; may be left out when the key sees one tenant.</param>
/// <param name="Orders">Order ids at the source.</param>
/// <param name="Returns">Return ids.</param>
/// <param name="Rmas">RMA numbers.</param>
public sealed record NewPrivacyRequest(
    PrivacyKind Kind, string? Tenant = null, IReadOnlyList<string?>? Orders = null, IReadOnlyList<string?>? Returns = null, IReadOnlyList<string?>? Rmas = null);

/// <summary>A request about a person's data.</summary>
/// <param name="Id">The request.</param>
/// <param name="Tenant">Whose.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ReceivedBy">Who took it in.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="CompletedAt">When it was carried out.</param>
/// <param name="Returns">The returns it is about.</param>
public sealed record PrivacyRequestView(
    string Id, string Tenant, PrivacyKind Kind, PrivacyStatus Status, string ReceivedBy, DateTimeOffset ReceivedAt, DateTimeOffset? CompletedAt, IReadOnlyList<string> Returns);

/// <summary>A copy of what the hub holds on a person (GDPR article 15).</summary>
/// <param name="RequestId">The request it answers.</param>
/// <param name="At">When it was made.</param>
/// <param name="Returns">By return.</param>
public sealed record PersonalDataReport(string RequestId, DateTimeOffset At, IReadOnlyList<PersonalDataOfReturn> Returns);

/// <summary>What is held with one return.</summary>
/// <param name="ReturnId">The return.</param>
/// <param name="OrderId">Its order.</param>
/// <param name="Rma">Its RMA number.</param>
/// <param name="Fields">The person's words, by field.</param>
/// <param name="Evidence">The messages the hub received about it.</param>
public sealed record PersonalDataOfReturn(
    string ReturnId, string? OrderId, string? Rma, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<EvidenceCopy> Evidence);

/// <summary>A message as it was received.</summary>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Status">Whether it is there.</param>
/// <param name="Text">Its text.</param>
/// <param name="Base64">Its bytes, when they are no text.</param>
/// <param name="LeftOut">True when the report would have become too large: fetch it as evidence of the return.</param>
public sealed record EvidenceCopy(string Hash, Core.Ports.EvidenceStatus Status, string? Text = null, string? Base64 = null, bool? LeftOut = null);
