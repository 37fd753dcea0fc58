using Microsoft.Azure.Cosmos;

namespace ReturnsHub.Azure.Cosmos;

/// <summary>
/// The containers of the hub's database: the one place where their names, partition keys, indexes and time to live stand. What
/// deploys them is checked against it. Every indexed path costs each write of a document that has it, so only what a query filters
/// or orders by stands here.
/// </summary>
public static class CosmosLayout
{
    /// <summary>The database when no setting names another.</summary>
    public const string DefaultDatabase = "returnshub";

    /// <summary>The container of returns: state, events, exceptions and claims of a return in one partition.</summary>
    public const string ReturnsContainer = "returns";

    /// <summary>The container of everything else that is kept, by kind.</summary>
    public const string RecordsContainer = "records";

    /// <summary>The container of personal data and of the keys that seal evidence.</summary>
    public const string VaultContainer = "vault";

    /// <summary>The container in which the change feed's trigger notes who reads which part.</summary>
    public const string LeasesContainer = "leases";

    /// <summary>The partition key's path in the containers the hub writes.</summary>
    public const string PartitionKeyPath = "/pk";

    private const int ByDocument = -1;

    /// <summary>Returns. Paths in the order of the documents that have them: all, state, events, exceptions, claims.</summary>
    public static ContainerLayout Returns { get; } = new(
        ReturnsContainer, PartitionKeyPath,
        [
            "/pk/?", "/tenant/?",
            "/changed/?", "/status/?", "/held/?", "/orderId/?", "/rma/?", "/due/?",
            "/eventIds/[]/?", "/recorded/?", "/channelDay/?",
            "/rank/?", "/kind/?", "/owner/?", "/since/?",
            "/runsOut/?", "/party/?", "/progress/?",
        ],
        DefaultTimeToLive: null);

    /// <summary>Records: partitions by kind, ordered by <c>order</c> or by <c>id</c> within one; lists by <c>inTenant</c> and <c>inHub</c>.</summary>
    public static ContainerLayout Records { get; } = new(
        RecordsContainer, PartitionKeyPath,
        [
            "/pk/?", "/order/?", "/inTenant/?", "/inHub/?",
            "/status/?", "/consumer/?", "/returnId/?", "/about/?", "/countedAs/?",
        ],
        ByDocument);

    /// <summary>The vault: what retention looks for by age is on a list.</summary>
    public static ContainerLayout Vault { get; } = new(VaultContainer, PartitionKeyPath, ["/pk/?", "/inTenant/?"], ByDocument);

    /// <summary>Leases: found by <c>id</c>, which is always indexed.</summary>
    public static ContainerLayout Leases { get; } = new(LeasesContainer, "/id", [], DefaultTimeToLive: null);

    /// <summary>All containers.</summary>
    public static IReadOnlyList<ContainerLayout> All { get; } = [Returns, Records, Vault, Leases];

    /// <summary>
    /// Makes the database and the containers that are missing; those that exist stay as they are. For development and tests: the hub's
    /// identity in Azure may read and write documents, not make containers.
    /// </summary>
    public static async Task CreateAsync(CosmosClient client, string database, CancellationToken ct)
    {
        Database made = await client.CreateDatabaseIfNotExistsAsync(database, cancellationToken: ct);
        foreach (var layout in All) await made.CreateContainerIfNotExistsAsync(layout.ToProperties(), cancellationToken: ct);
    }
}
