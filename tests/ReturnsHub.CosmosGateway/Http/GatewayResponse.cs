using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ReturnsHub.CosmosGateway.Http;

/// <summary>An answer, or the result of one operation of a batch.</summary>
internal sealed record GatewayResponse(int Status)
{
    public byte[] Body { get; init; } = [];

    public int SubStatus { get; init; }

    public string? ETag { get; init; }

    public double Charge { get; init; }

    public bool IsSuccess => Status < 400;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static GatewayResponse Json(int status, JsonNode body) => new(status) { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };

    public static GatewayResponse Error(int status, string message, int subStatus = 0) =>
        Json(status, new JsonObject { ["code"] = ((HttpStatusCode)status).ToString(), ["message"] = message })
            with
        { SubStatus = subStatus };

    /// <summary>A list as every feed of the service looks.</summary>
    public static GatewayResponse Feed(string containerRid, string listName, JsonArray items) =>
        Json(200, new JsonObject { ["_rid"] = containerRid, [listName] = items, ["_count"] = items.Count })
            .With(CosmosHeaders.ItemCount, items.Count.ToString(CultureInfo.InvariantCulture));

    public GatewayResponse With(string header, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers) { [header] = value } };

    public GatewayResponse WithoutBody() => this with { Body = [] };
}
