using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.FinanceOperations;

/// <summary>
/// What errors of the OData service mean. The reason is the infolog inside <c>innererror</c>; a failed write of a row is taken back
/// whatever the status says.
/// </summary>
internal sealed class FinanceOperationsDialect : IErpDialect
{
    private static readonly (string Text, string Category)[] Texts =
    [
        ("period", "closed-period"),
        ("'Item number'", "unknown-item"),
        ("related table 'Items'", "unknown-item"),
        ("'Customer account'", "unknown-customer"),
        ("related table 'Customers'", "unknown-customer"),
        ("sales tax group", "unknown-tax-code"),
        ("Main account", "unknown-account"),
        ("account structure", "unknown-account"),
        ("dimension value", "unknown-account"),
        ("'Warehouse'", "unknown-location"),
        ("'Return reason code'", "unknown-reason"),
        ("disposition code", "unknown-disposition"),
    ];

    public ErpFaultException? FaultOf(ErpAnswer answer, bool changes)
    {
        var status = (int)answer.Status;
        if (status is >= 200 and < 300 or 401 or 403 or 408 or 429) return null;
        var line = $"{status} {ErrorText(answer)}".TrimEnd();
        if (status is 409 or 412) return ErpFaultException.Retry("etag-conflict", line);
        var text = Text(answer);
        var taken = text.Contains("Write failed for table row", StringComparison.OrdinalIgnoreCase);
        if (taken && text.Contains("update conflict", StringComparison.OrdinalIgnoreCase)) return ErpFaultException.Retry("locked", line);
        if (answer.NotFound || (!taken && status is >= 500 or < 400)) return null;
        var known = Array.Find(Texts, t => text.Contains(t.Text, StringComparison.OrdinalIgnoreCase));
        return ErpFaultException.Refused(known.Category ?? "validation", line);
    }

    public string ErrorText(ErpAnswer answer)
    {
        var text = Text(answer);
        var infolog = text.IndexOf("Infolog:", StringComparison.Ordinal);
        return Clip.Of((infolog < 0 ? text : text[(infolog + "Infolog:".Length)..]).Trim(), 200);
    }

    private static string Text(ErpAnswer answer) => answer.Body.Text("error", "innererror", "message") ?? answer.Body.Text("error", "message") ?? "";
}
