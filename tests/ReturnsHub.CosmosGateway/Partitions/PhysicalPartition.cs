using ReturnsHub.CosmosGateway.Items;

namespace ReturnsHub.CosmosGateway.Partitions;

/// <summary>The items of one range of a container, with their own log sequence numbers. Guarded by the container's lock.</summary>
internal sealed class PhysicalPartition(int id, EpkRange range)
{
    private readonly Dictionary<(PartitionKeyValue Key, string Id), StoredItem> _byId = [];
    private readonly SortedDictionary<long, StoredItem> _byNumber = [];

    public string Id { get; } = id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public EpkRange Range => range;

    /// <summary>The partitions it came out of, oldest first.</summary>
    public IReadOnlyList<string> Parents { get; private init; } = [];

    /// <summary>The number of the last transaction.</summary>
    public long Lsn { get; private set; }

    public string SessionToken => $"{Id}:-1#{Lsn}";

    /// <summary>In the order their ids were first used.</summary>
    public IEnumerable<StoredItem> Items => _byNumber.Values;

    public StoredItem? Find(PartitionKeyValue key, string id) => _byId.GetValueOrDefault((key, id));

    /// <summary>Writes everything a transaction changed under one log sequence number; null takes an item away.</summary>
    public void Commit(PartitionKeyValue key, IReadOnlyDictionary<string, StoredItem?> changes)
    {
        if (changes.Count == 0)
            return;
        Lsn++;
        foreach (var (id, item) in changes)
        {
            if (_byId.Remove((key, id), out var old))
                _byNumber.Remove(old.Number);
            if (item is null)
                continue;
            _byId[(key, id)] = item;
            _byNumber[item.Number] = item;
        }
    }

    /// <summary>Two partitions in its place, each with its part of the items; both count transactions on from where it stood.</summary>
    public IReadOnlyList<PhysicalPartition> Split(int lowerId, int upperId)
    {
        var (lower, upper) = range.Halves();
        return [Part(lowerId, lower), Part(upperId, upper)];
    }

    private PhysicalPartition Part(int id, EpkRange part)
    {
        var half = new PhysicalPartition(id, part) { Lsn = Lsn, Parents = [.. Parents, Id] };
        foreach (var (key, item) in _byId.Where(i => part.Contains(i.Value.Epk)))
        {
            half._byId.Add(key, item);
            half._byNumber.Add(item.Number, item);
        }

        return half;
    }
}
