using ReturnsHub.Azure.Returns;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Wire;
using ReturnsHub.CosmosGateway;

namespace ReturnsHub.Azure.Tests.Returns;

/// <summary>Appends at the edge of what one transaction takes: 100 documents, 2 MB.</summary>
public sealed class LargeAppendTests : IAsyncLifetime
{
    private readonly ReturnsHome _home = new();
    private readonly ManualTime _time = new();
    private readonly SequentialIds _ids = new();
    private IReturnStore _store = null!;

    private CancellationToken Ct => CancellationToken.None;

    public async Task InitializeAsync() => _store = (await _home.OpenAsync(_time, _ids)).Returns;

    public Task DisposeAsync() => _home.RemoveAsync();

    [Theory]
    [InlineData(40)]
    [InlineData(41)]
    [InlineData(450)]
    public async Task An_append_of_many_events_reads_as_any_other(int events)
    {
        var stream = new ReturnStream("r-1", _time, _ids);
        (await _store.AppendAsync(stream.Next(EventSamples.Requested()), Ct)).ShouldBe(AppendResult.Appended);
        var large = stream.Next([.. Enumerable.Range(0, events).Select(i => EventSamples.Parcel(i))]);

        (await _store.AppendAsync(large, Ct)).ShouldBe(AppendResult.Appended);

        (await _store.AppendAsync(stream.Next(EventSamples.Label()), Ct)).ShouldBe(AppendResult.Appended);
        var read = await _store.ReadStreamAsync(stream.Key, 1, Ct);
        read.Count.ShouldBe(events + 2);
        HashChain.FirstFault(read).ShouldBeNull();
        read.Skip(1).Take(events).Select(e => e.Hash).ShouldBe(large.Events.Select(e => e.Hash));
        for (var from = 2L; from <= events + 3; from += 13)
            (await _store.ReadStreamAsync(stream.Key, from, Ct)).Select(e => e.Sequence).ShouldBe(Numbers(from, events + 2));
        var wanted = large.Events[events / 2];
        CloudEventJson.Write((await _store.FindEventAsync(stream.Key.Tenant, wanted.Id, Ct))!).ToArray().ShouldBe(CloudEventJson.Write(wanted).ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    public async Task The_feed_gives_out_large_appends_piece_by_piece(int pageSize)
    {
        var stream = new ReturnStream("r-1", _time, _ids);
        await _store.AppendAsync(stream.Next([.. Enumerable.Range(0, 90).Select(i => EventSamples.Parcel(i))]), Ct);
        await _store.AppendAsync(stream.Next(EventSamples.Label()), Ct);

        var read = new List<long>();
        for (var page = await _store.ReadFeedAsync(null, pageSize, Ct); page.Events.Count > 0; page = await _store.ReadFeedAsync(page.Next, pageSize, Ct))
        {
            page.Events.Count.ShouldBeLessThanOrEqualTo(pageSize);
            read.AddRange(page.Events.Select(e => e.Event.Sequence));
        }

        read.ShouldBe(Numbers(1, 91));
    }

    [Fact]
    public async Task More_exceptions_at_once_than_a_transaction_takes_are_refused_before_anything_is_written()
    {
        var stream = new ReturnStream("r-1", _time, _ids).With(s => s with { Exceptions = [.. Enumerable.Range(0, 98).Select(Exception)] });
        (await _store.AppendAsync(stream.Next(EventSamples.Requested()), Ct)).ShouldBe(AppendResult.Appended);

        stream.With(s => s with { Exceptions = [.. Enumerable.Range(100, 99).Select(Exception)] });
        await ShouldBeRefusedAsync(stream.Peek([], [EventSamples.Authorised()]));

        (await _store.LoadAsync(stream.Key, Ct))!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task More_bytes_than_a_transaction_takes_are_refused_before_anything_is_written()
    {
        var stream = new ReturnStream("r-1", _time, _ids);
        var note = new string('x', 30_000);

        await ShouldBeRefusedAsync(stream.Peek([], [.. Enumerable.Range(0, 80).Select(i => EventSamples.Label($"{i}{note}"))]));
    }

    private async Task ShouldBeRefusedAsync(Append append)
    {
        var before = ReturnsHome.Account is null ? _home.Gateway.Requests.Count(Operation.Batch) : 0;
        await Should.ThrowAsync<AppendTooLargeException>(() => _store.AppendAsync(append, Ct));
        if (ReturnsHome.Account is null) _home.Gateway.Requests.Count(Operation.Batch).ShouldBe(before);
    }

    private static IEnumerable<long> Numbers(long from, long to) => Enumerable.Range((int)from, (int)(to - from + 1)).Select(i => (long)i);

    private static OpenException Exception(int line) =>
        new(ExceptionKind.ParcelProblem, $"line/{line}", Severity.Low, "Somebody should look.", EventSamples.Noon);
}
