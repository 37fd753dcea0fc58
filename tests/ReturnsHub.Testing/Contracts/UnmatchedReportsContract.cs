using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IUnmatchedReports"/> does.</summary>
public abstract class UnmatchedReportsContract : PortContract<IUnmatchedReports>
{
    private static readonly TenantId Acme = ReturnStream.Acme;
    private static readonly LookupKey Tracking = LookupKey.Tracking("1Z999");
    private static readonly LookupKey Order = LookupKey.Order("shop", "o-1");

    [Fact]
    public async Task A_report_is_found_by_any_of_its_names()
    {
        await Port.KeepAsync(Report("f-1", [Tracking, Order]), Ct);
        await ReopenAsync();

        var found = (await Port.FindAsync(Acme, [LookupKey.Rma("no"), Order, Tracking], Ct)).ShouldHaveSingleItem();
        found.ShouldSatisfyAllConditions(
            () => found.ReportId.ShouldBe("f-1"), () => found.Names.ShouldBe([Tracking, Order]), () => found.Summary.ShouldBe("parcel DELIVERED by UPS"),
            () => found.Message.Evidence.ShouldBe(EvidenceHash.Of("raw"u8)), () => found.Message.Headers["x-shopify-api-version"].ShouldBe("2026-01"),
            () => found.Since.ShouldBe(EventSamples.Noon), () => found.OccurredAt.ShouldBe(EventSamples.Noon));
        (await Port.FindAsync(new TenantId("other"), [Tracking], Ct)).ShouldBeEmpty();
        (await Port.FindAsync(Acme, [], Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_report_twice_is_kept_once_and_removed_once()
    {
        await Port.KeepAsync(Report("f-1", [Tracking]), Ct);
        await Port.KeepAsync(Report("f-1", [Tracking]) with { Since = EventSamples.Noon.AddHours(1) }, Ct);
        (await Waiting()).ShouldHaveSingleItem().Since.ShouldBe(EventSamples.Noon);

        await Port.RemoveAsync(Acme, "f-1", Ct);

        (await Port.FindAsync(Acme, [Tracking], Ct)).ShouldBeEmpty();
        (await Waiting()).ShouldBeEmpty();
        await Port.RemoveAsync(Acme, "f-1", Ct);
    }

    [Fact]
    public async Task Of_reports_on_an_order_the_newest_stays_in_whatever_order_they_come()
    {
        await Port.KeepAsync(OnOrder("second", minutes: 2), Ct);
        await Port.KeepAsync(OnOrder("first", minutes: 1), Ct);
        (await Port.FindAsync(Acme, [Order], Ct)).ShouldHaveSingleItem().Summary.ShouldBe("second");

        await Port.KeepAsync(OnOrder("third", minutes: 3), Ct);

        (await Port.FindAsync(Acme, [Order], Ct)).ShouldHaveSingleItem().Summary.ShouldBe("third");
    }

    [Fact]
    public async Task A_lasting_report_is_no_exception_and_is_not_removed()
    {
        await Port.KeepAsync(OnOrder("order", minutes: 1), Ct);

        await Port.RemoveAsync(Acme, "order:o-1", Ct);

        (await Port.FindAsync(Acme, [Order], Ct)).ShouldHaveSingleItem();
        (await Waiting()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Waiting_reports_are_listed_oldest_first_in_pages()
    {
        foreach (var i in new[] { 3, 1, 4, 2, 0 })
            await Port.KeepAsync(Report($"f-{i}", [Tracking]) with { Since = EventSamples.Noon.AddMinutes(i) }, Ct);
        await Port.KeepAsync(Report("theirs", [Tracking]) with { Tenant = new TenantId("other"), Since = EventSamples.Noon.AddDays(1) }, Ct);

        var first = await Port.ListAsync(Acme, new PageRequest(3), Ct);
        var second = await Port.ListAsync(Acme, new PageRequest(3, first.Next), Ct);

        first.Items.Select(r => r.ReportId).ShouldBe(["f-0", "f-1", "f-2"]);
        second.Items.Select(r => r.ReportId).ShouldBe(["f-3", "f-4"]);
        second.Next.ShouldBeNull();
        (await Port.ListAsync(null, new PageRequest(), Ct)).Items.Count.ShouldBe(6);
        await Should.ThrowAsync<InvalidCursorException>(() => Port.ListAsync(null, new PageRequest(3, "1.x"), Ct));
    }

    private async Task<IReadOnlyList<UnmatchedReport>> Waiting() => (await Port.ListAsync(Acme, new PageRequest(), Ct)).Items;

    private static UnmatchedReport Report(string id, IReadOnlyList<LookupKey> names) => new()
    {
        ReportId = id,
        Tenant = Acme,
        Names = names,
        Message = MessageSamples.Bringing("raw"u8),
        Summary = "parcel DELIVERED by UPS",
        OccurredAt = EventSamples.Noon,
        Since = EventSamples.Noon,
    };

    private static UnmatchedReport OnOrder(string summary, int minutes) =>
        Report("order:o-1", [Order]) with { Lasting = true, Summary = summary, OccurredAt = EventSamples.Noon.AddMinutes(minutes) };
}
