using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.BusinessCentral;

/// <summary>
/// What Business Central's errors mean: a code
/// (https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/dynamics-error-codes) and, because one code stands for
/// every error that business logic raises, its English text.
/// </summary>
internal sealed class BusinessCentralDialect : IErpDialect
{
    public const string Duplicate = "duplicate";

    private static readonly (string Text, string Category)[] Texts =
    [
        ("range of allowed posting dates", "closed-period"),
        ("Item does not exist", "unknown-item"),
        ("The Item does not exist", "unknown-item"),
        ("Account does not exist", "unknown-account"),
        ("does not match to an Account", "unknown-account"),
        ("account values do not match", "unknown-account"),
        ("customer cannot be found", "unknown-customer"),
        ("customer does not exist", "unknown-customer"),
        ("vendor cannot be found", "unknown-vendor"),
        ("VAT Posting Setup", "unknown-tax-code"),
        ("VAT Product Posting Group", "unknown-tax-code"),
        ("VAT Prod. Posting Group", "unknown-tax-code"),
        ("Tax Group", "unknown-tax-code"),
        ("already exists for this vendor", Duplicate),
    ];

    public ErpFaultException? FaultOf(ErpAnswer answer, bool changes)
    {
        if ((int)answer.Status is >= 200 and < 300 or 401 or 403 or 408 or 429 or >= 500) return null;
        var code = answer.Body.Text("error", "code") ?? "";
        var text = answer.Body.Text("error", "message") ?? "";
        var line = $"{(int)answer.Status} {ErrorText(answer)}".TrimEnd();
        if ((int)answer.Status is 409 or 412 && code is "Request_EntityChanged" or "") return ErpFaultException.Retry("etag-conflict", line);
        if (code == "Internal_EntityWithSameKeyExists") return ErpFaultException.Refused(Duplicate, line);
        // The transaction was taken back, so nothing is booked.
        if (text.Contains("locked by another user", StringComparison.OrdinalIgnoreCase)) return ErpFaultException.Retry("locked", line);
        if (code == "Internal_TenantUnavailable") return ErpFaultException.Retry("unavailable", line);
        if (answer.NotFound || code.Length == 0) return null;
        var known = Array.Find(Texts, t => text.Contains(t.Text, StringComparison.OrdinalIgnoreCase));
        return ErpFaultException.Refused(known.Category ?? "validation", line);
    }

    public string ErrorText(ErpAnswer answer)
    {
        // The text ends in a correlation id that is another each time.
        var text = (answer.Body.Text("error", "message") ?? "").Split("CorrelationId", 2)[0].Trim();
        return Clip.Of($"{Clip.Of(answer.Body.Text("error", "code"), 60)} {text}".Trim(), 200);
    }
}
