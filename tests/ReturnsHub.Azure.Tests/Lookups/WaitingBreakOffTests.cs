using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Lookups;
using ReturnsHub.Azure.Turns;
using ReturnsHub.CosmosGateway;

namespace ReturnsHub.Azure.Tests.Lookups;

/// <summary>Keeping and removing of waiting reports that breaks off between the report and its names.</summary>
public sealed class WaitingBreakOffTests : IAsyncLifetime
{
    private static readonly TenantId Acme = ReturnStream.Acme;
    private static readonly LookupKey Tracking = LookupKey.Tracking("1Z999");
    private static readonly LookupKey Order = LookupKey.Order("shop", "o-1");

    private readonly DocumentsHome _home = new();
    private CosmosUnmatchedReports _reports = null!;

    private static CancellationToken Ct => CancellationToken.None;

    public async Task InitializeAsync()
    {
        await _home.OpenAsync();
        _reports = new CosmosUnmatchedReports(_home.Records);
    }

    public Task DisposeAsync() => _home.RemoveAsync();

    [SkippableFact]
    public async Task A_report_whose_names_were_not_written_is_found_once_it_is_kept_again()
    {
        // The report is the first document made; its two names are the next.
        Break(Operation.Create, after: 1);
        await Should.ThrowAsync<CosmosException>(() => _reports.KeepAsync(Report(), Ct));
        _home.Gateway.Faults.Clear();
        (await _reports.FindAsync(Acme, [Tracking, Order], Ct)).ShouldBeEmpty();
        (await _reports.ListAsync(Acme, new PageRequest(), Ct)).Items.ShouldHaveSingleItem();

        await _reports.KeepAsync(Report(), Ct);

        (await _reports.FindAsync(Acme, [Tracking], Ct)).ShouldHaveSingleItem();
        (await _reports.FindAsync(Acme, [Order], Ct)).ShouldHaveSingleItem();
        (await _reports.ListAsync(Acme, new PageRequest(), Ct)).Items.ShouldHaveSingleItem();
    }

    [SkippableFact]
    public async Task Names_of_a_report_that_is_gone_lead_nowhere_and_the_report_may_come_again()
    {
        await _reports.KeepAsync(Report(), Ct);
        Break(Operation.Replace, after: 0);
        await Should.ThrowAsync<CosmosException>(() => _reports.RemoveAsync(Acme, "f-1", Ct));
        _home.Gateway.Faults.Clear();
        (await _reports.FindAsync(Acme, [Tracking, Order], Ct)).ShouldBeEmpty();
        (await _reports.ListAsync(Acme, new PageRequest(), Ct)).Items.ShouldBeEmpty();

        await _reports.KeepAsync(Report(), Ct);
        (await _reports.FindAsync(Acme, [Tracking, Order], Ct)).ShouldHaveSingleItem();
        await _reports.RemoveAsync(Acme, "f-1", Ct);

        (await _home.Records.FindAsync<NameList>(NameList.WaitingOf(Acme, Tracking), Ct))!.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_name_stands_in_a_partition_key_or_an_id()
    {
        await _reports.KeepAsync(Report(), Ct);
        await new CosmosLookup(_home.Records).AddAsync(ReturnStream.KeyOf("r-1"), [Tracking, Order], Ct);

        var places = await _home.Records.QueryAsync<Azure.Documents.Stub>(new QueryDefinition("SELECT c.pk, c.id FROM c"), pk: null, most: 100, Ct);

        places.Count.ShouldBe(5);
        foreach (var place in places) $"{place.Pk} {place.Id}".ShouldNotContain("1Z999");
    }

    [Fact]
    public void The_turns_of_an_order_stand_beside_its_returns_so_that_who_has_the_turn_sees_them() =>
        TurnDocument.PkOf(Acme, Order.ToString()).ShouldBe(NameList.ReturnsOf(Acme, Order).Pk);

    [Fact]
    public void Reports_that_wait_for_a_name_stand_beside_its_returns_so_that_who_comes_second_sees_the_first() =>
        NameList.WaitingOf(Acme, Tracking).Pk.ShouldBe(NameList.ReturnsOf(Acme, Tracking).Pk);

    private void Break(Operation operation, int after)
    {
        Skip.If(DocumentsHome.Account is not null, "Faults are the gateway's: an account has its own.");
        _home.Gateway.Faults.On(operation).After(after).Always().Answer(403, 0, null);
    }

    private static UnmatchedReport Report() => new()
    {
        ReportId = "f-1",
        Tenant = Acme,
        Names = [Tracking, Order],
        Message = MessageSamples.Bringing("raw"u8),
        Summary = "parcel DELIVERED by UPS",
        OccurredAt = EventSamples.Noon,
        Since = EventSamples.Noon,
    };
}
