using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Record;

namespace ReturnsHub.Benchmarks.Load;

/// <summary>Returns from their request to their credit, recorded as they come in: many returns at a time, each one's facts in order.</summary>
internal static class LoadTraffic
{
    private const int Writers = 32;
    private static readonly Currency Eur = new("EUR");

    /// <summary>Plays as many returns as come to at least so many events, each to its end.</summary>
    /// <param name="record">Records.</param>
    /// <param name="tenant">Whose returns.</param>
    /// <param name="load">How many events, and how fast.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task PlayAsync(RecordHandler record, TenantId tenant, LoadSize load, TimeProvider time, CancellationToken ct)
    {
        // All returns are alike: the first tells how many it takes.
        var perReturn = await PlayOneAsync(record, tenant, 1, time, ct);
        var returns = (load.Events + perReturn - 1) / perReturn;
        var began = time.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(2, returns - 1),
            new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = ct },
            async (n, c) =>
            {
                if (load.PerSecond is { } rate && TimeSpan.FromSeconds((double)n * perReturn / rate) - time.GetElapsedTime(began) is var early && early > TimeSpan.Zero)
                    await Task.Delay(early, time, c);
                await PlayOneAsync(record, tenant, n, time, c);
            });
    }

    private static async Task<int> PlayOneAsync(RecordHandler record, TenantId tenant, int n, TimeProvider time, CancellationToken ct)
    {
        var subject = new Subject.Known(ReturnId.For(tenant, "shop", $"r-{n}"));
        var (events, place) = (0, 0);
        foreach (var body in Facts(n, time.GetUtcNow()))
        {
            var fact = new Fact
            {
                Id = $"r-{n}/{place++}",
                Tenant = tenant,
                Subject = subject,
                Connection = "shop",
                OccurredAt = time.GetUtcNow(),
                Actor = Actor.Connection("shop"),
                Body = body,
            };
            events += (await record.RecordAsync(fact, message: null, ct)).OfType<RecordOutcome.Recorded>().Sum(r => r.Events.Count);
        }

        return events;
    }

    private static IEnumerable<FactBody> Facts(int n, DateTimeOffset now)
    {
        var header = new ReturnHeader($"r-{n}", $"#{n}-R1", $"o-{n}");
        var line = new RequestedLineReport { LineId = "1", OrderLineId = "1", Quantity = 1, Reason = ReasonCode.ChangedMind };
        var sold = new OrderLineReport { OrderLineId = "1", Sku = new Sku($"ELX-{n % 7}"), Quantity = 1, Paid = new Money(10 + (n % 90), Eur) };
        var goods = new GoodsLineReport { LineId = "1", Quantity = 1, Condition = Condition.Opened };
        yield return new ReturnRequestReported(header, [line]);
        yield return new ReturnAuthorisationReported(header, [line]);
        yield return new OrderReported(new OrderReport { OrderId = $"o-{n}", UpdatedAt = now, DeliveredAt = now.AddDays(-3), Currency = Eur, Lines = [sold] });
        yield return new ReceiptReported($"R-{n}", [goods]);
        yield return new InspectionReported($"I-{n}", [goods with { Grade = Grade.B }]);
    }
}
