using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Ports;

/// <summary>Lists claims across returns. What it answers may lag the store by moments, never contradict it.</summary>
public interface IClaimQueries
{
    /// <summary>Claims that fit, those whose time runs out first; claims without a limit last.</summary>
    Task<Page<ReturnClaim>> ListAsync(ClaimFilter filter, PageRequest page, CancellationToken ct);
}

/// <summary>Which claims; null does not restrict.</summary>
public sealed record ClaimFilter
{
    /// <summary>Tenant.</summary>
    public TenantId? Tenant { get; init; }

    /// <summary>The vendor or carrier, whole.</summary>
    public string? Party { get; init; }

    /// <summary>How far it has come.</summary>
    public ClaimStatus? Status { get; init; }
}

/// <summary>A claim on a return.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="ReturnId">On which return.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Progress">What was done about it.</param>
public sealed record ReturnClaim(TenantId Tenant, ReturnId ReturnId, ClaimOpened Claim, ClaimProgress Progress);
