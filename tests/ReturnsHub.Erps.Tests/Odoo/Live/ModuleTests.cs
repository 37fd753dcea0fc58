using System.Text.Json.Nodes;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Erps.Odoo;
using ReturnsHub.Erps.Tests.Booking.Live;
using ReturnsHub.Testing.Scenarios;
using static ReturnsHub.Erps.Tests.Booking.Histories;
using Fault = ReturnsHub.Erps.Tests.Booking.Fakes.Fault;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>The module of the connector's folder in a real Odoo; skipped where it is not installed.</summary>
[Collection("Odoo")]
public class ModuleTests
{
    [SkippableTheory]
    [InlineData("mixed-tax-rates")]
    [InlineData("vendor-claim")]
    [InlineData("reversal-after-correction")]
    [InlineData("quarantine-safety")]
    public async Task A_scenario_is_booked_with_one_call_for_each_document(string scenario)
    {
        var (bench, profile) = await OpenAsync();
        await using var proxy = await bench.ProxyAsync();
        var connector = bench.Through(proxy, profile);
        var history = ScenarioPlay.Record(scenario, new ScenarioRun(ScenarioPlay.Tenant, "odoo-module", LiveBench.Today - Scenario.Lasts - TimeSpan.FromDays(1)));

        for (var i = 1; i <= history.Count; i++)
        {
            var outcome = await connector.DeliverAsync(LiveBench.Attempt([.. history.Take(i)]), default);
            outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);
        }

