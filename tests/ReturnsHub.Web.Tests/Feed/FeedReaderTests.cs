using System.Globalization;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Wire;
using ReturnsHub.Core.Wire.Contracts;
using ReturnsHub.Web.Feed;

namespace ReturnsHub.Web.Tests.Feed;

/// <summary>A caller who sees little of a long feed gets an answer soon, and is told that there is more.</summary>
public class FeedReaderTests
{
    private const int Length = 25_000;

    [Fact]
    public async Task Pages_in_which_a_caller_sees_nothing_are_passed_and_the_one_event_far_behind_is_found()
    {
        var seen = CloudEventJson.Read(EventExamples.Of("returnshub.credit.released.v1"));
        var reader = new FeedReader(new LongFeed(seen), TimeProvider.System);
        var answers = new List<FeedAnswer>();
        string? cursor = null;
        do
        {
            answers.Add(await reader.ReadAsync(cursor, 100, TimeSpan.Zero, e => ReferenceEquals(e, seen), CancellationToken.None));
            cursor = answers[^1].Next;
        }
        while (!answers[^1].CaughtUp);

        // 10,000 events are looked at for each answer.
        answers.Select(a => (a.Events.Count, a.Next, a.CaughtUp)).ShouldBe([(0, "10000", false), (0, "20000", false), (1, "25000", true)]);
    }

    /// <summary>A feed of one event again and again, and another at its end.</summary>
    private sealed class LongFeed(RecordedEvent last) : IReturnStore
    {
        private readonly RecordedEvent _other = CloudEventJson.Read(EventExamples.Of("returnshub.return.closed.v1"));

        public Task<FeedPage> ReadFeedAsync(string? after, int most, CancellationToken ct)
        {
            var start = after is null ? 0 : int.Parse(after, CultureInfo.InvariantCulture);
            List<FeedEvent> events = [.. Enumerable.Range(start + 1, Math.Min(most, Length - start)).Select(n => new FeedEvent($"{n}", n == Length ? last : _other))];
            return Task.FromResult(new FeedPage(events, events.Count > 0 ? events[^1].Cursor : after));
        }

        public Task<ReturnState?> LoadAsync(StreamKey key, CancellationToken ct) => throw new NotSupportedException();

        public Task<AppendResult> AppendAsync(Append append, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamKey key, long fromSequence, CancellationToken ct) => throw new NotSupportedException();

        public Task<RecordedEvent?> FindEventAsync(TenantId tenant, Guid eventId, CancellationToken ct) => throw new NotSupportedException();

        public Task WaitForFeedAsync(string? after, TimeSpan atMost, CancellationToken ct) => throw new NotSupportedException();
    }
}
