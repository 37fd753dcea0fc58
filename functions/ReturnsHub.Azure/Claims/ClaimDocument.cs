using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Azure.Claims;

/// <summary>A claim, so that claims can be listed across returns.</summary>
internal sealed record ClaimDocument
{
    public required string Id { get; init; }

    public required string Pk { get; init; }

    public required TenantId Tenant { get; init; }

    /// <summary>When its time runs out, return and claim: sorts claims over all returns, those without a limit last.</summary>
    public required string RunsOut { get; init; }

    public required string? Party { get; init; }

    public required ClaimStatus Progress { get; init; }

    public required ReturnClaim Claim { get; init; }

    public static ClaimDocument Of(ReturnClaim claim, string id) => new()
    {
        Id = id,
        Pk = new StreamKey(claim.Tenant, claim.ReturnId).ToString(),
        Tenant = claim.Tenant,
        RunsOut = $"{(claim.Claim.Terms?.DueBy is { } due ? SortableTime.Write(due) : SortableTime.Never)}/{claim.ReturnId.Value}/{id}",
        Party = claim.Claim.Party,
        Progress = claim.Progress.Status,
        Claim = claim,
    };
}
