using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Vault;

/// <summary>The personal data of one return. Erased, it stays behind without its fields and keeps later ones out.</summary>
internal sealed record PersonalData : Document
{
    /// <summary>The kind in places and lists. The list holds returns that have fields, in the order of their last change.</summary>
    public const string Kind = "personal";

    /// <summary>No fields.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The return.</summary>
    public required ReturnId ReturnId { get; init; }

    /// <summary>Texts by field name.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = NoFields;

    /// <summary>Whether it was erased, for good.</summary>
    public bool Erased { get; init; }

    /// <summary>Where a return's personal data stands.</summary>
    public static Place PlaceOf(StreamKey key) => new($"{Kind}/{key}", Kind);

    /// <summary>Its place on the list from a change at <paramref name="at"/>.</summary>
    public static string InList(Listing list, StreamKey key, DateTimeOffset at) =>
        list.InTenant(key.Tenant.Value, Listing.Order(at, DocumentName.Hash(key.ReturnId.Value)));

    /// <summary>Nothing yet.</summary>
    public static PersonalData New(StreamKey key) => new() { Pk = PlaceOf(key).Pk, Id = PlaceOf(key).Id, ReturnId = key.ReturnId };
}
