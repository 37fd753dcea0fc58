namespace ReturnsHub.Embedded.Tests.Journal;

public sealed class RecentKeysTests : EmbeddedTest
{
    private const int MoreThanGathered = 9000;

    [Fact]
    public async Task Pieces_and_message_ids_are_found_before_and_after_they_move_and_after_a_restart()
    {
        var backend = await OpenAsync();
        await KeepAll(backend, KeepResult.Kept);

        await ShouldAllBeThere(backend);
        backend = await ReopenAsync();
        await ShouldAllBeThere(backend);
    }

    [Fact]
    public async Task A_move_that_was_rolled_back_loses_nothing()
    {
        var backend = await OpenAsync();
        var messages = Enumerable.Range(0, MoreThanGathered)
            .Select(i => new QueueMessage($"{i}", $"{i % 50}", ReadOnlyMemory<byte>.Empty)).ToList();
        await backend.Queue.SendAsync("q", messages[..5000], Ct);

        // What brings the ids over the limit shares its transaction with an operation that fails: the move is undone.
        var hold = await HoldWriterAsync(backend);
        var sending = backend.Queue.SendAsync("q", messages[5000..], Ct);
        var throwing = backend.Writer.RunAsync<bool>(_ => throw new InvalidOperationException("on purpose"), Ct);
        hold.Dispose();
        await sending;
        await Should.ThrowAsync<InvalidOperationException>(() => throwing);
        await backend.Queue.SendAsync("q", messages, Ct);

        (await backend.Queue.DepthAsync("q", Ct)).Waiting.ShouldBe(MoreThanGathered);
    }

    [Fact]
    public async Task Readers_find_every_piece_while_pieces_move()
    {
        var backend = await OpenAsync();
        var (first, raw) = MessageSamples.Numbered(0);
        await backend.Intake.KeepAsync(first, raw, Ct);
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            var reads = 0;
            while (!stop.IsCancellationRequested)
            {
                (await backend.Evidence.GetAsync(Acme, first.Evidence, Ct)).Status.ShouldBe(EvidenceStatus.Present);
                reads++;
            }

            return reads;
        });

        await KeepAll(backend, KeepResult.Kept, from: 1);
        await stop.CancelAsync();

        (await reading).ShouldBeGreaterThan(0);
    }

    private static async Task KeepAll(EmbeddedBackend backend, KeepResult expected, int from = 0)
    {
        var next = from - 1;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            int i;
            while ((i = Interlocked.Increment(ref next)) < MoreThanGathered)
            {
                var (message, raw) = MessageSamples.Numbered(i);
                (await backend.Intake.KeepAsync(message, raw, CancellationToken.None)).ShouldBe(expected);
            }
        })));
    }

    private async Task ShouldAllBeThere(EmbeddedBackend backend)
    {
        await KeepAll(backend, KeepResult.Duplicate);
        foreach (var i in new[] { 0, 1, 4000, 8191, 8192, MoreThanGathered - 1 })
        {
            var (message, raw) = MessageSamples.Numbered(i);
            (await backend.Evidence.GetAsync(Acme, message.Evidence, Ct)).Raw.ToArray().ShouldBe(raw);
        }

        (await backend.Queue.DepthAsync(Core.Ports.Queues.Inbound, Ct)).Waiting.ShouldBe(MoreThanGathered);
    }
}
