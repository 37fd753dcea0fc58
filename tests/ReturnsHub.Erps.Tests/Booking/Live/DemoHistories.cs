using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Embedded;
using ReturnsHub.Local.Demo;

namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>The day of the demo's shop, played whole.</summary>
internal static class DemoHistories
{
    /// <summary>The histories that a whole day of the demo leaves behind.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<RecordedEvent>>> PlayAsync()
    {
        using var output = new StringWriter();
        (await DemoCommand.RunAsync(seed: 2026, keep: true, output, default)).ShouldBe(0, output.ToString());
        const string before = "The data directory is ";
        var said = output.ToString().ReplaceLineEndings("");
        var directory = said[(said.IndexOf(before, StringComparison.Ordinal) + before.Length)..].TrimEnd('.').Trim();
        try
        {
            await using var backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = directory }, TimeProvider.System, new Uuid7Ids(), default);
            var streams = new Dictionary<string, List<RecordedEvent>>(StringComparer.Ordinal);
            string? cursor = null;
            for (FeedPage page; (page = await backend.Returns.ReadFeedAsync(cursor, 1_000, default)).Events.Count > 0; cursor = page.Events[^1].Cursor)
            {
                foreach (var e in page.Events.Select(f => f.Event))
                {
                    if (!streams.TryGetValue(e.ReturnId.Value, out var stream)) streams[e.ReturnId.Value] = stream = [];
                    stream.Add(e);
                }
            }

            return [.. streams.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value.OrderBy(e => e.Sequence).ToArray())];
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
