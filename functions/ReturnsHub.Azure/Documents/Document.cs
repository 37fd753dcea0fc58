using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace ReturnsHub.Azure.Documents;

/// <summary>What every document of the <c>records</c> and <c>vault</c> containers has.</summary>
internal abstract record Document
{
    /// <summary>Its partition.</summary>
    public required string Pk { get; init; }

    /// <summary>Its name in the partition.</summary>
    public required string Id { get; init; }

    /// <summary>Its place in its tenant's list, <c>{kind}/{tenant}!{order}</c>; null keeps it off the list. See <see cref="Listing"/>.</summary>
    public string? InTenant { get; init; }

    /// <summary>Its place in the list over all tenants, <c>{kind}/!{order}</c>; null keeps it off the list.</summary>
    public string? InHub { get; init; }

    /// <summary>Seconds after its last change in which the store forgets it; null for never.</summary>
    public int? Ttl { get; init; }

    /// <summary>
    /// Names the write that made the document what it is. A write whose answer was lost is known by it: see <see cref="DocumentStore"/>.
    /// </summary>
    public string? Write { get; init; }

    /// <summary>The version the store gave it.</summary>
    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }

    /// <summary>Where it stands.</summary>
    [JsonIgnore]
    public Place Place => new(Pk, Id);
}

/// <summary>A document's place and version without its contents.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the JSON reader.")]
internal sealed record Stub : Document
{
    /// <summary>The last part of its partition's name.</summary>
    [JsonIgnore]
    public string LastOfPk => Pk[(Pk.LastIndexOf('/') + 1)..];
}

/// <summary>Where a document stands.</summary>
/// <param name="Pk">Its partition.</param>
/// <param name="Id">Its name in the partition.</param>
internal readonly record struct Place(string Pk, string Id);
