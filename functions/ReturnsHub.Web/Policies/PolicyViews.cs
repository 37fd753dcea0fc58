using System.Text.Json;
using ReturnsHub.Core.Policies.Comparing;
using ReturnsHub.Core.Policies.Versions;

namespace ReturnsHub.Web.Policies;

/// <summary>Proposes a policy.</summary>
/// <param name="Why">Why, on one line; required.</param>
/// <param name="Document">The policy document: an object, or its text with comments as a string; required.</param>
public sealed record ProposePolicy(string? Why = null, JsonElement? Document = null);

/// <summary>A version of a policy.</summary>
public sealed record PolicyVersionView
{
    /// <summary>Whose.</summary>
    public required string Tenant { get; init; }

    /// <summary>Its name: it stands on every decision.</summary>
    public required string Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required PolicyStatus Status { get; init; }

    /// <summary>Whether returns are decided by it now.</summary>
    public required bool InForce { get; init; }

    /// <summary>From when it was in force the first time.</summary>
    public DateTimeOffset? InForceFrom { get; init; }

    /// <summary>SHA-256 of the document's text.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who proposed it; <c>file</c> for the tenant's policy file.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When it was proposed.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Why.</summary>
    public string? Why { get; init; }

    /// <summary>Who put it in force or withdrew it, the last time.</summary>
    public string? SettledBy { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>The document as it was written; only when one version is asked for.</summary>
    public string? Document { get; init; }

    /// <summary>What it changes against the version in force at the time of the answer or the approval; only when one version is asked for.</summary>
    public PolicyComparisonView? Comparison { get; init; }

    internal static PolicyVersionView Of(TenantId tenant, PolicyVersion version, PolicyHistory history) => new()
    {
        Tenant = tenant.Value,
        Version = version.Name,
        Status = version.Status,
        InForce = history.Newest?.Name == version.Name,
        InForceFrom = version.InForceFrom,
        Sha256 = version.Sha256.Value,
        ProposedBy = version.ProposedBy.Id,
        ProposedAt = version.ProposedAt,
        Why = version.Why,
        SettledBy = version.SettledBy?.Id,
        SettledAt = version.SettledAt,
    };
}

/// <summary>What a version changes.</summary>
/// <param name="Loosens">Whether it loosens a limit: then somebody else than who proposed it must put it in force.</param>
/// <param name="Changes">Each change.</param>
public sealed record PolicyComparisonView(bool Loosens, IReadOnlyList<PolicyChange> Changes)
{
    internal static PolicyComparisonView? Of(PolicyComparison? comparison) =>
        comparison is null ? null : new PolicyComparisonView(comparison.Loosens, comparison.Changes);
}
