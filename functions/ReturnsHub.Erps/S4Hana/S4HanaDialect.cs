using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.S4Hana;

/// <summary>
/// Errors of SAP's OData 2.0 services: <c>error.code</c> and <c>error.message.value</c>, with the messages that say what is wrong under
/// <c>error.innererror.errordetails</c>. Kinds are told by the English text, which the connector asks for.
/// </summary>
internal sealed class S4HanaDialect : IErpDialect
{
    public ErpFaultException? FaultOf(ErpAnswer answer, bool changes)
    {
        var status = (int)answer.Status;
        if (status is < 400 or 401 or 429) return null;
        var line = $"{status} {ErrorText(answer)}".TrimEnd();
        if (status == 403 && answer.Headers.TryGetValue("x-csrf-token", out var token) && token.Equals("required", StringComparison.OrdinalIgnoreCase))
            return ErpFaultException.Retry("csrf-token", "403 SAP did not take its own CSRF token.");
        if (status is 412 or 428) return ErpFaultException.Retry("etag-conflict", line);
        if (status >= 500) return null;
        foreach (var text in Texts(answer.Body))
        {
            if (Says(text, "currently being processed") || Says(text, "locked by") || Says(text, "is locked")) return ErpFaultException.Retry("locked", line);
            if (Says(text, "posting period") || Says(text, "possible in periods")) return ErpFaultException.Refused("closed-period", line);
            if (Says(text, "material") && IsUnknown(text)) return ErpFaultException.Refused("unknown-item", line);
            if ((Says(text, "customer") || Says(text, "sold-to party")) && IsUnknown(text)) return ErpFaultException.Refused("unknown-customer", line);
            if (Says(text, "tax") && (IsUnknown(text) || Says(text, "missing"))) return ErpFaultException.Refused("unknown-tax-code", line);
            if ((Says(text, "G/L account") || Says(text, "cost center")) && IsUnknown(text)) return ErpFaultException.Refused("unknown-account", line);
        }

        return null;
    }

    public string ErrorText(ErpAnswer answer)
    {
        var error = (answer.Body as JsonObject)?["error"];
        return Clip.Of($"{error.Text("code")} {Texts(answer.Body).LastOrDefault()}".Trim(), 200);
    }

    // The outer message is often general ("An exception was raised"); the first detail says what it is.
    private static IEnumerable<string> Texts(JsonNode? body)
    {
        var error = (body as JsonObject)?["error"];
        if ((error.Text("message", "value") ?? error.Text("message")) is { } outer) yield return outer;
        if ((error as JsonObject)?["innererror"] is JsonObject inner && inner["errordetails"] is JsonArray { Count: > 0 } details && details[0].Text("message") is { } first) yield return first;
    }

    private static bool IsUnknown(string text) =>
        Says(text, "does not exist") || Says(text, "not defined") || Says(text, "not maintained") || Says(text, "not created") || Says(text, "not found");

    private static bool Says(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
