using ReturnsHub.Azure.Feeds;

namespace ReturnsHub.Azure.Tests.Feeds;

public sealed class FeedCursorTests
{
    private static readonly FeedPlace[] Places =
    [
        new() { Range = """{"Range":{"min":"","max":"1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"}}""" },
        new() { Continuation = """{"V":2,"Rid":"AbCdEf==","Continuation":[]}""", Transaction = 4711, Events = 3 },
    ];

    [Fact]
    public void A_cursor_reads_as_it_was_written() => FeedCursor.Read(FeedCursor.Write(Places)).ShouldBe(Places);

    [Fact]
    public void A_cursor_is_safe_in_an_address() => FeedCursor.Write(Places).ShouldAllBe(c => char.IsAsciiLetterOrDigit(c) || c == '-' || c == '_');

    [Fact]
    public void A_cursor_that_was_changed_anywhere_is_refused()
    {
        var cursor = FeedCursor.Write(Places);
        for (var i = 0; i < cursor.Length - 1; i++)
        {
            var changed = cursor.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Should.Throw<InvalidCursorException>(() => FeedCursor.Read(new string(changed)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("AQ")]
    [InlineData("äöü")]
    [InlineData("AQAAAAAAAAAAAAAA")]
    public void What_is_no_cursor_is_refused(string text) => Should.Throw<InvalidCursorException>(() => FeedCursor.Read(text));

    [Fact]
    public void A_cursor_that_grows_too_large_when_unpacked_is_refused()
    {
        var bomb = new FeedPlace { Continuation = new string('x', 2 * 1024 * 1024) };

        Should.Throw<InvalidCursorException>(() => FeedCursor.Read(FeedCursor.Write([bomb])));
    }

    [Fact]
    public void A_hundred_ranges_fit_into_a_request_line()
    {
        var places = Enumerable.Range(0, 100).Select(i => new FeedPlace
        {
            Continuation = $$$"""{"V":2,"Rid":"AbCdEfGhIjK=","Continuation":[{"token":"\"{{{1000 * i}}}\"","range":{"min":"{{{i:X8}}}","max":"{{{i + 1:X8}}}"}}]}""",
        });

        FeedCursor.Write([.. places]).Length.ShouldBeLessThan(4_000);
    }
}
