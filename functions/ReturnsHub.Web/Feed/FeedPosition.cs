using Microsoft.AspNetCore.Http;

namespace ReturnsHub.Web.Feed;

/// <summary>Tells a caller of the feed where to go on.</summary>
internal static class FeedPosition
{
    public const string NextCursor = "X-Next-Cursor";
    public const string CaughtUp = "X-Caught-Up";

    // Told again on the next page; where the last one began is not.
    private static readonly string[] Kept = ["limit", "wait", "tenant", "consumer", "type"];

    /// <param name="context">The request.</param>
    /// <param name="next">The cursor behind what was looked at; null when there is nothing yet.</param>
    /// <param name="caughtUp">Whether the feed held nothing further.</param>
    public static void Tell(HttpContext context, string? next, bool caughtUp)
    {
        var headers = context.Response.Headers;
        headers[CaughtUp] = caughtUp ? "true" : "false";
        if (next is null) return;
        var query = QueryString.Create("after", next);
        foreach (var name in Kept)
        {
            foreach (var value in context.Request.Query[name]) query = query.Add(name, value ?? "");
        }

        headers[NextCursor] = Uri.EscapeDataString(next);
        headers.Link = $"</api/events{query}>; rel=\"next\"";
    }
}
