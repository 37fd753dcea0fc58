using System.Globalization;
using System.Text;

namespace ReturnsHub.Core.Claims;

/// <summary>A chargeback document as CSV (RFC 4180): a header and one row, for vendors' portals and spreadsheets.</summary>
public static class ChargebackCsv
{
    private static readonly IReadOnlyList<(string Name, Func<ChargebackDocument, string?> Value)> Columns =
    [
        ("document_number", d => d.DocumentNumber),
        ("party", d => d.Party),
        ("status", d => CodeNames.Of(d.Status)),
        ("order", d => d.OrderId),
        ("rma", d => d.Rma),
        ("sku", d => d.Sku),
        ("quantity", d => d.Quantity.ToString(CultureInfo.InvariantCulture)),
        ("reason", d => CodeNames.Of(d.Reason)),
        ("violation", d => d.Violation is { } v ? CodeNames.Of(v) : null),
        ("agreement", d => d.Agreement),
        ("unit_cost", d => Amount(d.UnitCost)),
        ("amount", d => Amount(d.Amount)),
        ("settled", d => Amount(d.Settled)),
        ("currency", d => (d.Amount ?? d.UnitCost)?.Currency.Code),
        ("due_by", d => d.DueBy is { } due ? Json.Times.Write(due) : null),
        ("submitted_at", d => d.SubmittedAt is { } at ? Json.Times.Write(at) : null),
        ("reference", d => d.Reference),
        ("evidence", d => string.Join("; ", d.Evidence.Select(e => $"{CodeNames.Of(e.Kind)} {e.Reference}"))),
    ];

    /// <summary>The document as text, lines ending with CR LF.</summary>
    public static string Write(ChargebackDocument document) => new StringBuilder()
        .AppendJoin(',', Columns.Select(c => c.Name)).Append("\r\n")
        .AppendJoin(',', Columns.Select(c => Field(c.Value(document) ?? ""))).Append("\r\n")
        .ToString();

    private static string? Amount(Money? money) => money?.Amount.ToString(CultureInfo.InvariantCulture);

    // A leading = + - @ makes spreadsheets compute what a stranger wrote (https://owasp.org/www-community/attacks/CSV_Injection).
    private static string Field(string text)
    {
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal)) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n;") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
