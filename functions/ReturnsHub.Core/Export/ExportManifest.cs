namespace ReturnsHub.Core.Export;

/// <summary>Names everything in an export by its hash. What is signed is this file's bytes.</summary>
public sealed record ExportManifest
{
    /// <summary>What <see cref="Kind"/> always is.</summary>
    public const string KindName = "returnshub.export.v1";

    /// <summary>Keeps a signature from being taken for one on something else.</summary>
    public string Kind { get; init; } = KindName;

    /// <summary>Whose return.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The return.</summary>
    public required ReturnId ReturnId { get; init; }

    /// <summary>When it was taken out.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The sequence of its last event.</summary>
    public required long Version { get; init; }

    /// <summary>That event's hash.</summary>
    public required string LastHash { get; init; }

    /// <summary>Events up to this sequence are covered by a checkpoint; 0 for none.</summary>
    public required long CoveredTo { get; init; }

    /// <summary>Raw messages by hash and what became of each: <c>INCLUDED</c>, <c>LEFT_OUT</c>, <c>ERASED</c> or <c>UNKNOWN</c>.</summary>
    public required IReadOnlyDictionary<string, string> Evidence { get; init; }

    /// <summary>The key that signs.</summary>
    public required string KeyId { get; init; }

    /// <summary>SHA-256 of every other entry by its name, in hex.</summary>
    public required IReadOnlyDictionary<string, string> Entries { get; init; }
}

/// <summary>Leads from a return's leaf to the root of the first checkpoint in <c>checkpoints.ndjson</c>.</summary>
/// <param name="ReturnId">The return.</param>
/// <param name="Version">The sequence of the event the leaf names.</param>
/// <param name="Hash">That event's hash.</param>
/// <param name="Index">The leaf's place in the tree, from 0.</param>
/// <param name="Size">Leaves in the tree.</param>
/// <param name="Path">The hashes to join on the way up, nearest first, in hex.</param>
public sealed record InclusionProof(ReturnId ReturnId, long Version, string Hash, long Index, long Size, IReadOnlyList<string> Path);

/// <summary>The names of an export's entries.</summary>
internal static class ExportEntries
{
    public const string Readme = "README.txt";
    public const string Events = "events.ndjson";
    public const string State = "state.json";
    public const string Explanations = "explanations.txt";
    public const string Policy = "policy.json";
    public const string Checkpoints = "checkpoints.ndjson";
    public const string Inclusion = "inclusion.json";
    public const string PublicKey = "public-key.pem";
    public const string Manifest = "manifest.json";
    public const string Signature = "manifest.sig";
    public const string Schemas = "schemas/";
    public const string Evidence = "evidence/";
}
