using System.Globalization;
using System.Text;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Reconcile;

namespace ReturnsHub.Local.Reconciliation;

/// <summary>A report as text for a terminal.</summary>
internal static class ReconciliationText
{
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
}
