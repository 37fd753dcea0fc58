using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Tryton;

/// <summary>
/// Tryton's JSON-RPC: a call is <c>{id, method, params}</c> posted to the database's address, the last parameter is the context; decimals
/// and dates are objects with a <c>__class__</c> (https://docs.tryton.org/projects/server/en/6.0/topics/rpc.html; trytond 6.0, <c>protocols/jsonrpc.py</c>).
/// </summary>
internal static class TrytonJson
{
    /// <summary>A call as a request. The address of the connection is the database's, so the path is empty.</summary>
    public static ErpRequest Call(string method, params IEnumerable<JsonNode?> parameters) => new("POST", "", new JsonObject
    {
        ["id"] = 1,
        ["method"] = method,
        ["params"] = new JsonArray([.. parameters]),
    });

    /// <summary>What calls are made in: a company, and English, because the dialect reads texts.</summary>
    public static JsonObject Context(JsonNode company) => new() { ["company"] = company, ["language"] = "en" };

    public static JsonObject Decimal(decimal value) => new() { ["__class__"] = "Decimal", ["decimal"] = value.ToString(CultureInfo.InvariantCulture) };

    public static JsonObject Date(DateOnly date) => new() { ["__class__"] = "date", ["year"] = date.Year, ["month"] = date.Month, ["day"] = date.Day };

    /// <summary>A condition of a search: a name, an operator, a value.</summary>
    public static JsonArray Where(string name, string op, JsonNode? value) => [name, op, value];

    /// <summary>Records that are created with the one they hang on.</summary>
    public static JsonArray Create(params IEnumerable<JsonObject> records) => [new JsonArray("create", new JsonArray([.. records]))];

    /// <summary>Links to records that exist.</summary>
    public static JsonArray Link(JsonNode id) => [new JsonArray("add", new JsonArray(id))];

    /// <summary>An amount in an answer; null when there is none.</summary>
    public static decimal? Amount(JsonNode? record, string name) => (record as JsonObject)?[name].Decimal("decimal");
}
