using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Testing.Samples;

/// <summary>
/// Builds the appends of one return: sealed events in sequence and a state that agrees with them in version and hash. What
/// else the state says is the test's choice.
/// </summary>
public sealed class ReturnStream(StreamKey key, TimeProvider time, IIds ids)
{
    public static readonly TenantId Acme = new("acme");

    public ReturnStream(string nativeId, TimeProvider time, IIds ids, TenantId? tenant = null)
        : this(KeyOf(nativeId, tenant), time, ids)
    {
    }

    public StreamKey Key => key;

    /// <summary>The state after everything built so far.</summary>
    public ReturnState State { get; private set; } = ReturnState.New(key);

    public static StreamKey KeyOf(string nativeId, TenantId? tenant = null) =>
        new(tenant ?? Acme, ReturnId.For(tenant ?? Acme, "shop", nativeId));

    /// <summary>Changes what the next state says.</summary>
    public ReturnStream With(Func<ReturnState, ReturnState> change)
    {
        State = change(State);
        return this;
    }

    /// <summary>The append that follows everything built so far.</summary>
    public Append Next(params IReadOnlyList<ReturnEvent> events) => Next([], events);

    /// <summary>The append that follows everything built so far, with dedupe keys.</summary>
    public Append Next(IReadOnlyList<string> dedupeKeys, IReadOnlyList<ReturnEvent> events)
    {
        var append = Peek(dedupeKeys, events);
        State = append.State;
        return append;
    }

    /// <summary>An append that would follow; the stream built so far stays as it is.</summary>
    public Append Peek(IReadOnlyList<string> dedupeKeys, IReadOnlyList<ReturnEvent> events)
    {
        var now = time.GetUtcNow();
        var recorded = new List<RecordedEvent>();
        foreach (var data in events)
        {
            recorded.Add(HashChain.Seal(new RecordedEvent
            {
                Id = ids.Next(now),
                Tenant = key.Tenant,
                ReturnId = key.ReturnId,
                Sequence = State.Version + recorded.Count + 1,
                Type = EventCatalogue.WireName(data),
                OccurredAt = now,
                RecordedAt = now,
                Source = "shop",
                CausationId = dedupeKeys.Count > 0 ? dedupeKeys[0] : "shopify:shop:test",
                Actor = Actor.Connection("shop"),
                Via = "key:0a1b2c3d",
                Evidence = EvidenceHash.Of("raw"u8),
                Data = data,
                PreviousHash = recorded.Count > 0 ? recorded[^1].Hash : State.LastHash,
                Hash = "",
            }));
        }

        return new Append
        {
            Key = key,
            ExpectedVersion = State.Version,
            Events = recorded,
            DedupeKeys = dedupeKeys,
            State = State with { Version = recorded[^1].Sequence, LastHash = recorded[^1].Hash, UpdatedAt = now },
        };
    }
}
