using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Tryton;

/// <summary>
/// Tryton's errors: 200 with <c>{"error": [name, arguments]}</c> (trytond 6.0, <c>exceptions.py</c>, <c>protocols/jsonrpc.py</c>). A
/// transaction that fails is rolled back whole, so an error that names itself means that nothing was done.
/// </summary>
internal sealed class TrytonDialect : IErpDialect
{
    // What says why in English, in the order they are looked for. trytond 6.0: modules/account/message.xml, modules/account_invoice/message.xml,
    // modules/stock/message.xml, ir/message.xml.
    private static readonly (string Part, string Category)[] Refusals =
    [
        ("must create a period for the date", "closed-period"),
        ("closed period", "closed-period"),
        ("in closed", "closed-period"),
        ("must reopen period", "closed-period"),
        ("is closed", "closed-period"),
        ("must set an accounting date after", "date-order"),
    ];

    public ErpFaultException? FaultOf(ErpAnswer answer, bool changes)
    {
        if (ErrorOf(answer) is not [JsonValue name, ..] error) return null;
        var text = ErrorText(answer);
        return name.ToString() switch
        {
            // A warning asks a question; who called knows whether the answer is yes.
            "UserWarning" => null,
            "UserError" => Refused(text),
            // Somebody else changed the record since it was read.
            "ConcurrencyException" => ErpFaultException.Retry("etag-conflict", text),
            "LoginException" => ErpFaultException.Retry("sign-in", "Tryton asks for another sign-in."),
            _ => Failed(error, changes),
        };
    }

    public string ErrorText(ErpAnswer answer) => ErrorOf(answer) switch
    {
        [_, JsonArray { Count: > 0 } arguments] => Clip.Of(arguments[0]?.ToString(), 200),
        [_, JsonValue message] => Clip.Of(message.ToString(), 200),
        _ => "",
    };

    /// <summary>A warning's name and text; null when the answer is none.</summary>
    public static (string Name, string Text)? WarningOf(ErpAnswer answer) =>
        ErrorOf(answer) is [JsonValue kind, JsonArray { Count: > 1 } arguments] && kind.ToString() == "UserWarning"
            ? (arguments[0]?.ToString() ?? "", Clip.Of(arguments[1]?.ToString(), 200))
            : null;

    private static JsonArray? ErrorOf(ErpAnswer answer) => (answer.Body as JsonObject)?["error"] as JsonArray;

    private static ErpFaultException Refused(string text)
    {
        // Rights can be given while the delivery waits.
        if (text.Contains("not allowed to", StringComparison.Ordinal)) return ErpFaultException.Retry("no-access", text);
        var category = Array.Find(Refusals, r => text.Contains(r.Part, StringComparison.Ordinal)).Category ?? "validation";
        return ErpFaultException.Refused(category, text);
    }

    // What is left is the server's own exception: its text may hold data and its second part is a traceback, so neither is kept.
    private static ErpFaultException Failed(JsonArray error, bool changes)
    {
        var text = error[0]?.ToString() ?? "";
        if (text.Contains("locked", StringComparison.OrdinalIgnoreCase) || text.Contains("serialize", StringComparison.OrdinalIgnoreCase))
            return ErpFaultException.Retry("busy", "Tryton's database is busy.");
        return changes
            ? ErpFaultException.Unknown("server-error", "Tryton failed without saying why; its log does.")
            : ErpFaultException.Retry("server-error", "Tryton failed without saying why; its log does.");
    }
}
