using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Returns;

/// <summary>An event as it stands on its stream, for good.</summary>
public sealed record RecordedEvent
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose return.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Which return.</summary>
    public required ReturnId ReturnId { get; init; }

    /// <summary>Place on the stream: gapless from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>The wire type: <c>returnshub.credit.released.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The source's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The hub's clock.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The connection the cause came through, or <c>hub</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The id of the fact that caused it.</summary>
    public required string CausationId { get; init; }

    /// <summary>Who did it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>From where a person's command came that caused it; null otherwise. See <see cref="Facts.Fact.Via"/>.</summary>
    public string? Via { get; init; }

    /// <summary>The raw bytes behind it.</summary>
    public EvidenceHash? Evidence { get; init; }

    /// <summary>That it happened in a sandbox; null for what really happened.</summary>
    public TestMark? Test { get; init; }

    /// <summary>What happened.</summary>
    public required ReturnEvent Data { get; init; }

    /// <summary>The hash of the event before; empty for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over everything above, in hex. See <see cref="Chain.HashChain"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>
    /// The trace of the work that recorded it: kept beside the event, handed out by the feed alone, and no part of what the event says,
    /// its wire form or its hash. Null when nothing traced that work.
    /// </summary>
    public TraceContext? Trace { get; init; }

    /// <summary>The wire form this event was read from or sealed as: it is stored, relayed and delivered without being written anew.</summary>
    internal WireForm Wire { get; init; }

    /// <summary>A changed copy is another event: it has no wire form yet.</summary>
    private RecordedEvent(RecordedEvent original)
    {
        (Id, Tenant, ReturnId, Sequence, Type) = (original.Id, original.Tenant, original.ReturnId, original.Sequence, original.Type);
        (OccurredAt, RecordedAt, Source, CausationId) = (original.OccurredAt, original.RecordedAt, original.Source, original.CausationId);
        (Actor, Evidence, Data, PreviousHash, Hash) = (original.Actor, original.Evidence, original.Data, original.PreviousHash, original.Hash);
        (Via, Trace, Test) = (original.Via, original.Trace, original.Test);
    }

    /// <summary>An event from its parts.</summary>
    public RecordedEvent()
    {
    }
}

/// <summary>Bytes kept beside an event. They repeat what the event says, so two events that say the same are equal with or without them.</summary>
internal readonly struct WireForm(ReadOnlyMemory<byte> bytes) : IEquatable<WireForm>
{
    public ReadOnlyMemory<byte> Bytes => bytes;

    public bool Equals(WireForm other) => true;

    public override bool Equals(object? obj) => obj is WireForm;

    public override int GetHashCode() => 0;
}
