using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Deliveries;

/// <summary>
/// A delivery as it stands. The rows of a return share a partition: what a session of the queue brings is written in one batch.
/// </summary>
internal sealed record LedgerRow : Document
{
    /// <summary>The kind in places and lists.</summary>
    public const string Kind = "delivery";

    private const int LongestAnswer = 500;

    /// <summary>The delivery.</summary>
    public required Delivery Delivery { get; init; }

    /// <summary>Its consumer, for the lists.</summary>
    public required string Consumer { get; init; }

    /// <summary>Where it stands, for the lists.</summary>
    public required string Status { get; init; }

    /// <summary>What it is counted under: <c>{tenant}/{consumer}/{status}</c>.</summary>
    public required string CountedAs { get; init; }

    /// <summary>The partition of a return's deliveries.</summary>
    public static string PartitionOf(TenantId tenant, ReturnId returnId) => $"{Kind}/{tenant.Value}/{returnId.Value}";

    /// <summary>The name of a delivery's row.</summary>
    public static string IdOf(TenantId tenant, string deliveryId) => DocumentName.Hash(tenant.Value, deliveryId);

    /// <summary>What stands in <see cref="Status"/>.</summary>
    public static string StatusText(DeliveryStatus status) => status.ToString().ToUpperInvariant();

    /// <summary>The row of a delivery.</summary>
    public static LedgerRow Of(Delivery delivery, Listing list)
    {
        var id = IdOf(delivery.Tenant, delivery.Id);
        var order = Listing.Order(delivery.UpdatedAt, delivery.Sequence.ToString("x16"));
        return new LedgerRow
        {
            Pk = PartitionOf(delivery.Tenant, delivery.ReturnId),
            Id = id,
            InTenant = list.InTenant(delivery.Tenant.Value, order),
            InHub = list.InHub(order),
            Delivery = delivery with { LastAnswer = delivery.LastAnswer is null ? null : Clip.Of(delivery.LastAnswer, LongestAnswer) },
            Consumer = delivery.Consumer,
            Status = StatusText(delivery.Status),
            CountedAs = $"{delivery.Tenant.Value}/{delivery.Consumer}/{StatusText(delivery.Status)}",
        };
    }
}
