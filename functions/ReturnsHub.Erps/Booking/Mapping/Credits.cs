using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Booking.Mapping;

/// <summary>What a released credit has an ERP book.</summary>
internal static class Credits
{
    public static BookingPlan Released(RecordedEvent e, CreditReleased credit, ReturnBook book, Codes codes, Profile profile, DocumentKind can)
    {
        if (!Bookings.Books(DocumentKind.CreditMemo, profile, can, "credit memos", out var otherwise)) return otherwise;
        CreditLine[] parts = [.. credit.Lines.Where(l => !l.Amount.IsZero)];
        if (parts.Length == 0) return BookingPlan.Nothing("The credit is over nothing.");
        var memo = new CreditMemoDocument
        {
            Number = credit.DocumentNumber,
            Date = Bookings.DateOf(e, profile),
            ReturnId = e.ReturnId.Value,
            OrderId = credit.OrderId ?? book.OrderId,
            Rma = credit.Rma ?? book.Rma,
            Customer = book.Customer,
            Total = credit.Amount,
            Tax = parts.Aggregate(Money.Zero(credit.Amount.Currency), (sum, l) => sum + l.Tax),
            PricesIncludeTax = profile.PricesIncludeTax,
            Lines = [.. parts.SelectMany(l => Lines(l, book, codes, profile))],
            AlreadyPaid = credit.Origin == CreditOrigin.PlatformRefund,
            Settlements = Settlements(credit, profile),
            ReturnOrder = Bookings.HasReturnOrder(book, profile, can) ? Numbers.ReturnOrder(e.ReturnId) : null,
        };
        return Bonus(e, credit, codes, profile, can, memo);
    }

    private static IEnumerable<CreditMemoLine> Lines(CreditLine line, ReturnBook book, Codes codes, Profile profile)
    {
        var reason = codes.Reason(book.ReasonOfOrderLine(line.OrderLineId));
        var tax = codes.Tax(line.Amount, line.Tax, line.Quantity, book.Order?.Country);
        if (line.Quantity == 0)
        {
            var (account, what) = MoneyOnly(line, codes, profile);
            yield return new CreditMemoLine
            {
                Account = account,
                Description = what,
                Quantity = 1,
                UnitGross = line.Amount,
                UnitTax = line.Tax,
                TaxCode = tax,
                Reason = reason,
                OrderLineId = line.OrderLineId,
            };
            yield break;
        }

        var back = profile.Stock == StockBooking.CreditMemo ? book.Credit(line) : [];
        foreach (var units in UnitPrices.Of(line, back))
        {
            // Where memo lines move stock, an item line says that the units are back; others are money on an account.
            var item = units.Location is not null || (profile.Stock != StockBooking.CreditMemo && line.Sku is not null);
            yield return new CreditMemoLine
            {
                Item = item ? codes.Item(line.Sku, $"order line {Clip.Of(line.OrderLineId, 40)}") : null,
                Account = item ? null : Codes.Account(profile.Accounts.NotRestocked, "notRestocked"),
                Description = item ? $"Return of {Clip.Of(line.Sku?.Value, 60)}" : $"Credit without stock: {Clip.Of(line.Sku?.Value ?? line.OrderLineId, 60)}",
                Quantity = units.Quantity,
                UnitGross = units.Gross,
                UnitTax = units.Tax,
                TaxCode = tax,
                Location = units.Location,
                Reason = reason,
                OrderLineId = line.OrderLineId,
            };
        }
    }

    private static (string Account, string What) MoneyOnly(CreditLine line, Codes codes, Profile profile) => line.OrderLineId switch
    {
        "shipping" => (Codes.Account(profile.Accounts.Shipping, "shipping"), "Shipping"),
        "duties" => (Codes.Account(profile.Accounts.Duties, "duties"), "Duties"),
        "return-shipping" => (Codes.Account(profile.Accounts.ReturnShipping, "returnShipping"), "Return shipping"),
        "other" => (Codes.Account(profile.Accounts.Other, "other"), "Refund without a line"),
        _ => (Codes.Account(profile.Accounts.NotRestocked, "notRestocked"), $"Credit without stock: {Clip.Of(line.Sku?.Value ?? line.OrderLineId, 60)}"),
    };

    private static IReadOnlyList<MemoSettlement> Settlements(CreditReleased credit, Profile profile) =>
    [
        .. (credit.Settlement?.Parts ?? [new SettlementPart(Resolution.OriginalPayment, credit.Amount)])
            .Select(p => new MemoSettlement(p.Method, p.Amount, p.Method == Resolution.OriginalPayment ? profile.Accounts.Payments.GetValueOrDefault(p.Method) : null, p.Reference)),
    ];

    // What store credit brings on top is no part of the credit memo: it is the merchant's cost and the customer's claim.
    private static BookingPlan Bonus(RecordedEvent e, CreditReleased credit, Codes codes, Profile profile, DocumentKind can, CreditMemoDocument memo)
    {
        if (credit.Settlement?.Bonus is not { } bonus || bonus.Amount.IsZero) return BookingPlan.Book(memo);
        if (!Bookings.Books(DocumentKind.Journal, profile, can, $"the store credit bonus of {bonus.Amount}", out var otherwise)) return otherwise with { Documents = [memo] };
        try
        {
            var zero = Money.Zero(bonus.Amount.Currency);
            return new BookingPlan(
                [
                    memo,
                    new JournalDocument
                    {
                        Number = Numbers.Bonus(e),
                        Date = Bookings.DateOf(e, profile),
                        ReturnId = e.ReturnId.Value,
                        OrderId = memo.OrderId,
                        Rma = memo.Rma,
                        Description = "Store credit bonus",
                        Lines =
                        [
                            new JournalDocumentLine(null, Codes.Account(profile.Accounts.StoreCreditBonus, "storeCreditBonus"), bonus.Amount, zero),
                            new JournalDocumentLine(null, Codes.Account(profile.Accounts.StoreCreditLiability, "storeCreditLiability"), zero, bonus.Amount),
                        ],
                    },
                ],
                [],
                "");
        }
        catch (GapException gap)
        {
            return new BookingPlan([memo], [gap.Gap], "");
        }
    }
}
