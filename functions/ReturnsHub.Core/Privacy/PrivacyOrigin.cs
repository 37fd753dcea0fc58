using ReturnsHub.Core.Intake;

namespace ReturnsHub.Core.Privacy;

/// <summary>Where a request about personal data comes from.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Connection">The connection it came through: <c>api</c>, <c>hub</c>, or a shop's.</param>
/// <param name="Actor">Who acts on it.</param>
/// <param name="Evidence">The raw bytes behind it; null when there are none.</param>
public sealed record PrivacyOrigin(TenantId Tenant, string Connection, Actor Actor, EvidenceHash? Evidence = null)
{
    /// <summary>What the actor is to the hub; empty for a system.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>How a person came in; null for a system.</summary>
    public string? Via { get; init; }

    /// <summary>The origin of a request that came as a message.</summary>
    public static PrivacyOrigin Of(InboundMessage message) =>
        new(message.Tenant, message.Connection, Actor.Connection(message.Connection), message.Evidence);
}
