using System.Globalization;
using ReturnsHub.Azure.Documents;
using ReturnsHub.Core.Reconcile.Kept;

namespace ReturnsHub.Azure.Reconciliation;

/// <summary>The head of a kept report. It is made last: where it stands, all parts stand.</summary>
internal sealed record KeptReportHead : Document
{
    /// <summary>The kind in places and lists.</summary>
    public const string Kind = "reconciliation";

    /// <summary>The head.</summary>
    public required KeptReport Head { get; init; }

    /// <summary>The hash of its packed bytes, by which its parts are named.</summary>
    public required EvidenceHash Packed { get; init; }

    /// <summary>How many parts they are in.</summary>
    public required int Parts { get; init; }

    /// <summary>The partition of a consumer's reports.</summary>
    public static string PartitionOf(TenantId tenant, string consumer) => $"{Kind}/{tenant.Value}/{consumer}";

    /// <summary>Its name: its place in the order of days and runs.</summary>
    public static string NameOf(DateOnly day, int run) => Listing.Order((day.DayNumber * 1_000L) + run);
}

/// <summary>A part of a kept report's packed bytes. Named by their hash, it can only ever be made the same.</summary>
internal sealed record KeptReportPart : Document
{
    /// <summary>Bytes of a part: in base64 well below what a document may hold (https://learn.microsoft.com/azure/cosmos-db/concepts-limits#per-item-limits).</summary>
    public const int Bytes = 1024 * 1024;

    /// <summary>The bytes.</summary>
    public required byte[] Packed { get; init; }

    /// <summary>Its name.</summary>
    public static string NameOf(EvidenceHash packed, int part) => $"{packed.Value}-{part.ToString(CultureInfo.InvariantCulture)}";
}
