using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Odoo;

/// <summary>
/// What Odoo's errors mean: <c>name</c> is the exception's class and <c>message</c> its text
/// (https://www.odoo.com/documentation/19.0/developer/reference/external_api.html). The traceback under <c>debug</c> is not read.
/// </summary>
internal sealed class OdooDialect : IErpDialect
{
    /// <summary>The category of a record that is no draft any more.</summary>
    public const string NoDraft = "no-draft";

    private static readonly (string Text, string Category)[] Texts =
    [
        ("returnshub.amount-differs", "amount-differs"),
        ("returnshub.found-twice", "found-twice"),
        ("prior to and inclusive of", "closed-period"),
        ("lock date", "closed-period"),
        ("must be in draft", NoDraft),
    ];

    private static readonly (string Model, string Category)[] Missing =
    [
        ("product.product(", "unknown-item"),
        ("account.tax(", "unknown-tax-code"),
        ("account.account(", "unknown-account"),
        ("res.partner(", "unknown-customer"),
        ("stock.location(", "unknown-location"),
        ("account.journal(", "unknown-journal"),
        ("stock.picking.type(", "unknown-operation"),
    ];

    private static readonly string[] Locked = [".SerializationFailure", ".LockNotAvailable", ".DeadlockDetected", ".LockError"];

    public ErpFaultException? FaultOf(ErpAnswer answer, bool changes)
    {
        if ((int)answer.Status is < 400 or 401 or 403 or 408 or 429) return null;
        if (answer.Body.Text("name") is not { } name) return null;
        var text = answer.Body.Text("message") ?? "";
        var line = $"{(int)answer.Status} {ErrorText(answer)}".TrimEnd();
        // Told by an exception inside the transaction, which was taken back: nothing is booked. PostgreSQL's come as 500.
        if (Array.Exists(Locked, l => name.EndsWith(l, StringComparison.Ordinal))) return ErpFaultException.Retry("locked", line);
        if ((int)answer.Status >= 500)
            return name == "builtins.ValueError" && text.StartsWith("Invalid field", StringComparison.Ordinal) ? ErpFaultException.Refused("unknown-field", line) : null;
        if (name.EndsWith("MissingError", StringComparison.Ordinal))
        {
            var model = Array.Find(Missing, m => Says(text, m.Model));
            return ErpFaultException.Refused(model.Category ?? "validation", line);
        }

        if (answer.NotFound) return null;
        var known = Array.Find(Texts, t => Says(text, t.Text));
        return ErpFaultException.Refused(known.Category ?? "validation", line);
    }

    public string ErrorText(ErpAnswer answer)
    {
        var name = answer.Body.Text("name") ?? "";
        return Clip.Of($"{Clip.Of(name[(name.LastIndexOf('.') + 1)..], 60)} {answer.Body.Text("message")?.ReplaceLineEndings(" ")}".Trim(), 200);
    }

    private static bool Says(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
