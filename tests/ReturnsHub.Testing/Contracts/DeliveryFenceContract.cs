using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IDeliveryLedger"/> does for workers that must not get into each other's way.</summary>
public abstract class DeliveryFenceContract : PortContract<IDeliveryLedger>
{
    private static readonly StreamKey Return = ReturnStream.KeyOf("r-1");

    [Fact]
    public async Task A_row_comes_back_with_all_it_holds_and_the_next_version()
    {
        var row = DeliverySamples.Confirmed(1) with
        {
            Status = DeliveryStatus.Unknown,
            Attempts = 3,
            QueueAttempt = 7,
            Category = "timeout",
            Fingerprint = "0123456789ab",
            InDoubt = true,
            FirstAt = EventSamples.Noon,
            SentAt = EventSamples.Noon.AddSeconds(90),
            BookedAmount = new Money(119.00m, new Currency("EUR")),
        };
        (await Port.TryWriteAsync(row with { Version = 99 }, 0, Ct)).ShouldBeTrue();
        await ReopenAsync();

        (await Port.FindAsync(Return, row.Id, Ct)).ShouldBe(row with { Version = 1 });
        (await Port.FindAsync(row.Tenant, row.Id, Ct)).ShouldBe(row with { Version = 1 });
        (await Port.FindAsync(Return, "erp:nobody", Ct)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task Only_who_names_the_version_that_stands_writes(long expected, bool written)
    {
        var row = DeliverySamples.Confirmed(1);
        (await Port.TryWriteAsync(row with { Status = DeliveryStatus.Intent }, 0, Ct)).ShouldBeTrue();
        (await Port.TryWriteAsync(row with { Status = DeliveryStatus.Sent }, 1, Ct)).ShouldBeTrue();

        (await Port.TryWriteAsync(row, expected, Ct)).ShouldBe(written);

        var stands = (await Port.FindAsync(Return, row.Id, Ct)).ShouldNotBeNull();
        (stands.Version, stands.Status).ShouldBe(written ? (3, DeliveryStatus.Confirmed) : (2, DeliveryStatus.Sent));
        (await Port.CountAsync(row.Tenant, Ct)).Sum(c => c.Count).ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Of_fifty_workers_that_want_a_delivery_one_gets_it(long version)
    {
        var row = DeliverySamples.Confirmed(1) with { Status = DeliveryStatus.Intent };
        if (version > 0) (await Port.TryWriteAsync(row, 0, Ct)).ShouldBeTrue();

        var won = await Task.WhenAll(Enumerable.Range(1, 50).Select(worker => Task.Run(() => Port.TryWriteAsync(row with { Attempts = worker }, version, Ct))));

        won.Count(w => w).ShouldBe(1);
        (await Port.FindAsync(Return, row.Id, Ct))!.Attempts.ShouldBe(Array.IndexOf(won, true) + 1);
    }

    [Fact]
    public async Task What_was_written_whatever_stood_there_has_the_version_it_was_written_with()
    {
        var row = DeliverySamples.Confirmed(1) with { Version = 700 };
        await Port.WriteAsync([row], Ct);

        (await Port.TryWriteAsync(row, 0, Ct)).ShouldBeFalse();
        (await Port.TryWriteAsync(row with { Status = DeliveryStatus.Retrying }, 700, Ct)).ShouldBeTrue();

        (await Port.FindAsync(Return, row.Id, Ct))!.Version.ShouldBe(701);
    }

    [Fact]
    public async Task Dead_letters_are_listed_by_when_they_were_given_up_and_counted()
    {
        var dead = Enumerable.Range(0, 5).Select(i => DeliverySamples.Dead(i)).ToArray();
        await Port.WriteAsync([.. dead.Reverse(), DeliverySamples.Confirmed(7), DeliverySamples.Dead(8) with { Tenant = new TenantId("other") }], Ct);

        var filter = new DeadLetterFilter(ReturnStream.Acme);
        var first = await Port.ListDeadAsync(filter, new PageRequest(3), Ct);
        var second = await Port.ListDeadAsync(filter, new PageRequest(3, first.Next), Ct);

        first.Items.Concat(second.Items).ShouldBe(dead);
        second.Next.ShouldBeNull();
        (await Port.CountDeadAsync(filter, Ct)).ShouldBe(5);
        await Should.ThrowAsync<InvalidCursorException>(() => Port.ListDeadAsync(filter, new PageRequest(3, "a"), Ct));
    }

    [Fact]
    public async Task Dead_letters_are_chosen_by_consumer_type_time_and_fingerprint()
    {
        var all = new[]
        {
            DeliverySamples.Dead(0), DeliverySamples.Dead(1, consumer: "wms"), DeliverySamples.Dead(2, "bbbbbbbbbbbb"),
            DeliverySamples.Dead(3) with { EventType = "returnshub.stock.moved.v1" }, DeliverySamples.Dead(4),
        };
        await Port.WriteAsync(all, Ct);
        var every = new DeadLetterFilter(ReturnStream.Acme);

        await ShouldFindAsync(every, 0, 1, 2, 3, 4);
        await ShouldFindAsync(every with { Consumer = "wms" }, 1);
        await ShouldFindAsync(every with { Fingerprint = "bbbbbbbbbbbb" }, 2);
        await ShouldFindAsync(every with { EventType = "returnshub.stock.moved.v1" }, 3);
        await ShouldFindAsync(every with { From = EventSamples.Noon.AddMinutes(1), To = EventSamples.Noon.AddMinutes(4) }, 1, 2, 3);
        await ShouldFindAsync(every with { Consumer = "erp", From = EventSamples.Noon.AddMinutes(3), Fingerprint = "aaaaaaaaaaaa" }, 3, 4);
        await ShouldFindAsync(every with { Tenant = new TenantId("other") });

        async Task ShouldFindAsync(DeadLetterFilter filter, params int[] numbers)
        {
            (await Port.ListDeadAsync(filter, new PageRequest(), Ct)).Items.ShouldBe(numbers.Select(i => all[i]));
            (await Port.CountDeadAsync(filter, Ct)).ShouldBe(numbers.Length);
        }
    }
}
