using System.Globalization;
using System.Text;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.WhatIf;

namespace ReturnsHub.Local.WhatIf;

/// <summary>Writes what a draft policy would change for a person to read.</summary>
internal static class WhatIfText
{
    private const int Rows = 12;

    public static string Of(WhatIfReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Draft} against {report.Baseline}: {report.Returns:N0} return(s) with {report.Events:N0} event(s) decided anew, {report.ReturnsChanged:N0} come out otherwise.");
        foreach (var (kind, count) in report.DecisionsChanged) text.AppendLine(CultureInfo.InvariantCulture, $"  {CodeNames.Of(kind),-12} {count,8:N0} decision(s)");
        Table(text, "In all", report.Total);
        Table(text, "By reason", report.ByReason);
        Table(text, "By category", report.ByCategory);
        Table(text, "By channel", report.ByChannel);
        foreach (var example in report.Examples)
        {
            text.AppendLine().Append(example.ReturnId.Value).AppendLine(example.Rma is { } rma ? $" ({rma})" : "");
            foreach (var change in example.Changes)
                text.AppendLine(CultureInfo.InvariantCulture, $"  {CodeNames.Of(change.Kind),-12} {change.About}: {change.Before ?? "nothing"} → {change.After ?? "nothing"}");
        }

        return text.ToString().TrimEnd();
    }

    private static void Table(StringBuilder text, string title, IReadOnlyList<MoneyShift> rows)
    {
        if (rows.Count == 0) return;
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{title,-28} {"lines",8} {"goes out by itself",30} {"waits",30} {"difference",14}");
        foreach (var row in rows.Take(Rows))
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{row.Group + " " + row.Currency,-28} {row.Changed,8:N0} {Shift(row.ReleasedBefore, row.ReleasedAfter),30} {Shift(row.HeldBefore, row.HeldAfter),30} {row.Difference,14:+#,0.00#;-#,0.00#;0.00}");
        }

        if (rows.Count > Rows) text.AppendLine(CultureInfo.InvariantCulture, $"and {rows.Count - Rows} more");
    }

    private static string Shift(decimal before, decimal after) =>
        string.Create(CultureInfo.InvariantCulture, $"{before:#,0.00#} → {after:#,0.00#}");
}
