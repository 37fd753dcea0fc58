using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IDeliveryLedger"/> does.</summary>
public abstract class DeliveryLedgerContract : PortContract<IDeliveryLedger>
{
    private static readonly TenantId Acme = ReturnStream.Acme;
    private static readonly TenantId Other = new("other");

    [Fact]
    public async Task A_delivery_comes_back_as_it_was_written_last()
    {
        var retrying = Delivery(1) with { Status = DeliveryStatus.Retrying, ForeignId = null, LastAnswer = "503 Service Unavailable" };
        var confirmed = retrying with
        {
            Status = DeliveryStatus.Confirmed,
            Attempts = 2,
            ForeignId = "CM-7",
            LastAnswer = null,
            UpdatedAt = EventSamples.Noon.AddHours(1),
        };
        await Port.WriteAsync([retrying], Ct);
        (await Port.FindAsync(Acme, retrying.Id, Ct)).ShouldBe(retrying);

        await Port.WriteAsync([confirmed], Ct);
        await ReopenAsync();

        (await Port.FindAsync(Acme, retrying.Id, Ct)).ShouldBe(confirmed);
        (await Port.ListAsync(Acme, null, null, null, new PageRequest(), Ct)).Items.ShouldBe([confirmed]);
        (await Port.FindAsync(Other, retrying.Id, Ct)).ShouldBeNull();
        (await Port.FindAsync(Acme, "nobody", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Deliveries_are_listed_newest_first_in_pages()
    {
        await Port.WriteAsync([.. Enumerable.Range(0, 5).Select(i => Delivery(i))], Ct);

        var first = await Port.ListAsync(Acme, null, null, null, new PageRequest(3), Ct);
        var second = await Port.ListAsync(Acme, null, null, null, new PageRequest(3, first.Next), Ct);

        first.Items.Concat(second.Items).ShouldBe(Enumerable.Range(0, 5).Reverse().Select(i => Delivery(i)));
        second.Next.ShouldBeNull();
        await Should.ThrowAsync<InvalidCursorException>(() => Port.ListAsync(Acme, null, null, null, new PageRequest(3, "a"), Ct));
    }

    [Fact]
    public async Task Lists_are_restricted_by_tenant_consumer_status_and_return()
    {
        var all = new[]
        {
            Delivery(0), Delivery(1, consumer: "wms"), Delivery(2) with { Status = DeliveryStatus.DeadLettered },
            Delivery(3) with { ReturnId = ReturnStream.KeyOf("r-2").ReturnId }, Delivery(4) with { Tenant = Other },
        };
        await Port.WriteAsync(all, Ct);

        await ShouldList([4, 3, 2, 1, 0], null, null, null, null);
        await ShouldList([3, 2, 1, 0], Acme, null, null, null);
        await ShouldList([1], Acme, "wms", null, null);
        await ShouldList([2], null, null, DeliveryStatus.DeadLettered, null);
        await ShouldList([3], Acme, "erp", DeliveryStatus.Confirmed, ReturnStream.KeyOf("r-2").ReturnId);
        await ShouldList([], Other, "wms", null, null);

        async Task ShouldList(int[] numbers, TenantId? tenant, string? consumer, DeliveryStatus? status, ReturnId? returnId) =>
            (await Port.ListAsync(tenant, consumer, status, returnId, new PageRequest(), Ct)).Items.ShouldBe(numbers.Select(i => all[i]));
    }

    [Fact]
    public async Task Counts_follow_every_change()
    {
        await Port.WriteAsync(
            [Delivery(0) with { Status = DeliveryStatus.Retrying }, Delivery(1), Delivery(2, consumer: "wms"), Delivery(3) with { Tenant = Other }],
            Ct);
        await Port.WriteAsync([Delivery(0), Delivery(1) with { Status = DeliveryStatus.DeadLettered }, Delivery(2, consumer: "wms")], Ct);

        (await Port.CountAsync(Acme, Ct)).ShouldBe(
            [
                new(Acme, "erp", DeliveryStatus.Confirmed, 1), new(Acme, "erp", DeliveryStatus.DeadLettered, 1),
                new(Acme, "wms", DeliveryStatus.Confirmed, 1),
            ],
            ignoreOrder: true);
        (await Port.CountAsync(null, Ct)).Sum(c => c.Count).ShouldBe(4);
    }

    private static Delivery Delivery(int number, string consumer = "erp")
    {
        var id = new Guid(number + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);
        return new Delivery
        {
            Id = $"{consumer}:{id}",
            Tenant = Acme,
            Consumer = consumer,
            EventId = id,
            EventType = "returnshub.credit.released.v1",
            ReturnId = ReturnStream.KeyOf("r-1").ReturnId,
            Sequence = number + 1,
            Status = DeliveryStatus.Confirmed,
            Attempts = 1,
            LastAnswer = "200 OK",
            ForeignId = $"CM-{number}",
            UpdatedAt = EventSamples.Noon.AddMinutes(number),
        };
    }
}
