using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Web.Feed;

/// <summary>How far each consumer says that it has read the feed, for consumers that keep no cursor of their own.</summary>
internal sealed class FeedAcknowledgements(ICursors cursors, IReturnStore store)
{
    /// <summary>The cursor a consumer acknowledged last; null when it never did.</summary>
    public Task<string?> ReadAsync(ConsumerSettings consumer, CancellationToken ct) => cursors.ReadAsync(Reader(consumer), ct);

    /// <summary>Keeps a cursor. An earlier one than before is taken too: that is how a consumer reads again.</summary>
    /// <exception cref="InvalidCursorException">The store never gave it out.</exception>
    public async Task SaveAsync(ConsumerSettings consumer, string cursor, CancellationToken ct)
    {
        // Reading from it is what tells a cursor of this store from another text.
        await store.ReadFeedAsync(cursor, 1, ct);
        await cursors.SaveAsync(Reader(consumer), cursor, ct);
    }

    private static string Reader(ConsumerSettings consumer) => $"feed/{consumer.Tenant}/{consumer.Id}";
}
