using System.Collections.Concurrent;
using System.Globalization;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Returns.Time;

/// <summary>
/// Looks at the returns whose time has come, and only at those. A timer of the host calls it. Safe to repeat and to break off
/// anywhere: a return stays due until what was found out about it is on disk.
/// </summary>
public sealed class DeadlineSweep(
    IDeadlineIndex index, IReturnStore store, RecordHandler record, PoliciesInForce policies, ITenants tenants, TimeProvider time)
{
    /// <summary>Most returns looked at in one call.</summary>
    public const int MostPerCall = 500;

    private const int AtOnce = 16;
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromHours(1);

    /// <summary>Looks at the returns that are due, those that waited longest first.</summary>
    /// <returns>How many it looked at, and whether more are due: then call again.</returns>
    /// <exception cref="AggregateException">Some could not be looked at; they come again in an hour, and the others were.</exception>
    public async Task<DeadlineSweepResult> RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var due = await index.DueAsync(now, new PageRequest(MostPerCall), ct);
        var postponed = new ConcurrentBag<Postponement>();
        var failures = new ConcurrentBag<Exception>();
        await Parallel.ForEachAsync(due.Items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (d, stop) =>
        {
            try
            {
                if (await VisitAsync(d, now, stop) is { } later) postponed.Add(later);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                // One return that cannot be decided about must not keep the others waiting.
                failures.Add(e);
                postponed.Add(new Postponement(d.Key, d.Version, now + TryAgainAfter));
            }
        });
        if (!postponed.IsEmpty) await index.PostponeAsync([.. postponed], ct);
        return failures.IsEmpty ? new DeadlineSweepResult(due.Items.Count, due.Next is not null) : throw new AggregateException("Some deadlines could not be looked at.", failures);
    }

    /// <summary>Looks at one return; when to look again unless what was recorded says so already.</summary>
    private async Task<Postponement?> VisitAsync(DueReturn due, DateTimeOffset now, CancellationToken ct)
    {
        if (tenants.Find(due.Key.Tenant) is null) return new Postponement(due.Key, due.Version, now + TryAgainAfter);
        if (await store.LoadAsync(due.Key, ct) is not { } state) return new Postponement(due.Key, due.Version, null);
        var policy = await policies.NowAsync(due.Key.Tenant, ct);
        var next = Deadlines.NextDue(state, policy);
        if (next is null || next > now) return new Postponement(due.Key, state.Version, next);
        var outcome = (await record.RecordAsync(Reached(due, next.Value, now), message: null, ct))[0];
        // Recorded wrote the next moment with its events. Nothing means that it was looked at before, and still is due.
        return outcome is RecordOutcome.Recorded ? null : new Postponement(due.Key, state.Version, now + TryAgainAfter);
    }

    private static Fact Reached(DueReturn due, DateTimeOffset at, DateTimeOffset now) => new()
    {
        Id = $"hub:deadline:{due.Key.ReturnId.Value}:{at.UtcTicks.ToString(CultureInfo.InvariantCulture)}",
        Tenant = due.Key.Tenant,
        Subject = new Subject.Known(due.Key.ReturnId),
        Connection = "hub",
        OccurredAt = now,
        Actor = Actor.Hub,
        Body = new DeadlineReached(at),
    };
}

/// <summary>What a sweep did.</summary>
/// <param name="Visited">Returns it looked at.</param>
/// <param name="More">Whether more are due.</param>
public sealed record DeadlineSweepResult(int Visited, bool More);
