using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ReturnsHub.Azure.Documents;
using ReturnsHub.Core.Checkpoints;

namespace ReturnsHub.Azure.Checkpoints;

/// <summary>The end of a tenant's checkpoints.</summary>
internal sealed record CheckpointEnd : Document
{
    /// <summary>Its name in the partition of the tenant's checkpoints.</summary>
    public const string OnlyId = "end";

    /// <summary>The newest checkpoint's number.</summary>
    public required long Number { get; init; }

    /// <summary>Up to which checkpoint the leaves of returns are written.</summary>
    public required long Noted { get; init; }
}

/// <summary>A checkpoint that stands: made once, never changed.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the JSON reader as well.")]
internal sealed record StandingCheckpoint : Document
{
    /// <summary>The kind in places and lists.</summary>
    public const string Kind = "checkpoint";

    /// <summary>The checkpoint.</summary>
    public required Checkpoint Checkpoint { get; init; }

    /// <summary>How far the store had come.</summary>
    public required string Mark { get; init; }

    /// <summary>Which attempt's leaves are its leaves.</summary>
    public required string Attempt { get; init; }

    /// <summary>In how many documents they stand.</summary>
    public required int Pieces { get; init; }

    /// <summary>The partition of a tenant's checkpoints.</summary>
    public static string PartitionOf(TenantId tenant) => $"{Kind}/{tenant.Value}";
}

/// <summary>Leaves of an attempt at a checkpoint. They count once a checkpoint stands that names the attempt.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the JSON reader as well.")]
internal sealed record LeafPiece : Document
{
    /// <summary>Leaves in one document: about half a megabyte of the two that it may have.</summary>
    public const int MostLeaves = 4_000;

    /// <summary>The leaves, in the order of the tree.</summary>
    public required IReadOnlyList<CheckpointLeaf> Leaves { get; init; }

    /// <summary>The partition of the leaves of a checkpoint.</summary>
    public static string PartitionOf(TenantId tenant, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"leaves/{tenant.Value}/{number}");

    /// <summary>Where a piece stands.</summary>
    public static Place PlaceOf(TenantId tenant, long number, string attempt, int piece) =>
        new(PartitionOf(tenant, number), string.Create(CultureInfo.InvariantCulture, $"{attempt}-{piece:D5}"));
}

/// <summary>The newest checkpoint that has a leaf of a return, and the version it has there.</summary>
internal sealed record LeafOfReturn : Document
{
    private const string Kind = "leaf";

    /// <summary>The checkpoint's number.</summary>
    public required long Number { get; init; }

    /// <summary>The sequence of the return's last event in it.</summary>
    public required long Version { get; init; }

    /// <summary>Where it stands.</summary>
    public static Place PlaceOf(StreamKey key) => new($"{Kind}/{key}", Kind);
}
