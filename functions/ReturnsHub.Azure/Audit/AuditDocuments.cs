using ReturnsHub.Azure.Documents;
using ReturnsHub.Core.Audit;

namespace ReturnsHub.Azure.Audit;

/// <summary>The end of a tenant's audit log.</summary>
internal sealed record AuditEnd : Document
{
    /// <summary>Its name in the log's partition.</summary>
    public const string OnlyId = "end";

    /// <summary>The newest entry's number.</summary>
    public required long Number { get; init; }

    /// <summary>Its hash.</summary>
    public required string Hash { get; init; }
}

/// <summary>An entry of the audit log: made once, never changed.</summary>
internal sealed record LoggedEntry : Document
{
    /// <summary>The kind in places and lists.</summary>
    public const string Kind = "audit";

    private const int TenantDigits = 6;

    /// <summary>The entry.</summary>
    public required AuditEntry Entry { get; init; }

    /// <summary>Its return, to be found by.</summary>
    public ReturnId? ReturnId { get; init; }

    /// <summary>What else it is about, to be found by.</summary>
    public string? About { get; init; }

    /// <summary>The partition of a tenant's log.</summary>
    public static string PartitionOf(TenantId tenant) => $"{Kind}/{tenant.Value}";

    /// <summary>The document of an entry. Over all tenants entries stand by the hub's clock, those of a tenant by their number.</summary>
    public static LoggedEntry Of(AuditEntry entry, Listing list)
    {
        var number = Listing.Order(entry.Number);
        var tie = DocumentName.Hash(entry.Tenant.Value)[..TenantDigits] + entry.Number.ToString("x10");
        return new LoggedEntry
        {
            Pk = PartitionOf(entry.Tenant),
            Id = number,
            InTenant = list.InTenant(entry.Tenant.Value, number),
            InHub = list.InHub(Listing.Order(entry.At, tie)),
            Entry = entry,
            ReturnId = entry.ReturnId,
            About = entry.About,
        };
    }
}
