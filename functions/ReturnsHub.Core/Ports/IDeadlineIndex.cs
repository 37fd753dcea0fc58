namespace ReturnsHub.Core.Ports;

/// <summary>
/// Returns by when the hub must look at them next, over all tenants. The store writes it with every append
/// (<see cref="Append.NextDue"/>), so that finding what is due costs as much as is due, however many returns wait.
/// </summary>
public interface IDeadlineIndex
{
    /// <summary>Returns that are due at <paramref name="before"/> or were earlier, those that waited longest first.</summary>
    Task<Page<DueReturn>> DueAsync(DateTimeOffset before, PageRequest page, CancellationToken ct);

    /// <summary>Sets anew when returns are due, in one durable step. A return that has moved on since it was read is left alone.</summary>
    /// <returns>How many were set.</returns>
    Task<int> PostponeAsync(IReadOnlyList<Postponement> postponements, CancellationToken ct);
}

/// <summary>A return to look at.</summary>
/// <param name="Key">Which.</param>
/// <param name="Version">Its last event's sequence.</param>
/// <param name="DueAt">Since when it is due.</param>
public sealed record DueReturn(StreamKey Key, long Version, DateTimeOffset DueAt);

/// <summary>When to look at a return again.</summary>
/// <param name="Key">Which.</param>
/// <param name="Version">The sequence of its last event when that was found out.</param>
/// <param name="Next">When; null for never, unless something happens on it.</param>
public sealed record Postponement(StreamKey Key, long Version, DateTimeOffset? Next);
