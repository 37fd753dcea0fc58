using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>Journal entries and claims in a real ERPNext's general ledger.</summary>
[Collection("ErpNextLive")]
public class LedgerTests : LiveJournalContract
{
    [SkippableFact]
    public async Task A_write_off_and_what_takes_it_back_cancel_out()
    {
        var bench = await ErpNextBench.OpenAsync();
        var (one, two) = (LiveBench.Number("JE-1"), LiveBench.Number("JE-2"));
        var entered = Recycled(one, (JournalAccount.InventoryWriteOff, 32.00m, 0m), (JournalAccount.Inventory, 0m, 32.00m));
        var reversal = Recycled(two, (JournalAccount.InventoryWriteOff, 0m, 32.00m), (JournalAccount.Inventory, 32.00m, 0m)) with { Reverses = one };

        foreach (var outcome in await bench.DeliverAllAsync(LiveBench.History("JE", Requested(), Order(), entered, reversal))) outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);

        (await bench.Books.LedgerAsync("Journal Entry", one)).ShouldBe([new LiveEntry("1411 - Stock Revaluation - N", 0m, 32.00m), new LiveEntry("5120 - Inventory Write-off - N", 32.00m, 0m)]);
        (await bench.Books.LedgerAsync("Journal Entry", two)).ShouldBe([new LiveEntry("1411 - Stock Revaluation - N", 32.00m, 0m), new LiveEntry("5120 - Inventory Write-off - N", 0m, 32.00m)]);
        (await bench.Books.PapersAsync("Journal Entry", two))[0]["user_remark"]!.GetValue<string>().ShouldContain($"takes back {one}");
    }

    [SkippableFact]
    public async Task An_account_that_is_not_there_is_told()
    {
        var bench = await ErpNextBench.OpenAsync();
        var history = LiveBench.History("JE-NO", Requested(), Order(), Recycled(LiveBench.Number("JE-NO"), (JournalAccount.InventoryWriteOff, 32.00m, 0m), (JournalAccount.Inventory, 0m, 32.00m)));

        var outcome = await bench.DeliverAsync(history, bench.ProfileWith("\"INVENTORY\": \"1411 - Stock Revaluation - N\"", "\"INVENTORY\": \"1499 - N\""));

        (outcome.Kind, outcome.Category, outcome.Answer).ShouldBe((OutcomeKind.Refused, "unknown-account", "417 LinkValidationError Could not find Row #2: Account: 1499 - N"));
        (await bench.Books.PapersAsync("Journal Entry", LiveBench.Number("JE-NO"))).ShouldBeEmpty();
    }

    private protected override async Task<LiveBench> OpenAsync() => await ErpNextBench.OpenAsync();

    private static JournalEntered Recycled(string number, params (JournalAccount Account, decimal Debit, decimal Credit)[] lines) =>
        LiveStories.Entered(number, lines) with { Disposition = Disposition.Recycle };
}
