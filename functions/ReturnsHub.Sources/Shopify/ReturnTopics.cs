using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// The <c>returns/*</c> topics. None carries a time: the trigger's counts. Shapes differ by topic
/// (https://shopify.dev/docs/api/webhooks): request, approve and decline nest the order, the short ones name its id.
/// </summary>
internal static class ReturnTopics
{
    public static Normalised Request(ShopifyMessage m)
    {
        ReturnShape.WithLines(m.Body, "requested");
        return Says(m, header => new ReturnRequestReported(header, ReturnLines.Read(m.Body)));
    }

    public static Normalised Approve(ShopifyMessage m)
    {
        ReturnShape.WithLines(m.Body, "open");
        return Says(m, header => new ReturnAuthorisationReported(header, ReturnLines.Read(m.Body)));
    }

    public static Normalised Decline(ShopifyMessage m)
    {
        ReturnShape.Declined(m.Body);
        return Says(m, header => new ReturnDeclineReported(header, DeclineReason(m.Body)));
    }

    public static Normalised Cancel(ShopifyMessage m)
    {
        ReturnShape.Short(m.Body, "canceled");
        return Says(m, header => new ReturnCancellationReported(header));
    }

    public static Normalised Close(ShopifyMessage m)
    {
        ReturnShape.Short(m.Body, "closed");
        return Says(m, header => new ReturnClosureReported(header));
    }

    public static Normalised Reopen(ShopifyMessage m)
    {
        ReturnShape.Short(m.Body, "open");
        return Says(m, header => new ReturnReopeningReported(header));
    }

    /// <summary>Only removed units concern the hub; fees and shipping come with the refund.</summary>
    public static Normalised Update(ShopifyMessage m)
    {
        ReturnShape.Change(m.Body);
        var removals = m.Body.Object("return_line_items")?.Objects("removals") ?? [];
        var header = Header(m.Body);
        return removals.Count == 0
            ? new Normalised.Read(facts: [])
            : Says(m, _ => new LineRemovalReported(
                header,
                [.. removals.Select(r => new LineRemovalReport(ReturnLines.IdOf(r), r.Quantity("delta")))]));
    }

    private static Normalised.Read Says(ShopifyMessage m, Func<ReturnHeader, FactBody> body)
    {
        var header = Header(m.Body);
        return m.Says(new Subject.Known(m.ReturnId(header.NativeId)), m.TriggeredAt, body(header));
    }

    internal static ReturnHeader Header(JsonView body) => new(
        ShopifyIds.Required(body, "Return"),
        body.Text("name", ReadLimits.Name),
        body.Object("order") is { } order ? ShopifyIds.Of(order, "Order") : body.Digits("order_id"));

    // The field is a code; should a person's words ever stand there, they must not reach an event.
    internal static string? DeclineReason(JsonView body) =>
        body.Object("decline")?.Text("reason", ReadLimits.Code) is { } reason && reason.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? reason.ToLowerInvariant()
            : null;
}
