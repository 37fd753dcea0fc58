using ReturnsHub.CosmosGateway.Items;
using ReturnsHub.CosmosGateway.Resources;

namespace ReturnsHub.CosmosGateway.Charges;

/// <summary>
/// What a request costs in request units. Where nothing else is said, the figures are Microsoft's own:
/// https://learn.microsoft.com/azure/cosmos-db/understand-request-unit-consumption (April 2026)
/// <list type="bullet">
/// <item>Point read, insert, delete: by size (<see cref="SizeCharges"/>); insert and delete 0.2 RU more for each indexed term.</item>
/// <item>Replace: delete plus insert, 0.2 RU for each term that goes and each that comes. Patch: the same, and 0.4 RU for each
/// operation.</item>
/// <item>A batch costs the sum of its operations, also where it fails: no figure is published, this is the dear side.</item>
/// <item>A query: 2.8 RU on each physical partition it visits (users report 2.3 to 2.9) and 0.1 RU for each document the index does not
/// rule out, by size (users report 0.03 to 0.06 for 1 KB): no figures are published.</item>
/// <item>A page of the change feed: what reading its documents one by one costs, 1 RU at least.</item>
/// </list>
/// </summary>
internal static class RequestCharges
{
    /// <summary>A look-up that finds nothing, or nothing new.</summary>
    public const double NothingFound = 1;

    /// <summary>A write that meets a conflict or an unmet condition; users report 1.2 to 1.6.</summary>
    public const double Refused = 1.6;

    private const double IndexedTerm = 0.2;
    private const double PatchOperation = 0.4;
    private const double QueryBase = 2.8;
    private const double LoadedDocument = 0.1;

    public static double Read(StoredItem item) => SizeCharges.Read(item.Bytes.Length);

    public static double Write(ContainerResource container, StoredItem item, StoredItem? old)
    {
        var insert = SizeCharges.Write(item.Bytes.Length);
        var terms = container.Indexing.TermsOf(item.Json);
        if (old is null)
            return insert + (IndexedTerm * terms.Count);
        terms.SymmetricExceptWith(container.Indexing.TermsOf(old.Json));
        return SizeCharges.Write(old.Bytes.Length) + insert + (IndexedTerm * terms.Count);
    }

    public static double Patch(ContainerResource container, StoredItem item, StoredItem old, int operations) =>
        Write(container, item, old) + (PatchOperation * operations);

    public static double Delete(ContainerResource container, StoredItem old) => Write(container, old, null);

    /// <summary>One page: the base, and of the documents loaded the share that belongs to the page.</summary>
    public static double Query(IEnumerable<StoredItem> loaded, double share) => QueryBase + (LoadedDocument * share * loaded.Sum(Read));

    public static double ChangeFeed(IReadOnlyCollection<StoredItem> items) => items.Sum(Read);
}
