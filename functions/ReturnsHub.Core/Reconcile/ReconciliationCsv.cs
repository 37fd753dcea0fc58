using System.Globalization;
using System.Text;

namespace ReturnsHub.Core.Reconcile;

/// <summary>
/// A report as CSV (RFC 4180), for spreadsheets. The first column says what a line is: <c>TOTAL</c> (one for each currency), <c>RETURN</c>
/// (one for each return and currency), <c>CREDIT</c> or <c>DIFFERENCE</c>.
/// </summary>
public static class ReconciliationCsv
{
    private static readonly IReadOnlyList<(string Name, Func<Line, string?> Value)> Columns =
    [
        ("record", l => l.Record),
        ("day", l => l.Report.Day.ToString("O", CultureInfo.InvariantCulture)),
        ("consumer", l => l.Report.Consumer),
        ("return", l => l.Row?.ReturnId.Value),
        ("order", l => l.Row?.OrderId),
        ("rma", l => l.Row?.Rma),
        ("number", l => l.Difference?.About ?? l.Credit?.Number ?? l.Credit?.CreditId),
        ("status", l => l.Credit is { } c ? CodeNames.Of(c.Status) : null),
        ("origin", l => l.Credit is { } c ? CodeNames.Of(c.Origin) : null),
        ("delivery", l => l.Credit?.Delivery is { } d ? CodeNames.Of(d) : null),
        ("books", l => l.Credit?.Books is { } b ? CodeNames.Of(b) : null),
        ("erp_number", l => l.Credit?.ForeignNumber),
        ("currency", l => (l.Amounts?.Credited ?? l.Credit?.Amount ?? l.Difference?.Amount)?.Currency.Code),
        ("refunded", l => Amount(l.Amounts?.Refunded)),
        ("credited", l => Amount(l.Amounts?.Credited ?? l.Credit?.Amount)),
        ("held", l => Amount(l.Amounts?.Held)),
        ("booked", l => Amount(l.Amounts?.Booked ?? l.Credit?.Booked)),
        ("not_asked", l => Amount(l.Amounts?.NotAsked)),
        ("refunded_on_day", l => Amount(l.Amounts?.RefundedOnDay)),
        ("credited_on_day", l => Amount(l.Amounts?.CreditedOnDay)),
        ("units_received", l => Units(l.Goods?.Received)),
        ("units_moved", l => Units(l.Goods?.Moved)),
        ("moves_to_book", l => Units(l.Goods?.MovesToBook)),
        ("moves_booked", l => Units(l.Goods?.MovesBooked)),
        ("journals_to_book", l => Units(l.Goods?.JournalsToBook)),
        ("journals_booked", l => Units(l.Goods?.JournalsBooked)),
        ("difference", l => l.Difference?.Code),
        ("severity", l => l.Difference is { } d ? CodeNames.Of(d.Severity) : null),
        ("amount", l => Amount(l.Difference?.Amount)),
        ("detail", l => l.Difference?.Detail),
        ("what_to_do", l => l.Difference?.WhatToDo),
    ];

    /// <summary>The report as text, lines ending with CR LF.</summary>
    public static string Write(ReconciliationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder().AppendJoin(',', Columns.Select(c => c.Name)).Append("\r\n");
        foreach (var line in Lines(report)) text.AppendJoin(',', Columns.Select(c => Field(c.Value(line) ?? ""))).Append("\r\n");
        return text.ToString();
    }

    private static IEnumerable<Line> Lines(ReconciliationReport report)
    {
        foreach (var total in report.Totals) yield return new Line("TOTAL", report) { Amounts = total };
        foreach (var row in report.Rows)
        {
            if (row.Amounts.Count == 0) yield return new Line("RETURN", report) { Row = row, Goods = row.Goods };
            // A return's goods stand on its first line only, so that the column adds up.
            for (var i = 0; i < row.Amounts.Count; i++) yield return new Line("RETURN", report) { Row = row, Amounts = row.Amounts[i], Goods = i == 0 ? row.Goods : null };
            foreach (var credit in row.Credits) yield return new Line("CREDIT", report) { Row = row, Credit = credit };
            foreach (var difference in row.Differences) yield return new Line("DIFFERENCE", report) { Row = row, Difference = difference };
        }
    }

    private static string? Amount(Money? money) => money?.Amount.ToString(CultureInfo.InvariantCulture);

    private static string? Units(int? units) => units?.ToString(CultureInfo.InvariantCulture);

    // A leading = + - @ makes spreadsheets compute what a stranger wrote (https://owasp.org/www-community/attacks/CSV_Injection);
    // an amount that is below zero is the hub's own and stays a number.
    private static string Field(string text)
    {
        if (text.Length > 0 && "=+-@\t\r\n".Contains(text[0], StringComparison.Ordinal) && !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n;") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private sealed record Line(string Record, ReconciliationReport Report)
    {
        public ReconciliationRow? Row { get; init; }

        public CurrencyTotals? Amounts { get; init; }

        public GoodsRow? Goods { get; init; }

        public CreditRow? Credit { get; init; }

        public Difference? Difference { get; init; }
    }
}
