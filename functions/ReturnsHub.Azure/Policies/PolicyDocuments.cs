using System.Diagnostics.CodeAnalysis;
using ReturnsHub.Azure.Documents;
using ReturnsHub.Core.Policies.Versions;

namespace ReturnsHub.Azure.Policies;

/// <summary>The end of a tenant's policy journal.</summary>
internal sealed record JournalEnd : Document
{
    /// <summary>Its name in the journal's partition.</summary>
    public const string OnlyId = "end";

    /// <summary>The last entry's sequence.</summary>
    public required long Sequence { get; init; }
}

/// <summary>An entry of a policy journal: made once, never changed.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the JSON reader as well.")]
internal sealed record JournalEntry : Document
{
    /// <summary>The kind in places and lists.</summary>
    public const string Kind = "policy";

    /// <summary>The entry.</summary>
    public required PolicyEntry Entry { get; init; }
}

/// <summary>The text of a version: made once, never changed.</summary>
internal sealed record VersionText : Document
{
    /// <summary>The version's name.</summary>
    public required string Version { get; init; }

    /// <summary>The document, letter by letter.</summary>
    public required string Text { get; init; }

    /// <summary>The name of a version's text in the journal's partition.</summary>
    public static string IdOf(string version) => "version-" + DocumentName.Hash(version);
}
