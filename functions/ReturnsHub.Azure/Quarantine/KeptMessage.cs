using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Quarantine;

/// <summary>A message in quarantine.</summary>
internal sealed record KeptMessage : Document
{
    /// <summary>The kind in places and lists.</summary>
    public const string Kind = "quarantine";

    private const int LongestDetail = 500;

    /// <summary>The message.</summary>
    public required QuarantinedMessage Message { get; init; }

    /// <summary>Where it stands, for the lists.</summary>
    public required string Status { get; init; }

    /// <summary>Where a message stands.</summary>
    public static Place PlaceOf(TenantId tenant, string messageId) => new($"{Kind}/{DocumentName.Hash(tenant.Value, messageId)}", Kind);

    /// <summary>What stands in <see cref="Status"/>.</summary>
    public static string StatusText(QuarantineStatus status) => status.ToString().ToUpperInvariant();

    /// <summary>The document of a message.</summary>
    public static KeptMessage Of(QuarantinedMessage message, Listing list)
    {
        var (tenant, id) = (message.Message.Tenant, message.Message.Id);
        var order = Listing.Order(message.At, DocumentName.Hash(tenant.Value, id));
        return new KeptMessage
        {
            Pk = PlaceOf(tenant, id).Pk,
            Id = Kind,
            InTenant = list.InTenant(tenant.Value, order),
            InHub = list.InHub(order),
            Message = message with { Detail = Clip.Of(message.Detail, LongestDetail) },
            Status = StatusText(message.Status),
        };
    }
}
