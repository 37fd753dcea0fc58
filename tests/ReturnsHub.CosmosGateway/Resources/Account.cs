using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Http;
using ReturnsHub.CosmosGateway.Log;

namespace ReturnsHub.CosmosGateway.Resources;

/// <summary>The databases and containers of the account: create, read, replace, delete.</summary>
internal sealed class Account(GatewayOptions options)
{
    private const int PartitionKeyVersion = 2;

    private readonly ConcurrentDictionary<string, DatabaseResource> _databases = new();
    private int _lastDatabase;
    private int _lastContainer;
    private int _lastETag;

    /// <summary>Every document there is now.</summary>
    public IReadOnlyList<StoredDocument> Stored => [.. _databases.Values.SelectMany(database => database.Containers.Values).SelectMany(container => container.Stored())];

    public DatabaseResource? Find(string nameOrRid) =>
        _databases.GetValueOrDefault(nameOrRid) ?? _databases.Values.FirstOrDefault(database => database.Rid == nameOrRid);

    public GatewayResponse CreateDatabase(JsonObject properties)
    {
        var rid = ResourceIds.Database(Interlocked.Increment(ref _lastDatabase));
        AddSystemProperties(properties, rid, $"dbs/{rid}/");
        return _databases.TryAdd((string)properties["id"]!, new DatabaseResource(rid, properties))
            ? Describe(201, properties)
            : GatewayResponse.Error(409, "Database already exists.");
    }

    public GatewayResponse HandleDatabase(string method, DatabaseResource database)
    {
        if (method == "GET")
            return Describe(200, database.Properties);
        if (method != "DELETE")
            return NotAllowed(method);
        _databases.TryRemove(database.Name, out _);
        return new GatewayResponse(204);
    }

    public GatewayResponse CreateContainer(DatabaseResource database, JsonObject properties)
    {
        var rid = ResourceIds.Container(database.Rid, Interlocked.Increment(ref _lastContainer));
        if (properties["partitionKey"] is not JsonObject partitionKey || (int?)partitionKey["version"] is not (null or PartitionKeyVersion))
            return GatewayResponse.Error(400, $"This gateway knows partition keys of version {PartitionKeyVersion} only.");
        partitionKey["version"] = PartitionKeyVersion;
        properties["indexingPolicy"] ??= EverythingIndexed();
        AddSystemProperties(properties, rid, $"dbs/{database.Rid}/colls/{rid}/");
        return database.Containers.TryAdd((string)properties["id"]!, new ContainerResource(database, rid, properties, options))
            ? Describe(201, properties)
            : GatewayResponse.Error(409, "Container already exists.");
    }

    public GatewayResponse HandleContainer(string method, ContainerResource container, Func<JsonObject> body)
    {
        switch (method)
        {
            case "GET":
                return Describe(200, container.Properties);
            case "DELETE":
                container.Database.Containers.TryRemove(container.Name, out _);
                return new GatewayResponse(204);
            case "PUT":
                container.Replace(body());
                return Describe(200, container.Properties);
            default:
                return NotAllowed(method);
        }
    }

    public static GatewayResponse NotAllowed(string method) => GatewayResponse.Error(405, $"{method} is not allowed here.");

    private static GatewayResponse Describe(int status, JsonObject properties) =>
        GatewayResponse.Json(status, properties) with { ETag = (string)properties["_etag"]!, Charge = 1 };

    private static JsonObject EverythingIndexed() => new()
    {
        ["indexingMode"] = "consistent",
        ["automatic"] = true,
        ["includedPaths"] = new JsonArray(new JsonObject { ["path"] = "/*" }),
        ["excludedPaths"] = new JsonArray(new JsonObject { ["path"] = "/\"_etag\"/?" }),
    };

    private void AddSystemProperties(JsonObject properties, string rid, string self)
    {
        properties["_rid"] = rid;
        properties["_self"] = self;
        properties["_etag"] = $"\"{Interlocked.Increment(ref _lastETag):x8}\"";
        properties["_ts"] = options.Time.GetUtcNow().ToUnixTimeSeconds();
    }
}
