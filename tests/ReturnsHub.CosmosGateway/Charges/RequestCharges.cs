using ReturnsHub.CosmosGateway.Items;
using ReturnsHub.CosmosGateway.Resources;

namespace ReturnsHub.CosmosGateway.Charges;

/// <summary>What a request costs, in request units.</summary>
internal static class RequestCharges
{
    /// <summary>A request that finds its precondition not met costs as much as the look-up.</summary>
    public const double Refused = 1;

    private const double ReadPerKilobyte = 1;
    private const double WritePerKilobyte = 5;

    public static double Read(StoredItem item) => ReadPerKilobyte * Kilobytes(item);

    public static double Write(ContainerResource container, Operation kind, StoredItem item, StoredItem? old) =>
        WritePerKilobyte * Kilobytes(item) * (old is null || kind == Operation.Create ? 1 : 2);

    public static double Delete(ContainerResource container, StoredItem old) => WritePerKilobyte * Kilobytes(old);

    public static double Query(int results) => 2.5 + (0.1 * results);

    public static double ChangeFeed(IReadOnlyList<StoredItem> items) => 1 + items.Sum(Read);

    private static double Kilobytes(StoredItem item) => Math.Max(1, Math.Ceiling(item.Bytes.Length / 1024.0));
}
