using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Indexing;
using ReturnsHub.CosmosGateway.Items;
using ReturnsHub.CosmosGateway.Log;
using ReturnsHub.CosmosGateway.Partitions;
using ReturnsHub.CosmosGateway.Sql;

namespace ReturnsHub.CosmosGateway.Resources;

/// <summary>A container: its properties and its physical partitions. Everything that touches items holds <see cref="Gate"/>.</summary>
internal sealed class ContainerResource
{
    private readonly TimeProvider _time;
    private long _lastItem;
    private long _lastETag;

    public ContainerResource(DatabaseResource database, string rid, JsonObject properties, GatewayOptions options)
    {
        Database = database;
        Rid = rid;
        Properties = properties;
        _time = options.Time;
        Indexing = new IndexingPolicy((JsonObject)properties["indexingPolicy"]!);
        PartitionKeyPaths = [.. properties["partitionKey"]!["paths"]!.AsArray().Select(path => (string)path!)];
        Partitions = [.. EpkRange.Split(options.PhysicalPartitions).Select((range, index) => new PhysicalPartition(index, range))];
        PartitionsEver = Partitions.Count;
    }

    public Lock Gate { get; } = new();

    public DatabaseResource Database { get; }

    public string Rid { get; }

    public JsonObject Properties { get; }

    public string Name => (string)Properties["id"]!;

    public IReadOnlyList<string> PartitionKeyPaths { get; }

    public IReadOnlyList<PhysicalPartition> Partitions { get; private set; }

    /// <summary>Partitions there have been; those that are not there any more were split.</summary>
    public int PartitionsEver { get; private set; }

    public IndexingPolicy Indexing { get; private set; }

    /// <summary>Seconds; -1 for items that live until their own time to live says otherwise; null where the container keeps all.</summary>
    public int? DefaultTimeToLive => (int?)Properties["defaultTtl"];

    /// <summary>Takes over what may be changed: time to live, indexing. The items stay.</summary>
    public void Replace(JsonObject properties)
    {
        lock (Gate)
        {
            foreach (var name in (string[])["defaultTtl", "indexingPolicy"])
                Properties[name] = properties[name]?.DeepClone();
            Indexing = new IndexingPolicy((JsonObject)Properties["indexingPolicy"]!);
        }
    }

    /// <summary>Splits every physical partition in two.</summary>
    public void Split()
    {
        lock (Gate)
        {
            var halves = new List<PhysicalPartition>();
            foreach (var partition in Partitions) halves.AddRange(partition.Split(PartitionsEver++, PartitionsEver++));
            Partitions = halves;
        }
    }

    public string EpkOf(PartitionKeyValue key) => EffectivePartitionKey.Of(key, PartitionKeyPaths.Count > 1);

    public PhysicalPartition PartitionOf(PartitionKeyValue key)
    {
        var epk = EpkOf(key);
        return Partitions.First(partition => partition.Range.Contains(epk));
    }

    public StoredItem? Find(PartitionKeyValue key, string id) =>
        PartitionOf(key).Find(key, id) is { } item && !IsExpired(item) ? item : null;

    public IEnumerable<StoredItem> Live(PhysicalPartition partition) => partition.Items.Where(item => !IsExpired(item));

    public IReadOnlyList<StoredDocument> Stored()
    {
        lock (Gate) return [.. Partitions.SelectMany(Live).Select(item => new StoredDocument(Name, item.Key.ToString(), item.Id, item.Bytes.Length))];
    }

    public long NextItem() => ++_lastItem;

    public string NextETag(long timestamp) => $"\"{++_lastETag:x8}-0000-0000-0000-{timestamp:x8}0000\"";

    public long Now() => _time.GetUtcNow().ToUnixTimeSeconds();

    private bool IsExpired(StoredItem item)
    {
        if (DefaultTimeToLive is not { } standard)
            return false;
        var seconds = item.Json.ContainsKey("ttl") && SqlValues.FromJson(item.Json["ttl"]) is double own ? own : standard;
        return seconds > 0 && Now() >= item.Timestamp + seconds;
    }
}