        var documents = await Comparison.CompareAsync(bench, history, OdooSystem.Registration.Books, profile);
        proxy.Requests.Count(r => proxy.Calls(r, "post_event")).ShouldBe(documents);
        proxy.Requests.ShouldNotContain(r => proxy.Calls(r, "create"));
    }

    [SkippableTheory]
    [InlineData("MOD-SILENT", nameof(Fault.SilentAfter))]
    [InlineData("MOD-BROKEN", nameof(Fault.LostAfter))]
    [InlineData("MOD-NEVER", nameof(Fault.LostBefore))]
    public async Task A_lost_answer_is_settled_by_asking(string name, string fault)
    {
        var (bench, profile) = await OpenAsync();
        await using var proxy = await bench.ProxyAsync();
        var connector = bench.Through(proxy, profile);
        var history = LiveBench.History(name, Requested(), Order(), Credit(Line()));
        proxy.Fail(Enum.Parse<Fault>(fault), r => proxy.Calls(r, "post_event"));

        (await connector.DeliverAsync(LiveBench.Attempt(history), default)).Kind.ShouldBe(OutcomeKind.Unknown);
        (await connector.DeliverAsync(LiveBench.Attempt(history), default)).Kind.ShouldBe(OutcomeKind.Confirmed);

        (await bench.Books.InvoicesAsync(LiveBench.Number(name))).ShouldHaveSingleItem().State.ShouldBe("posted");
    }

    [SkippableFact]
    public async Task Calls_that_come_at_once_with_one_number_make_one_document()
    {
        var (bench, profile) = await OpenAsync();
        await using var proxy = await bench.ProxyAsync();
        var history = LiveBench.History("MOD-ONCE", Requested(), Order(), Credit(Line()));
        proxy.Fail(Fault.LostBefore, r => proxy.Calls(r, "post_event"));
        await bench.Through(proxy, profile).DeliverAsync(LiveBench.Attempt(history), default);
        var call = proxy.Requests.Single(r => proxy.Calls(r, "post_event")).Body!.AsObject();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bench.Hub.CallAsync("returnshub.event", "post_event", call.DeepClone().AsObject())));

        answers.Select(a => (a!["id"]!.GetValue<int>(), a["state"]!.GetValue<string>())).Distinct().ShouldHaveSingleItem().Item2.ShouldBe("posted");
        (await bench.Books.InvoicesAsync(LiveBench.Number("MOD-ONCE"))).ShouldHaveSingleItem().Total.ShouldBe(-89.90m);
    }

    [SkippableFact]
    public async Task A_total_that_differs_and_closed_books_leave_nothing_behind()
    {
        var (bench, profile) = await OpenAsync();
        await bench.Admin.HaveAsync("account.tax", "name", "19% in a group", new()
        {
            ["type_tax_use"] = "sale",
            ["amount_type"] = "group",
            ["company_id"] = bench.Company,
            ["children_tax_ids"] = OdooCalls.Set(await bench.Admin.HaveAsync("account.tax", "name", "19% on top", new() { ["type_tax_use"] = "sale", ["amount"] = 19, ["price_include_override"] = "tax_excluded", ["company_id"] = bench.Company })),
        });
        var onTop = profile.Replace("\"19% included\"", "\"19% in a group\"", StringComparison.Ordinal);

        var differs = await bench.DeliverAsync(LiveBench.History("MOD-DIFFERS", Requested(), Order(), Credit(Line())), onTop);
        await bench.Admin.WriteAsync("res.company", bench.Company, new() { ["sale_lock_date"] = LiveBench.Today.AddDays(9).ToString("yyyy-MM-dd", null) });
        var closed = await bench.DeliverAsync(LiveBench.History("MOD-CLOSED", Requested(), Order(), Credit(Line())), profile);
        await bench.Admin.WriteAsync("res.company", bench.Company, new() { ["sale_lock_date"] = false });

        (differs.Kind, differs.Category, differs.Answer).ShouldBe((OutcomeKind.Refused, "amount-differs", "422 UserError returnshub.amount-differs: 106.98"));
        (closed.Kind, closed.Category).ShouldBe((OutcomeKind.Refused, "closed-period"));
        (await bench.Books.InvoicesAsync(LiveBench.Number("MOD-DIFFERS"))).ShouldBeEmpty();
        (await bench.Books.InvoicesAsync(LiveBench.Number("MOD-CLOSED"))).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_move_that_was_left_behind_is_finished()
    {
        var (bench, profile) = await OpenAsync();
        await using var proxy = await bench.ProxyAsync();
        var history = LiveBench.History("MOD-MOVE", Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection));
        proxy.Fail(Fault.LostBefore, r => proxy.Calls(r, "button_validate"));
        await bench.Through(proxy).DeliverAsync(LiveBench.Attempt(history), default);

        (await bench.DeliverAsync(history, profile)).Answer.ShouldBe("Booked.");

        (await bench.Books.MovesAsync(LiveBench.MoveNumber(history[^1]))).ShouldBe([new StockMove("done", "done", "JACKET-M-BLACK", 1, "Customers", "WH/Returns")]);
    }

    [SkippableFact]
    public async Task Nothing_but_documents_of_the_hub_is_booked_through_it()
    {
        var (bench, _) = await OpenAsync();

        var other = () => bench.Hub.CallAsync("returnshub.event", "post_event", new JsonObject { ["number"] = "X", ["model"] = "res.partner", ["values"] = new JsonObject { ["ref"] = "X" } });
        var unnumbered = () => bench.Hub.CallAsync("returnshub.event", "post_event", new JsonObject { ["number"] = "X", ["model"] = "account.move", ["values"] = new JsonObject { ["move_type"] = "entry" } });

        (await other.ShouldThrowAsync<InvalidOperationException>()).Message.ShouldContain("returnshub.model: res.partner is not booked here.");
        (await unnumbered.ShouldThrowAsync<InvalidOperationException>()).Message.ShouldContain("returnshub.values: ref must be the number");
    }

    private static async Task<(OdooBench Bench, string Profile)> OpenAsync()
    {
        var bench = await OdooBench.OpenAsync();
        Skip.If(await bench.Admin.FindAsync("ir.module.module", OdooCalls.Is("name", "returnshub"), OdooCalls.Is("state", "installed")) is null, "The module returnshub is not installed there.");
        return (bench, bench.ProfileWith("\"entryJournal\"", "\"module\": \"true\", \"entryJournal\""));
    }
}
