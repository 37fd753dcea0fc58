using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Evidence;

/// <summary>
/// The key of a piece of evidence, in the vault. Erased, it stays behind without the key. The list holds keys that stand, in the order
/// they were made.
/// </summary>
internal sealed record EvidenceKey : Document
{
    /// <summary>The kind in places and lists.</summary>
    public const string Kind = "key";

    private const int MostMessages = 20;

    /// <summary>Whose piece.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Its hash.</summary>
    public required EvidenceHash Hash { get; init; }

    /// <summary>The key; null once it was erased.</summary>
    public byte[]? Key { get; init; }

    /// <summary>Messages that brought the piece lately, newest last.</summary>
    public IReadOnlyList<BroughtBy> Messages { get; init; } = [];

    /// <summary>Where a piece's key stands.</summary>
    public static Place PlaceOf(TenantId tenant, EvidenceHash hash) => new($"{Kind}/{tenant.Value}/{hash.Value}", Kind);

    /// <summary>The key with another message noted; only as many stay as a duplicate can be told by.</summary>
    public EvidenceKey With(BroughtBy? message, DateTimeOffset forgottenBefore) => message is null ? this : this with
    {
        Messages = [.. Messages.Where(m => m.At >= forgottenBefore && m.Id != message.Id).TakeLast(MostMessages - 1), message],
    };
}

/// <summary>A message that brought a piece.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="At">When it was kept.</param>
internal sealed record BroughtBy(string Id, DateTimeOffset At);
