using System.Collections.ObjectModel;
using Microsoft.Azure.Cosmos;

namespace ReturnsHub.Azure.Cosmos;

/// <summary>How one container is set up.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PartitionKeyPath">The path of its partition key.</param>
/// <param name="IndexedPaths">
/// What is indexed beside <c>id</c> and <c>_ts</c>, which always are; everything else is not. The partition key is indexed only when it
/// stands here (https://learn.microsoft.com/azure/cosmos-db/nosql/how-to-manage-indexing-policy).
/// </param>
/// <param name="DefaultTimeToLive">Null: nothing expires. -1: documents expire that carry a <c>ttl</c> in seconds.</param>
public sealed record ContainerLayout(string Name, string PartitionKeyPath, IReadOnlyList<string> IndexedPaths, int? DefaultTimeToLive)
{
    /// <summary>The same as the Cosmos client says it.</summary>
    public ContainerProperties ToProperties()
    {
        var properties = new ContainerProperties(Name, PartitionKeyPath)
        {
            DefaultTimeToLive = DefaultTimeToLive,
            PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2,
            IndexingPolicy = new IndexingPolicy { Automatic = true, IndexingMode = IndexingMode.Consistent },
        };
        Add(properties.IndexingPolicy.IncludedPaths, IndexedPaths);
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        return properties;
    }

    private static void Add(Collection<IncludedPath> included, IEnumerable<string> paths)
    {
        foreach (var path in paths) included.Add(new IncludedPath { Path = path });
    }
}
