using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.S4Hana;

/// <summary>OData 2.0 as SAP Gateway writes it: decimals are texts, a date is midnight, lists are under <c>results</c>.</summary>
internal static class OData
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00";

    public static string Text(this Money money) => money.Amount.ToString(CultureInfo.InvariantCulture);

    public static string Text(int units) => units.ToString(CultureInfo.InvariantCulture);

    public static string Text(decimal units) => units.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A search for documents by one field's value.</summary>
    public static string Search(string set, string field, string value, string? expand = null) =>
        $"{set}?$filter={field}%20eq%20'{Uri.EscapeDataString(value.Replace("'", "''", StringComparison.Ordinal))}'{(expand is null ? "" : $"&$expand={expand}")}";

    /// <summary>The path of one document.</summary>
    public static string Key(string set, string key) => $"{set}('{key}')";

    /// <summary>What a search found. Whatever is no list (a sign-in page with 200, a service that is gone) is not "nothing found".</summary>
    /// <exception cref="ErpFaultException">The answer is no list.</exception>
    public static IEnumerable<JsonObject> Results(this ErpAnswer answer) => answer.Body is JsonObject body && body["d"] is JsonObject d && d["results"] is JsonArray
        ? Lines(d)
        : throw ErpFaultException.Retry(answer.NotFound ? "http-404" : "unexpected-answer", $"{(int)answer.Status} The answer to a search is no list.");

    /// <summary>A list, expanded under a property or at the top.</summary>
    public static IEnumerable<JsonObject> Lines(JsonNode? node) => ((node as JsonObject)?["results"] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>Lines of a deep insert.</summary>
    public static JsonArray Insert(IEnumerable<JsonObject> lines) => new([.. lines]);

    /// <summary>
    /// A document's number where SAP has 16 characters: <c>RH</c> and 70 bits of its hash in base 32 (RFC 4648), so that among
    /// ten million numbers the chance that any two share theirs is one in twenty million.
    /// </summary>
    public static string Short(string number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(number));
        var text = new StringBuilder("RH", 16);
        for (var bit = 0; bit < 70; bit += 5)
        {
            var pair = (hash[bit / 8] << 8) | hash[bit / 8 + 1];
            text.Append(Base32[(pair >> (11 - bit % 8)) & 31]);
        }

        return text.ToString();
    }

    /// <summary>
    /// SAP Gateway's headers by which it tells a repeated request from a new one: the same for the same document for ever
    /// (https://help.sap.com/saphelp_gateway20sp12/helpdata/en/67/8b5dcd6a5c41789b27b46eb34a6a86/content.htm).
    /// </summary>
    public static IReadOnlyDictionary<string, string> Repeatable(ErpDocument document) => new Dictionary<string, string>
    {
        ["RequestID"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(document.Number)).AsSpan(0, 16)),
        ["RepeatabilityCreation"] = Date(document.Date),
    };
}
