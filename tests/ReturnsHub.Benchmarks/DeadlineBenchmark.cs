using System.Diagnostics;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Returns.Time;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Embedded;

namespace ReturnsHub.Benchmarks;

/// <summary>A sweep of the deadlines of a store full of open returns, next to looking at every return.</summary>
internal static class DeadlineBenchmark
{
    private const int Due = 1_000;
    private const int Writers = 64;
    private static readonly TenantId Tenant = new("demo");

    public static async Task RunAsync(string directory, int returns)
    {
        var ids = new Uuid7Ids();
        var now = TimeProvider.System.GetUtcNow();
        await using var backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = directory }, TimeProvider.System, ids, CancellationToken.None);
        var fill = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, returns), new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (n, ct) =>
        {
            // Every so many-th return was accepted long enough ago; the others have days left.
            var due = (long)n * Due / returns != (long)(n + 1) * Due / returns;
            if (await backend.Returns.AppendAsync(Open(n, now.AddDays(due ? -22 : -1 - (n % 19)), ids), ct) != AppendResult.Appended) throw new InvalidOperationException("A return was not written.");
        });
        Console.WriteLine($"Deadlines: {returns:N0} open returns, {Math.Min(Due, returns):N0} due (written in {fill.Elapsed.TotalSeconds:0} s), {Environment.ProcessorCount} cores");

        var scan = Stopwatch.StartNew();
        var (found, cursor) = (0, (string?)null);
        do
        {
            var page = await backend.Queries.ListReturnsAsync(new ReturnFilter { Tenant = Tenant }, new PageRequest(500, cursor), CancellationToken.None);
            found += page.Items.Count(s => Deadlines.NextDue(s, DefaultPolicy.Document) <= now);
            cursor = page.Next;
        }
        while (cursor is not null);
        scan.Stop();

        using var metrics = new HubMetrics();
        var tenants = new OneTenant();
        var policies = new PoliciesInForce(backend.Policies, tenants, TimeProvider.System);
        var record = new RecordHandler(backend.Returns, backend.Lookup, backend.Unmatched, backend.Vault, backend.Queue, policies, backend.Channels, backend.Turns, metrics, TimeProvider.System, ids);
        var sweep = new DeadlineSweep(backend.Deadlines, backend.Returns, record, policies, tenants, TimeProvider.System);
        var (raising, raised) = await SweepAsync(sweep);
        var (idle, none) = await SweepAsync(sweep);
        if (found != raised || none != 0) throw new InvalidOperationException($"The scan found {found}, the sweep {raised}, the second sweep {none}.");
        Console.WriteLine($"  looking at every return   {scan.Elapsed.TotalMilliseconds,10:N0} ms   ({found:N0} found, nothing recorded)");
        Console.WriteLine($"  sweep, all raised         {raising.TotalMilliseconds,10:N0} ms   ({raised:N0} recorded)");
        Console.WriteLine($"  sweep with nothing due    {idle.TotalMilliseconds,10:N2} ms");
        Console.WriteLine($"  every return : nothing due{scan.Elapsed / idle,10:N0}");
    }

    private static async Task<(TimeSpan Took, int Visited)> SweepAsync(DeadlineSweep sweep)
    {
        var watch = Stopwatch.StartNew();
        var (visited, more) = (0, true);
        while (more)
        {
            var result = await sweep.RunAsync(CancellationToken.None);
            visited += result.Visited;
            more = result.More;
        }

        return (watch.Elapsed, visited);
    }

    private static Append Open(int n, DateTimeOffset accepted, IIds ids)
    {
        var key = new StreamKey(Tenant, ReturnId.For(Tenant, "shop", $"r-{n}"));
        var fact = new Fact
        {
            Id = $"r-{n}/0",
            Tenant = Tenant,
            Subject = new Subject.Known(key.ReturnId),
            Connection = "shop",
            OccurredAt = accepted,
            Actor = Actor.Connection("shop"),
            Body = new ReturnAuthorisationReported(new ReturnHeader($"r-{n}", $"#{n}-R1", $"o-{n}"), [new RequestedLineReport { LineId = "1", OrderLineId = "1", Quantity = 1 }]),
        };
        var state = ReturnState.New(key);
        var (events, after) = EventStamp.Stamp(state, fact, ReturnStep.Decide(state, fact, DefaultPolicy.Document, accepted).Events, accepted, ids);
        return new Append { Key = key, ExpectedVersion = 0, Events = events, State = after, NextDue = Deadlines.NextDue(after, DefaultPolicy.Document) };
    }

    private sealed class OneTenant : ITenants
    {
        private static readonly Tenant Demo = new() { Id = Tenant, Policy = DefaultPolicy.Document };

        public IReadOnlyCollection<Tenant> All { get; } = [Demo];

        public Tenant? Find(TenantId id) => id == Tenant ? Demo : null;
    }
}
