using System.Diagnostics;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.WhatIf;
using ReturnsHub.Embedded;

namespace ReturnsHub.Benchmarks;

/// <summary>A draft policy tried on a store full of returns, next to reading the same returns and deciding nothing.</summary>
internal static class WhatIfBenchmark
{
    private const int Writers = 64;
    private static readonly TenantId Tenant = new("demo");
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(string directory, long events)
    {
        await using var backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = directory }, TimeProvider.System, new Uuid7Ids(), CancellationToken.None);
        var fill = Stopwatch.StartNew();
        var (returns, written) = await FillAsync(backend.Returns, events);
        Console.WriteLine($"What-if: {written:N0} events on {returns:N0} returns (written in {fill.Elapsed.TotalSeconds:0} s), {Environment.ProcessorCount} cores");

        var draft = DefaultPolicy.Document with
        {
            Version = "draft",
            RestockingFees = [new RestockingFeeRule { Id = "fee-all", Reasons = [ReasonCode.ChangedMind], Percent = 5 }, .. DefaultPolicy.Document.RestockingFees],
        };
        var read = Stopwatch.StartNew();
        string? cursor = null;
        do
        {
            cursor = (await backend.Queries.ListReturnsAsync(new ReturnFilter { Tenant = Tenant }, new PageRequest(500, cursor), CancellationToken.None)).Next;
        }
        while (cursor is not null);
        read.Stop();

        var watch = Stopwatch.StartNew();
        var report = await new PolicySimulation(backend.Queries)
            .RunAsync(Tenant, DefaultPolicy.Document, draft, new WhatIfOptions(Workers: Environment.ProcessorCount), CancellationToken.None);
        watch.Stop();
        Console.WriteLine($"  reading only              {read.Elapsed.TotalSeconds,8:0.0} s");
        Console.WriteLine($"  reading and deciding twice{watch.Elapsed.TotalSeconds,8:0.0} s   {report.Events / watch.Elapsed.TotalSeconds,10:N0} events/s   (aim: a million events in a minute)");
        Console.WriteLine($"  ratio                     {watch.Elapsed / read.Elapsed,8:0.00}");
        Console.WriteLine($"  {report.ReturnsChanged:N0} returns change, {report.Total[0].Difference:N2} {report.Total[0].Currency}");
    }

    private static async Task<(long Returns, long Events)> FillAsync(IReturnStore store, long events)
    {
        long returns = 0, written = 0;
        var ids = new Uuid7Ids();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, int.MaxValue).TakeWhile(_ => Interlocked.Read(ref written) < events),
            new ParallelOptions { MaxDegreeOfParallelism = Writers },
            async (n, ct) =>
            {
                var append = Live(n, ids);
                if (await store.AppendAsync(append, ct) != AppendResult.Appended) throw new InvalidOperationException("A return was not written.");
                Interlocked.Increment(ref returns);
                Interlocked.Add(ref written, append.Events.Count);
            });
        return (returns, written);
    }

    /// <summary>One return from its request to its credit, every event in one append.</summary>
    private static Append Live(int n, IIds ids)
    {
        var (native, eur) = ($"r-{n}", new Currency("EUR"));
        var key = new StreamKey(Tenant, ReturnId.For(Tenant, "shop", native));
        var header = new ReturnHeader(native, $"#{n}-R1", $"o-{n}");
        ReasonCode[] reasons = [ReasonCode.ChangedMind, ReasonCode.SizeTooSmall, ReasonCode.Defective];
        string[] skus = ["TSH-1", "ELX-1", "MUG-1"];
        var line = new RequestedLineReport { LineId = "1", OrderLineId = "1", Quantity = 1, Reason = reasons[n % reasons.Length] };
        var sold = new OrderLineReport { OrderLineId = "1", Sku = new Sku(skus[n % 7 % skus.Length]), Quantity = 1, Paid = new Money(10 + (n % 300), eur) };
        var goods = new GoodsLineReport { LineId = "1", Quantity = 1, Condition = Condition.Opened };
        FactBody[] facts =
        [
            new ReturnRequestReported(header, [line]),
            new ReturnAuthorisationReported(header, [line]),
            new OrderReported(new OrderReport { OrderId = $"o-{n}", UpdatedAt = Day, DeliveredAt = Day.AddDays(-3), Currency = eur, Lines = [sold] }),
            new ReceiptReported($"R-{n}", [goods]),
            new InspectionReported($"I-{n}", [goods with { Grade = (Grade)(1 + (n % 5)) }]),
        ];
        var state = ReturnState.New(key);
        var events = new List<RecordedEvent>();
        for (var i = 0; i < facts.Length; i++)
        {
            var fact = new Fact
            {
                Id = $"{native}/{i}",
                Tenant = Tenant,
                Subject = new Subject.Known(key.ReturnId),
                Connection = "shop",
                OccurredAt = Day.AddHours(i),
                Actor = Actor.Connection("shop"),
                Body = facts[i],
            };
            var (stamped, after) = EventStamp.Stamp(state, fact, ReturnStep.Decide(state, fact, DefaultPolicy.Document, fact.OccurredAt).Events, fact.OccurredAt, ids);
            events.AddRange(stamped);
            state = after;
        }

        return new Append { Key = key, ExpectedVersion = 0, Events = events, State = state };
    }
}
