using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// Answers of the Admin API that the hub itself asked for, kept and queued as any other message. The queries name fields as
/// webhooks do, so each is read by what reads the webhook, and says the same facts.
/// </summary>
internal static class SnapshotTopics
{
    /// <summary>Topics of this prefix come from the hub itself; the door refuses them.</summary>
    public const string Prefix = "hub/";

    public const string Return = Prefix + "return-snapshot";
    public const string Order = Prefix + "order-snapshot";
    public const string Refund = Prefix + "refund-snapshot";

    /// <summary>
    /// The header that lists which parts of a return were asked for because the hub lacked them: a part that is known already
    /// would be told twice.
    /// </summary>
    public const string PartsHeader = "parts";

    /// <summary>The part that says where the merchant's answer stands.</summary>
    public const string Status = "status";

    /// <summary>The part that says that the return was taken up again.</summary>
    public const string Reopened = "reopened";

    /// <summary>The part with labels and their tracking numbers.</summary>
    public const string Labels = "labels";

    public static Normalised ReadOrder(ShopifyMessage m) => Of(m, "order", Orders.Read);

    public static Normalised ReadRefund(ShopifyMessage m) => Of(m, "refund", Refunds.Create);

    public static Normalised ReadReturn(ShopifyMessage m) => Of(m, "return", returned =>
    {
        var body = returned.Body;
        var header = ReturnTopics.Header(body);
        var lines = ReturnLines.Read(body);
        var asked = body.Time("created_at") ?? m.TriggeredAt;
        var said = new List<(string Part, DateTimeOffset At, FactBody Body)> { ("request", asked, new ReturnRequestReported(header, lines)) };
        if (Wanted(m, Status)) said.AddRange(Answer(returned, header, asked));
        if (Wanted(m, Reopened)) said.Add(("reopened", m.TriggeredAt, new ReturnReopeningReported(header)));
        foreach (var order in body.Objects("reverse_fulfillment_orders"))
        {
            if (Wanted(m, Labels))
            {
                foreach (var (label, at) in Deliveries(order, header, m.TriggeredAt)) said.Add(($"label/{label.TrackingNumber}", at, label));
            }

            if (Dispositions(order) is { } told) said.Add(($"disposition/{told.Report.DispositionId}", told.At, told.Report));
        }

        var subject = new Subject.Known(m.ReturnId(header.NativeId));
        return new Normalised.Read([.. said.Select(s => m.Says(subject, s.At, s.Body).Facts[0] with { Id = Clip.Of($"{m.FactId}:{s.Part}", 200) })]);
    });

    private static IEnumerable<(string Part, DateTimeOffset At, FactBody Body)> Answer(ShopifyMessage m, ReturnHeader header, DateTimeOffset asked)
    {
        var status = m.Body.Text("status", ReadLimits.Code)?.ToUpperInvariant();
        var closed = m.Body.Time("closed_at") ?? m.TriggeredAt;
        if (status is "OPEN" or "CLOSED") yield return ("authorised", m.Body.Time("approved_at") ?? asked, new ReturnAuthorisationReported(header, []));
        if (status is "CLOSED") yield return ("closed", closed, new ReturnClosureReported(header));
        if (status is "CANCELED") yield return ("cancelled", closed, new ReturnCancellationReported(header));
        // A refusal has no time of its own.
        if (status is "DECLINED") yield return ("declined", m.TriggeredAt, new ReturnDeclineReported(header, ReturnTopics.DeclineReason(m.Body)));
    }

    private static IEnumerable<(LabelReported Label, DateTimeOffset At)> Deliveries(JsonView order, ReturnHeader header, DateTimeOffset asked) => order.Objects("reverse_deliveries")
        .Select(d => (Label: ReverseLogistics.Label(d, header), At: d.Object("shipping_deliverable")?.Object("label")?.Time("created_at") ?? asked))
        .Where(d => d.Label is not null)
        .Select(d => (d.Label!, d.At));

    private static (DispositionReported Report, DateTimeOffset At)? Dispositions(JsonView order)
    {
        var lines = new List<DispositionLineReport>();
        DateTimeOffset? at = null;
        foreach (var line in order.Objects("line_items"))
        {
            var sku = Sku.From(line.Object("fulfillment_line_item")?.Object("line_item")?.Text("sku", ReadLimits.Name));
            foreach (var disposition in line.Objects("dispositions"))
            {
                if (ReverseLogistics.Line(disposition) is not { } read) continue;
                lines.Add(read with { Sku = sku });
                if (disposition.Time("created_at") is { } made && !(made <= at)) at = made;
            }
        }

        return lines.Count > 0 && at is { } newest
            ? (new DispositionReported(ReverseLogistics.DocumentId(ShopifyIds.Required(order, "ReverseFulfillmentOrder")), lines), newest)
            : null;
    }

    private static bool Wanted(ShopifyMessage m, string part) =>
        (m.Header(PartsHeader) ?? "").Split(',', StringSplitOptions.TrimEntries).Contains(part, StringComparer.Ordinal);

    private static Normalised Of(ShopifyMessage m, string member, Func<ShopifyMessage, Normalised> read)
    {
        using var plain = SnapshotShape.Plain(m.Body.Element);
        var body = new JsonView(plain.RootElement, "").Object(member) ?? throw new UnreadableException("topic-mismatch", $"'{member}' is missing: the body is no such answer.");
        return read(m with { Body = body });
    }
}
