namespace ReturnsHub.Web.Feed;

/// <summary>What the documents say about reading the feed.</summary>
internal static class FeedWords
{
    public const string HowToPoll =
        "after: the cursor to continue from, none for the beginning. from=acknowledged: continue after what the consumer acknowledged. limit: 1 to 500. "
        + "wait: seconds to wait when nothing is there, 0 to 30. type: only these event types, several by repeating it or separated by commas, as "
        + "credit.released (any version) or returnshub.credit.released.v1. consumer: only what this consumer takes; a key bound to a consumer is "
        + "always read so. Accept: application/x-ndjson gives one event per line.\n\n"
        + "How to poll: (1) Ask with the cursor you stored last. (2) Book the events in the order they come; each return's come in sequence. Delivery is "
        + "at least once: an event may come again, so remember its 'id', or book under its document number. (3) Store X-Next-Cursor in the same "
        + "transaction as what you booked, or send it to /api/events/ack afterwards. (4) Follow Link (rel=next): at once while X-Caught-Up is 'false', even "
        + "after an empty answer; when it is 'true', ask with wait=30, or again after some seconds. (5) On 5xx or a broken connection ask again with the same "
        + "cursor, after Retry-After where it is sent, else after a second, doubled each time up to a minute. (6) On 400 cursor-invalid the cursor is not "
        + "this hub's: begin anew without one; what you booked before is recognised by its id. (7) Report what you booked, or refused, to "
        + "/api/events/bookings: the hub then knows that it is in your books, and over what.\n\n"
        + "Cursors are opaque, never expire and stay good over restarts and upgrades. Keep the same filters while you follow one: what a filter left out "
        + "before the cursor is not told later.";
}
