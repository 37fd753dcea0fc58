using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.BusinessCentral;

/// <summary>Requests as Business Central takes them.</summary>
internal static class BusinessCentralRequest
{
    public const string PostAction = "Microsoft.NAV.post";

    // Errors come in the language asked for, and the dialect reads English ones.
    private static readonly Dictionary<string, string> English = new(StringComparer.Ordinal) { ["Accept-Language"] = "en-US" };

    public static ErpRequest Get(string path) => new("GET", path) { Headers = English };

    public static ErpRequest Post(string path, JsonObject? body = null) => new("POST", path, body) { Headers = English };

    public static ErpRequest Delete(string path) => new("DELETE", path) { Headers = new Dictionary<string, string>(English) { ["If-Match"] = "*" } };

    /// <summary>The id of an entity, fit to stand in a path.</summary>
    /// <exception cref="ErpFaultException">The entity has none.</exception>
    public static string Id(JsonObject entity) => Guid.TryParse(entity.Text("id"), out var id)
        ? id.ToString("D")
        : throw ErpFaultException.Unknown("unexpected-answer", "The answer names no id.");
}
