namespace ReturnsHub.Embedded.Tests.Queues;

public sealed class DuplicateDetectionTests : EmbeddedTest
{
    [Fact]
    public async Task Every_id_is_known_for_a_whole_window_however_generations_turn_over()
    {
        var backend = await OpenAsync();
        var step = TimeSpan.FromMinutes(7);
        var sentAt = new Dictionary<int, DateTimeOffset>();
        var expected = 0;
        for (var i = 0; i < 40; i++)
        {
            Time.Advance(step);
            if (i % 9 == 8) backend = await ReopenAsync();
            // The newest ids and those around the window's edge are sent again.
            foreach (var id in new[] { i, i - 1, i - 4, i - 8, i - 9, i - 12 }.Where(id => id >= 0))
            {
                await backend.Queue.SendAsync("q", [new QueueMessage($"{id}", "s", ReadOnlyMemory<byte>.Empty)], Ct);
                if (sentAt.TryGetValue(id, out var at) && Time.GetUtcNow() - at < Home.Options.DuplicateWindow) continue;
                sentAt[id] = Time.GetUtcNow();
                expected++;
            }

            (await backend.Queue.DepthAsync("q", Ct)).Waiting.ShouldBe(expected);
        }
    }
}
