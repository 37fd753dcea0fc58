using System.Globalization;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Scenarios;

/// <summary>Writes what a return led to the way a controller would note it down.</summary>
internal static class Told
{
    /// <summary>The credits that were released: amount, tax, lines, settlement.</summary>
    public static string Credits(IReadOnlyList<RecordedEvent> events) => Lines(events.Select(e => e.Data).OfType<CreditReleased>().Select(c =>
        $"{(c.Origin == CreditOrigin.PlatformRefund ? "paid by platform " : "")}{c.Amount} tax {Amount(c.Lines.Sum(l => l.Tax.Amount))}"
        + $" {c.Lines.Count} line{(c.Lines.Count == 1 ? "" : "s")}{Fees(c)}{Settled(c.Settlement)}{(c.ApprovedBy.Count > 0 ? $" by {string.Join(", ", c.ApprovedBy.Select(a => a.Id))}" : "")}"));

    /// <summary>Where the units are in the end.</summary>
    public static string Stock(ReturnState state) => Lines(state.Stock.Where(s => s.Quantity != 0).Select(s => $"{s.LineId} {s.Quantity} {CodeNames.Of(s.Status)}"));

    /// <summary>The journal as it was written.</summary>
    public static string Journal(IReadOnlyList<RecordedEvent> events) => Lines(events.Select(e => e.Data).OfType<JournalEntered>().Select(j =>
        $"{(j.Reverses is null ? "" : "reversed ")}{string.Join(" ", j.Lines.Select(l => l.Debit.IsZero ? $"Cr {CodeNames.Of(l.Account)} {Amount(l.Credit.Amount)}" : $"Dr {CodeNames.Of(l.Account)} {Amount(l.Debit.Amount)}"))}"));

    /// <summary>Claims and how far they came.</summary>
    public static string Claims(ReturnState state) =>
        Lines(state.Claims.Select(c => $"{c.ClaimId} {c.Party} {(c.Terms?.Amount is { } a ? a.ToString() : "no amount")} {CodeNames.Of(state.ProgressOf(c.ClaimId).Status)}"));

    private static string Fees(CreditReleased credit) =>
        string.Concat(credit.Lines.SelectMany(l => l.Fees ?? []).Select(f => $", kept {CodeNames.Of(f.Kind)} {Amount(f.Amount.Amount)}"));

    private static string Settled(CreditSettlement? settlement) => settlement is null
        ? ""
        : string.Concat(settlement.Parts.Select(p => $", {CodeNames.Of(p.Method)} {Amount(p.Amount.Amount)}"))
            + (settlement.Bonus is { } b ? $", bonus {Amount(b.Amount.Amount)}" : "")
            + (settlement.CustomerOwes is { } o ? $", customer owes {Amount(o.Amount)}" : "");

    private static string Amount(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Lines(IEnumerable<string> lines) => string.Join("; ", lines);
}
