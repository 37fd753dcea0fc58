using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Lookups;

/// <summary>What is known under one name, in one document: finding it costs a point read, also when there is nothing.</summary>
internal sealed record NameList : Document
{
    /// <summary>Most that one name may have; the document stays far below the store's 2 MB.</summary>
    public const int Most = 10_000;

    private const string OnlyId = "names";

    /// <summary>What the name leads to, in the order it came.</summary>
    public IReadOnlyList<Named> Items { get; init; } = [];

    /// <summary>Where the list of a name stands. The name itself stands nowhere: it may be a person's.</summary>
    public static Place Of(string kind, TenantId tenant, LookupKey name) =>
        new($"{kind}/{DocumentName.Hash(tenant.Value, name.Kind.ToString(), name.Value)}", OnlyId);

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
