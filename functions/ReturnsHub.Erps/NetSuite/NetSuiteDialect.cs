using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.NetSuite;

/// <summary>
/// NetSuite's errors: <c>o:errorDetails</c> with <c>detail</c>, <c>o:errorCode</c> and <c>o:errorPath</c>
/// (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html).
/// </summary>
internal sealed class NetSuiteDialect : IErpDialect
{
    /// <summary>The category of a record that is there already: the engine of this connector asks for it.</summary>
    public const string Duplicate = "duplicate";

    private static readonly (string Field, string Category)[] Fields =
        [("item", "unknown-item"), ("entity", "unknown-customer"), ("taxCode", "unknown-tax-code"), ("taxType", "unknown-tax-code"), ("account", "unknown-account")];

    public ErpFaultException? FaultOf(ErpAnswer answer, bool changes)
    {
        if ((int)answer.Status is < 400 or 401 or 429) return null;
        if (Detail(answer) is not { } detail) return null;
        var code = detail.Text("o:errorCode") ?? "";
        var text = detail.Text("detail") ?? "";
        var line = $"{(int)answer.Status} {ErrorText(answer)}".TrimEnd();
        // Concurrency beyond the account's limit is a 400 for RESTlets and is seen for REST too; it says that nothing was carried out.
        if (code is "SSS_REQUEST_LIMIT_EXCEEDED" or "CONCURRENCY_LIMIT_EXCEEDED" or "REQUEST_LIMIT_EXCEEDED" or "WS_REQUEST_BLOCKED")
            return ErpFaultException.Retry("http-429", line);
        if ((int)answer.Status is not (>= 400 and < 500)) return null;
        if (code is "IDEMPOTENCY_ERROR" or "DUP_RCRD" or "RCRD_DSNT_UNIQUE" || Says(text, "already exists")) return ErpFaultException.Refused(Duplicate, line);
        if (code is "RCRD_HAS_BEEN_CHANGED" || Says(text, "record has been changed")) return ErpFaultException.Retry("etag-conflict", line);
        if (Says(text, "closed period") || Says(text, "period is closed") || Says(text, "period is locked") || code is "TRAN_DATE_IN_CLOSED_PERIOD")
            return ErpFaultException.Refused("closed-period", line);
        var path = detail.Text("o:errorPath") ?? "";
        var field = path[(path.LastIndexOf('.') + 1)..];
        foreach (var (name, category) in Fields)
        {
            if (field == name) return ErpFaultException.Refused(category, line);
        }

        return null;
    }

    public string ErrorText(ErpAnswer answer) => Detail(answer) is { } detail
        ? Clip.Of($"{detail.Text("o:errorCode")} {detail.Text("detail")}".Trim(), 200)
        : Clip.Of(answer.Body.Text("title"), 200);

    private static JsonNode? Detail(ErpAnswer answer) =>
        answer.Body is JsonObject body && body["o:errorDetails"] is JsonArray { Count: > 0 } details && details[0] is JsonObject first ? first : null;

    private static bool Says(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
