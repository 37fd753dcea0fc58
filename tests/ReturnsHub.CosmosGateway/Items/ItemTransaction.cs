using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Partitions;
using ReturnsHub.CosmosGateway.Resources;

namespace ReturnsHub.CosmosGateway.Items;

/// <summary>
/// What a batch, or one write, changes in one logical partition: seen by its own later operations at once, by others on
/// <see cref="Commit"/>, all under one log sequence number. Used under the container's lock.
/// </summary>
internal sealed class ItemTransaction(ContainerResource container, PartitionKeyValue key)
{
    private readonly PhysicalPartition _partition = container.PartitionOf(key);
    private readonly Dictionary<string, StoredItem?> _changes = [];

    public ContainerResource Container => container;

    public PartitionKeyValue Key => key;

    public string SessionToken => _partition.SessionToken;

    public StoredItem? Find(string id) => _changes.TryGetValue(id, out var changed) ? changed : container.Find(key, id);

    public StoredItem Put(string id, JsonObject body, StoredItem? old)
    {
        var number = old?.Number ?? container.NextItem();
        var timestamp = container.Now();
        var etag = container.NextETag(timestamp);
        var rid = ResourceIds.Item(container.Rid, number);
        var json = StoredJson.Normalise(body);
        json["_rid"] = rid;
        json["_self"] = $"dbs/{container.Database.Rid}/colls/{container.Rid}/docs/{rid}/";
        json["_etag"] = etag;
        json["_attachments"] = "attachments/";
        json["_ts"] = timestamp;
        var item = new StoredItem
        {
            Json = json,
            Bytes = JsonSerializer.SerializeToUtf8Bytes(json),
            Key = key,
            Epk = container.EpkOf(key),
            Id = id,
            Number = number,
            ETag = etag,
            Timestamp = timestamp,
            Lsn = _partition.Lsn + 1,
            Order = _changes.Count,
        };
        _changes[id] = item;
        return item;
    }

    public void Remove(string id) => _changes[id] = null;

    public void Commit() => _partition.Commit(key, _changes);

    public string CommittedLsn => _partition.Lsn.ToString(CultureInfo.InvariantCulture);
}
