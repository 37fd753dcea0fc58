namespace ReturnsHub.Core.Ports;

/// <summary>Finds and removes what is older than it may be, a bounded piece at a time.</summary>
public interface IRetention
{
    /// <summary>Erases the keys of at most <paramref name="most"/> raw messages kept before a time; their hashes stay. How many it were.</summary>
    Task<int> EraseEvidenceAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct);

    /// <summary>
    /// At most <paramref name="most"/> returns with personal data in the vault that are closed, declined, cancelled, expired or
    /// credited and had their last event before a time.
    /// </summary>
    Task<IReadOnlyList<ReturnId>> FindPersonalDataAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct);

    /// <summary>Deletes at most <paramref name="most"/> confirmed deliveries last written before a time. How many it were.</summary>
    Task<int> DeleteDeliveriesAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct);

    /// <summary>Deletes at most <paramref name="most"/> answers to idempotency keys given before a time. How many it were.</summary>
    Task<int> DeleteIdempotencyAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct);

    /// <summary>Deletes at most <paramref name="most"/> replayed messages quarantined before a time. How many it were.</summary>
    Task<int> DeleteQuarantineAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct);
}
