using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Ports;

/// <summary>Keeps every return: its events, its state and its dedupe keys, changed together or not at all.</summary>
public interface IReturnStore
{
    /// <summary>The stored state of a return, or null when nothing is stored.</summary>
    Task<ReturnState?> LoadAsync(StreamKey key, CancellationToken ct);

    /// <summary>
    /// Appends events, the state after them and dedupe keys in one durable, atomic step. When the task completes with
    /// <see cref="AppendResult.Appended"/>, everything is on disk and on the feed.
    /// </summary>
    Task<AppendResult> AppendAsync(Append append, CancellationToken ct);

    /// <summary>The events of one return from <paramref name="fromSequence"/> on, in order; empty when there are none.</summary>
    Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamKey key, long fromSequence, CancellationToken ct);

    /// <summary>One event by its id, or null.</summary>
    Task<RecordedEvent?> FindEventAsync(TenantId tenant, Guid eventId, CancellationToken ct);

    /// <summary>
    /// The change feed: all events of all returns after <paramref name="after"/>, at most <paramref name="most"/>, each
    /// return's in sequence, with its <see cref="RecordedEvent.Trace"/> as it was appended. The cursor is opaque, survives restarts and never skips an event that commits later. Null
    /// or empty: from the beginning.
    /// </summary>
    Task<FeedPage> ReadFeedAsync(string? after, int most, CancellationToken ct);

    /// <summary>Completes when the feed may hold something after <paramref name="after"/>, or when <paramref name="atMost"/> has passed.</summary>
    Task WaitForFeedAsync(string? after, TimeSpan atMost, CancellationToken ct);
}

/// <summary>What to append.</summary>
public sealed record Append
{
    /// <summary>The stream.</summary>
    public required StreamKey Key { get; init; }

    /// <summary>The sequence the stream must be at; 0 for a new return.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>The events, the first with sequence <see cref="ExpectedVersion"/> + 1. At least one.</summary>
    public required IReadOnlyList<RecordedEvent> Events { get; init; }

    /// <summary>The state after the last event.</summary>
    public required ReturnState State { get; init; }

    /// <summary>
    /// Keys that may stand on a stream once, for ever: fact ids and effect keys. One that already stands refuses the whole append.
    /// </summary>
    public IReadOnlyList<string> DedupeKeys { get; init; } = [];

    /// <summary>When the hub must look at the return next; null when only something that happens on it matters.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>
    /// The number of the turn (<see cref="IOrderTurns"/>) the append was decided in; null when it needs none. A store shared by
    /// processes answers <see cref="AppendResult.Conflict"/> when that turn was taken over.
    /// </summary>
    public long? Turn { get; init; }
}

/// <summary>How an append ended.</summary>
public enum AppendResult
{
    /// <summary>Durable.</summary>
    Appended = 0,
    /// <summary>The stream is at another version: load again.</summary>
    Conflict,
    /// <summary>A dedupe key already stands: what this append says has been said.</summary>
    Duplicate,
}

/// <summary>A page of the change feed.</summary>
/// <param name="Events">The events, each with the cursor that continues after it.</param>
/// <param name="Next">The cursor to continue with; the one asked with when the page is empty.</param>
public sealed record FeedPage(IReadOnlyList<FeedEvent> Events, string? Next);

/// <summary>An event on the feed.</summary>
public sealed record FeedEvent(string Cursor, RecordedEvent Event);
