using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>The checks of one line, each on its own.</summary>
internal static class LineChecks
{
    /// <summary>Asked for within the window; after it, defects may come back under warranty.</summary>
    public static (EligibilityPath Path, IReadOnlyList<Finding> Findings) Window(LineCase line)
    {
        var (days, rule) = EligibilityLookups.WindowFor(line.Policy, line.Scope, line.Reason);
        IReadOnlyList<Finding> By(string general) => rule is null ? [Finding.Fine(general)] : [Finding.Fine(general), Finding.Fine(rule)];
        if (days is not { } window) return (EligibilityPath.Standard, By("window.none"));
        if (line.DeliveredAt is not { } delivered) return (EligibilityPath.Standard, By("window.delivery-unknown"));
        if (line.RequestedAt <= delivered.AddDays(window)) return (EligibilityPath.Standard, By("window.inside"));
        if (EligibilityLookups.WarrantyFor(line.Policy, line.Scope, line.Reason) is { } warranty)
        {
            return line.RequestedAt <= delivered.AddMonths(warranty.Months)
                ? (EligibilityPath.Warranty, [Finding.Fine(warranty.Id)])
                : (EligibilityPath.Standard, [Finding.Person(HoldCode.OutsidePolicy, "window.outside"), Finding.Fine(warranty.Id)]);
        }

        var outside = Finding.Person(HoldCode.OutsidePolicy, "window.outside");
        return (EligibilityPath.Standard, rule is null ? [outside] : [outside, Finding.Fine(rule)]);
    }

    /// <summary>Final sale stands against a change of mind, never against a fault of the goods, the shop or the carrier.</summary>
    public static Finding? FinalSale(LineCase line)
    {
        if (line.Sold is not { FinalSale: true }) return null;
        return Faults.Of(line.Reason) switch
        {
            Fault.Customer => Finding.Refused(HoldCode.RestrictedGoods, "final-sale.change-of-mind"),
            Fault.None => Finding.Person(HoldCode.RestrictedGoods, "final-sale.reason-open"),
            _ => Finding.Fine("final-sale.fault"),
        };
    }

    public static Finding? Restricted(LineCase line) =>
        EligibilityLookups.RestrictionFor(line.Policy, line.Scope, line.Reason) switch
        {
            null => null,
            { Mode: RestrictionMode.Refuse } rule => Finding.Refused(HoldCode.RestrictedGoods, rule.Id),
            { } rule => Finding.Person(HoldCode.RestrictedGoods, rule.Id),
        };

    public static Finding? Proof(LineCase line)
    {
        if (EligibilityLookups.ProofFor(line.Policy, line.Scope) is not { } rule) return null;
        var shown = rule.Needed switch
        {
            ProofOfPurchase.Order => line.Sold is not null,
            ProofOfPurchase.Serial => ShippedSerials(line) >= line.Goods.Expected,
            _ => true,
        };
        return shown ? Finding.Fine(rule.Id) : Finding.Person(HoldCode.OutsidePolicy, rule.Id);
    }

    /// <summary>Serial numbers announced that were not shipped on the order line.</summary>
    public static Finding? Announced(LineCase line) =>
        Serials.Foreign(line.Goods.Line.Requested, line.Sold, line.Goods.Line.Requested.Serials).Count > 0
            ? Finding.Person(HoldCode.SerialMismatch, "serial.announced-not-shipped")
            : null;

    public static Finding? Quantity(LineCase line) =>
        line.UnitsBeyond > 0 ? Finding.Person(HoldCode.QuantityMismatch, "quantity.beyond-sold") : null;

    private static int ShippedSerials(LineCase line)
    {
        var shown = line.Goods.Line.Requested.Serials
            .Concat(line.Goods.Received.SelectMany(r => r.Serials))
            .Concat(line.Goods.Inspected.SelectMany(i => i.Serials));
        return shown.Distinct(SerialNumber.Comparer).Count(s => line.Sold?.Serials.Contains(s, SerialNumber.Comparer) == true);
    }
}
