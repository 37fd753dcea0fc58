using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.Decide.Accounting;

/// <summary>
/// Which accounts each disposition moves. The sale expensed the goods at cost; what comes back takes that back in whole or in
/// part, at cost or at what it is expected to bring, and writes the rest off.
/// </summary>
internal static class JournalTable
{
    /// <summary>The lines of an entry; none when the disposition moves no account.</summary>
    /// <param name="disposition">What happens to the units.</param>
    /// <param name="cost">What all of them cost.</param>
    /// <param name="recovery">What all of them are expected to bring, net; between nothing and the cost for stock.</param>
    /// <param name="work">What refurbishing or repairing all of them costs.</param>
    public static IReadOnlyList<JournalLine> Of(Disposition disposition, Money cost, Money recovery, Money work)
    {
        var zero = Money.Zero(cost.Currency);
        var worth = Money.Min(cost, Money.Max(zero, recovery));
        return Kept(disposition switch
        {
            Disposition.Restock => [Debit(JournalAccount.Inventory, cost), Credit(JournalAccount.CostOfGoodsSold, cost)],
            Disposition.Refurbish => [.. Stock(cost, worth), Debit(JournalAccount.RefurbishmentCost, work), Credit(JournalAccount.RefurbishmentAccrual, work)],
            Disposition.Repair => [Debit(JournalAccount.RepairCost, work), Credit(JournalAccount.RepairAccrual, work)],
            Disposition.ReturnToVendor => [Debit(JournalAccount.VendorClaimReceivable, cost), Credit(JournalAccount.CostOfGoodsSold, cost)],
            Disposition.Resell => Stock(cost, worth),
            Disposition.PartsHarvest or Disposition.Recycle => [.. Recovered(Money.Max(zero, recovery)), .. WrittenOff(JournalAccount.InventoryWriteOff, cost)],
            Disposition.Donate => WrittenOff(JournalAccount.InventoryWriteOff, cost),
            Disposition.SecureDestruction => WrittenOff(JournalAccount.DestructionExpense, cost),
            Disposition.Quarantine or Disposition.ReturnToCustomer or Disposition.KeepItem => [],
            _ => throw new ArgumentOutOfRangeException(nameof(disposition), disposition, "Not a disposition."),
        });
    }

    private static JournalLine[] Stock(Money cost, Money worth) =>
        [Debit(JournalAccount.Inventory, worth), Debit(JournalAccount.InventoryWriteOff, cost - worth), Credit(JournalAccount.CostOfGoodsSold, cost)];

    private static JournalLine[] Recovered(Money recovery) => [Debit(JournalAccount.RecoveredMaterial, recovery), Credit(JournalAccount.OtherIncome, recovery)];

    private static JournalLine[] WrittenOff(JournalAccount to, Money cost) => [Debit(to, cost), Credit(JournalAccount.CostOfGoodsSold, cost)];

    private static JournalLine Debit(JournalAccount account, Money amount) => new(account, amount, Money.Zero(amount.Currency));

    private static JournalLine Credit(JournalAccount account, Money amount) => new(account, Money.Zero(amount.Currency), amount);

    private static IReadOnlyList<JournalLine> Kept(IEnumerable<JournalLine> lines) => [.. lines.Where(l => !l.Debit.IsZero || !l.Credit.IsZero)];
}
