namespace ReturnsHub.Core.Tenancy;

/// <summary>How long a tenant keeps what; null keeps it for ever. Events and the keys of their effects are always kept.</summary>
public sealed record RetentionSettings
{
    /// <summary>Days raw messages are kept after they came in.</summary>
    public int? EvidenceDays { get; init; }

    /// <summary>Days personal data is kept after the last event of a return that is closed, declined, cancelled, expired or credited.</summary>
    public int? PersonalDataDays { get; init; }

    /// <summary>Days confirmed deliveries are kept; those that wait or failed stay.</summary>
    public int? DeliveriesDays { get; init; }

    /// <summary>Days answers to idempotency keys are kept: 1, or null for the two days the store keeps them anyway.</summary>
    public int? IdempotencyDays { get; init; }

    /// <summary>Days replayed messages stay listed in quarantine; open ones stay until a person replays them.</summary>
    public int? QuarantineDays { get; init; }
}
