using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Deliver;

/// <summary>Dead letters by how they failed: a closed period that stopped a hundred deliveries is one line.</summary>
public sealed class FailureGroups(IDeliveryLedger ledger)
{
    /// <summary>Dead letters looked at, those given up first in front.</summary>
    public const int Most = 5_000;

    private const int PerPage = 500;

    /// <summary>The groups, the largest first.</summary>
    public async Task<FailureOverview> ReadAsync(DeadLetterFilter filter, CancellationToken ct)
    {
        var groups = new Dictionary<string, FailureGroup>(StringComparer.Ordinal);
        string? cursor = null;
        var seen = 0;
        do
        {
            var page = await ledger.ListDeadAsync(filter, new PageRequest(PerPage, cursor), ct);
            foreach (var dead in page.Items) Add(groups, dead);
            seen += page.Items.Count;
            cursor = page.Next;
        }
        while (cursor is not null && seen < Most);
        return new FailureOverview([.. groups.Values.OrderByDescending(g => g.Count).ThenByDescending(g => g.Last)], cursor is null);
    }

    // Rows of before there were fingerprints stand together by consumer and type.
    private static void Add(Dictionary<string, FailureGroup> groups, Delivery dead)
    {
        var key = dead.Fingerprint ?? $"{dead.Consumer}/{dead.EventType}";
        groups[key] = groups.TryGetValue(key, out var group)
            ? group with { Count = group.Count + 1, Last = dead.UpdatedAt, LastAnswer = dead.LastAnswer, LastDelivery = dead.Id }
            : new FailureGroup(dead.Fingerprint, dead.Consumer, dead.EventType, dead.Category, 1, dead.UpdatedAt, dead.UpdatedAt, dead.LastAnswer, dead.Id);
    }
}

/// <summary>Dead letters that failed alike.</summary>
/// <param name="Fingerprint">What they have in common; null for those of before there were fingerprints.</param>
/// <param name="Consumer">The consumer.</param>
/// <param name="EventType">The events' wire type.</param>
/// <param name="Category">Stable code of the error.</param>
/// <param name="Count">How many.</param>
/// <param name="First">When the first of them was given up.</param>
/// <param name="Last">When the last of them was given up.</param>
/// <param name="LastAnswer">The last one's answer, redacted.</param>
/// <param name="LastDelivery">The last one.</param>
public sealed record FailureGroup(
    string? Fingerprint, string Consumer, string EventType, string? Category, int Count, DateTimeOffset First, DateTimeOffset Last, string? LastAnswer, string LastDelivery);

/// <summary>All groups.</summary>
/// <param name="Groups">The largest first.</param>
/// <param name="Complete">Whether all dead letters were looked at.</param>
public sealed record FailureOverview(IReadOnlyList<FailureGroup> Groups, bool Complete);
