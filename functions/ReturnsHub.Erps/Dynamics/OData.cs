using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Dynamics;

/// <summary>What both Dynamics products share of OData v4.</summary>
internal static class OData
{
    /// <summary>A text literal in a filter, quotes doubled, escaped for a query.</summary>
    public static string Literal(string text) => $"'{Uri.EscapeDataString(text.Replace("'", "''", StringComparison.Ordinal))}'";

    /// <summary>The entities of a collection's answer.</summary>
    /// <exception cref="ErpFaultException">The answer is no collection.</exception>
    public static IReadOnlyList<JsonObject> Value(this ErpAnswer answer) => answer.Body is JsonObject body && body["value"] is JsonArray rows
        ? [.. rows.OfType<JsonObject>()]
        : throw ErpFaultException.Retry(answer.NotFound ? "http-404" : "unexpected-answer", $"{(int)answer.Status} The answer is no collection.");

    /// <summary>The day as OData's Edm.Date.</summary>
    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
