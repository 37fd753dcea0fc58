using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Lookups;

/// <summary>What is known under one name, in one document: finding it costs a point read, also when there is nothing.</summary>
internal sealed record NameList : Document
{
    /// <summary>Most that one name may have; the document stays far below the store's 2 MB.</summary>
    public const int Most = 10_000;

    /// <summary>What the name leads to, in the order it came.</summary>
    public IReadOnlyList<Named> Items { get; init; } = [];

    /// <summary>
    /// The partition of everything under a name: its returns, the reports that wait for it and, of an order, its turns. Under session
    /// consistency a process sees what a partition held when it wrote there last, so whoever writes second sees the first: a report that
    /// comes to wait and a return that gets the name meet, and who has an order's turn sees every return that was named before.
    /// https://learn.microsoft.com/azure/cosmos-db/consistency-levels#session-consistency
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="name">The name, as <see cref="LookupKey.ToString"/> writes it. It stands nowhere itself: it may be a person's.</param>
    public static string PartitionOf(TenantId tenant, string name) => $"name/{tenant.Value}/{DocumentName.Hash(name)}";

    /// <summary>Where the returns of a name stand.</summary>
    public static Place ReturnsOf(TenantId tenant, LookupKey name) => new(PartitionOf(tenant, name.ToString()), "returns");

    /// <summary>Where the reports that wait for a name stand.</summary>
    public static Place WaitingOf(TenantId tenant, LookupKey name) => new(PartitionOf(tenant, name.ToString()), "waiting");

    /// <summary>The list that stands at a place.</summary>
    public static NameList At(Place place, IEnumerable<Named>? items) => new() { Pk = place.Pk, Id = place.Id, Items = [.. items ?? []] };

    /// <summary>The list with another item behind its last.</summary>
    /// <exception cref="InvalidOperationException">The name has too many already.</exception>
    public NameList With(Named item) => Items.Count < Most
        ? this with { Items = [.. Items, item] }
        : throw new InvalidOperationException($"A name leads to more than {Most} documents already.");
}

/// <summary>What a name leads to.</summary>
/// <param name="Id">The return's or report's id.</param>
/// <param name="Note">Which keeping of a report put it there; null for returns.</param>
internal sealed record Named(string Id, string? Note = null);
