using System.Globalization;
using System.Text;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Reconcile.Kept;

namespace ReturnsHub.Local.Reconciliation;

/// <summary>A report as text for a terminal.</summary>
internal static class ReconciliationText
{
    public static string Of(KeptReport head) => string.Create(
        CultureInfo.InvariantCulture,
        $"{head.Day:O} run {head.Run}, reported as of {head.AsOf.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {(head.Agrees ? "agreed" : head.Complete ? $"{head.Differences} difference(s)" : $"not complete, {head.Differences} difference(s)")}; {string.Join(", ", head.Totals.Select(t => $"{t.Credited.Currency}: refunded {t.Refunded.Amount}, credited {t.Credited.Amount}, booked {t.Booked.Amount}"))}; sha256 {head.Hash}");

    public static string Of(ReportSince since)
    {
        var text = new StringBuilder().AppendLine(Of(since.Then));
        text.AppendLine(CultureInfo.InvariantCulture, $"As of {since.AsOf.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {since.PutRight.Count} put right since, {since.StillOpen.Count} still open, {since.New.Count} new.");
        Append(text, "put right", since.PutRight);
        Append(text, "still open", since.StillOpen);
        Append(text, "new", since.New);
        Append(text, "not looked at", since.NotLookedAt);
        return text.ToString();
    }

    public static string Of(ReconciliationReport report)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{report.Tenant}/{report.Consumer} ({report.Connector}), {report.Day:O}: {report.Rows.Count} return(s).");
        text.AppendLine(report.BooksAsked ? "The ERP was asked." : "The books cannot be asked: booked means that the consumer confirmed the delivery.");
        foreach (var t in report.Totals)
            text.AppendLine(CultureInfo.InvariantCulture, $"{t.Credited.Currency}: refunded {t.Refunded.Amount}, credited {t.Credited.Amount}, booked {t.Booked.Amount}, held {t.Held.Amount}, not asked {t.NotAsked.Amount}");
        foreach (var row in report.Rows)
        {
            foreach (var d in row.Differences)
                text.AppendLine(CultureInfo.InvariantCulture, $"{CodeNames.Of(d.Severity)} {d.Code} {row.ReturnId} {d.About}{(d.Amount is { } amount ? $" {amount}" : "")}: {d.Detail} {d.WhatToDo}");
        }

        if (!report.Complete) text.AppendLine("Not all returns of the day are in this report: its limit was reached.");
        return text.AppendLine(report.Agrees ? "Everything agrees." : $"{report.Differences} difference(s).").ToString();
    }

    private static void Append(StringBuilder text, string what, IReadOnlyList<DifferenceSince> differences)
    {
        foreach (var d in differences)
        {
            var shown = d.Now ?? d.Then!;
            text.AppendLine(CultureInfo.InvariantCulture, $"{what}: {d.Then?.Code ?? "nothing"} -> {d.Now?.Code ?? "nothing"} {d.ReturnId} {shown.About}{(shown.Amount is { } amount ? $" {amount}" : "")}: {shown.Detail}{(d.Now is { } now ? $" {now.WhatToDo}" : "")}");
        }
    }
}
