using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Scenarios;

namespace ReturnsHub.Erps.Tests.Booking.Reading;

/// <summary>What is delivered as the catalogue tells it leaves no difference, to the cent and to the unit.</summary>
public class EveryScenarioReconcilesTests
{
    public static TheoryData<string> Scenarios() => [.. ScenarioCatalogue.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_scenario_that_is_booked_leaves_no_difference(string scenario)
    {
        await using var company = await ReconciledCompany.StartAsync(scenario == "net-prices" ? "USD" : "EUR");
        var history = await company.PlayAsync(scenario);
        var report = await company.ReportAsync();

        report.Rows.SelectMany(r => r.Differences).Select(d => $"{d.Code} {d.About}: {d.Detail}").ShouldBeEmpty();
        report.Agrees.ShouldBeTrue();
        var total = report.Totals.ShouldHaveSingleItem();
        total.Credited.Amount.ShouldBe(history.Select(e => e.Data).OfType<CreditReleased>().Sum(c => c.Amount.Amount));
        total.Credited.Amount.ShouldBePositive();
        total.Booked.ShouldBe(total.Credited);
        total.Booked.Amount.ShouldBe(company.Erp.Booked.Where(b => b.Kind == Erps.Booking.Documents.DocumentKind.CreditMemo).Sum(b => b.Total!.Value));
        var goods = report.Rows.ShouldHaveSingleItem().Goods;
        goods.Moved.ShouldBe(goods.Received);
        goods.MovesBooked.ShouldBe(goods.MovesToBook);
        goods.JournalsBooked.ShouldBe(goods.JournalsToBook);
    }

    [Fact]
    public async Task All_scenarios_together_add_up_in_each_currency()
    {
        await using var company = await ReconciledCompany.StartAsync();
        foreach (var scenario in ScenarioCatalogue.All) await company.PlayAsync(scenario.Name);
        var report = await company.ReportAsync();

        // The one return in USD has a journal entry that a company in EUR takes by hand only.
        report.Counts.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, int>(DifferenceCodes.JournalMissing, 1));
        report.Totals.Select(t => t.Booked.Currency.Code).ShouldBe(["EUR", "USD"]);
        report.Totals.ShouldAllBe(t => t.Booked == t.Credited);
        report.Totals[1].Booked.Amount.ShouldBe(54.42m);
        report.Rows.Count.ShouldBe(ScenarioCatalogue.All.Count);
    }
}
