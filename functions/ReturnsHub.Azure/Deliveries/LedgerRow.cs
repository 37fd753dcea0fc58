using System.Globalization;
using System.Text.Json.Serialization;
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

    /// <summary>What of the delivery stands nowhere else in the row.</summary>
    [JsonPropertyName("delivery")]
    public required DeliveryPart Part { get; init; }

    /// <summary>Its consumer, for the lists.</summary>
    public required string Consumer { get; init; }

    /// <summary>Its return, for the lists.</summary>
    public required ReturnId ReturnId { get; init; }

    /// <summary>Where it stands, for the lists.</summary>
    public required string Status { get; init; }

    /// <summary>What it is counted under: <c>{tenant}/{consumer}/{status}</c>.</summary>
    public required string CountedAs { get; init; }

    /// <summary>The delivery.</summary>
    [JsonIgnore]
    public Delivery Delivery => Part.Whole(Pk.Split('/')[1], Consumer, ReturnId, StatusOf(Status));

    /// <summary>The partition of a return's deliveries.</summary>
    public static string PartitionOf(TenantId tenant, ReturnId returnId) => $"{Kind}/{tenant.Value}/{returnId.Value}";

    /// <summary>The name of a delivery's row.</summary>
    public static string IdOf(TenantId tenant, string deliveryId) => DocumentName.Hash(tenant.Value, deliveryId);

    /// <summary>What stands in <see cref="Status"/>.</summary>
    public static string StatusText(DeliveryStatus status) => status.ToString().ToUpperInvariant();

    /// <summary>Reads what <see cref="StatusText"/> wrote.</summary>
    public static DeliveryStatus StatusOf(string text) => Enum.Parse<DeliveryStatus>(text, ignoreCase: true);

    /// <summary>The row of a delivery.</summary>
    public static LedgerRow Of(Delivery delivery, Listing list)
    {
        var id = IdOf(delivery.Tenant, delivery.Id);
        // What one session brings has one time: its events then stand in their sequence.
        var order = Listing.Order(delivery.UpdatedAt, Math.Min(delivery.Sequence, 0xff_ffff).ToString("x6", CultureInfo.InvariantCulture) + id);
        return new LedgerRow
        {
            Pk = PartitionOf(delivery.Tenant, delivery.ReturnId),
            Id = id,
            InTenant = list.InTenant(delivery.Tenant.Value, order),
            InHub = list.InHub(order),
            Part = DeliveryPart.Of(delivery with { LastAnswer = delivery.LastAnswer is null ? null : Clip.Of(delivery.LastAnswer, LongestAnswer) }),
            Consumer = delivery.Consumer,
            ReturnId = delivery.ReturnId,
            Status = StatusText(delivery.Status),
            CountedAs = $"{delivery.Tenant.Value}/{delivery.Consumer}/{StatusText(delivery.Status)}",
        };
    }
}
