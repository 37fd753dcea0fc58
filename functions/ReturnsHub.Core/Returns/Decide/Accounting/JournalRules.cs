using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Decide.Goods;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Accounting;

/// <summary>
/// Keeps the journal in step with what happens to the units: one entry for each group of them, reversed line by line when it is
/// corrected. So the sum of a return's entries is always what its goods are now.
/// </summary>
internal static class JournalRules
{
    public static IEnumerable<ReturnEvent> Apply(ReturnState state, GoodsLedger goods, PolicyDocument policy)
    {
        var wanted = policy.Journals ? goods.Lines.SelectMany(l => Of(state, l, policy)).ToList() : [];
        var number = state.JournalEntries;
        foreach (var stands in state.Journal)
        {
            if (!wanted.Exists(w => w.Units == stands.Units && Same(w, stands)))
                yield return Reversal(stands, Number(state, ++number), policy);
        }

        foreach (var entry in wanted.Where(w => !state.Journal.Any(s => s.Units == w.Units && Same(w, s))))
            yield return entry with { EntryNumber = Number(state, ++number) };
    }

    /// <summary>Units whose cost nobody told: they should be journalled and cannot be.</summary>
    public static IEnumerable<string> WithoutCost(ReturnState state, GoodsLedger goods, PolicyDocument policy) => !policy.Journals
        ? []
        : goods.Lines.Where(l => Groups(state, l).Any(g => Dispositions.StatusAfter(g.Disposition) is not (null or InventoryStatus.Quarantine)))
            .Where(l => OrderLines.Find(state.Order, l.Line.Requested) is { } sold && (!InOneCurrency(sold) || Groups(state, l).Any(g => Unvalued(policy, OrderLines.Scope(policy, state.Order, sold, l.Sku), sold, g))))
            .Select(l => l.LineId);

    private static IEnumerable<JournalEntered> Of(ReturnState state, GoodsOfLine line, PolicyDocument policy)
    {
        if (OrderLines.Find(state.Order, line.Line.Requested) is not { UnitCost: { } unitCost, Quantity: > 0 } sold || !InOneCurrency(sold)) yield break;
        var scope = OrderLines.Scope(policy, state.Order, sold, line.Sku);
        foreach (var group in Groups(state, line))
        {
            if (Unvalued(policy, scope, sold, group)) continue;
            var rule = GoodsRules.RecoveryFor(policy, scope, group.Disposition, group.Channel, group.Grade);
            var recovery = Routing.Recovery(policy, scope, sold, group.Disposition, group.Channel, group.Grade) ?? 0;
            var lines = JournalTable.Of(
                group.Disposition, Times(unitCost, group.Quantity), Money.Rounded(recovery * group.Quantity, unitCost.Currency),
                Money.Rounded((rule?.CostPerUnit ?? 0) * group.Quantity, unitCost.Currency));
            if (lines.Count == 0) continue;
            yield return new JournalEntered
            {
                EntryNumber = "",
                Units = group.Units,
                LineId = line.LineId,
                Sku = line.Sku,
                Quantity = group.Quantity,
                Disposition = group.Disposition,
                Lines = lines,
                Decision = Trace.Of(
                    policy, [$"journal.{CodeNames.Of(group.Disposition).ToLowerInvariant().Replace('_', '-')}", .. rule is null ? Array.Empty<string>() : [rule.Id]],
                    ("unitCost", unitCost), ("units", group.Quantity), ("recoveryPerUnit", recovery)),
            };
        }
    }

    private static IEnumerable<Group> Groups(ReturnState state, GoodsOfLine line) =>
    [
        .. state.Dispositions.Where(d => d.LineId == line.LineId && d.Quantity > 0)
            .Select(d => new Group(d.Units, d.Disposition, d.Channel, d.Quantity, line.Inspected.FirstOrDefault(u => u.Units == d.Units)?.Grade ?? Grade.U)),
        .. line.Reported.Select((r, i) => new Group($"{line.LineId}#{i}", r.Disposition, null, r.Quantity, Grade.U)),
    ];

    private static bool InOneCurrency(OrderLineReport sold) => sold.UnitCost is { } cost && cost.Currency == sold.Paid.Currency;

    /// <summary>Stock that is valued at what it brings, and nobody said what that is: unknown is not nothing.</summary>
    private static bool Unvalued(PolicyDocument policy, PolicyScope scope, OrderLineReport sold, Group group) =>
        group.Disposition is Disposition.Resell or Disposition.Refurbish && Routing.Recovery(policy, scope, sold, group.Disposition, group.Channel, group.Grade) is null;

    private static JournalEntered Reversal(JournalEntered entry, string number, PolicyDocument policy) => entry with
    {
        EntryNumber = number,
        Reverses = entry.EntryNumber,
        Lines = [.. entry.Lines.Select(l => new JournalLine(l.Account, l.Credit, l.Debit))],
        Decision = Trace.Of(policy, ["journal.corrected"], ("reverses", entry.EntryNumber)),
    };

    private static bool Same(JournalEntered a, JournalEntered b) =>
        a.LineId == b.LineId && a.Quantity == b.Quantity && a.Disposition == b.Disposition && a.Sku == b.Sku && a.Lines.SequenceEqual(b.Lines);

    private static Money Times(Money unit, int quantity) => Money.Rounded(unit.Amount * quantity, unit.Currency);

    private static string Number(ReturnState state, int number) => DocumentNumbers.OfJournal(state.ReturnId, number);

    private sealed record Group(string Units, Disposition Disposition, string? Channel, int Quantity, Grade Grade);
}
