using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ReturnsHub.CosmosGateway.Partitions;

namespace ReturnsHub.CosmosGateway.Http;

/// <summary>A request, read whole.</summary>
internal sealed class GatewayRequest
{
    private readonly IHeaderDictionary _headers;

    private GatewayRequest(HttpRequest request, byte[] body)
    {
        Method = request.Method;
        Path = request.Path.Value ?? "/";
        Segments = [.. Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        IsQueryBody = request.ContentType?.StartsWith("application/query+json", StringComparison.OrdinalIgnoreCase) == true;
        Body = body;
        _headers = request.Headers;
    }

    public string Method { get; }

    public string Path { get; }

    public string[] Segments { get; }

    public bool IsQueryBody { get; }

    public byte[] Body { get; }

    public PartitionKeyValue? PartitionKey => Header(CosmosHeaders.PartitionKey) is { } header ? PartitionKeyValue.Parse(header) : null;

    public bool WantsMinimalAnswer =>
        Header(CosmosHeaders.Prefer) is { } prefer && prefer.Contains("return=minimal", StringComparison.OrdinalIgnoreCase);

    public static async Task<GatewayRequest> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        return new GatewayRequest(request, body.ToArray());
    }

    public string? Header(string name) => _headers.TryGetValue(name, out var value) ? value.ToString() : null;

    public bool Flag(string name) => string.Equals(Header(name), "true", StringComparison.OrdinalIgnoreCase);

    public int? Count(string name) =>
        int.TryParse(Header(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;

    /// <summary>The body as an object.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public JsonObject Json() => JsonNode.Parse(Body) as JsonObject ?? throw new JsonException("An object is expected.");
}
