using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Tenancy;

/// <summary>A merchant on the hub: who reports to it, whom it reports to, and what it decides by.</summary>
public sealed record Tenant
{
    /// <summary>Its id.</summary>
    public required TenantId Id { get; init; }

    /// <summary>The policy its file holds. What decisions go by is <see cref="Policies.Versions.PoliciesInForce"/>.</summary>
    public required PolicyDocument Policy { get; init; }

    /// <summary>The text <see cref="Policy"/> was read from; null when it was built in code.</summary>
    public string? PolicyText { get; init; }

    /// <summary>Reporting systems.</summary>
    public IReadOnlyList<ConnectionSettings> Connections { get; init; } = [];

    /// <summary>Booking systems.</summary>
    public IReadOnlyList<ConsumerSettings> Consumers { get; init; } = [];

    /// <summary>
    /// Whether nothing of it is real: its events are marked as test, and scenarios may be played. For a tenant's whole life; what is
    /// recorded already is not marked or unmarked later.
    /// </summary>
    public bool Sandbox { get; init; }

    /// <summary>How long it keeps what.</summary>
    public RetentionSettings Retention { get; init; } = new();
}

/// <summary>A booking system that takes events.</summary>
public sealed record ConsumerSettings
{
    /// <summary>The <see cref="Connector"/> of a consumer that reads the event feed itself: nothing is sent to it.</summary>
    public const string Pull = "pull";

    /// <summary>Whose consumer.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Its name within the tenant: 2 to 40 characters of <c>a-z 0-9 -</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The connector: <c>signed-webhook</c>, or <see cref="Pull"/>.</summary>
    public required string Connector { get; init; }

    /// <summary>Where it listens.</summary>
    public required Uri Url { get; init; }

    /// <summary>Secrets that sign what it gets; each one adds a signature, so that a secret can be rotated.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Event types it takes, as wire names without <c>returnshub.</c> and version: <c>credit.released</c>; empty for all.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The text of its profile: how its ERP names accounts, items and places. Null for connectors that need none.</summary>
    public string? ProfileText { get; init; }

    /// <summary>Attempts before the dead letter queue.</summary>
    public int MaxAttempts { get; init; } = 12;

    /// <summary>
    /// Whether a consumer that pulls says of each event that books money or stock what it booked. Where it does, one it says nothing of
    /// is a difference; where not, nobody knows, and what it says all the same counts.
    /// </summary>
    public bool ConfirmsBookings { get; init; }

    /// <summary>Whether it reads the event feed itself.</summary>
    public bool Pulls => string.Equals(Connector, Pull, StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => $"{Tenant}/{Id} ({Connector})";
}

/// <summary>The tenants of this hub.</summary>
public interface ITenants
{
    /// <summary>All of them.</summary>
    IReadOnlyCollection<Tenant> All { get; }

    /// <summary>One of them, or null.</summary>
    Tenant? Find(TenantId id);
}
