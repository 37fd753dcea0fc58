using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.Booking.Profiles;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Booking.Mapping;

public class CreditMemoTests
{
    private const DocumentKind Can = DocumentKind.CreditMemo | DocumentKind.StockMove | DocumentKind.Journal;

    [Fact]
    public void A_restocked_unit_comes_back_with_its_credit_memo()
    {
        var memo = Memo(Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.Sellable), Credit(Line()));
        memo.Number.ShouldBe("RH-7Q2M-1");
        memo.Customer.ShouldBe("C1");
        memo.Rma.ShouldBe("RMA-77");
        (memo.Total, memo.Tax).ShouldBe((Euro(89.90m), Euro(14.35m)));
        var line = memo.Lines.ShouldHaveSingleItem();
        (line.Item, line.Account, line.Location, line.TaxCode, line.Reason).ShouldBe(("JKT-M-BLK", null, "MAIN", "S19", "SIZE"));
    }

    [Fact]
    public void A_unit_that_is_not_for_sale_is_money_on_an_account()
    {
        var line = Memo(Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.Quarantine), Credit(Line())).Lines.ShouldHaveSingleItem();
        (line.Item, line.Account, line.Location).ShouldBe((null, "6120", null));
    }

    [Fact]
    public void Of_three_units_only_the_one_for_sale_comes_back()
    {
        var lines = Memo(
            Requested(3), Order(3, 269.70m, 43.06m), Moved(InventoryStatus.Expected, InventoryStatus.Sellable), Credit(Line(3, 269.70m, 43.06m))).Lines;
        lines.Sum(l => l.Quantity * l.UnitGross.Amount).ShouldBe(269.70m);
        lines.Sum(l => l.Quantity * l.UnitTax.Amount).ShouldBe(43.06m);
        lines.Where(l => l.Location == "MAIN").Sum(l => l.Quantity).ShouldBe(1);
        lines.Where(l => l.Account == "6120").Sum(l => l.Quantity).ShouldBe(2);
    }

    [Fact]
    public void Where_stock_moves_by_itself_the_memo_names_items_and_moves_none()
    {
        var line = Memo(Profile(StockBooking.Moves), Requested(), Order(), Credit(Line())).Lines.ShouldHaveSingleItem();
        (line.Item, line.Location).ShouldBe(("JKT-M-BLK", null));
    }

    [Fact]
    public void Shipping_has_its_account_and_the_tax_its_own_code()
    {
        var shipping = Memo(Requested(), Order(), Credit(Line(), Line(0, 5.35m, 0.35m, "shipping", sku: null))).Lines.Single(l => l.OrderLineId == "shipping");
        (shipping.Account, shipping.TaxCode, shipping.Quantity, shipping.UnitGross).ShouldBe(("6130", "S7", 1, Euro(5.35m)));
    }

    [Fact]
    public void A_tax_that_no_code_explains_is_a_gap_and_no_guess()
    {
        var plan = Bookings.Of(Of(Requested(), Order(), Credit(Line(1, 100m, 11.50m))), Profile(), Can);
        plan.Documents.ShouldBeEmpty();
        plan.Gaps.ShouldHaveSingleItem().Category.ShouldBe("tax-unmapped");
    }

    [Fact]
    public void A_profile_without_tax_codes_leaves_taxes_to_the_erp() =>
        Memo(Profile() with { Taxes = [] }, Requested(), Order(), Credit(Line(1, 100m, 11.50m))).Lines[0].TaxCode.ShouldBeNull();

    [Fact]
    public void Money_without_an_account_is_a_gap()
    {
        var plan = Bookings.Of(Of(Requested(), Order(), Credit(Line(0, 5m, 0m, "duties", sku: null))), Profile(), Can);
        plan.Gaps.ShouldHaveSingleItem().ShouldBe(new BookingGap("account-unmapped", "The profile names no account for duties. Add accounts.duties and redrive."));
    }

    [Fact]
    public void Store_credit_and_exchanges_have_no_balancing_account()
    {
        var profile = Profile() with { Accounts = Profile().Accounts with { Payments = new Dictionary<Resolution, string> { [Resolution.OriginalPayment] = "1200" } } };
        var credit = Credit(Line()) with
        {
            Settlement = new CreditSettlement
            {
                Parts =
                [
                    new SettlementPart(Resolution.OriginalPayment, Euro(20m)),
                    new SettlementPart(Resolution.StoreCredit, Euro(30m)),
                    new SettlementPart(Resolution.Exchange, Euro(39.90m), "1002"),
                ],
            },
        };
        Memo(profile, Requested(), Order(), credit).Settlements.ShouldBe(
        [
            new MemoSettlement(Resolution.OriginalPayment, Euro(20m), "1200"),
            new MemoSettlement(Resolution.StoreCredit, Euro(30m)),
            new MemoSettlement(Resolution.Exchange, Euro(39.90m), null, "1002"),
        ]);
    }

    [Fact]
    public void A_refund_that_the_shop_paid_is_never_paid_again() =>
        Memo(Requested(), Order(), Credit(Line()) with { Origin = CreditOrigin.PlatformRefund }).AlreadyPaid.ShouldBeTrue();

    [Fact]
    public void A_store_credit_bonus_is_a_journal_beside_the_memo()
    {
        var credit = Credit(Line()) with
        {
            Settlement = new CreditSettlement { Parts = [new SettlementPart(Resolution.StoreCredit, Euro(89.90m))], Bonus = new StoreCreditBonus(Euro(8.99m), ["bonus.ten"]) },
        };
        var accounts = Profile().Accounts with { StoreCreditBonus = "4730", StoreCreditLiability = "3270" };
        var plan = Bookings.Of(Of(Requested(), Order(), credit), Profile() with { Accounts = accounts }, Can);
        plan.Gaps.ShouldBeEmpty();
        plan.Documents[1].ShouldBeOfType<JournalDocument>().Lines.Select(l => (l.Account, l.Debit, l.Credit)).ShouldBe(
            [("4730", Euro(8.99m), Euro(0m)), ("3270", Euro(0m), Euro(8.99m))]);

        var without = Bookings.Of(Of(Requested(), Order(), credit), Profile(), Can);
        without.Documents.ShouldHaveSingleItem().ShouldBeOfType<CreditMemoDocument>();
        without.Gaps.ShouldHaveSingleItem().Category.ShouldBe("account-unmapped");
    }

    [Fact]
    public void What_the_erp_cannot_book_is_visible_unless_the_profile_leaves_it_out()
    {
        var history = Of(Requested(), Order(), Credit(Line()));
        Bookings.Of(history, Profile(), DocumentKind.Journal).Gaps.ShouldHaveSingleItem().Category.ShouldBe("not-supported");
        var left = Bookings.Of(history, Profile() with { LeaveOut = [DocumentKind.CreditMemo] }, DocumentKind.Journal);
        (left.Gaps.Count, left.Why).ShouldBe((0, "The profile leaves out credit memos."));
    }

    private static CreditMemoDocument Memo(params ReturnEvent[] events) => Memo(Profile(), events);

    private static CreditMemoDocument Memo(Profile profile, params ReturnEvent[] events)
    {
        var plan = Bookings.Of(Of(events), profile, Can);
        plan.Gaps.ShouldBeEmpty();
        return plan.Documents.ShouldHaveSingleItem().ShouldBeOfType<CreditMemoDocument>();
    }
}
