using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Record;

namespace ReturnsHub.Benchmarks.Load;

/// <summary>Returns from their request to their credit, recorded as they come in: many returns at a time, each one's facts in order.</summary>
internal static class LoadTraffic
{
    private const int Writers = 32;
    private static readonly Currency Eur = new("EUR");

    /// <summary>Plays returns until at least so many events are recorded; each return is played to its end.</summary>
    public static async Task PlayAsync(RecordHandler record, TenantId tenant, int events, TimeProvider time, CancellationToken ct)
    {
        var recorded = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(1, int.MaxValue).TakeWhile(_ => Volatile.Read(ref recorded) < events),
            new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = ct },
            async (n, c) => Interlocked.Add(ref recorded, await PlayOneAsync(record, tenant, n, time, c)));
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
