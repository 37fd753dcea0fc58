using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Deliver;

/// <summary>
/// Takes many dead-lettered deliveries up again, those given up first in front, a page at a time. Those that fail again meanwhile are given up
/// later than the page's end and do not come round a second time.
/// </summary>
public sealed class RedriveMany(IDeliveryLedger ledger, Redrive redrive, TimeProvider time)
{
    /// <summary>Deliveries of one page at most.</summary>
    public const int MostAtOnce = 200;

    /// <summary>Redrives a page of what fits.</summary>
    /// <param name="filter">Which; without an end, what was given up before now.</param>
    /// <param name="page">How many, 1 to <see cref="MostAtOnce"/>, and from where.</param>
    /// <param name="by">Who asks for it, as in <see cref="Redrive.RedriveAsync"/>.</param>
    /// <param name="roles">What they are to the hub.</param>
    /// <param name="via">From where they ask.</param>
    /// <param name="ct">Stops between two deliveries; each one is taken up whole or not at all.</param>
    /// <exception cref="InvalidCursorException">The cursor is not one of such a list.</exception>
    public async Task<RedriveResult> RedriveAsync(
        DeadLetterFilter filter, PageRequest page, Actor by, IReadOnlyList<Role> roles, string? via, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(page.Limit, MostAtOnce, nameof(page));
        var bounded = filter with { To = filter.To ?? time.GetUtcNow() };
        var found = await ledger.ListDeadAsync(bounded, page, ct);
        var redriven = 0;
        foreach (var dead in found.Items)
        {
            ct.ThrowIfCancellationRequested();
            if (await redrive.RedriveAsync(dead.Tenant, dead.Id, by, roles, via, CancellationToken.None)) redriven++;
        }

        return new RedriveResult(redriven, found.Items.Count - redriven, await ledger.CountDeadAsync(bounded, ct), bounded.To.Value, found.Next);
    }
}

/// <summary>What a page came to.</summary>
/// <param name="Redriven">Deliveries that are back on their queue.</param>
/// <param name="Skipped">Deliveries whose message is not among the queue's dead letters, or that somebody else took up meanwhile.</param>
/// <param name="Remaining">Dead letters that fit and are still there, the skipped ones included.</param>
/// <param name="To">Given up before this moment: the next page asks with it again.</param>
/// <param name="Next">The next page's cursor; null when this was the last.</param>
public sealed record RedriveResult(int Redriven, int Skipped, long Remaining, DateTimeOffset To, string? Next);
