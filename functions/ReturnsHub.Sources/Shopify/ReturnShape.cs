using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// Whether a body is what its topic says. The topic stands in an unsigned header: who holds one signed body could send it
/// under another topic and approve what was cancelled. So the body must fit the topic by its own id, status and shape.
/// </summary>
internal static class ReturnShape
{
    private const string Lines = "return_line_items";

    /// <summary>Requires a return with lines (request, approve) of this status.</summary>
    public static void WithLines(JsonView body, string status)
    {
        IsReturn(body, status);
        Require(!body.Has(Lines) || body.HasArray(Lines), Lines);
        Require(!body.Mentions("order_id"), "order_id");
    }

    /// <summary>Requires a declined return.</summary>
    public static void Declined(JsonView body)
    {
        IsReturn(body, "declined");
        Require(!body.Mentions("order_id"), "order_id");
        Require(!body.Mentions(Lines), Lines);
    }

    /// <summary>Requires the short form (cancel, close, reopen) of this status.</summary>
    public static void Short(JsonView body, string status)
    {
        IsReturn(body, status);
        Require(!body.Mentions(Lines), Lines);
        Require(!body.Mentions("order"), "order");
        Require(!body.Mentions("decline"), "decline");
    }

    /// <summary>Requires a change to a return's lines, which has no status.</summary>
    public static void Change(JsonView body)
    {
        Require(!body.Mentions("status"), "status");
        Require(!body.HasArray(Lines), Lines);
    }

    /// <summary>Throws the refusal, naming the member that gave the body away.</summary>
    public static void Require(bool fits, string member)
    {
        if (!fits) throw new UnreadableException("topic-mismatch", $"'{member}' is not as the topic in the header has it: the body is of another topic.");
    }

    private static void IsReturn(JsonView body, string status)
    {
        var actual = body.Text("status", ReadLimits.Code);
        // A subscription may leave fields out; then the id's type must speak for the body.
        Require(actual is null ? ShopifyIds.TypeOf(body) == "Return" : string.Equals(actual, status, StringComparison.OrdinalIgnoreCase), "status");
    }
}
