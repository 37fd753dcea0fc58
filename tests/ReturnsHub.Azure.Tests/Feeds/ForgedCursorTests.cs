using ReturnsHub.Azure.Feeds;

namespace ReturnsHub.Azure.Tests.Feeds;

/// <summary>Cursors that somebody made up whose check sums are right: the sum guards against accidents, not against people.</summary>
public sealed class ForgedCursorTests : IAsyncLifetime
{
    private readonly ReturnsHome _home = new();
    private AzureBackend _backend = null!;

    public async Task InitializeAsync() => _backend = await _home.OpenAsync(new ManualTime(), new SequentialIds());

    public Task DisposeAsync() => _home.RemoveAsync();

    [Theory]
    [InlineData("", null)]
    [InlineData("garbage", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    [InlineData("[]", null)]
    [InlineData("7", null)]
    [InlineData("""{"Range":{"min":"FF","max":"00"}}""", null)]
    [InlineData("""{"Range":{"min":"zz","max":"yy"}}""", null)]
    [InlineData(null, "")]
    [InlineData(null, "garbage")]
    [InlineData(null, "{}")]
    [InlineData(null, "null")]
    [InlineData(null, "[]")]
    [InlineData(null, """{"V":2,"Rid":"AAAAAA==","Continuation":[]}""")]
    [InlineData(null, """{"V":2,"Rid":"AAAAAA==","Continuation":[{"token":"\"1\"","range":{"min":"","max":"FF"}}],"Range":{"min":"","max":"FF"}}""")]
    [InlineData(null, """{"V":2,"Rid":7,"Continuation":"x"}""")]
    public async Task A_made_up_place_is_a_cursor_that_cannot_be_used(string? range, string? continuation)
    {
        var cursor = FeedCursor.Write([new FeedPlace { Range = range, Continuation = continuation }]);
        await Should.ThrowAsync<InvalidCursorException>(_backend.Returns.ReadFeedAsync(cursor, 10, CancellationToken.None));
    }
}
