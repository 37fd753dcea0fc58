using ReturnsHub.Core.Scenarios;
using ReturnsHub.Testing.Scenarios;

namespace ReturnsHub.Core.Tests.Scenarios;

/// <summary>What each scenario ends in, played through the rules: released credits, stock, journal, claims.</summary>
public sealed class ScenarioTableTests
{
    private const string JacketBack = "Dr INVENTORY 32.00 Cr COST_OF_GOODS_SOLD 32.00";
    private const string ShirtBack = "Dr INVENTORY 6.20 Cr COST_OF_GOODS_SOLD 6.20";
    private const string Outlet = "Dr INVENTORY 25.00 Dr INVENTORY_WRITE_OFF 7.00 Cr COST_OF_GOODS_SOLD 32.00";

    public static TheoryData<string, string, string, string, string> Table => new()
    {
        { "refund-with-return", "119.00 EUR tax 19.00 1 line", "rl-1 1 SELLABLE", JacketBack, "" },
        { "refund-without-return", "11.90 EUR tax 1.90 1 line", "", "", "" },
        { "platform-refund-without-return", "paid by platform 119.00 EUR tax 19.00 1 line", "", "", "" },
        { "partial-return", "29.90 EUR tax 4.77 1 line", "rl-1 1 SELLABLE", ShirtBack, "" },
        { "several-credits-on-one-order", "119.00 EUR tax 19.00 1 line; 119.00 EUR tax 19.00 1 line", "rl-1 2 SELLABLE", $"{JacketBack}; {JacketBack}", "" },
        { "approval-over-limit", "595.00 EUR tax 95.00 1 line by simulator-approver", "rl-1 5 SELLABLE", "Dr INVENTORY 160.00 Cr COST_OF_GOODS_SOLD 160.00", "" },
        { "exchange-equal", "119.00 EUR tax 19.00 1 line, EXCHANGE 119.00", "rl-1 1 SELLABLE", JacketBack, "" },
        { "exchange-cheaper", "119.00 EUR tax 19.00 1 line, EXCHANGE 89.00, ORIGINAL_PAYMENT 30.00", "rl-1 1 SELLABLE", JacketBack, "" },
        { "exchange-dearer", "119.00 EUR tax 19.00 1 line, EXCHANGE 119.00, customer owes 30.00", "rl-1 1 SELLABLE", JacketBack, "" },
        { "shipping-and-fees", "109.55 EUR tax 17.49 2 lines, kept RESTOCKING 11.90, kept RETURN_LABEL 3.50", "rl-1 1 RESALE_CHANNEL", Outlet, "" },
        { "mixed-tax-rates", "140.40 EUR tax 20.40 2 lines", "rl-1 1 SELLABLE; rl-2 1 SELLABLE", $"{JacketBack}; Dr INVENTORY 7.50 Cr COST_OF_GOODS_SOLD 7.50", "" },
        { "net-prices", "54.42 USD tax 4.43 1 line", "rl-1 1 SELLABLE", ShirtBack, "" },
        { "gross-prices", "39.98 EUR tax 6.38 1 line", "rl-1 2 SELLABLE", "Dr INVENTORY 12.40 Cr COST_OF_GOODS_SOLD 12.40", "" },
        { "discount-frozen-at-sale", "33.33 EUR tax 5.32 1 line; 33.33 EUR tax 5.33 1 line; 33.34 EUR tax 5.32 1 line", "rl-1 3 SELLABLE", $"{ShirtBack}; {ShirtBack}; {ShirtBack}", "" },
        { "two-currencies", "paid by platform 119.00 EUR tax 19.00 1 line", "rl-1 1 SELLABLE", JacketBack, "" },
        { "store-credit", "119.00 EUR tax 19.00 1 line, STORE_CREDIT 119.00, bonus 11.90", "rl-1 1 SELLABLE", JacketBack, "" },
        { "on-account", "47.60 EUR tax 7.60 1 line", "rl-1 2 SELLABLE", "Dr INVENTORY 12.40 Cr COST_OF_GOODS_SOLD 12.40", "" },
        { "platform-refund-pending", "paid by platform 119.00 EUR tax 19.00 1 line", "rl-1 1 SELLABLE", JacketBack, "" },
        { "own-refund-echoed", "119.00 EUR tax 19.00 1 line", "rl-1 1 SELLABLE", JacketBack, "" },
        { "reversal-after-correction", "119.00 EUR tax 19.00 1 line", "rl-1 1 RESALE_CHANNEL", $"{JacketBack}; reversed Cr INVENTORY 32.00 Dr COST_OF_GOODS_SOLD 32.00; {Outlet}", "" },
        { "write-off", "59.50 EUR tax 9.50 1 line", "rl-1 1 DISPOSED", "Dr DESTRUCTION_EXPENSE 18.00 Cr COST_OF_GOODS_SOLD 18.00", "" },
        { "vendor-claim", "59.50 EUR tax 9.50 1 line", "rl-1 1 VENDOR_HOLD", "Dr VENDOR_CLAIM_RECEIVABLE 18.00 Cr COST_OF_GOODS_SOLD 18.00", "VENDOR/rl-1 Lumen Works 20.50 EUR SUBMITTED" },
        { "quarantine-safety", "59.50 EUR tax 9.50 1 line", "rl-1 1 QUARANTINE", "", "" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_scenario_ends_in_these_credits_stock_journal_and_claims(string scenario, string credits, string stock, string journal, string claims)
    {
        var (events, state) = ScenarioPlay.Play(ScenarioCatalogue.Get(scenario));

        Told.Credits(events).ShouldBe(credits);
        Told.Stock(state).ShouldBe(stock);
        Told.Journal(events).ShouldBe(journal);
        Told.Claims(state).ShouldBe(claims);
    }

    [Fact]
    public void The_table_names_every_scenario_once() =>
        Table.Select(row => (string)row[0]).ShouldBe(ScenarioCatalogue.All.Select(s => s.Name));
}
