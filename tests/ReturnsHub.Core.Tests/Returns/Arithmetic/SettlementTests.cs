#pragma warning disable MA0244 // Attributes take no decimals; amounts of two decimals survive the way through double exactly.
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns.Arithmetic;

public class SettlementTests
{
    [Theory]
    [InlineData(Resolution.OriginalPayment, null, 0, "ORIGINAL 100.00")]
    [InlineData(Resolution.StoreCredit, null, 0, "CREDIT 100.00")]
    [InlineData(Resolution.StoreCredit, null, 10, "CREDIT 100.00, bonus 10.00")]
    [InlineData(Resolution.StoreCredit, null, 2.345, "CREDIT 100.00, bonus 2.35")]
    [InlineData(Resolution.OriginalPayment, null, 10, "ORIGINAL 100.00")]
    [InlineData(Resolution.Exchange, 100.00, 10, "EXCHANGE 100.00")]
    [InlineData(Resolution.Exchange, 80.00, 0, "EXCHANGE 80.00, ORIGINAL 20.00")]
    [InlineData(Resolution.Exchange, 130.00, 0, "EXCHANGE 100.00, owes 30.00")]
    [InlineData(Resolution.Exchange, 0.00, 0, "ORIGINAL 100.00")]
    [InlineData(Resolution.Exchange, null, 0, "EXCHANGE 100.00")]
    public void A_credit_of_100_is_settled(Resolution resolution, double? exchange, decimal bonus, string settled)
    {
        var shop = Shop.Accepted(Policies.Plain with { StoreCreditBonuses = [new StoreCreditBonusRule { Id = "bonus", Percent = bonus }] });
        Choose(shop, resolution, (decimal?)exchange);
        shop.Inspect();
        shop.Released.ShouldBe(100m);
        var settlement = shop.Events<CreditReleased>().Single().Settlement!;
        Text(settlement).ShouldBe(settled);
        settlement.Parts.Sum(p => p.Amount.Amount).ShouldBe(100m);
    }

    [Fact]
    public void Nobody_chose_so_nothing_is_said() => Released(Shop.Accepted()).ShouldHaveSingleItem().Settlement.ShouldBeNull();

    [Fact]
    public void Partial_credits_fill_an_exchange_one_after_the_other()
    {
        var shop = Shop.Accepted(paid: 120, quantity: 3);
        Choose(shop, Resolution.Exchange, 70);
        for (var i = 0; i < 3; i++) shop.Inspect();
        shop.Events<CreditReleased>().Select(c => Text(c.Settlement!)).ShouldBe(["EXCHANGE 40.00, owes 30.00", "EXCHANGE 30.00, ORIGINAL 10.00", "ORIGINAL 40.00"]);
    }

    [Fact]
    public void A_choice_that_changes_makes_an_approval_void()
    {
        var shop = Shop.Accepted(Policies.Plain with { Approval = [new ApprovalRule { Id = "over-50", Over = 50, Approvers = 1 }] });
        shop.Inspect();
        var shown = shop.Held.ContentHash;
        Choose(shop, Resolution.StoreCredit, null);
        shop.Held.ContentHash.ShouldNotBe(shown);
        shop.Approve(hash: shown).Refusal!.Code.ShouldBe("credit-changed");
    }

    [Theory]
    [InlineData(100, 100, "CREDIT 100.00")]
    [InlineData(100, 40, "CREDIT 40.00, ORIGINAL 60.00")]
    [InlineData(60, 100, "CREDIT 60.00")]
    public void Store_credit_the_platform_gave_is_booked_as_that_and_brings_no_bonus(decimal moved, decimal storeCredit, string settled)
    {
        var shop = Shop.Accepted(Policies.Plain with { StoreCreditBonuses = [new StoreCreditBonusRule { Id = "bonus", Percent = 10 }] });
        Choose(shop, Resolution.StoreCredit, null);
        shop.Play(new RefundReported(Shop.Header, new RefundReport
        {
            RefundId = "r",
            Moved = Shop.Euro(moved),
            StoreCredit = Shop.Euro(storeCredit),
            Lines = [new RefundLineReport("ol-1", 1, Shop.Euro(moved))],
        }));
        var credit = shop.Events<CreditReleased>().Single();
        credit.Origin.ShouldBe(CreditOrigin.PlatformRefund);
        Text(credit.Settlement!).ShouldBe(settled);
    }

    [Fact]
    public void Store_credit_of_one_refund_is_not_seen_again_in_the_next()
    {
        var shop = Shop.Accepted(paid: 100, quantity: 2);
        Refund("r-1", 50, storeCredit: 50);
        Refund("r-2", 50, storeCredit: null);
        shop.Events<CreditReleased>().Select(c => c.Settlement is { } s ? Text(s) : "as it was paid").ShouldBe(["CREDIT 50.00", "as it was paid"]);

        void Refund(string id, decimal moved, decimal? storeCredit) => shop.Play(new RefundReported(Shop.Header, new RefundReport
        {
            RefundId = id,
            Moved = Shop.Euro(moved),
            StoreCredit = storeCredit is { } given ? Shop.Euro(given) : null,
            Lines = [new RefundLineReport("ol-1", 1, Shop.Euro(moved))],
        }));
    }

    private static IEnumerable<CreditReleased> Released(Shop shop)
    {
        shop.Inspect();
        return shop.Events<CreditReleased>();
    }

    private static void Choose(Shop shop, Resolution resolution, decimal? exchange) =>
        shop.Play(new ResolutionReported(Shop.Header, resolution, exchange is { } value ? new ExchangeReport("6101", Shop.Euro(value)) : null));

    private static string Text(CreditSettlement s) => string.Join(", ",
    [
        .. s.Parts.Select(p => $"{(p.Method == Resolution.StoreCredit ? "CREDIT" : p.Method == Resolution.Exchange ? "EXCHANGE" : "ORIGINAL")} {p.Amount.Amount}"),
        .. s.Bonus is { } bonus ? [$"bonus {bonus.Amount.Amount}"] : Array.Empty<string>(),
        .. s.CustomerOwes is { } owes ? [$"owes {owes.Amount}"] : Array.Empty<string>(),
    ]);
}
